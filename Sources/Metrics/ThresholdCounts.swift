/// How many examples lie at or above each score: what ROC and precision-recall curves are made of.
///
/// The threshold falls from score to score. Examples of equal score pass it together, however they
/// are ordered, so that ties cannot flatter or harm.
struct ThresholdCounts {
  /// The distinct scores, falling.
  var thresholds: [Double] = []
  /// The positive examples whose score is at least the threshold, rising.
  var truePositives: [Int] = []
  /// The negative examples whose score is at least the threshold, rising.
  var falsePositives: [Int] = []

  /// The number of positive examples.
  var positives: Int { truePositives.last ?? 0 }
  /// The number of negative examples.
  var negatives: Int { falsePositives.last ?? 0 }

  /// Counts from the highest score down.
  ///
  /// - Parameters:
  ///   - isPositive: Shape (examples), at least one.
  ///   - scores: Shape (examples), finite.
  /// - Throws: ``MetricError`` if there are no examples, the numbers differ, or a score is NaN or
  ///   infinite.
  init(isPositive: [Bool], scores: [Double]) throws(MetricError) {
    if isPositive.count != scores.count {
      throw MetricError(
        "expected one score for each of \(isPositive.count) labels, found \(scores.count)")
    }
    if scores.isEmpty { throw noExamples }
    if let example = scores.firstIndex(where: { !$0.isFinite }) {
      throw MetricError(
        "expected finite scores, found \(scores[example]) for example \(example): "
          + "see whether training diverged")
    }
    let falling = zip(scores, isPositive).sorted { $0.0 > $1.0 }
    var counts = (positive: 0, negative: 0)
    for (position, example) in falling.enumerated() {
      if example.1 { counts.positive += 1 } else { counts.negative += 1 }
      if position + 1 < falling.count && falling[position + 1].0 == example.0 { continue }
      thresholds.append(example.0)
      truePositives.append(counts.positive)
      falsePositives.append(counts.negative)
    }
  }
}
