/// The inside of a chart: where a pair of values lies on the canvas.
public struct PlotArea {
  /// The inside, on the canvas.
  public let frame: Rectangle
  /// The axis below.
  public let horizontal: Axis
  /// The axis on the left.
  public let vertical: Axis
  /// The looks of the chart.
  public let theme: Theme
  /// What measures the texts of marks.
  let typesetter: Typesetter

  /// The place of a pair of values.
  public func point(_ x: Double, _ y: Double) -> Point {
    Point(self.x(x), self.y(y))
  }

  /// The place of a value of the horizontal axis, from the left.
  public func x(_ value: Double) -> Double {
    frame.x + horizontal.fraction(of: value) * frame.width
  }

  /// The place of a value of the vertical axis, from the top.
  public func y(_ value: Double) -> Double {
    frame.maxY - vertical.fraction(of: value) * frame.height
  }

  /// The rectangle between two pairs of values.
  public func rectangle(_ xs: ClosedRange<Double>, _ ys: ClosedRange<Double>) -> Rectangle {
    let (first, second) = (point(xs.lowerBound, ys.lowerBound), point(xs.upperBound, ys.upperBound))
    return Rectangle(
      x: min(first.x, second.x), y: min(first.y, second.y), width: abs(second.x - first.x),
      height: abs(second.y - first.y))
  }
}
