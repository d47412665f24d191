import Foundation

extension Activation {
  /// The activation for a weighted sum.
  ///
  /// - Parameter z: Any value.
  /// - Returns: 0 or 1 for `step`; -1, 0 or 1 for `sign`; 0...1 for `sigmoid`; -1...1 for `tanh`; 0
  ///   or more for `relu` and `softplus`; above -1 for `elu`, above -1.7581 for `selu`, at least
  ///   -0.17 for `gelu` and -0.2785 for `silu`; any value for `linear` and `leakyReLU`.
  public func callAsFunction(_ z: Double) -> Double {
    if z.isNaN { return z }
    return switch self {
    case .step: z < 0 ? 0 : 1
    case .sign: z < 0 ? -1 : z > 0 ? 1 : 0
    case .linear: z
    case .sigmoid: 1 / (1 + exp(-z))
    case .tanh: Foundation.tanh(z)
    case .relu: z <= 0 ? 0 : z
    case .leakyReLU: z > 0 ? z : Self.leak * z
    case .elu: z > 0 ? z : expm1(z)
    case .selu: Self.seluScale * (z > 0 ? z : Self.seluAlpha * expm1(z))
    // Both approach 0 to the left, although there z itself is without bounds.
    case .gelu: z == -.infinity ? 0 : z * Self.normalDistribution(z)
    case .silu: z == -.infinity ? 0 : z * Activation.sigmoid(z)
    // ln(1 + exp(z)), without the exponential of a large number.
    case .softplus: max(0, z) + log1p(exp(-abs(z)))
    }
  }

  /// The activation for a weighted sum, in single precision.
  ///
  /// The four that are trained most are computed in single precision, the others in double precision
  /// and rounded.
  ///
  /// - Parameter z: Any value.
  /// - Returns: As for a Double.
  public func callAsFunction(_ z: Float) -> Float {
    switch self {
    case .linear: z
    case .sigmoid: 1 / (1 + exp(-z))
    case .tanh: Foundation.tanh(z)
    case .relu: z <= 0 ? 0 : z
    default: Float(self(Double(z)))
    }
  }

  /// Φ(z), the share of a standard normal distribution below z; exact far out on both sides.
  static func normalDistribution(_ z: Double) -> Double { erfc(-z / 2.0.squareRoot()) / 2 }

  /// The density of the standard normal distribution at z.
  static func normalDensity(_ z: Double) -> Double {
    exp(-z * z / 2) / (2 * Double.pi).squareRoot()
  }
}
