/// How a perceptron learns from one example with input x and sign t, +1 or -1.
///
/// Every weight changes by the product of four numbers: how fast the perceptron is to learn, how
/// wrong it was, how steep its activation is there, and how strong the weight's own input was.
///
///     w ← w + η · error · slope · x
///     b ← b + η · error · slope
///
/// The two rules differ in the error and the slope. With the weighted sum z = w·x + b:
///
///     rosenblatt    error = t if t z ≤ 0 (a mistake), else 0         slope = 1
///     delta         error = target - φ(z)                            slope = φ'(z)
///
/// Rosenblatt's rule learns from mistakes alone and stops when there are none; it finds a boundary
/// whenever there is one. The delta rule goes down the gradient of the squared error
/// `E = ½ (target - φ(z))²`, and so improves after every example, right or wrong. It needs an
/// activation with a slope.
///
/// - Source: Rosenblatt, "The perceptron", 1958; Widrow & Hoff, "Adaptive switching circuits", 1960,
///   for the delta rule with a linear activation.
public enum PerceptronRule: String, CaseIterable, Sendable {
  /// Learns from a mistake by adding or subtracting its input.
  case rosenblatt
  /// Goes down the gradient of the squared error.
  case delta

  /// What an example asks of a perceptron: two of the four factors of every weight's change.
  public struct Correction: Equatable, Sendable {
    /// How wrong the perceptron is, and in which direction; 0 if it is to stay as it is.
    public let error: Double
    /// How much of a change of z arrives in the output; 1 for Rosenblatt's rule.
    public let slope: Double
    /// Whether the example is not on its side of the boundary: t z ≤ 0.
    public let isMistake: Bool

    /// A correction by its parts.
    public init(error: Double, slope: Double, isMistake: Bool) {
      self.error = error
      self.slope = slope
      self.isMistake = isMistake
    }
  }

  /// What an example asks of a perceptron.
  ///
  /// - Parameters:
  ///   - perceptron: The perceptron as it is.
  ///   - x: The input, shape (inputs).
  ///   - t: The sign of the example's class, -1 or +1.
  /// - Precondition: as many inputs as weights.
  public func correction(of perceptron: Perceptron, input x: [Double], sign t: Int) -> Correction {
    let z = perceptron.weightedSum(x)
    let isMistake = !(Double(t) * z > 0)
    switch self {
    case .rosenblatt:
      return Correction(error: isMistake ? Double(t) : 0, slope: 1, isMistake: isMistake)
    case .delta:
      let phi = perceptron.activation
      return Correction(
        error: phi.target(sign: t) - phi(z), slope: phi.derivative(at: z), isMistake: isMistake)
    }
  }

  /// The perceptron after it has learnt from one example.
  ///
  /// - Parameters:
  ///   - correction: What the example asks of the perceptron.
  ///   - perceptron: The perceptron as it is.
  ///   - x: The input, shape (inputs).
  ///   - learningRate: η.
  public static func apply(
    _ correction: Correction, to perceptron: Perceptron, input x: [Double], learningRate: Double
  ) -> Perceptron {
    var changed = perceptron
    changed.add(learningRate * correction.error * correction.slope, times: x)
    return changed
  }
}

extension Activation {
  /// What the delta rule wants the output to be for a class: 1 for the sign +1; for -1 it is 0 if the
  /// activation can hardly be negative (sigmoid, ReLU, GELU, SiLU, softplus), else -1.
  ///
  /// - Parameter sign: -1 or +1.
  public func target(sign: Int) -> Double {
    if sign > 0 { return 1 }
    return switch self {
    case .step, .sigmoid, .relu, .gelu, .silu, .softplus: 0
    case .sign, .linear, .tanh, .leakyReLU, .elu, .selu: -1
    }
  }

  /// Whether a small change of z can change the output, so that the delta rule has a gradient to go
  /// down; not so for `step` and `sign`.
  public var hasGradient: Bool { self != .step && self != .sign }
}
