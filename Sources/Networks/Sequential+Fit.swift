import Learning
import Matrices

extension Sequential {
  /// Trains the network by stochastic gradient descent on the cross-entropy.
  ///
  /// In every epoch the examples are put into a new random order and cut into batches; each batch
  /// moves every weight by the learning rate times the slope of the batch's mean loss. The last
  /// batch may be smaller.
  ///
  /// - Parameters:
  ///   - training: The examples to learn from; as many features as the network has inputs.
  ///   - validation: Examples to be judged on after every epoch; they are not learnt from.
  ///   - epochs: How often to go through all examples, at least 1.
  ///   - batchSize: The number of examples in a batch, 1 ... the number of examples.
  ///   - learningRate: η, a finite number above 0.
  ///   - generator: Where the order of the examples is drawn from.
  ///   - team: Who computes it; the result does not depend on the number of threads.
  ///   - progress: Called after every batch, and once more after every epoch; may throw to stop,
  ///     and then the weights are those of the last batch.
  /// - Returns: The history of the epochs.
  /// - Throws: ``NetworkError`` if a setting is out of range, the examples do not fit the network,
  ///   or the loss or a weight is no longer finite; what `progress` throws.
  /// - Source: Robbins & Monro, "A Stochastic Approximation Method", 1951.
  @discardableResult
  public mutating func fit(
    _ training: LabeledExamples, validation: LabeledExamples? = nil, epochs: Int,
    batchSize: Int = 32, learningRate: Double = 0.01, using generator: inout SeededGenerator,
    team: WorkerTeam = WorkerTeam(),
    progress: (TrainingProgress) throws -> Void = { _ in }
  ) throws -> History {
    try checkSettings(training, validation, epochs, batchSize, learningRate)
    let trainer = Trainer(self, batchSize: batchSize, team: team)
    defer { trainer.copyWeights(to: &self) }
    var history = History()
    var order = Array(0..<training.count)
    let clock = ContinuousClock()

    for epoch in 1...epochs {
      let start = clock.now
      generator.shuffle(&order)
      let (loss, accuracy) = try trainer.pass(
        over: training, in: order, batchSize: batchSize, learningRate: learningRate
      ) { example in
        try progress(
          TrainingProgress(
            epoch, of: epochs, example: example, batchSize: batchSize,
            exampleCount: training.count, history: history))
      }
      trainer.copyWeights(to: &self)
      guard loss.isFinite, hasFiniteWeights else { throw Self.divergence(epoch, learningRate) }
      history.loss.append(loss)
      history.accuracy.append(accuracy)
      if let validation, validation.count > 0 {
        let judged = try evaluate(validation, team: team)
        guard judged.loss.isFinite else { throw Self.divergence(epoch, learningRate) }
        history.validationLoss.append(judged.loss)
        history.validationAccuracy.append(judged.accuracy)
      }
      history.seconds.append(start.duration(to: clock.now) / .seconds(1))
      try progress(
        TrainingProgress(
          epoch, of: epochs, example: training.count, batchSize: batchSize,
          exampleCount: training.count, history: history))
    }
    return history
  }

  /// The slopes of the mean loss over some examples along every weight and bias of each dense layer.
  ///
  /// - Parameter examples: At least one example.
  /// - Returns: For each dense layer, ∂L/∂W of shape (inputs, units) and ∂L/∂b of shape (units).
  /// - Throws: ``NetworkError`` if the examples do not fit the network.
  public func slopes(
    _ examples: LabeledExamples
  ) throws(NetworkError) -> [(kernel: Matrix, bias: [Float])] {
    try checkInputs(examples.features)
    try checkLabels(examples.labels)
    let trainer = Trainer(self, batchSize: examples.count, team: WorkerTeam(threads: 1))
    return trainer.slopes(
      examples.features, batch: ArraySlice(0..<examples.count), labels: examples.labels.ids[...])
  }

  private func checkSettings(
    _ training: LabeledExamples, _ validation: LabeledExamples?, _ epochs: Int, _ batchSize: Int,
    _ learningRate: Double
  ) throws {
    try training.checkLearnable()
    for examples in [training, validation].compactMap(\.self) {
      try checkInputs(examples.features)
      try checkLabels(examples.labels)
    }
    guard parameters.last?.activation == .softmax else {
      throw NetworkError(
        "layer output: the cross-entropy expects softmax; write Dense(…, activation: .softmax)")
    }
    guard epochs >= 1 else {
      throw NetworkError("expected at least 1 epoch, received \(epochs)")
    }
    guard (1...training.count).contains(batchSize) else {
      throw NetworkError(
        "expected a batch size from 1 to \(training.count), the number of training examples, "
          + "received \(batchSize)")
    }
    guard learningRate > 0, learningRate.isFinite else {
      throw NetworkError("expected a finite learning rate above 0, received \(learningRate)")
    }
  }

  private var hasFiniteWeights: Bool {
    parameters.allSatisfy { layer in
      layer.kernel.elements.allSatisfy(\.isFinite) && layer.bias.allSatisfy(\.isFinite)
    }
  }

  private static func divergence(_ epoch: Int, _ learningRate: Double) -> NetworkError {
    NetworkError(
      "the loss or a weight is no longer a finite number in epoch \(epoch): the learning rate "
        + "\(learningRate) is too large for this data. Try a tenth of it, and check that the "
        + "features are scaled.")
  }
}
