import Foundation
import Matrices

/// What the weights of one dense layer are like, taken together.
///
///     mean        (1/n) Σ w
///     deviation   √((1/n) Σ (w - mean)²)
public struct WeightStatistics: Equatable, Sendable {
  /// The layer's name.
  public let name: String
  /// The number of weights, without the biases.
  public let count: Int
  /// The mean.
  public let mean: Double
  /// The standard deviation, 0 or more.
  public let deviation: Double
  /// The smallest weight.
  public let minimum: Float
  /// The largest weight.
  public let maximum: Float

  /// Measures the weights of a layer.
  ///
  /// - Precondition: finite weights.
  init(_ name: String, _ kernel: Matrix) {
    let weights = kernel.elements
    self.name = name
    count = weights.count
    let mean = weights.reduce(0) { $0 + Double($1) } / Double(weights.count)
    let squares = weights.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    self.mean = mean
    deviation = (squares / Double(weights.count)).squareRoot()
    minimum = weights.min() ?? 0
    maximum = weights.max() ?? 0
  }
}

extension Sequential {
  /// What the weights of each dense layer are like.
  public var weightStatistics: [WeightStatistics] {
    parameters.map { WeightStatistics($0.name, $0.kernel) }
  }
}
