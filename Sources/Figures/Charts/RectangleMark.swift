/// A filled rectangle between values: a bar, or the cell of a heat map.
///
/// What lies beyond the axes is left out.
public struct RectangleMark: Mark {
  /// From where to where on the horizontal axis.
  public let xs: ClosedRange<Double>
  /// From where to where on the vertical axis.
  public let ys: ClosedRange<Double>
  /// How it is filled.
  public let fill: Fill
  /// How its edge is drawn, if it is.
  public let stroke: Stroke?

  /// A rectangle over two ranges of values.
  public init(
    _ xs: ClosedRange<Double>, _ ys: ClosedRange<Double>, fill: Fill, stroke: Stroke? = nil
  ) {
    self.xs = xs
    self.ys = ys
    self.fill = fill
    self.stroke = stroke
  }

  /// Draws the rectangle, its edges on whole pixels, so that neighbours leave no seam.
  public func draw(in area: PlotArea, onto graphics: inout Graphics) {
    guard let exact = area.frame.common(with: area.rectangle(xs, ys)) else { return }
    let (x, y) = (exact.x.rounded(), exact.y.rounded())
    let snapped = Rectangle(
      x: x, y: y, width: exact.maxX.rounded() - x, height: exact.maxY.rounded() - y)
    graphics.add(Shape(.rectangle(snapped), fill: fill, stroke: stroke))
  }

  /// Stops a rectangle that has no place on the axes.
  public func check(on horizontal: Axis, _ vertical: Axis) throws(FigureError) {
    for limit in [xs.lowerBound, xs.upperBound] { try horizontal.check(limit) }
    for limit in [ys.lowerBound, ys.upperBound] { try vertical.check(limit) }
  }
}
