import Learning

/// What a detector pays in precision for recall as its threshold falls.
///
///     recall    = TP / (TP + FN)   to the right
///     precision = TP / (TP + FP)   up
///
/// What scores at least the threshold is taken for positive. Where positive examples are rare, the
/// curve shows false alarms that a ``ROCCurve`` hides: guessing gives a precision of their share.
///
/// - Source: Davis & Goadrich, "The relationship between precision-recall and ROC curves", 2006;
///   scikit-learn's `precision_recall_curve`, which lists the same points from the last to the first.
public struct PrecisionRecallCurve: Equatable, Sendable {
  /// Shape (points), falling from infinity; what scores at least this is taken for positive.
  public let thresholds: [Double]
  /// Shape (points), rising from 0 to 1; without positive examples 1 at every score.
  public let recalls: [Double]
  /// Shape (points), 0...1, beginning with 1, which is stated: nothing was predicted there.
  public let precisions: [Double]
  /// The area under the curve, taken as a staircase.
  ///
  ///     AP = Σ (recall(n) - recall(n - 1)) · precision(n)
  ///
  /// 0...1; 1 for a perfect order, 0 without positive examples. Straight lines between the points,
  /// as for a ROC curve, would promise what no threshold keeps.
  public let averagePrecision: Double

  /// The curve of any detector.
  ///
  /// - Parameters:
  ///   - isPositive: Shape (examples), at least one.
  ///   - scores: Shape (examples), finite; the higher, the more positive.
  /// - Throws: ``MetricError`` if there are no examples, the numbers differ, or a score is NaN or
  ///   infinite.
  public init(isPositive: [Bool], scores: [Double]) throws(MetricError) {
    self.init(try ThresholdCounts(isPositive: isPositive, scores: scores))
  }

  /// The curve of one class against the rest.
  ///
  /// - Parameters:
  ///   - truth: Shape (examples), at least one.
  ///   - scores: Shape (examples, classes), over the same classes.
  ///   - positive: The class that is looked for, 0 ..< classes.
  /// - Throws: ``MetricError`` if there are no examples or no such class, or if the numbers of
  ///   examples or of classes differ.
  public init(truth: Labels, scores: Scores, positive: Int) throws(MetricError) {
    self.init(try ThresholdCounts(truth: truth, scores: scores, positive: positive))
  }

  private init(_ counts: ThresholdCounts) {
    thresholds = [.infinity] + counts.thresholds
    recalls = [0] + counts.recalls
    precisions = [1] + counts.precisions
    averagePrecision = counts.averagePrecision
  }
}

extension ThresholdCounts {
  fileprivate var recalls: [Double] {
    truePositives.map { ZeroDivision.one.rate($0, of: positives) }
  }

  fileprivate var precisions: [Double] {
    zip(truePositives, falsePositives).map { Double($0) / Double($0 + $1) }
  }

  /// The area under the precision-recall curve, as a staircase.
  var averagePrecision: Double {
    if positives == 0 { return 0 }
    var (area, last) = (0.0, 0)
    for (found, precision) in zip(truePositives, precisions) {
      area += Double(found - last) * precision
      last = found
    }
    return area / Double(positives)
  }
}
