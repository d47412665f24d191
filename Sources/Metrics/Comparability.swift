import Learning

// What every comparison of truth and guess checks first.

/// The error of judging a classifier by nothing.
let noExamples = MetricError("expected at least one example to judge predictions by, found none")

/// Stops a comparison of what does not belong together.
func checkComparable(_ truth: Labels, _ predicted: Predictions) throws(MetricError) {
  if truth.count != predicted.count {
    throw MetricError(
      "expected one prediction for each of \(truth.count) labels, found \(predicted.count)")
  }
  if truth.classCount != predicted.classCount {
    throw MetricError(
      "expected predictions over the \(truth.classCount) classes of the labels, "
        + "found \(predicted.classCount) classes")
  }
  if truth.count == 0 { throw noExamples }
}

/// Stops a comparison with scores of other examples, or of other classes.
func checkComparable(_ truth: Labels, _ scores: Scores) throws(MetricError) {
  if truth.count != scores.count {
    throw MetricError(
      "expected one row of scores for each of \(truth.count) labels, found \(scores.count)")
  }
  if truth.count == 0 { throw noExamples }
  if truth.classCount != scores.classCount {
    throw MetricError(
      "expected a score for each of the \(truth.classCount) classes of the labels, "
        + "found \(scores.classCount) scores a row")
  }
}

/// Stops a question about a class that there is not.
func checkClass(_ index: Int, of classCount: Int) throws(MetricError) {
  if !(0..<classCount).contains(index) {
    throw MetricError("expected a class from 0 to \(classCount - 1), found \(index)")
  }
}
