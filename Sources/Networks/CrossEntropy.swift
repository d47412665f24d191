import Foundation
import Learning
import Matrices

/// The sparse categorical cross-entropy: how surprised a classifier is by the true classes.
///
///     L = -(1/n) Σ log p(true class)
///
/// 0 if every true class had probability 1; ln k if a classifier over k classes always says 1/k.
///
/// - Source: Good, "Rational Decisions", 1952.
public enum CrossEntropy {
  /// The smallest probability that is distinguished from 0.
  ///
  /// One mistake made with full confidence then costs a lot (16.1) and not infinitely much. Keras
  /// uses the same.
  public static let smallestProbability: Float = 1e-7

  /// -log p, for p from 0 to 1; 16.1 at 0; NaN if p is NaN.
  public static func surprise(_ probability: Float) -> Double {
    -log(Double(probability < smallestProbability ? smallestProbability : probability))
  }

  /// The mean surprise over some examples.
  ///
  /// - Parameters:
  ///   - probabilities: Shape (examples, classes); each 0...1, every row summing to 1.
  ///   - labels: Shape (examples); each the number of a class.
  /// - Returns: 0 or more; NaN without examples.
  /// - Precondition: as many labels as rows.
  public static func mean(_ probabilities: Matrix, labels: [Int]) -> Double {
    precondition(
      probabilities.rowCount == labels.count,
      "expected \(probabilities.rowCount) labels, received \(labels.count)")
    var sum = 0.0
    for (example, label) in labels.enumerated() {
      sum += surprise(probabilities[example, label])
    }
    return sum / Double(labels.count)
  }
}
