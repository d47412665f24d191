/// A single value; left out if it lies beyond the axes.
public struct PointMark: Mark {
  /// Where it lies.
  public let point: Point
  /// The looks of its marker.
  public let style: SeriesStyle
  /// How much larger than usual the marker is.
  public let scale: Double
  /// Whether the marker is filled; otherwise it is an outline, within which all else is seen.
  public let isFilled: Bool

  /// A marker at a point.
  public init(_ point: Point, style: SeriesStyle, scale: Double = 1, isFilled: Bool = true) {
    self.point = point
    self.style = style
    self.scale = scale
    self.isFilled = isFilled
  }

  /// Draws the marker.
  public func draw(in area: PlotArea, onto graphics: inout Graphics) {
    let place = area.point(point.x, point.y)
    guard area.frame.generous.contains(place) else { return }
    let filled = marker(at: place, style, area.theme, scale: scale)
    let open = Shape(
      filled.outline, stroke: Stroke(style.color, width: area.theme.lineWidth * 0.6))
    graphics.add(isFilled ? filled : open)
  }

  /// Stops a point that has no place on the axes.
  public func check(on horizontal: Axis, _ vertical: Axis) throws(FigureError) {
    try horizontal.check(point.x)
    try vertical.check(point.y)
  }
}

/// A marker of the usual size, with a rim of the ground's colour.
func marker(at place: Point, _ style: SeriesStyle, _ theme: Theme, scale: Double = 1) -> Shape {
  Shape(
    style.outline(at: place, radius: 2 * theme.lineWidth * scale), fill: Fill(style.color),
    stroke: Stroke(theme.ground, width: theme.lineWidth / 2))
}

/// A ring around a place, to point it out.
func ring(at place: Point, _ color: Color, _ theme: Theme, scale: Double = 1) -> Shape {
  Shape(
    .circle(center: place, radius: 3.4 * theme.lineWidth * scale),
    stroke: Stroke(color, width: theme.lineWidth / 2))
}
