import Foundation
import Neurons

extension Loss {
  /// What the output layer holds for one example; each of shape (outputs).
  struct Outputs {
    /// z.
    let sums: UnsafeMutableBufferPointer<Float>
    /// a, for softmax and sigmoid the probabilities.
    let activations: UnsafeMutableBufferPointer<Float>
    /// y.
    let targets: UnsafeMutableBufferPointer<Float>
  }

  /// The loss of one example, computed so that nothing overflows.
  ///
  /// - Returns: 0 or more; NaN if an output is NaN.
  func value(_ outputs: Outputs) -> Double {
    let (z, a, y) = (outputs.sums, outputs.activations, outputs.targets)
    switch self {
    case .sparseCategoricalCrossEntropy, .categoricalCrossEntropy:
      return y.indices.reduce(0) { sum, unit in
        y[unit] == 0 ? sum : sum + Double(y[unit]) * Self.surprise(unit, of: outputs)
      }
    case .binaryCrossEntropy:
      // -log σ(z) = log(1 + exp(-z)), and log(1 + exp(-z)) = log(1 + exp(-|z|)) + max(0, -z).
      let sum = zip(y, z).reduce(0) { sum, pair in
        let (y, z) = (Double(pair.0), Double(pair.1))
        return sum + log1p(exp(-abs(z))) + (z > 0 ? z : 0) - z * y
      }
      return sum / Double(z.count)
    case .meanSquaredError:
      let sum = zip(a, y).reduce(0) { sum, pair in
        let error = Double(pair.0) - Double(pair.1)
        return sum + error * error
      }
      return sum / Double(a.count)
    }
  }

  /// -log p of one class.
  ///
  /// From p itself, as long as single precision tells it from 0; then from the weighted sums, with
  /// the largest taken away first:
  ///
  ///     -log p = log Σ exp(zⱼ) - z
  private static func surprise(_ unit: Int, of outputs: Outputs) -> Double {
    let p = outputs.activations[unit]
    if p >= .leastNormalMagnitude { return -log(Double(p)) }
    let largest = Double(outputs.sums.max() ?? 0)
    let total = outputs.sums.reduce(0) { $0 + exp(Double($1) - largest) }
    return log(total) - (Double(outputs.sums[unit]) - largest)
  }

  /// δ, the slope of the loss of one example along each z of the output layer.
  ///
  ///     cross-entropy of softmax    δ = p - y
  ///     … of k sigmoid units        δ = (a - y) / k
  ///     mean squared error          δ = 2 (a - y) / k · φ′(z)
  ///
  /// In the first two the slope of the activation and that of the logarithm cancel.
  func slope(
    _ outputs: Outputs, activation: LayerActivation,
    to delta: UnsafeMutableBufferPointer<Float>
  ) {
    let (a, y) = (outputs.activations, outputs.targets)
    switch self {
    case .sparseCategoricalCrossEntropy, .categoricalCrossEntropy:
      for unit in delta.indices { delta[unit] = a[unit] - y[unit] }
    case .binaryCrossEntropy:
      let share = 1 / Float(a.count)
      for unit in delta.indices { delta[unit] = share * (a[unit] - y[unit]) }
    case .meanSquaredError:
      let share = 2 / Float(a.count)
      for unit in delta.indices { delta[unit] = share * (a[unit] - y[unit]) }
      activation.multiplySlopes(delta, activations: a, sums: outputs.sums)
    }
  }

  /// The share of the answers that are right: 1 or 0 for one class of several.
  ///
  /// Outputs that answer yes or no do so on the same side of 1/2 as their targets; otherwise the
  /// largest output must be that with the largest target, of equal ones the first.
  func rightShare(_ outputs: Outputs) -> Double {
    let (a, y) = (outputs.activations, outputs.targets)
    if self == .binaryCrossEntropy || a.count == 1 {
      let right = zip(a, y).count { ($0 > 0.5) == ($1 > 0.5) && !$0.isNaN }
      return Double(right) / Double(a.count)
    }
    return a.firstIndex(of: a.max() ?? 0) == y.firstIndex(of: y.max() ?? 0) ? 1 : 0
  }
}
