import CPango

/// A canvas of pixels, 8 bits each of red, green, blue and, unless all are opaque, opacity.
package struct Pixels: Equatable, Sendable {
  /// The most pixels that a canvas may have: 256 MB of memory.
  package static let limit = 1 << 26

  /// The number of columns.
  package let width: Int
  /// The number of rows.
  package let height: Int
  /// Whether nothing is seen through any pixel.
  package let isOpaque: Bool
  /// Shape (height × width), row by row, each 0xAARRGGBB.
  ///
  /// AA, the opacity, means nothing where all are opaque; where nothing is seen, the value is 0.
  package var values: [UInt32]

  /// A canvas that is black, or clear if it need not be opaque.
  ///
  /// - Throws: ``FigureError`` unless both sides are 1 to 32,767 pixels and the area is within
  ///   ``limit``.
  package init(width: Double, height: Double, isOpaque: Bool = true) throws(FigureError) {
    try Self.checkSize(width: width, height: height)
    self.width = Int(width)
    self.height = Int(height)
    self.isOpaque = isOpaque
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
    let format = isOpaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32
    let failure: String? = values.withUnsafeMutableBytes { buffer in
      let bytes = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
      let surface = cairo_image_surface_create_for_data(bytes, format, width, height, width * 4)
      defer { cairo_surface_destroy(surface) }
      guard let canvas = cairo_create(surface) else { return "out of memory" }
      defer { cairo_destroy(canvas) }
      draw(canvas)
      cairo_surface_flush(surface)
      let status = cairo_status(canvas)
      return status == CAIRO_STATUS_SUCCESS ? nil : String(cString: cairo_status_to_string(status))
    }
    if !isOpaque {
      for index in values.indices { values[index] = Self.undiluted(values[index]) }
    }
    return failure
  }

  /// A pixel with its parts as they are, of one whose parts Cairo has multiplied by the opacity.
  ///
  ///     part = 255 × diluted / opacity, rounded
  ///
  /// Multiplied again, it gives the same: the rounding is at most half of a 255th of the opacity.
  package static func undiluted(_ value: UInt32) -> UInt32 {
    let opacity = value >> 24
    if opacity == 255 || opacity == 0 { return value }
    func part(_ shift: UInt32) -> UInt32 {
      min(((value >> shift & 0xff) * 255 + opacity / 2) / opacity, 255) << shift
    }
    return opacity << 24 | part(16) | part(8) | part(0)
  }
}
