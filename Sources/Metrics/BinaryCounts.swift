/// The four counts of one class against the rest: who is of the class, and who was taken for it.
///
///                 not predicted   predicted
///     the rest         TN            FP
///     the class        FN            TP
///
/// "Positive" stands for the prediction "of this class", "true" for a prediction that is right.
///
/// - Source: Fawcett, "An introduction to ROC analysis", 2006.
public struct BinaryCounts: Equatable, Sendable {
  /// TP: the examples of the class that were found, 0 or more.
  public let truePositives: Int
  /// FP: the examples of other classes that were taken for it, 0 or more.
  public let falsePositives: Int
  /// FN: the examples of the class that were not found, 0 or more.
  public let falseNegatives: Int
  /// TN: the examples of other classes that were not taken for it, 0 or more.
  public let trueNegatives: Int

  /// TP + FN: the examples of the class.
  public var positives: Int { truePositives + falseNegatives }
  /// FP + TN: the examples of all other classes.
  public var negatives: Int { falsePositives + trueNegatives }
  /// TP + FP: the examples that were taken for the class.
  public var predictedPositives: Int { truePositives + falsePositives }
  /// Whether the class occurs or was predicted.
  var isSeen: Bool { positives + predictedPositives > 0 }
  /// The number of examples.
  public var total: Int { positives + negatives }

  /// Shape (2, 2): [[TN, FP], [FN, TP]], rows the truth and columns the predictions.
  public var table: [[Int]] {
    [[trueNegatives, falsePositives], [falseNegatives, truePositives]]
  }

  /// The counts of several classes, pooled: what micro averages are made of.
  static func pooled(_ classes: [BinaryCounts]) -> BinaryCounts {
    BinaryCounts(
      truePositives: classes.reduce(0) { $0 + $1.truePositives },
      falsePositives: classes.reduce(0) { $0 + $1.falsePositives },
      falseNegatives: classes.reduce(0) { $0 + $1.falseNegatives },
      trueNegatives: classes.reduce(0) { $0 + $1.trueNegatives })
  }
}

extension ConfusionMatrix {
  /// Each class against the rest, shape (classes).
  ///
  ///     TP = counts[c][c]                 FP = predictedCounts[c] - TP
  ///     FN = supports[c] - TP             TN = total - TP - FP - FN
  ///
  /// - Returns: Four counts a class that add up to ``total``; for a class that neither occurs nor
  ///   was predicted, all are true negatives.
  public var binaryCounts: [BinaryCounts] {
    let (supports, predictedCounts) = (supports, predictedCounts)
    return counts.indices.map { index in
      let found = counts[index][index]
      return BinaryCounts(
        truePositives: found,
        falsePositives: predictedCounts[index] - found,
        falseNegatives: supports[index] - found,
        trueNegatives: total + found - predictedCounts[index] - supports[index])
    }
  }
}
