extension FunctionPlot.Curve {
  /// A break with what the function is there and just beside it.
  struct Break: Sendable {
    let place: Double
    let before: Double
    let value: Double
    let after: Double

    /// Whether the function runs towards infinity: 100,000 times further than it is elsewhere.
    func isPole(of curve: FunctionPlot.Curve, in range: ClosedRange<Double>) -> Bool {
      let usual = curve.values(in: range).map(abs).max() ?? 0
      return max(abs(before), abs(after)) > 1e5 * usual && usual > 0
    }
  }

  /// The breaks inside of a range, from left to right.
  ///
  /// "Just beside" is a billionth of the range away: far enough for the rounding of a function's
  /// argument, and far less than a pixel.
  func breaks(in range: ClosedRange<Double>) -> [Break] {
    let step = (range.upperBound / 2 - range.lowerBound / 2) * 2e-9
    return Set(breaks + holes).sorted().filter {
      range.lowerBound + step < $0 && $0 < range.upperBound - step
    }
    .map {
      Break(
        place: $0, before: function($0 - step),
        value: holes.contains($0) ? .nan : function($0), after: function($0 + step))
    }
  }

  /// The finite values at 401 places from one end of a range to the other.
  func values(in range: ClosedRange<Double>) -> [Double] {
    (0...400).map { index in
      let fraction = Double(index) / 400
      return function(range.lowerBound * (1 - fraction) + range.upperBound * fraction)
    }.filter { abs($0) <= 1e300 }
  }
}
