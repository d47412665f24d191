import Learning
import Matrices

extension Sequential {
  /// Trains the network by gradient descent on its loss.
  ///
  /// In every epoch the examples are put into a new random order and cut into batches; each batch
  /// moves every weight a little against the slope of the batch's mean loss. The last batch may be
  /// smaller.
  ///
  /// However training ends, the weights are finite: those of the best epoch if ``EarlyStopping`` is
  /// to restore them and an epoch was completed, otherwise those of the last step. If training
  /// diverges, those of the last epoch that was whole take the place of the last step's; in the first
  /// epoch they are those from before the training. It diverges once the loss or a weight is no longer
  /// finite, or the loss on the training examples more than a thousand times what it was before (or,
  /// if that was less than 1, more than a thousand). Nothing changes if training
  /// does not begin, because a setting is refused or a callback cannot do its work.
  ///
  /// - Parameters:
  ///   - training: The examples to learn from; as many features as the network has inputs.
  ///   - validation: Examples to be judged on after every epoch; they are not learnt from.
  ///   - epochs: How often to go through all examples, at least 1; when resuming, the ones already
  ///     made are counted.
  ///   - batchSize: The number of examples in a batch, 1 ... the number of examples.
  ///   - optimizer: How the weights follow the slopes.
  ///   - seed: What the order of the examples (the stream `shuffling`) and the units that dropout
  ///     silences (a stream `dropout` for each epoch) come from.
  ///   - measuresTraining: Whether to measure loss and accuracy on training examples as well, in the
  ///     way of the validation: after the epoch, on 5,000 of them at most, always the same.
  ///   - callbacks: Who looks on after every epoch, in this order; one ``EarlyStopping`` at most.
  ///   - resuming: A training to go on from, made with the same settings and examples; the weights
  ///     are then taken from it. Only the epochs, the patience and the other callbacks may differ. If
  ///     it has made all epochs, its history comes back at once.
  ///   - team: Who computes it; the result does not depend on the number of threads.
  ///   - progress: Called after every batch, and once more after every epoch and its callbacks; may
  ///     throw to stop.
  /// - Returns: The history of the epochs.
  /// - Throws: ``NetworkError`` if a setting is out of range, the examples do not fit the network,
  ///   or training diverges; what `progress` and the callbacks throw.
  /// - Source: Robbins & Monro, "A Stochastic Approximation Method", 1951.
  @discardableResult
  public mutating func fit(
    _ training: any TrainingExamples, validation: (any TrainingExamples)? = nil, epochs: Int,
    batchSize: Int = 32, optimizer: any Optimizer = SGD(), seed: UInt64,
    measuresTraining: Bool = false, callbacks: [any Callback] = [],
    resuming: SavedTraining? = nil, team: WorkerTeam = WorkerTeam(),
    progress: (TrainingProgress) throws -> Void = { _ in }
  ) throws -> History {
    let settings = TrainingSettings(
      epochs: epochs, batchSize: batchSize, optimizer: optimizer, seed: seed,
      callbacks: callbacks, team: team)
    try check(training, "training examples")
    if let validation { try check(validation, "validation examples") }
    try settings.check(exampleCount: training.exampleCount)
    var run = TrainingRun(
      self, training, validation, settings, measured: measuresTraining ? try training.sample : nil)
    if let resuming { try run.resume(resuming) }
    try run.begin()
    defer { parameters = run.finalParameters }
    return try run.start(progress)
  }

  /// The gradient of the mean loss over some examples: its slopes along every weight and bias.
  ///
  /// Nothing is silenced by dropout.
  ///
  /// - Parameter examples: At least one example.
  /// - Returns: For each dense layer, ∂L/∂W of shape (inputs, units) and ∂L/∂b of shape (units).
  /// - Throws: ``NetworkError`` if the examples do not fit the network.
  public func slopes(
    _ examples: any TrainingExamples
  ) throws(NetworkError) -> [(kernel: Matrix, bias: [Float])] {
    try check(examples, "examples")
    let trainer = Trainer(
      self, batchSize: examples.exampleCount, team: WorkerTeam(threads: 1), dropsOut: false)
    return trainer.slopes(
      examples.features, examples.targets, batch: ArraySlice(0..<examples.exampleCount))
  }
}
