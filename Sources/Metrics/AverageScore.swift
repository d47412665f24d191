/// How the scores of several classes become one.
public enum Average: String, CaseIterable, Sendable {
  /// The plain mean: every class counts the same, however rare.
  case macro
  /// The mean weighted by support: every example counts the same.
  case weighted
  /// The scores of the pooled counts of all classes. With one label an example, precision, recall
  /// and F1 are each the accuracy.
  case micro
}

/// Precision, recall, F1 and specificity over several classes.
public struct AverageScore: Equatable, Sendable {
  /// The averaged precision: 0...1.
  public let precision: Double
  /// The averaged recall: 0...1.
  public let recall: Double
  /// The averaged F1: 0...1.
  ///
  /// It is the mean of the classes' F1, not the F1 of the mean precision and recall.
  public let f1: Double
  /// The averaged specificity: 0...1.
  public let specificity: Double

  init(_ kind: Average, over classes: [BinaryCounts], zeroDivision: ZeroDivision) {
    precision = kind.average(over: classes) { $0.precision(zeroDivision: zeroDivision) }
    recall = kind.average(over: classes) { $0.recall(zeroDivision: zeroDivision) }
    f1 = kind.average(over: classes) { $0.f1(zeroDivision: zeroDivision) }
    specificity = kind.average(over: classes) { $0.specificity(zeroDivision: zeroDivision) }
  }
}

extension ConfusionMatrix {
  /// Precision, recall, F1 and specificity over all classes that occur or were predicted.
  ///
  ///     macro     mean of the scores s
  ///     weighted  Σ support · s / Σ support
  ///     micro     the score of ΣTP, ΣFP, ΣFN and ΣTN
  ///
  /// A class that neither occurs nor was ever predicted is left out: nothing is known about it, and
  /// it must not lower the mean of a classifier that makes no mistake.
  ///
  /// - Parameters:
  ///   - kind: How the scores of the classes become one.
  ///   - zeroDivision: What a rate of nothing counts as; averages leave out what is NaN.
  /// - Returns: Values within 0...1, or NaN if the scores of all classes are.
  /// - Source: scikit-learn's `precision_recall_fscore_support` with its default `labels=None`, whose
  ///   results these are.
  public func average(_ kind: Average, zeroDivision: ZeroDivision = .zero) -> AverageScore {
    AverageScore(kind, over: seenCounts, zeroDivision: zeroDivision)
  }

  /// Any other rate over all classes that occur or were predicted.
  ///
  ///     matrix.average(.macro) { $0.fScore(beta: 2) }
  ///
  /// - Parameters:
  ///   - kind: How the rates of the classes become one.
  ///   - rate: The rate of one class against the rest, or of the pooled counts (micro).
  /// - Returns: The mean of the rates that are not NaN; NaN if all are.
  public func average(_ kind: Average, of rate: (BinaryCounts) -> Double) -> Double {
    kind.average(over: seenCounts, of: rate)
  }

  /// The counts of the classes that occur or were predicted.
  private var seenCounts: [BinaryCounts] { binaryCounts.filter(\.isSeen) }
}

extension Average {
  /// One rate over several classes.
  fileprivate func average(
    over classes: [BinaryCounts], of rate: (BinaryCounts) -> Double
  ) -> Double {
    switch self {
    case .micro: rate(.pooled(classes))
    case .macro: mean(classes.map(rate), weights: classes.map { _ in 1 })
    case .weighted: mean(classes.map(rate), weights: classes.map { Double($0.positives) })
    }
  }
}

/// The weighted mean of the values that are not NaN; their plain mean if no weight is left.
private func mean(_ values: [Double], weights: [Double]) -> Double {
  let defined = values.indices.filter { !values[$0].isNaN }
  if defined.isEmpty { return .nan }
  let weight = defined.reduce(0) { $0 + weights[$1] }
  if weight == 0 { return defined.reduce(0) { $0 + values[$1] } / Double(defined.count) }
  return defined.reduce(0) { $0 + weights[$1] * values[$1] } / weight
}
