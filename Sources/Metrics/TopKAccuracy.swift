import Learning

extension Scores {
  /// The share of examples whose class is among the k with the highest scores.
  ///
  ///     top-k accuracy = mean of [fewer than k classes come before the true one]
  ///
  /// Of classes with equal scores the one with the higher number comes first, as in scikit-learn.
  /// `Predictions(highestOf:)` takes the lower number; so with ties, and only then, the result for
  /// k = 1 may differ from the accuracy.
  ///
  /// - Parameters:
  ///   - truth: Shape (examples), at least one, over the same classes.
  ///   - k: 1 or more.
  /// - Returns: 0...1, never less for a larger k; 1 from k = classes on.
  /// - Throws: ``MetricError`` if k is below 1, there are no examples, or if the numbers of examples
  ///   or of classes differ.
  /// - Source: Russakovsky et al., "ImageNet Large Scale Visual Recognition Challenge", 2015;
  ///   scikit-learn's `top_k_accuracy_score`.
  public func topKAccuracy(truth: Labels, k: Int) throws(MetricError) -> Double {
    if k < 1 { throw MetricError("expected a k of at least 1, found \(k)") }
    try checkComparable(truth, self)
    var hits = 0
    for (example, label) in truth.ids.enumerated() {
      let row = row(example)
      let own = row.startIndex + label
      let before = row.indices.count {
        row[$0] > row[own] || (row[$0] == row[own] && $0 > own)
      }
      if before < k { hits += 1 }
    }
    return Double(hits) / Double(count)
  }
}
