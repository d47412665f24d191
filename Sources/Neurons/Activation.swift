/// What a neuron makes of its weighted sum z: its activation a = φ(z).
///
///     step         a = 0 if z < 0, else 1             a' = 0
///     sign         a = -1 if z < 0, 0 at 0, else 1    a' = 0
///     linear       a = z                              a' = 1
///     sigmoid      a = σ(z) = 1 / (1 + exp(-z))       a' = a (1 - a)
///     tanh         a = tanh(z)                        a' = 1 - a²
///     relu         a = max(0, z)                      a' = 0 if z ≤ 0, else 1
///     leaky_relu   a = z if z > 0, else 0.01 z        a' = 1 if z > 0, else 0.01
///     elu          a = z if z > 0, else exp(z) - 1    a' = 1 if z > 0, else exp(z)
///     selu         a = λ z if z > 0,                  a' = λ if z > 0,
///                  else λ α (exp(z) - 1)              else λ α exp(z)
///     gelu         a = z Φ(z)                         a' = Φ(z) + z exp(-z²/2) / √(2π)
///     silu         a = z σ(z)                         a' = σ(z) (1 + z (1 - σ(z)))
///     softplus     a = ln(1 + exp(z))                 a' = σ(z)
///
/// with Φ the distribution function of the standard normal distribution, α = 1.6732632423543772 and
/// λ = 1.0507009873554805.
///
/// Each can be called like a function, on a Double (for figures) or a Float (for training). There
/// are two derivatives, told apart by their labels: from z, as it is drawn, and from a, as
/// backpropagation has it at hand. All are finite for every finite z, and NaN for NaN. Where a
/// function jumps or has a kink, ``jumps`` and ``derivativeJumps`` say so.
///
/// - Source: McCulloch & Pitts, "A logical calculus of the ideas immanent in nervous activity", 1943
///   (step); Rumelhart, Hinton & Williams, "Learning representations by back-propagating errors",
///   1986 (sigmoid); LeCun, Bottou, Orr & Müller, "Efficient BackProp", 1998 (tanh); Nair & Hinton,
///   "Rectified linear units improve restricted Boltzmann machines", 2010 (ReLU); Maas, Hannun & Ng,
///   "Rectifier nonlinearities improve neural network acoustic models", 2013 (leaky ReLU); Clevert,
///   Unterthiner & Hochreiter, "Fast and accurate deep network learning by exponential linear units
///   (ELUs)", 2016; Klambauer, Unterthiner, Mayr & Hochreiter, "Self-normalizing neural networks",
///   2017 (SELU); Hendrycks & Gimpel, "Gaussian error linear units (GELUs)", 2016 (GELU and SiLU);
///   Dugas, Bengio, Bélisle, Nadeau & Garcia, "Incorporating second-order functional knowledge for
///   better option pricing", 2000 (softplus).
public enum Activation: String, CaseIterable, Sendable {
  /// All or nothing: 1 from 0 on (Heaviside's function).
  case step
  /// The sign of the weighted sum: -1, 0 or 1.
  case sign
  /// The weighted sum itself.
  case linear
  /// The logistic function: a smooth step from 0 to 1.
  case sigmoid
  /// The hyperbolic tangent: a smooth step from -1 to 1.
  case tanh
  /// The rectified linear unit: silent below 0, the weighted sum above.
  case relu
  /// A rectified linear unit that still has a slope below 0.
  case leakyReLU = "leaky_relu"
  /// The exponential linear unit: bends smoothly to -1 below 0.
  case elu
  /// The scaled exponential linear unit: keeps mean 0 and variance 1 through many layers.
  case selu
  /// The Gaussian error linear unit, in its exact form.
  case gelu
  /// The sigmoid linear unit, also called swish.
  case silu
  /// A smooth rectified linear unit.
  case softplus

  /// The slope of the leaky ReLU below 0.
  static let leak = 0.01
  /// The two constants of the SELU.
  static let (seluAlpha, seluScale) = (1.6732632423543772, 1.0507009873554805)
}
