import Learning

extension Probabilities {
  /// Brier's mean squared error of the probabilities.
  ///
  ///     Brier = mean over examples of Σ (p[c] - y[c])²,  halved for two classes
  ///
  /// Here y[c] is 1 for the true class and 0 for the others. The scale is scikit-learn's: as Brier
  /// wrote it, 0...2, for three classes and more; and for two the customary half, 0...1, which is
  /// the mean of (p - y)² of either class.
  ///
  /// - Parameter truth: Shape (examples), at least one, over the same two or more classes.
  /// - Returns: 0...2, or 0...1 for two classes; 0 if the truth was always held certain.
  /// - Throws: ``MetricError`` if there are no examples, fewer than two classes, or if the numbers of
  ///   examples or of classes differ.
  /// - Source: Brier, "Verification of forecasts expressed in terms of probability", 1950;
  ///   scikit-learn's `brier_score_loss` with `scale_by_half="auto"`.
  public func brierLoss(truth: Labels) throws(MetricError) -> Double {
    try checkJudgeable(truth)
    var sum = 0.0
    for (example, label) in truth.ids.enumerated() {
      for (index, probability) in scores.row(example).enumerated() {
        let error = probability - (index == label ? 1 : 0)
        sum += error * error
      }
    }
    return sum / Double(count) / (classCount == 2 ? 2 : 1)
  }
}
