import Foundation

extension Activation {
  /// The slope of the activation at a weighted sum.
  ///
  /// The formulas are those of the summary in a form that does not cancel where the slope is small:
  /// `sigmoid(z) · sigmoid(-z)` and `1 / cosh²(z)`.
  ///
  /// - Parameter z: Any value.
  /// - Returns: A finite number, at most 1/4 for `sigmoid`. Where there is no slope, at 0, it is by
  ///   convention that from the left, which for `step` and `sign` is 0.
  public func derivative(at z: Double) -> Double {
    if z.isNaN { return z }
    return switch self {
    case .step, .sign: 0
    case .linear: 1
    case .sigmoid: self(z) * self(-z)
    case .tanh: 1 / (cosh(z) * cosh(z))
    case .relu: z <= 0 ? 0 : 1
    case .leakyReLU: z > 0 ? 1 : Self.leak
    case .elu: z > 0 ? 1 : exp(z)
    case .selu: Self.seluScale * (z > 0 ? 1 : Self.seluAlpha * exp(z))
    case .gelu: Self.normalDistribution(z) + z * Self.normalDensity(z)
    case .silu: Activation.sigmoid(z) * (1 + z * Activation.sigmoid(-z))
    case .softplus: Activation.sigmoid(z)
    }
  }

  /// The slope of the activation at a weighted sum, in single precision.
  ///
  /// - Parameter z: Any value.
  /// - Returns: As for a Double.
  public func derivative(at z: Float) -> Float {
    Float(derivative(at: Double(z)))
  }

  /// Whether the slope follows from the activation alone.
  ///
  /// It does not for `gelu` and `silu`, which take some values twice, with different slopes.
  public var hasDerivativeFromOutput: Bool { self != .gelu && self != .silu }

  /// The slope of the activation, from the activation itself.
  ///
  /// - Parameter a: A value that the activation can take.
  /// - Returns: The slope at each z that gives `a`.
  /// - Precondition: ``hasDerivativeFromOutput``.
  public func derivative(fromOutput a: Double) -> Double {
    precondition(hasDerivativeFromOutput, "\(self): its slope does not follow from its value")
    if a.isNaN { return a }
    return switch self {
    case .step, .sign: 0
    case .linear, .gelu, .silu: 1
    case .sigmoid: a * (1 - a)
    case .tanh: 1 - a * a
    case .relu: a <= 0 ? 0 : 1
    case .leakyReLU: a > 0 ? 1 : Self.leak
    case .elu: a > 0 ? 1 : a + 1
    case .selu: a > 0 ? Self.seluScale : a + Self.seluScale * Self.seluAlpha
    // a = ln(1 + exp(z)), so that σ(z) = 1 - exp(-a).
    case .softplus: -expm1(-a)
    }
  }

  /// The slope of the activation, from the activation itself, in single precision.
  ///
  /// - Parameter a: A value that the activation can take.
  /// - Returns: The slope at each z that gives `a`.
  /// - Precondition: ``hasDerivativeFromOutput``.
  public func derivative(fromOutput a: Float) -> Float {
    switch self {
    case .linear: a.isNaN ? a : 1
    case .sigmoid: a * (1 - a)
    case .tanh: 1 - a * a
    case .relu: a.isNaN ? a : a <= 0 ? 0 : 1
    default: Float(derivative(fromOutput: Double(a)))
    }
  }
}
