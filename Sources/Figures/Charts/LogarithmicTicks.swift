#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The round numbers that are marked on a logarithmic axis.
///
/// Powers of ten, every second or third of them and so on where there are many, 2 and 5 times them
/// as well where there are few; within a single power of ten, evenly spaced numbers.
package struct LogarithmicTicks: Equatable {
  /// The ticks, rising.
  package let values: [Double]
  /// How they are written: all in full, or all as powers of ten if one of them is outside of 0.001
  /// to 10,000.
  package let labels: [String]

  /// Ways to mark an axis, from the densest that a reader can take in to a single tick.
  ///
  /// - Parameters:
  ///   - range: Limits above zero, the upper above the lower.
  ///   - inPercent: Whether fractions are written in per cent.
  package static func choices(in range: ClosedRange<Double>, inPercent: Bool = false)
    -> [LogarithmicTicks]
  {
    var choices: [LogarithmicTicks] = []
    let dense = powers(in: range, every: 1, times: [1, 2, 5])
    // Powers of ten are easier to read alone than times 2 and 5.
    if (3...9).contains(dense.count), isPlain(dense, inPercent) {
      choices.append(Self(dense, inPercent))
    }
    for step in [1, 2, 3, 5, 10, 20, 50, 100, 200] {
      let values = powers(in: range, every: step, times: [1])
      if (2...11).contains(values.count) { choices.append(Self(values, inPercent)) }
    }
    if choices.isEmpty || range.upperBound / 10 < range.lowerBound {
      choices += stride(from: 6, through: 2, by: -1).map { most in
        let even = Ticks(in: range, atMost: most)
        return Self(values: even.values, labels: even.labels(inPercent: inPercent))
      }
    }
    if let last = choices.last, let first = last.values.first {
      choices.append(Self(values: [first], labels: Array(last.labels.prefix(1))))
    }
    return choices
  }

  private init(values: [Double], labels: [String]) {
    self.values = values
    self.labels = labels
  }

  private init(_ values: [Double], _ inPercent: Bool) {
    let written = inPercent ? values.map { $0 * 100 } : values
    let isPlain = Self.isPlain(values, inPercent)
    let labels = written.map {
      !isPlain
        ? NumberFormat.power($0, digits: 0)
        : $0 < 1000 ? NumberFormat.automatic.text($0) : NumberFormat.grouped(Int($0.rounded()))
    }
    self.init(values: values, labels: labels.map { inPercent ? $0 + " %" : $0 })
  }

  /// Whether all values can be written in full.
  private static func isPlain(_ values: [Double], _ inPercent: Bool) -> Bool {
    values.allSatisfy { (0.0009..<10_001).contains(inPercent ? $0 * 100 : $0) }
  }

  /// The powers of ten whose exponents are multiples of a step, times factors, inside a range.
  private static func powers(
    in range: ClosedRange<Double>, every step: Int, times factors: [Double]
  ) -> [Double] {
    let (low, high) = (range.lowerBound * (1 - 1e-9), range.upperBound * (1 + 1e-9))
    let first = Int((log10(low) / Double(step)).rounded(.down)) * step
    let last = Int(log10(high).rounded(.up))
    return stride(from: first, through: last, by: step).flatMap { exponent in
      factors.map { Ticks.multiple($0, of: pow(10, Double(exponent))) }
    }.filter { (low...high).contains($0) }
  }
}
