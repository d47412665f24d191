/// The lines through zero of both axes, a little stronger than the grid.
struct ZeroLines: Mark {
  func draw(in area: PlotArea, onto graphics: inout Graphics) {
    let (frame, theme) = (area.frame, area.theme)
    let color = Color.mix(theme.grid, theme.mutedInk, at: 0.5)
    func line(_ start: Point, _ end: Point) {
      graphics.add(
        Shape(
          .path([start, end], isClosed: false), stroke: Stroke(color, width: 3 * theme.unit)))
    }
    if area.vertical.range.contains(0) {
      line(Point(frame.x, area.y(0)), Point(frame.maxX, area.y(0)))
    }
    if area.horizontal.range.contains(0) {
      line(Point(area.x(0), frame.y), Point(area.x(0), frame.maxY))
    }
  }
}
