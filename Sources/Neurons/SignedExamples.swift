import Learning
import Matrices

/// Examples of two classes as a perceptron sees them: inputs, and the sign of the class of each.
///
/// The sign t is +1 for the class that the perceptron is to recognise and -1 for the rest, so that
/// `t (w·x + b) > 0` says that an example lies on its side of the boundary.
public struct SignedExamples: Equatable, Sendable {
  /// Shape (examples, features); finite.
  public let inputs: [[Double]]
  /// t, shape (examples); each -1 or +1, and both occur.
  public let signs: [Int]

  /// The number of examples, at least 2.
  public var count: Int { signs.count }
  /// The number of features of each example, at least 1.
  public var featureCount: Int { inputs[0].count }

  /// Pairs inputs with signs.
  ///
  /// - Parameters:
  ///   - inputs: Shape (examples, features).
  ///   - signs: Shape (examples); each -1 or +1.
  /// - Throws: ``NeuronError`` if there is not one sign for each example, a sign is neither -1 nor
  ///   +1, all are the same, there are no features or not equally many, or one is not finite.
  public init(inputs: [[Double]], signs: [Int]) throws(NeuronError) {
    try Self.check(signs, exampleCount: inputs.count)
    for (example, input) in inputs.enumerated() {
      try Self.check(input, of: example, featureCount: inputs[0].count)
    }
    self.inputs = inputs
    self.signs = signs
  }

  /// One class of labelled examples against all others.
  ///
  /// - Parameters:
  ///   - examples: Labelled examples of any number of classes.
  ///   - positive: The number of the class with the sign +1; all others have -1.
  /// - Throws: ``NeuronError`` as above, or if there is no such class.
  public init(_ examples: LabeledExamples, positive: Int) throws(NeuronError) {
    guard examples.labels.classNames.indices.contains(positive) else {
      throw NeuronError(
        "expected a class from 0 to \(examples.classCount - 1), found \(positive)")
    }
    try self.init(
      inputs: (0..<examples.count).map { examples.features.row($0).map(Double.init) },
      signs: examples.labels.ids.map { $0 == positive ? 1 : -1 })
  }

  /// The number of examples that are not strictly on their side of a perceptron's boundary.
  ///
  /// - Precondition: the perceptron has a weight for each feature.
  public func mistakes(of perceptron: Perceptron) -> Int {
    zip(inputs, signs).count { !(Double($1) * perceptron.weightedSum($0) > 0) }
  }

  // MARK: - Bad input

  private static func check(_ signs: [Int], exampleCount: Int) throws(NeuronError) {
    guard signs.count == exampleCount else {
      throw NeuronError(
        "expected one sign for each of \(exampleCount) examples, found \(signs.count)")
    }
    guard let first = signs.first else {
      throw NeuronError("expected examples to learn from, found none")
    }
    if let example = signs.firstIndex(where: { $0 != 1 && $0 != -1 }) {
      throw NeuronError(
        "expected a sign of -1 or +1, found \(signs[example]) at example \(example)")
    }
    if signs.allSatisfy({ $0 == first }) {
      throw NeuronError(
        "expected examples of both classes, found the sign \(first) at all \(exampleCount) of them")
    }
  }

  private static func check(
    _ input: [Double], of example: Int, featureCount: Int
  ) throws(NeuronError) {
    guard featureCount > 0 else {
      throw NeuronError("expected at least one feature, found none")
    }
    guard input.count == featureCount else {
      throw NeuronError(
        "expected \(featureCount) features as in the first example, "
          + "found \(input.count) at example \(example)")
    }
    if let feature = input.firstIndex(where: { !$0.isFinite }) {
      throw NeuronError(
        "expected finite features, found \(input[feature]) at example \(example), "
          + "feature \(feature)")
    }
  }
}
