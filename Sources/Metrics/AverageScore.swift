/// How the scores of several classes become one.
public enum Average: String, CaseIterable, Sendable {
  /// The plain mean: every class counts the same, however rare.
  case macro
  /// The mean weighted by support: every example counts the same.
  case weighted
  /// The scores of the pooled counts of all classes. With one label an example, each is the
  /// accuracy.
  case micro
}

/// Precision, recall and F1 over all classes.
public struct AverageScore: Equatable, Sendable {
  /// The averaged precision: 0...1.
  public let precision: Double
  /// The averaged recall: 0...1.
  public let recall: Double
  /// The averaged F1: 0...1.
  ///
  /// It is the mean of the classes' F1, not the F1 of the mean precision and recall.
  public let f1: Double
}

extension ConfusionMatrix {
  /// Precision, recall and F1 over all classes that occur or were predicted.
  ///
  ///     macro     mean of the scores s
  ///     weighted  Σ support · s / Σ support
  ///     micro     the score of ΣTP, ΣFP and ΣFN
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
    if kind == .micro {
      // Each wrong example is one FP (of the class guessed) and one FN (of its own).
      return AverageScore(precision: accuracy, recall: accuracy, f1: accuracy)
    }
    let predictedCounts = predictedCounts
    let scores = zip(classScores(zeroDivision: zeroDivision), predictedCounts)
      .filter { $0.support + $1 > 0 }.map(\.0)
    let weights = scores.map { kind == .macro ? 1 : Double($0.support) }
    return AverageScore(
      precision: mean(scores.map(\.precision), weights: weights),
      recall: mean(scores.map(\.recall), weights: weights),
      f1: mean(scores.map(\.f1), weights: weights))
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
