/// An arrow between two points of a chart.
public struct ArrowMark: Mark {
  /// Where it begins, in units of the axes.
  public let start: Point
  /// Where its tip is, in units of the axes.
  public let end: Point
  /// Its colour; nil for the ink of the theme.
  public let color: Color?

  /// An arrow from a point to another; between equal points nothing is drawn.
  public init(from start: Point, to end: Point, color: Color? = nil) {
    self.start = start
    self.end = end
    self.color = color
  }

  /// Draws the arrow.
  public func draw(in area: PlotArea, onto graphics: inout Graphics) {
    let stroke = Stroke(color ?? area.theme.ink, width: area.theme.lineWidth * 0.8)
    let ends = [start, end].map { area.point($0.x, $0.y) }
    for shape in Shape.arrow(from: ends[0], to: ends[1], stroke) { graphics.add(shape) }
  }
}
