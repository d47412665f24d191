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
  /// Shape (bins + 1); the borders of the histogram's bins, growing in equal steps.
  ///
  /// From the smallest weight to the largest; from 1/2 below to 1/2 above if all are the same (or
  /// more, if the next larger number is further away).
  public let binBorders: [Double]
  /// The weights in each bin, shape (bins).
  ///
  /// A weight on a border belongs to the bin above it, the largest to the last.
  public let binCounts: [Int]

  /// Counts the weights of a layer.
  ///
  /// - Precondition: at least 1 bin; finite weights.
  init(_ name: String, _ kernel: Matrix, bins: Int) {
    let weights = kernel.elements
    self.name = name
    count = weights.count
    let mean = weights.reduce(0) { $0 + Double($1) } / Double(weights.count)
    let squares = weights.reduce(0) { $0 + (Double($1) - mean) * (Double($1) - mean) }
    self.mean = mean
    deviation = (squares / Double(weights.count)).squareRoot()
    minimum = weights.min() ?? 0
    maximum = weights.max() ?? 0
    let margin = minimum == maximum ? max(0.5, Double(minimum.ulp)) : 0
    let (low, high) = (Double(minimum) - margin, Double(maximum) + margin)
    binBorders = (0...bins).map { low + (high - low) * Double($0) / Double(bins) }
    binCounts = weights.reduce(into: Array(repeating: 0, count: bins)) { counts, weight in
      let bin = Int((Double(weight) - low) / (high - low) * Double(bins))
      counts[min(bin, bins - 1)] += 1
    }
  }
}

extension Sequential {
  /// What the weights of each dense layer are like.
  ///
  /// - Parameter bins: The number of bins of the histograms, 1 ... 100,000.
  /// - Throws: ``NetworkError`` if it is out of range.
  public func weightStatistics(bins: Int = 30) throws(NetworkError) -> [WeightStatistics] {
    guard (1...100_000).contains(bins) else {
      throw NetworkError("expected 1 to 100000 bins, received \(bins)")
    }
    return parameters.map { WeightStatistics($0.name, $0.kernel, bins: bins) }
  }
}
