import Workbench

/// How networks with one hidden layer are made for a problem of the plane, and trained.
public struct PlaneTraining: Sendable {
  /// The examples.
  public let data: PlaneExamples
  /// How many units the hidden layer has.
  public let units: Int
  /// What the hidden units make of their weighted sums.
  public let activation: Activation
  /// How often training goes through the examples.
  public let epochs: Int
  /// η.
  public let learningRate: Double
  /// Where all randomness begins.
  public let seed: UInt64

  /// The most examples in a batch.
  static let batchLimit = 32

  /// A problem, with how networks for it are made and trained.
  public init(
    _ data: PlaneExamples, units: Int, activation: Activation, epochs: Int, learningRate: Double,
    seed: UInt64
  ) {
    self.data = data
    self.units = units
    self.activation = activation
    self.epochs = epochs
    self.learningRate = learningRate
    self.seed = seed
  }

  /// How many examples make a step.
  var batchSize: Int { min(Self.batchLimit, data.count) }

  /// A network before training: a sigmoid unit for yes or no, softmax for more than two classes.
  public func network(start: Initializer) throws -> Sequential {
    try Sequential(inputShape: [2], seed: seed) {
      Dense(units, activation: .each(activation), kernelInitializer: start)
      if data.classNames.count == 2 {
        Dense(1, activation: .sigmoid, kernelInitializer: start)
      } else {
        Dense(data.classNames.count, activation: .softmax, kernelInitializer: start)
      }
    }
  }

  /// Trains a network by plain gradient descent.
  ///
  /// - Returns: The loss on all examples after each epoch; shape (epochs).
  /// - Throws: `NetworkError` if the loss is no longer finite.
  public func train(_ network: inout Sequential) throws -> [Double] {
    try network.fit(
      data.labeledExamples, epochs: epochs, batchSize: batchSize,
      optimizer: SGD(learningRate: learningRate), seed: seed, measuresTraining: true,
      team: WorkerTeam(threads: 1)
    ).measuredLoss
  }

  /// How many examples a network gets right.
  func correctCount(_ network: Sequential) throws -> Int {
    try zip(network.predictClasses(data.labeledExamples.features).ids, data.labels.ids)
      .count { $0 == $1 }
  }

  /// What is to be learnt, in a sentence.
  public var summary: String {
    "\(data.name): \(grouped(data.count)) examples of \(data.classNames.count) classes; "
      + "\(counted(units, "hidden unit")), \(activation.title); \(counted(epochs, "epoch")) of "
      + "gradient descent with \(grouped(batchSize)) examples a step (a batch), at a learning rate "
      + "of \(plain(learningRate))."
  }
}
