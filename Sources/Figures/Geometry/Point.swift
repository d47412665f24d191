/// A place: on a canvas in pixels, from the top left corner; in a chart in the data's units.
public struct Point: Equatable, Sendable {
  /// The distance to the right.
  public var x: Double
  /// The distance down on a canvas, up in a chart.
  public var y: Double

  /// The point at `x`, `y`.
  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }
}

/// A width and a height, in pixels.
public struct Size: Equatable, Sendable {
  /// The extent to the right.
  public var width: Double
  /// The extent downwards.
  public var height: Double

  /// A size of `width` by `height`.
  public init(_ width: Double, _ height: Double) {
    self.width = width
    self.height = height
  }
}
