extension FunctionPlot {
  /// What the curves do, in words.
  var description: String {
    let (low, high) = (text(range.lowerBound), text(range.upperBound))
    let parts = panels.map { panel in
      let title = panel.title.isEmpty ? "" : "\(panel.title): "
      return title + panel.curves.map { words($0, in: panel) }.joined(separator: "; ") + "."
    }
    return "Function plot over \(label) from \(low) to \(high). \(parts.joined(separator: " "))"
  }

  private func words(_ curve: Curve, in panel: FunctionPanel) -> String {
    let breaks = curve.breaks(in: range)
    let hasPole = breaks.contains { $0.isPole(of: curve, in: range) }
    let values = telling(places: hasPole ? [] : curve.extremes(in: range), of: curve)
    let places = curve.places.map {
      "pointed out \($0.label) at \(text($0.value))"
    }
    let parts =
      [values] + cuts(of: curve, in: panel) + breaks.compactMap { words($0, of: curve) } + places
    return "\(curve.name): \(parts.joined(separator: ", "))"
  }

  /// The values at both ends and at places between, as `0.0067 at −5, 0.25 at 0, 0.0067 at 5`.
  private func telling(places: [Double], of curve: Curve) -> String {
    ([range.lowerBound] + places + [range.upperBound])
      .map { "\(text(curve.function($0))) at \(text($0))" }.joined(separator: ", ")
  }

  /// Up to where a curve is drawn, if it leaves the panel.
  private func cuts(of curve: Curve, in panel: FunctionPanel) -> [String] {
    guard let drawn = panel.valueRange else { return [] }
    let values = curve.values(in: range)
    let isAbove = values.contains { $0 > drawn.upperBound }
    let isBelow = values.contains { $0 < drawn.lowerBound }
    return (isBelow ? ["drawn down to \(text(drawn.lowerBound))"] : [])
      + (isAbove ? ["drawn up to \(text(drawn.upperBound))"] : [])
  }

  /// What happens at a break; nil if it is no more than a corner.
  private func words(_ one: Curve.Break, of curve: Curve) -> String? {
    let place = text(one.place)
    if one.isPole(of: curve, in: range) { return "a pole at \(place)" }
    if one.value.isNaN { return "undefined at \(place)" }
    let size = curve.values(in: range).map(abs).max() ?? 0
    func differ(_ a: Double, _ b: Double) -> Bool { abs(a - b) > 1e-6 * size }
    if differ(one.before, one.after) {
      return
        "at \(place) a jump from \(text(one.before)) to \(text(one.after)), with "
        + "\(text(one.value)) at the place itself"
    }
    return differ(one.value, one.before) ? "at \(place) alone \(text(one.value))" : nil
  }

  private func text(_ value: Double) -> String {
    if value.isNaN { return "undefined" }
    if value.isInfinite { return value < 0 ? "minus infinity" : "infinity" }
    return NumberFormat.automatic.text(value)
  }
}

extension FunctionPlot.Curve {
  /// Where the curve is lowest and highest, from left to right, if that is not at an end.
  ///
  /// An extreme counts if it lies beyond both ends by a hundredth of what the curve spans.
  fileprivate func extremes(in range: ClosedRange<Double>) -> [Double] {
    let places = (0...400).map { index in
      let fraction = Double(index) / 400
      return range.lowerBound * (1 - fraction) + range.upperBound * fraction
    }.filter { abs(function($0)) <= 1e300 }
    guard let low = places.min(by: { function($0) < function($1) }),
      let high = places.max(by: { function($0) < function($1) })
    else { return [] }
    let ends = [range.lowerBound, range.upperBound].map(function).filter(\.isFinite)
    let least = function(high) / 100 - function(low) / 100
    let isLow = ends.allSatisfy { $0 - function(low) > least }
    let isHigh = ends.allSatisfy { function(high) - $0 > least }
    return ((isLow ? [low] : []) + (isHigh ? [high] : [])).sorted()
  }
}
