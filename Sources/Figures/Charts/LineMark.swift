/// A line from point to point, with a marker at the points as far as they do not crowd, and at the
/// last one; or without any, as a curve.
///
/// A single point is drawn as a marker; no points draw nothing. What lies beyond the axes is left out.
public struct LineMark: Mark {
  /// The points, from left to right.
  public let points: [Point]
  /// The looks of the line.
  public let style: SeriesStyle
  /// What is written at the end of the line, in a chart that labels its lines directly.
  public let name: String
  /// Whether points have markers.
  public let hasMarkers: Bool

  /// A line through points.
  public init(
    _ points: [Point], style: SeriesStyle, name: String = "", hasMarkers: Bool = true
  ) {
    self.points = points
    self.style = style
    self.name = name
    self.hasMarkers = hasMarkers
  }

  /// Draws room for the markers, then the line, which must not be cut by it, then the markers.
  public func draw(in area: PlotArea, onto graphics: inout Graphics) {
    let (frame, theme) = (area.frame.generous, area.theme)
    let places = points.map { area.point($0.x, $0.y) }
    let markers = hasMarkers ? marked(places.filter(frame.contains), theme) : []
    for place in markers {
      let outline = style.outline(at: place, radius: 2 * theme.lineWidth)
      graphics.add(
        Shape(
          outline, fill: Fill(theme.ground), stroke: Stroke(theme.ground, width: theme.lineWidth)))
    }
    for piece in frame.pieces(of: places) where piece.count > 1 {
      graphics.add(
        Shape(
          .path(piece, isClosed: false),
          stroke: Stroke(style.color, width: theme.lineWidth, dash: style.dash)))
    }
    for place in markers {
      graphics.add(
        Shape(style.outline(at: place, radius: 2 * theme.lineWidth), fill: Fill(style.color)))
    }
  }

  /// The places that have a marker: all if they are well apart, else as many as are far apart; the
  /// last one in any case.
  private func marked(_ places: [Point], _ theme: Theme) -> [Point] {
    // Rounding must not make evenly spaced points differ.
    func isApart(_ a: Point, _ b: Point, by distance: Double) -> Bool {
      abs(a.x - b.x) >= distance * theme.unit - 1e-6
    }
    if zip(places, places.dropFirst()).allSatisfy({ isApart($0, $1, by: 60) }) { return places }
    return places.reversed().reduce(into: []) { marked, place in
      if marked.last.map({ isApart($0, place, by: 100) }) != false { marked.append(place) }
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
