/// What a neuron sums up, as a number and written out.
package struct WeightedSum: Equatable, Sendable {
  /// The weights with the inputs they weigh.
  let terms: [(weight: Double, input: Double)]
  /// What is added.
  let bias: Double

  /// Two sums are equal if their numbers are.
  package static func == (first: WeightedSum, second: WeightedSum) -> Bool {
    first.bias == second.bias && first.terms.elementsEqual(second.terms) { $0 == $1 }
  }

  /// A sum of weighted inputs and a bias.
  package init(terms: [(weight: Double, input: Double)], bias: Double) {
    self.terms = terms
    self.bias = bias
  }

  /// The sum; what is left of numbers that cancel but for rounding counts as 0.
  ///
  ///     z = Σ w_{i} x_{i} + b
  package var value: Double {
    let parts = terms.map { $0.weight * $0.input } + [bias]
    let sum = parts.reduce(0, +)
    let size = parts.reduce(0) { $0 + abs($1) }
    return sum.isFinite && abs(sum) <= 1e-14 * size ? 0 : sum
  }

  /// The sum as it is worked out: `0.5 · 2 − 1.2 · 1 + 0.3 = 0.1`.
  ///
  /// Of over six terms the first three and the last are written.
  package var text: String {
    let all = terms.map { term in
      (
        term.weight,
        " · \(term.input < 0 ? "(\(Self.number(term.input)))" : Self.number(term.input))"
      )
    }
    let isLong = all.count > 6
    let first = (isLong ? Array(all.prefix(3)) : all).enumerated().map {
      Self.signed($1.0, isFirst: $0 == 0) + $1.1
    }
    let last = isLong ? all.suffix(1).map { "+ … " + Self.signed($0.0, isFirst: false) + $0.1 } : []
    return (first + last + [Self.signed(bias, isFirst: false)]).joined(separator: " ")
      + " = \(Self.number(value))"
  }

  /// A number after its sign, which stands apart but at the beginning.
  private static func signed(_ value: Double, isFirst: Bool) -> String {
    if isFirst { return number(value) }
    return (value < 0 ? "− " : "+ ") + number(abs(value))
  }

  private static func number(_ value: Double) -> String { NumberFormat.automatic.text(value) }
}
