import Foundation

/// What a neuron makes of its weighted sum z: its activation a.
///
///     linear    a = z                     a' = 1
///     sigmoid   a = 1 / (1 + exp(-z))     a' = a (1 - a)
///     tanh      a = tanh(z)               a' = 1 - a²
///     relu      a = max(0, z)             a' = 0 if z ≤ 0, else 1
///
/// Each can be called like a function, on a Double (for figures) or a Float (for training). There
/// are two derivatives, told apart by their labels: from z, as it is drawn, and from a, as
/// backpropagation has it at hand. All are finite for every finite z, and NaN for NaN.
///
/// - Source: Rumelhart, Hinton & Williams, "Learning representations by back-propagating errors",
///   1986 (sigmoid); LeCun, Bottou, Orr & Müller, "Efficient BackProp", 1998 (tanh); Nair & Hinton,
///   "Rectified linear units improve restricted Boltzmann machines", 2010 (ReLU).
public enum Activation: String, CaseIterable, Sendable {
  /// The weighted sum itself.
  case linear
  /// The logistic function: a smooth step from 0 to 1.
  case sigmoid
  /// The hyperbolic tangent: a smooth step from -1 to 1.
  case tanh
  /// The rectified linear unit: silent below 0, the weighted sum above.
  case relu

  /// The activation for a weighted sum.
  ///
  /// - Parameter z: Any value.
  /// - Returns: Any value for `linear`, 0...1 for `sigmoid`, -1...1 for `tanh`, 0 or more for `relu`.
  public func callAsFunction(_ z: Double) -> Double {
    switch self {
    case .linear: z
    case .sigmoid: 1 / (1 + exp(-z))
    case .tanh: Foundation.tanh(z)
    case .relu: z <= 0 ? 0 : z
    }
  }

  /// The activation for a weighted sum, in single precision.
  ///
  /// - Parameter z: Any value.
  /// - Returns: As for a Double.
  public func callAsFunction(_ z: Float) -> Float {
    switch self {
    case .linear: z
    case .sigmoid: 1 / (1 + exp(-z))
    case .tanh: Foundation.tanh(z)
    case .relu: z <= 0 ? 0 : z
    }
  }

  /// The slope of the activation at a weighted sum.
  ///
  /// The formulas are those of the summary in a form that does not cancel where the slope is small:
  /// `sigmoid(z) · sigmoid(-z)` and `1 / cosh²(z)`.
  ///
  /// - Parameter z: Any value.
  /// - Returns: 0...1, at most 1/4 for `sigmoid`. ReLU has no slope at 0; by convention it is 0.
  public func derivative(at z: Double) -> Double {
    switch self {
    case .linear: z.isNaN ? z : 1
    case .sigmoid: self(z) * self(-z)
    case .tanh: 1 / (cosh(z) * cosh(z))
    case .relu: z.isNaN ? z : z <= 0 ? 0 : 1
    }
  }

  /// The slope of the activation at a weighted sum, in single precision.
  ///
  /// - Parameter z: Any value.
  /// - Returns: As for a Double.
  public func derivative(at z: Float) -> Float {
    Float(derivative(at: Double(z)))
  }

  /// The slope of the activation, from the activation itself.
  ///
  /// - Parameter a: A value that the activation can take.
  /// - Returns: The slope at each z that gives `a`.
  public func derivative(fromOutput a: Double) -> Double {
    switch self {
    case .linear: a.isNaN ? a : 1
    case .sigmoid: a * (1 - a)
    case .tanh: 1 - a * a
    case .relu: a.isNaN ? a : a <= 0 ? 0 : 1
    }
  }

  /// The slope of the activation, from the activation itself, in single precision.
  ///
  /// - Parameter a: A value that the activation can take.
  /// - Returns: The slope at each z that gives `a`.
  public func derivative(fromOutput a: Float) -> Float {
    switch self {
    case .linear: a.isNaN ? a : 1
    case .sigmoid: a * (1 - a)
    case .tanh: 1 - a * a
    case .relu: a.isNaN ? a : a <= 0 ? 0 : 1
    }
  }
}
