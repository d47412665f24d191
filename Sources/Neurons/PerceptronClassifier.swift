import Learning
import Matrices

/// Perceptrons for any number of classes: one for each class against the rest.
///
///     score of class c = w_c·x + b_c          the highest score is the guess
///
/// Each perceptron is trained by itself with Rosenblatt's rule, from weights of 0, on the examples
/// in an order that is new in every epoch; it stops early after an epoch without a mistake. With two
/// classes there is one perceptron, for the second class; the scores of the first are its negatives.
///
/// Where the classes cannot be separated, the last weights depend on the examples that came last.
/// The average over all weights on the way, each counted as often as it met an example, is calmer
/// and usually better.
///
/// - Source: Rosenblatt, "The perceptron", 1958; Freund & Schapire, "Large margin classification
///   using the perceptron algorithm", 1999, for the average.
public struct PerceptronClassifier: Classifier, Sendable {
  /// `perceptron`.
  public let name = "perceptron"

  // MARK: Settings

  /// η, a finite number above 0; from weights of 0, it scales all scores alike and changes no guess.
  public let learningRate: Double
  /// How often training goes through all examples at most; at least 1.
  public let epochs: Int
  /// Whether the weights are averaged over all that training went through.
  public let isAveraged: Bool
  /// The seed of the order of the examples.
  public let seed: UInt64
  private let team: WorkerTeam

  // MARK: What is learnt

  /// The weights, shape (features, classes).
  public private(set) var kernel = Matrix(rowCount: 0, columnCount: 0)
  /// Shape (classes).
  public private(set) var bias: [Float] = []
  /// The mistakes of each class's perceptron in each epoch that it needed, shape (classes, epochs of
  /// the class); with two classes, both count those of one perceptron.
  public private(set) var mistakesPerEpoch: [[Int]] = []

  /// Whether each class's perceptron ended with an epoch without a mistake.
  public var hasConverged: Bool {
    !mistakesPerEpoch.isEmpty && mistakesPerEpoch.allSatisfy { $0.last == 0 }
  }
  /// The number of weights and biases learnt; with two classes, those of one are not counted again
  /// for its mirror image.
  public var parameterCount: Int { (kernel.rowCount + 1) * (bias.count == 2 ? 1 : bias.count) }

  /// A classifier that has learnt nothing yet.
  ///
  /// - Throws: ``LearningError`` if the learning rate is not a finite number above 0, or `epochs` is
  ///   below 1.
  public init(
    learningRate: Double = 1, epochs: Int = 10, isAveraged: Bool = false, seed: UInt64 = 42,
    team: WorkerTeam = WorkerTeam()
  ) throws(LearningError) {
    guard learningRate > 0, learningRate.isFinite else {
      throw LearningError(
        "expected a learning rate that is a finite number above 0, found \(learningRate)")
    }
    guard epochs >= 1 else { throw LearningError("expected 1 epoch or more, found \(epochs)") }
    self.learningRate = learningRate
    self.epochs = epochs
    self.isAveraged = isAveraged
    self.seed = seed
    self.team = team
  }

  /// Learns from examples, forgetting whatever was learnt before.
  ///
  /// A class that is possible but does not occur is never guessed: its weights are 0, its bias is the
  /// lowest finite number.
  ///
  /// - Throws: ``LearningError`` if the examples cannot be learnt from, all are of one class, or the
  ///   weights grow beyond what single precision holds; then what was learnt before is kept.
  public mutating func fit(_ training: LabeledExamples) throws {
    try training.checkLearnable()
    try Self.checkClasses(training.labels)
    let classes = training.classCount == 2 ? [1] : Array(0..<training.classCount)
    var learnt = try team.map(classes.count) { piece in
      OneAgainstRest(
        classes[piece], of: training, learningRate: Float(learningRate), epochs: epochs,
        isAveraged: isAveraged, seed: seed)
    }
    if training.classCount == 2 { learnt.insert(learnt[0].mirrored, at: 0) }
    try Self.checkFinite(learnt)
    kernel = Matrix(rowCount: training.featureCount, columnCount: learnt.count) { kernel in
      for (label, perceptron) in learnt.enumerated() {
        for (feature, weight) in perceptron.weights.enumerated() {
          kernel[feature * learnt.count + label] = weight
        }
      }
    }
    bias = learnt.map(\.bias)
    mistakesPerEpoch = learnt.map(\.mistakesPerEpoch)
  }

  /// How strongly each example speaks for each class: the weighted sum of every class.
  ///
  /// - Parameter features: Shape (examples, features).
  /// - Returns: Shape (examples, classes); positive on the class's side of its boundary.
  /// - Throws: ``LearningError`` if nothing was learnt yet or the number of features differs.
  public func decisionScores(_ features: Matrix) throws -> Matrix {
    guard !bias.isEmpty else {
      throw LearningError("expected a perceptron that has learnt; call fit before predicting")
    }
    guard features.columnCount == kernel.rowCount else {
      throw LearningError(
        "expected examples of \(kernel.rowCount) features, found \(features.columnCount)")
    }
    return features.affine(kernel, bias, team: team)
  }

  // MARK: - Bad input

  private static func checkClasses(_ labels: Labels) throws(LearningError) {
    let present = labels.classCounts.indices.filter { labels.classCounts[$0] > 0 }
    if present.count < 2 {
      throw LearningError(
        "expected examples of at least two classes, found only those of "
          + "\"\(labels.classNames[present[0]])\"")
    }
  }

  private static func checkFinite(_ learnt: [OneAgainstRest]) throws(LearningError) {
    for (label, perceptron) in learnt.enumerated()
    where !(perceptron.bias.isFinite && perceptron.weights.allSatisfy(\.isFinite)) {
      throw LearningError(
        "expected finite weights, found others for class \(label); scale the features, or choose a "
          + "smaller learning rate")
    }
  }
}
