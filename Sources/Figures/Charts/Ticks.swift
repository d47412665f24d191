#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The round numbers that are marked on an axis: multiples of 1, 2 or 5 times a power of ten.
///
/// - Source: P. S. Heckbert, "Nice Numbers for Graph Labels", Graphics Gems, 1990.
package struct Ticks: Equatable {
  /// The distance from one tick to the next.
  package let step: Double
  /// The ticks, rising; each a multiple of `step`.
  package let values: [Double]

  /// The ticks inside a range.
  ///
  /// There is none if no whole number lies between the limits, and only these are marked.
  ///
  /// - Parameters:
  ///   - range: Finite limits, the upper above the lower.
  ///   - most: The most ticks there may be, at least 2.
  ///   - smallestStep: No step is below this: 1 for whole numbers.
  package init(in range: ClosedRange<Double>, atMost most: Int, smallestStep: Double = 0) {
    let span = range.upperBound - range.lowerBound
    let rough = max(span / Double(max(most, 2)), smallestStep)
    var step = Self.roundUp(rough)
    func multiples() -> ClosedRange<Double> {
      let first = (range.lowerBound / step - 1e-9).rounded(.up)
      let last = (range.upperBound / step + 1e-9).rounded(.down)
      return first...max(first, last)
    }
    while multiples().upperBound - multiples().lowerBound + 1 > Double(max(most, 2)) {
      step = Self.roundUp(step * 1.5)
    }
    let found = multiples()
    self.step = step
    values = stride(from: found.lowerBound, through: found.upperBound, by: 1)
      .map { Self.multiple($0, of: step) }
      .filter { $0 >= range.lowerBound - 1e-6 * step && $0 <= range.upperBound + 1e-6 * step }
  }

  /// The smallest of 1, 2 and 5 times a power of ten that is not below a positive number.
  static func roundUp(_ value: Double) -> Double {
    let power = pow(10, log10(value).rounded(.down))
    let factor = [1.0, 2, 5, 10].first { $0 * power >= value * (1 - 1e-9) } ?? 10
    return multiple(factor, of: power)
  }

  /// The largest of 1, 2 and 5 times a power of ten that is not above a positive number.
  static func roundDown(_ value: Double) -> Double {
    let power = pow(10, log10(value).rounded(.down))
    let factor = [10.0, 5, 2, 1].first { $0 * power <= value * (1 + 1e-9) } ?? 1
    return multiple(factor, of: power)
  }

  /// The least range of whole steps around a range, which has a tick at both ends.
  ///
  /// - Parameters:
  ///   - range: Finite limits, the upper above the lower.
  ///   - most: The most ticks there may be; 3 if it is less, as 0 may lie between the ends.
  package static func widened(_ range: ClosedRange<Double>, atMost most: Int) -> ClosedRange<Double>
  {
    let count = Double(max(most, 3) - 1)
    var step = roundUp((range.upperBound - range.lowerBound) / count)
    func steps() -> ClosedRange<Double> {
      let first = (range.lowerBound / step + 1e-9).rounded(.down)
      return first...max((range.upperBound / step - 1e-9).rounded(.up), first + 1)
    }
    while steps().upperBound - steps().lowerBound > count { step = roundUp(step * 1.5) }
    return multiple(steps().lowerBound, of: step)...multiple(steps().upperBound, of: step)
  }

  /// How the ticks are written: all with the same number of decimals, as many as the step needs; a
  /// comma between the thousands of whole numbers.
  package func labels(inPercent: Bool = false) -> [String] {
    if inPercent {
      let decimals = max(0, -Int(exponent) - 2)
      return values.map { NumberFormat.percent(decimals).text($0) }
    }
    let largest = values.map(abs).max() ?? 0
    if largest >= 1e7 || (largest > 0 && largest < 1e-3) {
      let digits = max(0, Int((log10(largest).rounded(.down) - exponent).rounded()))
      return values.map { $0 == 0 ? "0" : NumberFormat.power($0, digits: min(digits, 15)) }
    }
    let decimals = max(0, -Int(exponent))
    return values.map {
      decimals == 0
        ? NumberFormat.grouped(Int($0.rounded())) : NumberFormat.fixed($0, decimals: decimals)
    }
  }

  private var exponent: Double { (log10(step) + 1e-9).rounded(.down) }

  /// A multiple of a step.
  ///
  /// Below 1, division by the whole number 1 / step rounds only once, so that three tenths are 0.3
  /// and not 0.30000000000000004.
  static func multiple(_ count: Double, of step: Double) -> Double {
    let inverse = (1 / step).rounded()
    let isWhole = step < 1 && inverse < 1e15 && abs(inverse * step - 1) < 1e-9
    return isWhole ? count / inverse : count * step
  }
}
