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

  /// The grey of one pixel as it is drawn: white for 0 and for NaN, black for 1.
  func color(row: Int, column: Int) -> Color {
    let value = pixels[row * width + column]
    let shade = value.isNaN ? 255 : UInt8((255 * (1 - min(max(value, 0), 1))).rounded())
    return Color(red: shade, green: shade, blue: shade)
  }
}

/// Pixels on a canvas, each drawn as a square of whole pixels, without smoothing.
public struct RasterImage: Equatable, Sendable {
  /// The number of rows and columns that are drawn.
  public let rowCount: Int
  /// The number of columns.
  public let columnCount: Int
  /// Shape (rowCount × columnCount), row by row.
  public let colors: [Color]
  /// The side of one pixel on the canvas, a whole number of pixels.
  public let scale: Int
  /// Where the upper left corner is, in whole pixels.
  public let origin: Point
  /// Whether it is the ground of a chart, on which texts may stand.
  public internal(set) var isGround = false

  /// The room that the image takes on the canvas.
  public var frame: Rectangle {
    Rectangle(
      x: origin.x, y: origin.y, width: Double(columnCount * scale),
      height: Double(rowCount * scale))
  }
}
