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
      return Self.surprise(outputs)
    case .binaryCrossEntropy:
      // -y log σ(z) - (1 - y) log σ(-z) = log(1 + exp(z)) - z y, where the logarithm does not
      // overflow in the form log(1 + exp(-|z|)) + max(0, z).
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

  /// -Σ y log p of softmax.
  ///
  /// With the largest sum z(m) and its probability p(m),
  ///
  ///     -log pⱼ = (z(m) - zⱼ) - log p(m),    -log p(m) = log(1 + Σ over j ≠ m of pⱼ / p(m))
  ///
  /// Nothing here is rounded to 0, neither a small probability nor what a large one lacks of 1: the
  /// result has six digits, be it 1e-30 or 1e30.
  private static func surprise(_ outputs: Outputs) -> Double {
    let (z, p, y) = (outputs.sums, outputs.activations, outputs.targets)
    var most = 0
    for unit in z.indices where z[unit] > z[most] { most = unit }
    var others = 0.0
    for unit in p.indices where unit != most { others += Double(p[unit]) }
    let least = log1p(others / Double(p[most]))
    return y.indices.reduce(0) { sum, unit in
      let distance = Double(z[most]) - Double(z[unit])
      return y[unit] == 0 ? sum : sum + Double(y[unit]) * (distance + least)
    }
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
