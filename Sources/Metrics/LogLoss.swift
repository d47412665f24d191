import Foundation
import Learning

extension Probabilities {
  /// The mean surprise at the truth, in natural units: also cross-entropy.
  ///
  ///     log loss = mean of -ln p(true class),  p kept within ε ... 1 - ε,  ε = 2⁻⁵²
  ///
  /// - Parameter truth: Shape (examples), at least one, over the same two or more classes.
  /// - Returns: 0 or more, and at most 36.04, which is the surprise at what was held impossible; ln k
  ///   if all of k classes are held equally likely.
  /// - Throws: ``MetricError`` if there are no examples, fewer than two classes, or if the numbers of
  ///   examples or of classes differ.
  /// - Source: Good, "Rational decisions", 1952; scikit-learn's `log_loss` for double precision, ε
  ///   included.
  public func logLoss(truth: Labels) throws(MetricError) -> Double {
    try checkJudgeable(truth)
    let smallest = Double.ulpOfOne
    let surprises = ofTruth(truth).map { -log(min(max($0, smallest), 1 - smallest)) }
    return surprises.reduce(0, +) / Double(count)
  }

  /// Stops judging chances by the wrong examples, or where there is nothing to choose.
  func checkJudgeable(_ truth: Labels) throws(MetricError) {
    try checkComparable(truth, scores)
    if classCount < 2 {
      throw MetricError("expected probabilities of at least two classes, found \(classCount)")
    }
  }
}
