import Learning

/// Whether two classifiers, judged on the same examples, differ by more than luck.
///
/// Examples that both get right, or both wrong, say nothing about which is better. If the two are
/// equally good, each example on which exactly one is right falls to either side like a fair coin.
///
/// - Source: McNemar, "Note on the sampling error of the difference between correlated proportions
///   or percentages", 1947; recommended for classifiers that are trained once by Dietterich,
///   "Approximate statistical tests for comparing supervised classification learning algorithms",
///   1998.
public struct McNemarTest: Equatable, Sendable {
  /// The number of examples that both get right.
  public let both: Int
  /// The number of examples that only the first gets right.
  public let onlyFirst: Int
  /// The number of examples that only the second gets right.
  public let onlySecond: Int
  /// The number of examples that both get wrong.
  public let neither: Int

  /// The number of examples.
  public var total: Int { both + onlyFirst + onlySecond + neither }
  /// The number of examples on which exactly one of the two is right.
  public var disagreements: Int { onlyFirst + onlySecond }

  /// A test of four counts.
  ///
  /// - Precondition: None of them is negative.
  public init(both: Int, onlyFirst: Int, onlySecond: Int, neither: Int) {
    precondition(
      min(both, onlyFirst, onlySecond, neither) >= 0,
      "expected counts of 0 or more, received \(both), \(onlyFirst), \(onlySecond), \(neither)")
    self.both = both
    self.onlyFirst = onlyFirst
    self.onlySecond = onlySecond
    self.neither = neither
  }

  /// A test of two classifiers' predictions for the same examples.
  ///
  /// - Parameters:
  ///   - truth: Shape (examples), at least one.
  ///   - first: Shape (examples), over as many classes as `truth`.
  ///   - second: Shape (examples), over as many classes as `truth`.
  /// - Throws: ``MetricError`` if there are no examples, or if the numbers of examples or of
  ///   classes differ.
  public init(truth: Labels, first: Predictions, second: Predictions) throws(MetricError) {
    try checkComparable(truth, first)
    try checkComparable(truth, second)
    var counts = (both: 0, onlyFirst: 0, onlySecond: 0, neither: 0)
    for (index, label) in truth.ids.enumerated() {
      switch (first.ids[index] == label, second.ids[index] == label) {
      case (true, true): counts.both += 1
      case (true, false): counts.onlyFirst += 1
      case (false, true): counts.onlySecond += 1
      case (false, false): counts.neither += 1
      }
    }
    self.init(
      both: counts.both, onlyFirst: counts.onlyFirst, onlySecond: counts.onlySecond,
      neither: counts.neither)
  }

  /// How likely a disagreement at least as lopsided is if both are equally good: exact, two-sided.
  ///
  ///     p = min(1, 2 P(X ≤ k)),  X ~ Binomial(n, 1/2)
  ///
  /// Here n is the number of disagreements and k the smaller of the two counts.
  ///
  /// - Returns: Above 0 and up to 1 (0 only where it is below the smallest Double, as for 0 against
  ///   1,100); 1 when nobody disagrees.
  public var pValue: Double {
    fairCoinTwoSidedTail(min(onlyFirst, onlySecond), of: disagreements)
  }

  /// McNemar's statistic with continuity correction: for a single degree of freedom.
  ///
  ///     χ² = max(0, |b - c| - 1)² / (b + c)
  ///
  /// Here b and c are the counts on which only the first, and only the second, is right.
  ///
  /// - Returns: 0 or more; 0 when b and c differ by at most 1, and when nobody disagrees.
  /// - Source: Edwards, "Note on the correction for continuity in testing the significance of the
  ///   difference between correlated proportions", 1948.
  public var correctedChiSquared: Double {
    if disagreements == 0 { return 0 }
    let excess = Double(max(0, abs(onlyFirst - onlySecond) - 1))
    return excess * excess / Double(disagreements)
  }

  /// The chance of a corrected statistic at least as large: an approximation of ``pValue``.
  ///
  /// - Returns: 0...1; 1 when nobody disagrees.
  public var correctedPValue: Double {
    NormalDistribution.twoSidedTail(beyond: correctedChiSquared.squareRoot())
  }

  /// The accuracy of the first less the accuracy of the second.
  ///
  /// - Returns: -1...1; 0 when there are no examples.
  public var difference: Double {
    total == 0 ? 0 : Double(onlyFirst - onlySecond) / Double(total)
  }

  /// A 95 % interval for ``difference``, on examples like these.
  ///
  ///     d ± z √(b + c - (b - c)² / n) / n,  d = (b - c) / n
  ///
  /// Wald's interval for paired proportions, after 1/2 was added to each of the four counts: b and
  /// c are those on which only the first, and only the second, is right, and n is their total. It
  /// is centred a little nearer to 0 than the difference.
  ///
  /// - Returns: A range within -1...1; all of it when there are no examples.
  /// - Source: Agresti & Min, "Simple improved confidence intervals for comparing matched
  ///   proportions", 2005.
  public var differenceInterval: Interval {
    if total == 0 { return Interval(lower: -1, upper: 1) }
    let b = Double(onlyFirst) + 0.5
    let c = Double(onlySecond) + 0.5
    let n = Double(total) + 2
    let z = NormalDistribution.deviate(confidence: 0.95)
    let centre = (b - c) / n
    let half = z * (b + c - (b - c) * (b - c) / n).squareRoot() / n
    return Interval(lower: max(-1, centre - half), upper: min(1, centre + half))
  }
}
