import Learning
import Matrices

/// How far training has come.
public struct TrainingProgress: Sendable {
  /// The epoch under way, from 1.
  public let epoch: Int
  /// The number of epochs to be made.
  public let epochCount: Int
  /// The batches done in this epoch.
  public let batch: Int
  /// The batches in an epoch.
  public let batchCount: Int
  /// The examples done in this epoch.
  public let example: Int
  /// The examples in an epoch.
  public let exampleCount: Int
  /// The epochs completed, this one included once its last batch and its validation are done.
  public let history: History
}

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
  ///   or the loss is no longer finite; what `progress` throws.
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
    let batchCount = (training.count + batchSize - 1) / batchSize
    let clock = ContinuousClock()

    for epoch in 1...epochs {
      let start = clock.now
      generator.shuffle(&order)
      let labels = order.map { training.labels.ids[$0] }
      var loss = 0.0
      var correct = 0
      for batch in 0..<batchCount {
        let range = batch * batchSize..<min((batch + 1) * batchSize, training.count)
        let result = trainer.descend(
          training.features, batch: order[range], labels: labels[range],
          learningRate: Float(learningRate))
        loss += result.loss
        correct += result.correct
        guard loss.isFinite else { throw Self.divergence(epoch, batch + 1, learningRate) }
        try progress(
          TrainingProgress(
            epoch: epoch, epochCount: epochs, batch: batch + 1, batchCount: batchCount,
            example: range.upperBound, exampleCount: training.count, history: history))
      }
      trainer.copyWeights(to: &self)
      history.loss.append(loss / Double(training.count))
      history.accuracy.append(Double(correct) / Double(training.count))
      if let validation, validation.count > 0 {
        let judged = try evaluate(validation, team: team)
        history.validationLoss.append(judged.loss)
        history.validationAccuracy.append(judged.accuracy)
      }
      history.seconds.append(start.duration(to: clock.now) / .seconds(1))
      try progress(
        TrainingProgress(
          epoch: epoch, epochCount: epochs, batch: batchCount, batchCount: batchCount,
          example: training.count, exampleCount: training.count, history: history))
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

  private static func divergence(
    _ epoch: Int, _ batch: Int, _ learningRate: Double
  ) -> NetworkError {
    NetworkError(
      "the loss is no longer a finite number in epoch \(epoch), batch \(batch): the learning rate "
        + "\(learningRate) is too large for this data. Try a tenth of it, and check that the "
        + "features are scaled.")
  }
}
