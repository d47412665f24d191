/// An upright rectangle on a canvas, in pixels.
public struct Rectangle: Equatable, Sendable {
  /// The left edge.
  public var x: Double
  /// The upper edge.
  public var y: Double
  /// The extent to the right, at least 0.
  public var width: Double
  /// The extent downwards, at least 0.
  public var height: Double

  /// A rectangle by its upper left corner and its size; a negative size counts as 0.
  public init(x: Double, y: Double, width: Double, height: Double) {
    self.x = x
    self.y = y
    self.width = max(0, width)
    self.height = max(0, height)
  }

  /// The right edge.
  public var maxX: Double { x + width }
  /// The lower edge.
  public var maxY: Double { y + height }
  /// The middle from left to right.
  public var midX: Double { x + width / 2 }
  /// The middle from top to bottom.
  public var midY: Double { y + height / 2 }

  /// The rectangle without a margin on each side.
  public func inset(left: Double = 0, top: Double = 0, right: Double = 0, bottom: Double = 0)
    -> Rectangle
  {
    Rectangle(x: x + left, y: y + top, width: width - left - right, height: height - top - bottom)
  }

  /// The rectangle without the same margin on all sides.
  public func inset(_ margin: Double) -> Rectangle {
    inset(left: margin, top: margin, right: margin, bottom: margin)
  }

  /// Whether another rectangle lies wholly inside, touching edges included.
  public func contains(_ other: Rectangle) -> Bool {
    x <= other.x && y <= other.y && maxX >= other.maxX && maxY >= other.maxY
  }

  /// Whether two rectangles share an area; touching edges share none.
  public func overlaps(_ other: Rectangle) -> Bool {
    x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
  }
}
