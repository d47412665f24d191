/// How many mistakes Rosenblatt's rule can make at most before it has found a boundary.
///
///     mistakes ≤ (R / γ)²        R = max ‖x̃‖,   γ = min t (w̃·x̃) / ‖w̃‖
///
/// with x̃ = (x, 1) and w̃ = (w, b): the bias is the weight of a feature of 1, and counts as such.
/// R is how far the examples lie from the origin, γ how far from a boundary that separates them.
/// The bound holds for training from weights of 0, in any order of the examples and at any learning
/// rate. It holds for every separating boundary; the one with the largest margin gives the smallest
/// bound.
///
/// - Source: Novikoff, "On convergence proofs on perceptrons", 1962.
public struct ConvergenceBound: Equatable, Sendable {
  /// R, the largest norm of an example; at least 1.
  public let radius: Double
  /// γ, the margin of the separating boundary; above 0 and at most R.
  public let margin: Double
  /// (R / γ)², the bound itself; the number of mistakes is a whole number not above it.
  public var mistakeLimit: Double { (radius / margin) * (radius / margin) }

  /// The bound that a separating boundary gives.
  ///
  /// - Parameters:
  ///   - examples: The examples to be learnt from.
  ///   - separator: A perceptron that is right on all of them, however it was found.
  /// - Throws: ``NeuronError`` if the number of weights is not that of the features, the separator is
  ///   wrong on an example, or the numbers are so large or small that R or γ is not a finite number
  ///   above 0.
  public init(_ examples: SignedExamples, separatedBy separator: Perceptron) throws(NeuronError) {
    guard separator.weights.count == examples.featureCount else {
      throw NeuronError(
        "expected a separator with a weight for each of \(examples.featureCount) features, "
          + "found \(separator.weights.count)")
    }
    let mistakes = examples.mistakes(of: separator)
    guard mistakes == 0 else {
      throw NeuronError(
        "expected a separator that is right on all \(examples.count) examples, "
          + "found \(mistakes) on the wrong side; only examples that can be separated have a bound")
    }
    let length = Self.norm(separator.weights + [separator.bias])
    radius = examples.inputs.map { Self.norm($0 + [1]) }.max() ?? 1
    margin =
      zip(examples.inputs, examples.signs)
      .map { Double($1) * separator.weightedSum($0) / length }.min() ?? 0
    try NeuronError.checkPositive(radius, "a radius")
    try NeuronError.checkPositive(margin, "a margin")
  }

  /// ‖v‖.
  private static func norm(_ v: [Double]) -> Double {
    v.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }
}
