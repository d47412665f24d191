/// How well one class is recognised, seen as one class against all others.
public struct ClassScore: Equatable, Sendable {
  /// The name of the class.
  public let name: String
  /// Of the examples predicted to be of this class, the share that are: 0...1.
  public let precision: Double
  /// Of the examples that are of this class, the share predicted to be: 0...1.
  public let recall: Double
  /// The harmonic mean of precision and recall: 0...1.
  public let f1: Double
  /// The number of examples that are of this class.
  public let support: Int
}

extension ConfusionMatrix {
  /// The scores of each class, shape (classes), with rates of nothing counted as 0.
  public var classScores: [ClassScore] { classScores(zeroDivision: .zero) }

  /// The scores of each class.
  ///
  ///     precision = TP / (TP + FP)
  ///     recall    = TP / (TP + FN)
  ///     F1        = 2 TP / (2 TP + FP + FN)
  ///
  /// For one class, TP (true positives) are its examples that were found, FN (false negatives) those
  /// that were not, and FP (false positives) the examples of other classes taken for it. F1 is the
  /// harmonic mean 2 P R / (P + R), written so that it is defined whenever the class occurs or was
  /// predicted.
  ///
  /// - Parameter zeroDivision: What the precision of a class never predicted, the recall of a class
  ///   that does not occur, and the F1 of a class of both kinds count as.
  /// - Returns: Shape (classes).
  /// - Source: van Rijsbergen, "Information Retrieval", 2nd edition, 1979; the policy is that of
  ///   scikit-learn's `precision_recall_fscore_support`.
  public func classScores(zeroDivision: ZeroDivision) -> [ClassScore] {
    let supports = supports
    let predictedCounts = predictedCounts
    return counts.indices.map { index in
      let found = counts[index][index]
      return ClassScore(
        name: classNames[index],
        precision: zeroDivision.rate(found, of: predictedCounts[index]),
        recall: zeroDivision.rate(found, of: supports[index]),
        f1: zeroDivision.rate(2 * found, of: predictedCounts[index] + supports[index]),
        support: supports[index])
    }
  }
}
