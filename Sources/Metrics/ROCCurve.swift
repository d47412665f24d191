import Learning

/// How the two rates of a detector move as its threshold falls: receiver operating characteristic.
///
///     true positive rate  = TP / (TP + FN)   up
///     false positive rate = FP / (FP + TN)   to the right
///
/// What scores at least the threshold is taken for positive. The curve begins at (0, 0), where
/// nothing is, and ends at (1, 1), where everything is; guessing follows the diagonal.
///
/// - Source: Fawcett, "An introduction to ROC analysis", 2006; scikit-learn's `roc_curve`.
public struct ROCCurve: Equatable, Sendable {
  /// Shape (points), falling from infinity; what scores at least this is taken for positive.
  public let thresholds: [Double]
  /// Shape (points), rising from 0 to 1; all NaN without negative examples.
  public let falsePositiveRates: [Double]
  /// Shape (points), rising from 0 to 1; all NaN without positive examples.
  public let truePositiveRates: [Double]
  /// The area under the curve: the chance that a positive example scores higher than a negative one,
  /// a tie counting one half.
  ///
  /// 0...1; 1 for a perfect order, 1/2 for guessing, NaN if positive or negative examples are
  /// missing.
  public let area: Double

  /// The curve of any detector.
  ///
  /// Points halfway between their neighbours lie on a straight line and are left out; they change
  /// neither the picture nor the area.
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
    let corners = counts.corners
    thresholds = [.infinity] + corners.map { counts.thresholds[$0] }
    falsePositiveRates = rates([0] + corners.map { counts.falsePositives[$0] })
    truePositiveRates = rates([0] + corners.map { counts.truePositives[$0] })
    area = counts.rocArea
  }
}

/// Counts as shares of the last one; NaN if that is 0.
private func rates(_ counts: [Int]) -> [Double] {
  let whole = counts.last ?? 0
  return counts.map { ZeroDivision.nan.rate($0, of: whole) }
}

extension ThresholdCounts {
  /// The counts of one class against the rest.
  init(truth: Labels, scores: Scores, positive: Int) throws(MetricError) {
    try checkComparable(truth, scores)
    try checkClass(positive, of: scores.classCount)
    try self.init(
      isPositive: truth.ids.map { $0 == positive }, scores: scores.column(positive))
  }

  /// The thresholds at which a ROC curve bends, and its two ends.
  ///
  /// Steps are compared as scikit-learn does: a point falls out if the step to it equals the step
  /// from it.
  fileprivate var corners: [Int] {
    thresholds.indices.filter { index in
      if index == 0 || index == thresholds.count - 1 { return true }
      return bends(truePositives, index) || bends(falsePositives, index)
    }
  }

  private func bends(_ counts: [Int], _ index: Int) -> Bool {
    counts[index + 1] - counts[index] != counts[index] - counts[index - 1]
  }

  /// The area under the ROC curve by trapezoids, in whole numbers up to the last division.
  var rocArea: Double {
    if positives == 0 || negatives == 0 { return .nan }
    var doubleArea = 0.0
    var last = (truePositives: 0, falsePositives: 0)
    for (hits, alarms) in zip(truePositives, falsePositives) {
      doubleArea += Double(alarms - last.falsePositives) * Double(hits + last.truePositives)
      last = (hits, alarms)
    }
    return doubleArea / 2 / (Double(positives) * Double(negatives))
  }
}
