import Learning
import Matrices

/// A network of dense layers under the contract of all classifiers.
///
/// The input has as many units as the examples have features, the output one for each class, with
/// softmax; between them stand hidden layers of ReLU units.
public struct NetworkClassifier: Classifier, Sendable {
  /// `network`.
  public let name = "network"

  // MARK: Settings

  /// The number of units of each hidden layer, from the input to the output.
  public let hidden: [Int]
  /// η, a finite number above 0.
  public let learningRate: Double
  /// The number of examples in a batch; all of them, if there are fewer.
  public let batchSize: Int
  /// How often training goes through all examples.
  public let epochs: Int
  /// The seed of the first weights and of the order of the examples.
  public let seed: UInt64
  private let team: WorkerTeam

  // MARK: What is learnt

  /// The trained network; nil before `fit`.
  public private(set) var network: Sequential?
  /// What training looked like.
  public private(set) var history = History()

  /// The number of weights and biases; 0 before `fit`.
  public var parameterCount: Int { network?.parameterCount ?? 0 }

  /// A classifier that has learnt nothing yet; `fit` checks the settings against the examples.
  public init(
    hidden: [Int] = [300, 100], learningRate: Double = 0.01, batchSize: Int = 32,
    epochs: Int = 30, seed: UInt64 = 42, team: WorkerTeam = WorkerTeam()
  ) {
    self.hidden = hidden
    self.learningRate = learningRate
    self.batchSize = batchSize
    self.epochs = epochs
    self.seed = seed
    self.team = team
  }

  /// Learns from examples, forgetting whatever was learnt before.
  public mutating func fit(_ training: LabeledExamples) throws {
    try fit(training, validation: nil)
  }

  /// Learns from examples, and judges other examples after every epoch.
  ///
  /// - Throws: ``NetworkError`` or ``LearningError`` as ``Sequential`` does; what `progress` throws,
  ///   and then what was learnt before is kept.
  public mutating func fit(
    _ training: LabeledExamples, validation: LabeledExamples?,
    progress: (TrainingProgress) throws -> Void = { _ in }
  ) throws {
    try training.checkLearnable()
    var network = try Sequential(inputShape: [training.featureCount], seed: seed) {
      Flatten()
      for units in hidden { Dense(units, activation: .relu) }
      Dense(training.classCount, activation: .softmax)
    }
    history = try network.fit(
      training, validation: validation, epochs: epochs,
      batchSize: min(batchSize, training.count), optimizer: SGD(learningRate: learningRate),
      seed: seed, team: team, progress: progress)
    self.network = network
  }

  /// The probability of each class, shape (examples, classes); every row sums to 1.
  ///
  /// - Throws: ``LearningError`` if nothing was learnt yet; ``NetworkError`` if the number of
  ///   features differs.
  public func decisionScores(_ features: Matrix) throws -> Matrix {
    guard let network else {
      throw LearningError("expected a network that has learnt; call fit before predicting")
    }
    return try network.predict(features, team: team)
  }
}
