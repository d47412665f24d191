/// A range of plausible values for a number that was estimated from some examples.
public struct Interval: Equatable, Sendable {
  /// The lower end.
  public let lower: Double
  /// The upper end, not below the lower one.
  public let upper: Double

  /// A range from its ends.
  ///
  /// - Precondition: `lower <= upper`.
  public init(lower: Double, upper: Double) {
    precondition(lower <= upper, "expected a lower end up to \(upper), received \(lower)")
    self.lower = lower
    self.upper = upper
  }

  /// Whether a value lies in the range, its ends included.
  public func contains(_ value: Double) -> Bool {
    lower <= value && value <= upper
  }

  /// Wilson's score interval for a proportion, such as an accuracy.
  ///
  ///     centre = (p + z² / 2n) / (1 + z² / n)
  ///     half   = z / (1 + z² / n) · √(p (1 - p) / n + z² / 4n²)
  ///
  /// Here n is the number of trials, p the share of successes and z the standard normal deviate
  /// that the confidence stands for: 1.96 for 95 %. Unlike p ± z √(p (1 - p) / n), the interval
  /// stays within 0...1 and is not empty when all trials succeed, or none.
  ///
  /// - Parameters:
  ///   - successes: The trials that succeeded, 0...trials.
  ///   - trials: All trials, 0 or more.
  ///   - confidence: Above 0 and below 1.
  /// - Returns: A range within 0...1; all of it when there were no trials.
  /// - Source: Wilson, "Probable inference, the law of succession, and statistical inference", 1927.
  public static func wilson(
    successes: Int, of trials: Int, confidence: Double = 0.95
  ) -> Interval {
    precondition(
      successes >= 0 && successes <= trials,
      "expected 0 to \(trials) successes, received \(successes)")
    if trials == 0 { return Interval(lower: 0, upper: 1) }
    let n = Double(trials)
    let p = Double(successes) / n
    let z = NormalDistribution.deviate(confidence: confidence)
    let shrinkage = 1 + z * z / n
    let centre = (p + z * z / (2 * n)) / shrinkage
    let half = z / shrinkage * (p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    // At either extreme the end is known exactly, and rounding must not say otherwise.
    return Interval(
      lower: successes == 0 ? 0 : max(0, centre - half),
      upper: successes == trials ? 1 : min(1, centre + half))
  }
}
