/// How well one class is recognised, seen as one class against all others.
public struct ClassScore: Equatable, Sendable {
  /// The name of the class.
  public let name: String
  /// The four counts behind the scores.
  public let counts: BinaryCounts
  /// Of the examples predicted to be of this class, the share that are: 0...1.
  public let precision: Double
  /// Of the examples that are of this class, the share predicted to be: 0...1.
  public let recall: Double
  /// The harmonic mean of precision and recall: 0...1.
  public let f1: Double
  /// Of the examples of other classes, the share not predicted to be of this one: 0...1.
  public let specificity: Double
  /// The number of examples that are of this class.
  public var support: Int { counts.positives }

  init(name: String, counts: BinaryCounts, zeroDivision: ZeroDivision) {
    self.name = name
    self.counts = counts
    precision = counts.precision(zeroDivision: zeroDivision)
    recall = counts.recall(zeroDivision: zeroDivision)
    f1 = counts.f1(zeroDivision: zeroDivision)
    specificity = counts.specificity(zeroDivision: zeroDivision)
  }
}

extension ConfusionMatrix {
  /// The scores of each class, shape (classes), with rates of nothing counted as 0.
  public var classScores: [ClassScore] { classScores(zeroDivision: .zero) }

  /// The scores of each class.
  ///
  ///     precision   = TP / (TP + FP)
  ///     recall      = TP / (TP + FN)
  ///     F1          = 2 TP / (2 TP + FP + FN)
  ///     specificity = TN / (TN + FP)
  ///
  /// - Parameter zeroDivision: What the precision of a class never predicted, the recall of a class
  ///   that does not occur, the F1 of a class of both kinds and the specificity of a class that all
  ///   examples are of count as.
  /// - Returns: Shape (classes).
  /// - Source: the formulas are those of ``BinaryCounts``; the policy is that of scikit-learn's
  ///   `precision_recall_fscore_support`.
  public func classScores(zeroDivision: ZeroDivision) -> [ClassScore] {
    zip(classNames, binaryCounts).map {
      ClassScore(name: $0, counts: $1, zeroDivision: zeroDivision)
    }
  }

  /// The scores of the positive one of two classes: the "binary average".
  ///
  /// - Parameters:
  ///   - positive: The class that is looked for, 0 or 1.
  ///   - zeroDivision: What a rate of nothing counts as.
  /// - Throws: ``MetricError`` if there are not two classes, or `positive` is neither of them.
  /// - Source: scikit-learn's `precision_recall_fscore_support` with `average="binary"`.
  public func binaryScore(
    positive: Int = 1, zeroDivision: ZeroDivision = .zero
  ) throws(MetricError) -> ClassScore {
    if classCount != 2 {
      throw MetricError(
        "expected 2 classes for a binary score, found \(classCount): take the score of one class "
          + "or an average")
    }
    try checkClass(positive, of: classCount)
    return classScores(zeroDivision: zeroDivision)[positive]
  }
}
