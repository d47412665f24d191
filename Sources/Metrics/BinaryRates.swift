extension BinaryCounts {
  /// Of the examples that were taken for the class, the share that are of it.
  ///
  ///     precision = TP / (TP + FP)
  ///
  /// - Parameter zeroDivision: What it counts as for a class that was never predicted.
  /// - Returns: 0...1, or what `zeroDivision` says.
  /// - Source: van Rijsbergen, "Information Retrieval", 2nd edition, 1979.
  public func precision(zeroDivision: ZeroDivision = .zero) -> Double {
    zeroDivision.rate(truePositives, of: predictedPositives)
  }

  /// Of the examples of the class, the share that were found; also sensitivity, true positive rate.
  ///
  ///     recall = TP / (TP + FN)
  ///
  /// - Parameter zeroDivision: What it counts as for a class that does not occur.
  /// - Returns: 0...1, or what `zeroDivision` says.
  /// - Source: van Rijsbergen, "Information Retrieval", 2nd edition, 1979.
  public func recall(zeroDivision: ZeroDivision = .zero) -> Double {
    zeroDivision.rate(truePositives, of: positives)
  }

  /// Of the examples of other classes, the share that were not taken for it; true negative rate.
  ///
  ///     specificity = TN / (TN + FP)
  ///
  /// It is the recall of the rest. With ten classes of the same size, 0.9 is what a classifier has
  /// that guesses blindly.
  ///
  /// - Parameter zeroDivision: What it counts as where every example is of the class.
  /// - Returns: 0...1, or what `zeroDivision` says.
  /// - Source: Yerushalmy, "Statistical problems in assessing methods of medical diagnosis", 1947.
  public func specificity(zeroDivision: ZeroDivision = .zero) -> Double {
    zeroDivision.rate(trueNegatives, of: negatives)
  }

  /// The harmonic mean of precision and recall.
  ///
  ///     F1 = 2 TP / (2 TP + FP + FN)
  ///
  /// The mean itself is 2 P R / (P + R); written with counts, it is defined whenever the class
  /// occurs or was predicted.
  ///
  /// - Parameter zeroDivision: What it counts as for a class that does neither.
  /// - Returns: 0...1, or what `zeroDivision` says.
  /// - Source: van Rijsbergen, "Information Retrieval", 2nd edition, 1979.
  public func f1(zeroDivision: ZeroDivision = .zero) -> Double {
    zeroDivision.rate(2 * truePositives, of: predictedPositives + positives)
  }

  /// The weighted harmonic mean of precision and recall, recall weighing β² times as much.
  ///
  ///     Fβ = (1 + β²) TP / ((1 + β²) TP + β² FN + FP)
  ///
  /// - Parameters:
  ///   - beta: β, 0 or more: 0 gives the precision, 1 gives ``f1(zeroDivision:)``, infinity gives
  ///     the recall.
  ///   - zeroDivision: What 0 / 0 counts as.
  /// - Returns: 0...1, or what `zeroDivision` says; NaN if β is negative or NaN, for then there is
  ///   no such score.
  /// - Source: van Rijsbergen, "Information Retrieval", 2nd edition, 1979.
  public func fScore(beta: Double, zeroDivision: ZeroDivision = .zero) -> Double {
    if beta.isNaN || beta < 0 { return .nan }
    let weight = beta * beta
    if weight == 0 { return precision(zeroDivision: zeroDivision) }
    if weight.isInfinite { return recall(zeroDivision: zeroDivision) }
    let whole = weight * Double(positives) + Double(predictedPositives)
    return whole == 0 ? zeroDivision.value : (1 + weight) * Double(truePositives) / whole
  }
}
