import Matrices

/// Brings each feature to mean 0 and standard deviation 1, as measured on some examples.
///
///     standardized = (value - mean) / deviation
///
/// It is learnt from the training part alone and then used on all parts: validation and test
/// examples must not have a say in how a model sees the world.
///
/// The deviation is that of the population, with the number of examples n below the fraction, not
/// n - 1. A feature that is constant among the examples learnt from says nothing about them: it
/// becomes 0 everywhere, also where it takes another value later.
public struct Standardizer: Equatable, Sendable {
  /// The mean of each feature, shape (features).
  public let means: [Double]
  /// The standard deviation of each feature, shape (features); exactly 0 for a constant one.
  public let deviations: [Double]

  /// Learns means and deviations.
  ///
  /// Values stay in double precision until they are standardised, so that a large mean (a year, a
  /// time stamp) does not swallow small differences.
  ///
  /// - Parameter rows: Shape (examples, features): at least one example, all of the same length,
  ///   finite and small enough (below 1e150, say) for the sum of their squares to be finite.
  /// - Throws: ``LearningError`` if there is no example, or a mean or deviation is not finite.
  public init(learntFrom rows: [[Double]]) throws(LearningError) {
    guard let first = rows.first else {
      throw LearningError("expected examples to standardise by, found none")
    }
    means = first.indices.map { Self.mean(of: $0, in: rows) }
    let means = means
    deviations = first.indices.map { Self.deviation(of: $0, from: means[$0], in: rows) }
    for (feature, (mean, deviation)) in zip(means, deviations).enumerated()
    where !mean.isFinite || !deviation.isFinite {
      throw LearningError(
        "expected features with a finite mean and standard deviation, found mean \(mean) and "
          + "deviation \(deviation) of feature \(feature)")
    }
  }

  /// Standardises examples.
  ///
  /// - Parameter rows: Shape (examples, features), as many features as were learnt from.
  /// - Returns: Shape (examples, features).
  /// - Precondition: each row has as many features as were learnt from.
  public func standardize(_ rows: [[Double]]) -> Matrix {
    let featureCount = means.count
    return Matrix(rowCount: rows.count, columnCount: featureCount) { target in
      for (position, row) in rows.enumerated() {
        precondition(
          row.count == featureCount, "expected \(featureCount) features, received \(row.count)")
        for feature in 0..<featureCount {
          target[position * featureCount + feature] = standardize(row[feature], feature: feature)
        }
      }
    }
  }

  private func standardize(_ value: Double, feature: Int) -> Float {
    deviations[feature] == 0 ? 0 : Float((value - means[feature]) / deviations[feature])
  }

  private static func mean(of feature: Int, in rows: [[Double]]) -> Double {
    rows.reduce(0) { $0 + $1[feature] } / Double(rows.count)
  }

  private static func deviation(
    of feature: Int, from mean: Double, in rows: [[Double]]
  ) -> Double {
    // Asked of the values themselves: rounding may move the mean of equal values away from them.
    if rows.allSatisfy({ $0[feature] == rows[0][feature] }) { return 0 }
    let squares = rows.reduce(0) { $0 + ($1[feature] - mean) * ($1[feature] - mean) }
    return (squares / Double(rows.count)).squareRoot()
  }
}
