/// One artificial neuron: it weighs its inputs, adds them up and makes an output of the sum.
///
///     z = w·x + b = w₁ x₁ + w₂ x₂ + … + b        the weighted sum
///     a = φ(z)                                   the output
///
/// The bias b is the threshold θ seen from the other side: `w·x + b ≥ 0` says the same as
/// `w·x ≥ θ` with θ = -b. It is also the weight of one more input that is always 1.
///
/// For two classes, the perceptron decides for the one if z > 0 and for the other if z < 0. Where
/// z = 0 lies its boundary: a point on a line, a line in a plane, a plane in space.
///
/// - Source: McCulloch & Pitts, "A logical calculus of the ideas immanent in nervous activity", 1943;
///   Rosenblatt, "The perceptron: a probabilistic model for information storage and organization in
///   the brain", 1958.
public struct Perceptron: Equatable, Sendable {
  /// w, shape (inputs).
  public var weights: [Double]
  /// b, what is added to the weighted inputs.
  public var bias: Double
  /// φ, what becomes of the weighted sum.
  public var activation: Activation

  /// θ = -b, what the weighted inputs must reach for a sum of 0 or more.
  public var threshold: Double {
    get { -bias }
    set { bias = -newValue }
  }

  /// A perceptron from its weights, shape (inputs), and its bias.
  public init(weights: [Double], bias: Double, activation: Activation = .step) {
    self.weights = weights
    self.bias = bias
    self.activation = activation
  }

  /// A perceptron from its weights, shape (inputs), and its threshold.
  public init(weights: [Double], threshold: Double, activation: Activation = .step) {
    self.init(weights: weights, bias: -threshold, activation: activation)
  }

  /// A perceptron that has learnt nothing: all weights and the bias are 0.
  public init(inputCount: Int, activation: Activation = .step) {
    self.init(
      weights: Array(repeating: 0, count: inputCount), bias: 0, activation: activation)
  }

  /// z = w·x + b.
  ///
  /// - Parameter x: Shape (inputs).
  /// - Precondition: as many inputs as weights.
  public func weightedSum(_ x: [Double]) -> Double {
    precondition(x.count == weights.count, "expected \(weights.count) inputs, found \(x.count)")
    var z = 0.0
    for (weight, input) in zip(weights, x) { z += weight * input }
    return z + bias
  }

  /// The output a = φ(w·x + b).
  ///
  /// - Parameter x: Shape (inputs).
  /// - Precondition: as many inputs as weights.
  public func callAsFunction(_ x: [Double]) -> Double {
    activation(weightedSum(x))
  }

  /// Changes each weight in proportion to its input, and the bias as the weight of an input of 1.
  ///
  ///     w ← w + c x
  ///     b ← b + c
  mutating func add(_ c: Double, times x: [Double]) {
    for index in weights.indices { weights[index] += c * x[index] }
    bias += c
  }
}
