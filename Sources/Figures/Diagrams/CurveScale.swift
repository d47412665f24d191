/// Where the points of a curve lie in a small box.
struct CurveScale {
  let frame: Rectangle
  let xs: ClosedRange<Double>
  let ys: ClosedRange<Double>

  init(_ curve: [Point], in frame: Rectangle) {
    func range(_ values: [Double]) -> ClosedRange<Double> {
      (values.min() ?? 0)...(values.max() ?? 0)
    }
    self.frame = frame
    xs = range(curve.map(\.x))
    ys = range(curve.map(\.y))
  }

  func place(_ point: Point) -> Point {
    Point(
      frame.x + Self.fraction(point.x, xs) * frame.width,
      frame.maxY - Self.fraction(point.y, ys) * frame.height)
  }

  /// The lines of zero, as far as they run through the curve's range.
  var axes: [[Point]] {
    let level = [Point(xs.lowerBound, 0), Point(xs.upperBound, 0)]
    let upright = [Point(0, ys.lowerBound), Point(0, ys.upperBound)]
    return [(ys, level), (xs, upright)].filter {
      $0.0.contains(0) && $0.0.lowerBound < $0.0.upperBound
    }.map { $0.1.map(place) }
  }

  /// How far a value is along a range; halves first, so that the largest do not overflow.
  private static func fraction(_ value: Double, _ range: ClosedRange<Double>) -> Double {
    let (low, high) = (range.lowerBound / 2, range.upperBound / 2)
    return high > low ? (value / 2 - low) / (high - low) : 0.5
  }
}
