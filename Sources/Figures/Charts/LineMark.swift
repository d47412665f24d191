/// A line from point to point, with a marker at the points as far as they do not crowd.
public struct LineMark: Mark {
  /// The points, from left to right.
  public let points: [Point]
  /// The looks of the line.
  public let style: SeriesStyle

  /// A line through points.
  public init(_ points: [Point], style: SeriesStyle) {
    self.points = points
    self.style = style
  }

  /// Draws the line, then the markers: every point's, every second's and so on, well apart.
  public func draw(in area: PlotArea, onto graphics: inout Graphics) {
    let places = points.map { area.point($0.x, $0.y) }
    guard let first = places.first, let last = places.last else { return }
    if places.count > 1 {
      graphics.add(
        Shape(
          .path(places, isClosed: false),
          stroke: Stroke(style.color, width: area.theme.lineWidth, dash: style.dash)))
    }
    let gap = (last.x - first.x) / Double(max(places.count - 1, 1))
    let every =
      gap > 0 ? max(1, Int((60 * area.theme.unit / gap).rounded(.up))) : max(1, places.count)
    for place in stride(from: 0, to: places.count, by: every).map({ places[$0] }) {
      graphics.add(marker(at: place, style, area.theme))
    }
  }

  /// Stops a line that has no place on the axes.
  public func check(on horizontal: Axis, _ vertical: Axis) throws(FigureError) {
    for point in points {
      try horizontal.check(point.x)
      try vertical.check(point.y)
    }
  }
}
