/// A picture in shades of grey.
public struct GrayImage: Equatable, Sendable {
  /// The number of rows.
  public let height: Int
  /// The number of columns.
  public let width: Int
  /// Shape (height × width), row by row, each 0 (bare paper) to 1 (full ink).
  public let pixels: [Float]

  /// An image from its rows.
  ///
  /// - Parameters:
  ///   - height: The number of rows.
  ///   - width: The number of columns.
  ///   - pixels: Shape (height × width), 0 for white to 1 for black on paper; on a dark ground 0
  ///     is that ground and 1 is light. Outside of 0 to 1 is clamped, not a number is drawn as 0.
  public init(height: Int, width: Int, pixels: [Float]) {
    self.height = height
    self.width = width
    self.pixels = pixels
  }

  /// The grey of one pixel as it is drawn: a value is ink, so that 0 is bare paper.
  ///
  /// Where the ink is darker than the ground, 0 is white and 1 is black. On a dark ground 0 is that
  /// ground and 1 its light ink: a white card would outshine the rest of a dark slide. What is not a
  /// number counts as 0.
  func color(row: Int, column: Int, in theme: Theme) -> Color {
    let value = Double(pixels[row * width + column])
    let share = value.isNaN ? 0 : value
    return theme.isDark ? .mix(theme.ground, theme.ink, at: share) : .mix(.white, .black, at: share)
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
