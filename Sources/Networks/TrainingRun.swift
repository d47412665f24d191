import Matrices

/// One training of one network, from its first epoch to its last.
struct TrainingRun {
  /// The network with the weights of the last whole epoch, or of the last batch once interrupted.
  private var network: Sequential
  /// The network as this run began with it.
  private var initial: Sequential
  private let training: any TrainingExamples
  private let validation: (any TrainingExamples)?
  /// Training examples to be measured like the validation examples.
  private let measured: (any TrainingExamples)?
  private let settings: TrainingSettings
  private let trainingDigest: ExamplesDigest
  private let validationDigest: ExamplesDigest
  private let trainer: Trainer
  private var history = History()
  private var best: [Sequential.Parameters]?
  /// The order of the examples; each epoch's comes from that of the epoch before.
  private var order: [Int]
  private var shuffling: SeededGenerator

  init(
    _ network: Sequential, _ training: any TrainingExamples,
    _ validation: (any TrainingExamples)?, _ settings: TrainingSettings,
    measured: (any TrainingExamples)?
  ) {
    self.network = network
    initial = network
    self.training = training
    self.validation = validation
    self.measured = measured
    self.settings = settings
    trainingDigest = ExamplesDigest(of: training)
    validationDigest = ExamplesDigest(of: validation)
    trainer = Trainer(
      network, batchSize: settings.batchSize, optimizer: settings.optimizer, team: settings.team)
    order = Array(0..<training.exampleCount)
    shuffling = SeededGenerator(seed: settings.seed, stream: "shuffling")
    history.params = settings.historyParameters(exampleCount: training.exampleCount)
  }

  /// The weights that the network is to have in the end.
  var finalParameters: [Sequential.Parameters] { best ?? network.parameters }

  /// Takes over where another training stopped.
  mutating func resume(_ saved: SavedTraining) throws(NetworkError) {
    try saved.check(
      network, settings, trainingDigest, validation: validationDigest,
      exampleCount: training.exampleCount, columns: columns)
    let params = history.params
    history = saved.history
    history.params = params
    history.stopReason = nil
    history.bestEpoch = settings.earlyStopping?.standing(in: history)?.best
    network.parameters = saved.network.parameters
    initial = network
    best = settings.earlyStopping?.restoresBestWeights == true ? saved.best : nil
    trainer.take(network.parameters, saved.memories, stepCount: saved.stepCount)
    for _ in history.epochs { shuffling.shuffle(&order) }
  }

  /// The columns that the history gets, in alphabetic order.
  private var columns: [String] {
    let parts: [(prefix: String, examples: (any TrainingExamples)?)] = [
      ("", training), ("val_", validation), ("measured_", measured),
    ]
    return parts.flatMap { prefix, examples -> [String] in
      guard let examples else { return [] }
      let hasAccuracy = !network.isRegression(examples.targets)
      return hasAccuracy ? ["\(prefix)accuracy", "\(prefix)loss"] : ["\(prefix)loss"]
    }.sorted()
  }

  /// Asks all callbacks whether they can do their work.
  func begin() throws {
    for callback in settings.callbacks { try callback.trainingBegins(moment(seconds: 0)) }
  }

  /// Makes the epochs that are left.
  mutating func start(_ progress: (TrainingProgress) throws -> Void) throws -> History {
    let clock = ContinuousClock()
    let start = clock.now
    // A training that had ended early is not to go on by being resumed.
    history.stopReason = settings.earlyStopping?.epochEnded(moment(seconds: 0))
    while history.epochCount < settings.epochs, history.stopReason == nil {
      let epochStart = clock.now
      try makeEpoch(progress)
      history.seconds.append(epochStart.duration(to: clock.now) / .seconds(1))
      keepBest()
      let moment = moment(seconds: start.duration(to: clock.now) / .seconds(1))
      for callback in settings.callbacks {
        if let reason = try callback.epochEnded(moment) {
          history.stopReason = history.stopReason ?? reason
        }
      }
      // Last, so that an epoch that was completed is in all files even if this ends the training.
      try progress(standing(epoch: history.epochCount, example: training.exampleCount))
    }
    return history
  }

  /// One pass over the training examples, and what is measured after it.
  private mutating func makeEpoch(_ progress: (TrainingProgress) throws -> Void) throws {
    shuffling.shuffle(&order)
    // A stream for each epoch: a training that is resumed silences the same units.
    trainer.generator = SeededGenerator(
      seed: settings.seed, stream: "dropout \(history.epochCount)")
    let (loss, accuracy) = try trainer.pass(
      over: training, in: order, batchSize: settings.batchSize
    ) { example in
      do {
        try progress(standing(epoch: history.epochCount + 1, example: example))
      } catch {
        takeWeights()
        throw error
      }
    }
    let before = network.parameters
    guard loss.isFinite, takeWeights() else { throw divergence(to: .nan) }
    let results = [validation, measured].map { examples in
      examples.map { network.measure($0, team: settings.team) }
    }
    if let worst = explosion([loss] + results.compactMap { $0?.loss }) {
      network.parameters = before
      throw divergence(to: worst)
    }
    history.append(
      (loss, network.isRegression(training.targets) ? .nan : accuracy),
      validation: results[0], measured: results[1])
  }

  /// How large the loss has become, if an epoch has led far away from what was there before: NaN or
  /// infinite, or more than a thousand times as large, on the training examples.
  private func explosion(_ losses: [Double]) -> Double? {
    if let broken = losses.first(where: { !$0.isFinite }) { return broken }
    guard losses.contains(where: { $0 > Self.farAway }) else { return nil }
    // Measured only now, as it takes its time.
    let limit = Self.farAway * max(1, initial.measure(training, team: settings.team).loss)
    let now = max(losses[0], network.measure(training, team: settings.team).loss)
    return now > limit ? now : nil
  }

  private static let farAway = 1000.0

  /// Copies the weights of the last step, if they are finite.
  @discardableResult
  private mutating func takeWeights() -> Bool {
    var candidate = network
    trainer.copyWeights(to: &candidate)
    guard candidate.hasFiniteWeights else { return false }
    network = candidate
    return true
  }

  /// Keeps the weights of the best epoch, if they are to be restored.
  private mutating func keepBest() {
    guard let early = settings.earlyStopping, let standing = early.standing(in: history) else {
      return
    }
    history.bestEpoch = standing.best
    if early.restoresBestWeights, standing.waited == 0 { best = network.parameters }
  }

  // MARK: - What others see

  private func standing(epoch: Int, example: Int) -> TrainingProgress {
    TrainingProgress(
      epoch, of: settings.epochs, example: example, batchSize: settings.batchSize,
      exampleCount: training.exampleCount, history: history)
  }

  private func moment(seconds: Double) -> TrainingMoment {
    TrainingMoment(
      history: history, network: network, seconds: seconds, hasValidation: validation != nil,
      hasAccuracy: !network.isRegression(training.targets),
      saved: SavedTraining(
        network: network, history: history, seed: settings.seed,
        exampleCount: training.exampleCount, examples: trainingDigest,
        validation: validationDigest, stepCount: trainer.stepCount,
        memories: trainer.savedMemories, best: best, rule: settings.earlyStopping?.rule))
  }

  private func divergence(to loss: Double) -> NetworkError {
    let (rate, epoch) = (settings.optimizer.learningRate, history.epochCount + 1)
    let what =
      loss.isFinite
      ? "the loss has grown to \(Float(loss)), more than a thousand times what it was before,"
      : "the loss or a weight is no longer a finite number"
    let more = network.parameters.contains { $0.l2 > 0 } ? ", and the l2 of the layers small" : ""
    return NetworkError(
      "\(what) in epoch \(epoch): most often the learning rate \(rate) is too large for this data. "
        + "Try a tenth of it, and check that the features are scaled\(more). The weights are those "
        + "\(whatIsKept).")
  }

  /// Which weights the network is to have in the end.
  private var whatIsKept: String {
    if best != nil, let epoch = history.bestEpoch { return "of epoch \(epoch + 1), the best" }
    let count = history.epochCount
    return count == 0 ? "from before the training" : "of epoch \(count), the last whole one"
  }
}

extension History {
  /// Adds the numbers of one epoch; accuracies that mean nothing are left out.
  mutating func append(
    _ training: (loss: Double, accuracy: Double), validation: (loss: Double, accuracy: Double)?,
    measured: (loss: Double, accuracy: Double)?
  ) {
    loss.append(training.loss)
    if !training.accuracy.isNaN { accuracy.append(training.accuracy) }
    if let validation {
      validationLoss.append(validation.loss)
      if !validation.accuracy.isNaN { validationAccuracy.append(validation.accuracy) }
    }
    if let measured {
      measuredLoss.append(measured.loss)
      if !measured.accuracy.isNaN { measuredAccuracy.append(measured.accuracy) }
    }
  }
}
