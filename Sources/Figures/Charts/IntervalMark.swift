/// How uncertain a value is: an upright line between two limits, with a short bar at each.
///
/// What lies beyond the axes is left out.
public struct IntervalMark: Mark {
  /// Where it stands on the horizontal axis.
  public let x: Double
  /// The two limits.
  public let range: ClosedRange<Double>

  /// An interval at a place.
  public init(x: Double, range: ClosedRange<Double>) {
    self.x = x
    self.range = range
  }

  /// Draws the interval in ink with a rim of the ground's colour, so that it shows on any bar.
  public func draw(in area: PlotArea, onto graphics: inout Graphics) {
    let ends = (area.point(x, range.upperBound), area.point(x, range.lowerBound))
    guard let span = area.frame.generous.span(from: ends.0, to: ends.1) else { return }
    let top = Point.between(ends.0, ends.1, at: span.lowerBound)
    let bottom = Point.between(ends.0, ends.1, at: span.upperBound)
    for (color, width) in [(area.theme.ground, 2.2), (area.theme.ink, 0.8)] {
      // The rim goes around the ends as well.
      let cap = (2.6 + width / 2) * area.theme.lineWidth
      let lines = [
        [top, bottom], [Point(top.x - cap, top.y), Point(top.x + cap, top.y)],
        [Point(bottom.x - cap, bottom.y), Point(bottom.x + cap, bottom.y)],
      ]
      for line in lines {
        graphics.add(
          Shape(
            .path(line, isClosed: false),
            stroke: Stroke(color, width: width * area.theme.lineWidth)))
      }
    }
  }

  /// Stops an interval that has no place on the axes.
  public func check(on horizontal: Axis, _ vertical: Axis) throws(FigureError) {
    try horizontal.check(x)
    for limit in [range.lowerBound, range.upperBound] { try vertical.check(limit) }
  }
}
