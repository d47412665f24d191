import CPango

/// A canvas of pixels, 8 bits each of red, green and blue.
package struct Pixels: Equatable, Sendable {
  /// The most pixels that a canvas may have: 256 MB of memory.
  package static let limit = 1 << 26

  /// The number of columns.
  package let width: Int
  /// The number of rows.
  package let height: Int
  /// Shape (height × width), row by row, each 0x00RRGGBB.
  package var values: [UInt32]

  /// A black canvas.
  ///
  /// - Throws: ``FigureError`` unless both sides are 1 to 32,767 pixels and the area is within
  ///   ``limit``.
  package init(width: Double, height: Double) throws(FigureError) {
    try Self.checkSize(width: width, height: height)
    self.width = Int(width)
    self.height = Int(height)
    values = Array(repeating: 0, count: self.width * self.height)
  }

  /// Stops a canvas without room, or with more than can be held.
  static func checkSize(width: Double, height: Double) throws(FigureError) {
    guard width >= 1, height >= 1, width <= 32767, height <= 32767,
      width * height <= Double(limit)
    else {
      throw FigureError(
        "expected a canvas of 1 to 32767 pixels a side and at most \(limit) in all, "
          + "found \(width) × \(height). Choose a smaller size.")
    }
  }

  /// Lends the pixels to Cairo; the reason if something could not be drawn.
  mutating func withCanvas(_ draw: (OpaquePointer) -> Void) -> String? {
    let (width, height) = (Int32(width), Int32(height))
    return values.withUnsafeMutableBytes { buffer in
      let bytes = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
      let surface = cairo_image_surface_create_for_data(
        bytes, CAIRO_FORMAT_RGB24, width, height, width * 4)
      defer { cairo_surface_destroy(surface) }
      guard let canvas = cairo_create(surface) else { return "out of memory" }
      defer { cairo_destroy(canvas) }
      draw(canvas)
      cairo_surface_flush(surface)
      let status = cairo_status(canvas)
      return status == CAIRO_STATUS_SUCCESS ? nil : String(cString: cairo_status_to_string(status))
    }
  }
}
