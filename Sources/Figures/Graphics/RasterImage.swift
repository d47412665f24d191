/// A picture in shades of grey.
public struct GrayImage: Equatable, Sendable {
  /// The number of rows.
  public let height: Int
  /// The number of columns.
  public let width: Int
  /// Shape (height × width), row by row, each 0 (white) to 1 (black).
  public let pixels: [Float]

  /// An image from its rows.
  ///
  /// - Parameters:
  ///   - height: The number of rows.
  ///   - width: The number of columns.
  ///   - pixels: Shape (height × width), 0 for white to 1 for black; outside of that is clamped.
  public init(height: Int, width: Int, pixels: [Float]) {
    self.height = height
    self.width = width
    self.pixels = pixels
  }

  /// The grey of one pixel as it is drawn: 255 for 0 and for NaN, 0 for 1.
  func shade(row: Int, column: Int) -> UInt8 {
    let value = pixels[row * width + column]
    return value.isNaN ? 255 : UInt8((255 * (1 - min(max(value, 0), 1))).rounded())
  }
}

/// Pixels on a canvas, each drawn as a square of whole pixels, without smoothing.
public struct RasterImage: Equatable, Sendable {
  /// The number of rows and columns that are drawn.
  public let rowCount: Int
  /// The number of columns.
  public let columnCount: Int
  /// Shape (rowCount × columnCount), row by row, 0 for black to 255 for white.
  public let shades: [UInt8]
  /// The side of one pixel on the canvas, a whole number of pixels.
  public let scale: Int
  /// Where the upper left corner is, in whole pixels.
  public let origin: Point

  /// The room that the image takes on the canvas.
  public var frame: Rectangle {
    Rectangle(
      x: origin.x, y: origin.y, width: Double(columnCount * scale),
      height: Double(rowCount * scale))
  }
}
