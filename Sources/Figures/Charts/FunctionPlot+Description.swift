extension FunctionPlot {
  /// What the curves do, in words.
  var description: String {
    let (low, high) = (text(range.lowerBound), text(range.upperBound))
    let parts = panels.map { panel in
      let title = panel.title.isEmpty ? "" : "\(panel.title): "
      return title + panel.curves.map(words).joined(separator: "; ") + "."
    }
    return "Function plot over \(label) from \(low) to \(high). \(parts.joined(separator: " "))"
  }

  private func words(_ curve: Curve) -> String {
    let ends = [range.lowerBound, range.upperBound].map { text(curve.function($0)) }
    let breaks = curve.breaks(in: range).compactMap { words($0, of: curve) }
    return (["\(curve.name) from \(ends[0]) to \(ends[1])"] + breaks).joined(separator: ", ")
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
