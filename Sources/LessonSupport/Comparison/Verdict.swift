import Workbench

extension Comparison {
  /// What the numbers say, in words.
  ///
  /// The classifier that is right more often is called better only if chance alone would make such
  /// a difference in fewer than one of twenty comparisons.
  public var verdict: String {
    let examples =
      test.total == 1
      ? "On this single test example" : "On these \(grouped(test.total)) test examples"
    if test.disagreements == 0 {
      return "\(examples) the \(first.title) and the \(second.title) are right and wrong together: "
        + "nothing tells them apart."
    }
    if test.difference == 0 {
      return "\(examples) the \(first.title) and the \(second.title) are right equally often, "
        + "though each is right on \(grouped(test.onlyFirst)) where the other is wrong "
        + "(95 % interval of the difference \(range) points). \(size)"
    }
    let (leader, other) = test.difference < 0 ? (second, first) : (first, second)
    guard test.pValue < 0.05 else {
      return "\(examples) the difference between the \(first.title) and the \(second.title), "
        + "\(points) points in favour of the \(leader.title) (95 % interval \(range)), can be "
        + "chance: equally good classifiers would differ at least as much in \(share) such "
        + "comparisons. \(size)"
    }
    return "\(examples) the \(leader.title) is right more often than the \(other.title), by "
      + "\(points) points (95 % interval \(range)); that chance alone makes such a difference is "
      + "hard to believe (p \(probability(test.pValue))). \(size)"
  }

  /// The difference in hundredths, counted in favour of the one that is right more often.
  private var points: String {
    decimals(abs(test.difference) * 100, 2)
  }

  /// How often chance makes such a difference: `50.3 % of`.
  private var share: String {
    test.pValue < 0.9995 ? percent(test.pValue) + " of" : "nearly all"
  }

  private var range: String {
    let (lower, upper) = (test.differenceInterval.lower, test.differenceInterval.upper)
    let ends = test.difference < 0 ? [-upper, -lower] : [lower, upper]
    return ends.map { decimals($0 * 100, 2) }.joined(separator: " to ")
  }

  private var size: String {
    let factor = Double(first.parameterCount) / Double(max(1, second.parameterCount))
    let ratio =
      first.parameterCount == second.parameterCount
      ? "as many parameters as" : "\(significant(factor)) times the parameters of"
    return "The \(first.title) has \(ratio) the \(second.title)."
  }
}
