/// A line from point to point, with a marker at the points as far as they do not crowd.
///
/// A single point is drawn as a marker; no points draw nothing. What lies beyond the axes is left out.
public struct LineMark: Mark {
  /// The points, from left to right.
  public let points: [Point]
  /// The looks of the line.
  public let style: SeriesStyle
  /// What is written at the end of the line, in a chart that labels its lines directly.
  public let name: String

  /// A line through points.
  public init(_ points: [Point], style: SeriesStyle, name: String = "") {
    self.points = points
    self.style = style
    self.name = name
  }

  /// Draws the line, then the markers: every point's, every second's and so on, well apart.
  public func draw(in area: PlotArea, onto graphics: inout Graphics) {
    let places = points.map { area.point($0.x, $0.y) }
    let frame = area.frame.generous
    for piece in frame.pieces(of: places) where piece.count > 1 {
      graphics.add(
        Shape(
          .path(piece, isClosed: false),
          stroke: Stroke(style.color, width: area.theme.lineWidth, dash: style.dash)))
    }
    var last: Double?
    for place in places where frame.contains(place) {
      // Rounding must not make evenly spaced points differ.
      if let last, abs(place.x - last) < 60 * area.theme.unit - 1e-6 { continue }
      graphics.add(marker(at: place, style, area.theme))
      last = place.x
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
