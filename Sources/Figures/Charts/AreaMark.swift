/// The area between a line and a value of the vertical axis, translucent, so that a grid shows.
///
/// No points and a single point have no area: nothing is drawn. What lies beyond the axes is left
/// out.
public struct AreaMark: Mark {
  /// The points of the line, from left to right.
  public let points: [Point]
  /// The value at which the area ends.
  public let base: Double
  /// The looks: the colour and the hatch of bars.
  public let style: SeriesStyle

  /// The area from a line to a value.
  public init(_ points: [Point], base: Double = 0, style: SeriesStyle) {
    self.points = points
    self.base = base
    self.style = style
  }

  /// Draws the area, without an edge.
  public func draw(in area: PlotArea, onto graphics: inout Graphics) {
    guard points.count > 1, let first = points.first, let last = points.last else { return }
    let corners = points + [Point(last.x, base), Point(first.x, base)]
    let fill = Fill(style.color, hatch: style.hatch, hatchColor: style.hatchColor, opacity: 0.45)
    let outline = area.frame.generous.part(of: corners.map { area.point($0.x, $0.y) })
    if !outline.isEmpty { graphics.add(Shape(.path(outline, isClosed: true), fill: fill)) }
  }

  /// Stops an area that has no place on the axes.
  public func check(on horizontal: Axis, _ vertical: Axis) throws(FigureError) {
    try vertical.check(base)
    for point in points {
      try horizontal.check(point.x)
      try vertical.check(point.y)
    }
  }
}
