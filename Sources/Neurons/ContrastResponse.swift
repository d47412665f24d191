import Foundation

/// How strongly a cell of the visual system responds to contrast.
///
///     R(c) = Rmax cⁿ / (cⁿ + c50ⁿ)
///
/// The response rises with the contrast c, is half of its maximum at c = c50, and saturates: more
/// contrast does not give more response without end. n says how steep the rise is.
///
/// In the logarithm of the contrast, this is a logistic neuron with one input:
///
///     R(c) = Rmax σ(n (ln c - ln c50))         weight n, bias -n ln c50
///
/// - Source: Naka & Rushton, "S-potentials from colour units in the retina of fish (Cyprinidae)",
///   1966; Albrecht & Hamilton, "Striate cortex of monkey and cat: contrast response function", 1982.
public struct ContrastResponse: Equatable, Sendable {
  /// Rmax, the response that is approached at high contrast, above 0; in any unit, such as per cent
  /// or spikes per second.
  public let maximum: Double
  /// n, above 0.
  public let exponent: Double
  /// c50, the contrast of half the maximum, above 0; in the unit of the contrasts, such as per cent.
  public let halfContrast: Double

  /// A contrast response from its three parameters.
  ///
  /// - Throws: ``NeuronError`` if one of them is not a finite number above 0.
  public init(
    maximum: Double, exponent: Double, halfContrast: Double
  ) throws(NeuronError) {
    try NeuronError.checkPositive(maximum, "a maximal response")
    try NeuronError.checkPositive(exponent, "an exponent")
    try NeuronError.checkPositive(halfContrast, "a contrast of half the maximum")
    self.init(known: maximum, exponent, halfContrast)
  }

  init(known maximum: Double, _ exponent: Double, _ halfContrast: Double) {
    self.maximum = maximum
    self.exponent = exponent
    self.halfContrast = halfContrast
  }

  /// The response to a contrast.
  ///
  /// It is computed as `Rmax / (1 + (c50 / c)ⁿ)`, which no large power can overflow.
  ///
  /// - Parameter contrast: c, 0 or more, in the unit of ``halfContrast``.
  /// - Returns: From 0, at contrast 0, to Rmax; NaN for a negative contrast or NaN.
  public func callAsFunction(_ contrast: Double) -> Double {
    if !(contrast >= 0) { return .nan }
    return maximum / (1 + pow(halfContrast / contrast, exponent))
  }

  /// The same cell as a neuron: its input is ln c, its output the share of the maximal response.
  public var logContrastNeuron: Perceptron {
    Perceptron(weights: [exponent], bias: -exponent * log(halfContrast), activation: .sigmoid)
  }
}
