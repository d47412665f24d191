import Learning

extension Scores {
  /// The area under the ROC curves of all classes, each against the rest, as one number.
  ///
  ///     macro     mean of the classes' areas
  ///     weighted  Σ support · area / Σ support
  ///     micro     the area of all (example, class) pairs in one curve
  ///
  /// - Parameters:
  ///   - truth: Shape (examples), at least one, over the same classes.
  ///   - average: How the areas become one.
  /// - Returns: 0...1. A class that no example is of, or that all are of, has no area: the macro mean
  ///   is then NaN, and so is the weighted one if all examples are of one class. The weighted mean
  ///   gives a class that does not occur no weight.
  /// - Throws: ``MetricError`` if there are no examples, or if the numbers of examples or of classes
  ///   differ.
  /// - Source: Provost & Domingos, "Well-trained PETs: improving probability estimation trees", 2000;
  ///   scikit-learn's `roc_auc_score` with `multi_class="ovr"`.
  public func rocArea(truth: Labels, average: Average) throws(MetricError) -> Double {
    try averageArea(truth, average) { $0.rocArea }
  }

  /// The average precision of all classes, each against the rest, as one number.
  ///
  /// - Parameters:
  ///   - truth: Shape (examples), at least one, over the same classes.
  ///   - average: How the areas become one, as for ``rocArea(truth:average:)``.
  /// - Returns: 0...1; a class that does not occur counts as 0 in the macro mean and not at all in
  ///   the weighted one.
  /// - Throws: ``MetricError`` if there are no examples, or if the numbers of examples or of classes
  ///   differ.
  /// - Source: scikit-learn's `average_precision_score` of a table of zeros and ones.
  public func averagePrecision(truth: Labels, average: Average) throws(MetricError) -> Double {
    try averageArea(truth, average) { $0.averagePrecision }
  }

  private func averageArea(
    _ truth: Labels, _ average: Average, of area: (ThresholdCounts) -> Double
  ) throws(MetricError) -> Double {
    try checkComparable(truth, self)
    if average == .micro {
      let isOwnClass = truth.ids.flatMap { label in (0..<classCount).map { $0 == label } }
      return area(try ThresholdCounts(isPositive: isOwnClass, scores: elements))
    }
    var (sum, weights) = (0.0, 0.0)
    for (index, support) in truth.classCounts.enumerated() {
      let weight = average == .macro ? 1 : Double(support)
      if weight == 0 { continue }
      sum += weight * area(try ThresholdCounts(truth: truth, scores: self, positive: index))
      weights += weight
    }
    return sum / weights
  }
}
