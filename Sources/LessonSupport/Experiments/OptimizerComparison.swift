import Workbench

/// Five optimizers from the same start, each with Keras' settings.
public struct OptimizerComparison: Sendable {
  /// One training.
  package struct Run: Sendable {
    /// What the optimizer is called.
    package let name: String
    /// Its rule and its settings.
    package let optimizer: any Optimizer
    /// The whole epochs.
    package let history: History
    /// The validation loss before the first epoch and after each; finite.
    package let losses: [Double]
    /// The epoch in which a loss or weight was no longer finite, from 1; nil if there was none.
    package let stoppedIn: Int?
    /// The digest of the last weights that were finite.
    package let weightDigest: String

    /// The epoch of the lowest validation loss; 0 is before the first.
    package var bestEpoch: Int { losses.indices.min { losses[$0] < losses[$1] } ?? 0 }
  }

  let plan: ExperimentPlan
  /// The number of examples in a batch.
  package let size: Int
  package let runs: [Run]

  /// Trains the network with each optimizer.
  ///
  /// - Throws: `NetworkError` if the examples do not fit the network; `Interrupted` after Ctrl-C. A
  ///   training whose loss is no longer finite is stopped, and the others go on.
  public init(_ plan: ExperimentPlan, on console: Console) throws {
    self.plan = plan
    let size = min(32, plan.training.count)
    self.size = size
    let before = try plan.start.evaluate(plan.validation, team: plan.team).loss
    runs = try OptimizerName.allCases.map {
      try Run($0, plan, size: size, before: before, on: console)
    }
  }

  // MARK: - Words

  /// What is done.
  public var summary: String {
    "\(counted(plan.epochs, "epoch")) in batches of \(plan.counted(size)), each optimizer with the "
      + "settings that Keras gives it. “Remembered” is how many numbers it keeps for each weight "
      + "beside the weight itself."
  }

  /// Each optimizer with what became of it.
  public var table: Table {
    var table = Table([
      .text("optimizer"), .number("rate"), .number("lowest val_loss"), .number("epoch"),
      .number("last"), .number("remembered"), .number("time"),
    ])
    for run in runs {
      table.addRow([
        run.name, plain(run.optimizer.learningRate), lossText(run.losses[run.bestEpoch]),
        "\(run.bestEpoch)", lossText(run.losses.last ?? .nan) + (run.stoppedIn == nil ? "" : "*"),
        "\(run.optimizer.memoryNames.count)", plan.time(run.history.fitSeconds),
      ])
    }
    return table
  }

  /// Which trainings were stopped, and where; nil if none was.
  public var stops: String? {
    let words = runs.compactMap { run in run.stoppedIn.map { "\(run.name) in epoch \($0)" } }
    if words.isEmpty { return nil }
    return "* Stopped, because the loss was no longer a finite number: "
      + "\(words.joined(separator: ", ")). The row shows the last value before that."
  }

  /// Which found the lowest loss, which was lowest at the end, and which had been better before.
  public var verdict: String {
    let lowest = runs.min { $0.losses[$0.bestEpoch] < $1.losses[$1.bestEpoch] }
    let finished = runs.filter { $0.stoppedIn == nil }
    guard let lowest, let last = finished.min(by: { ($0.losses.last ?? 0) < ($1.losses.last ?? 0) })
    else { return "All trainings have been stopped." }
    let risen = finished.filter { $0.bestEpoch < plan.epochs }.map(\.name)
    return "The lowest validation loss is that of \(lowest.name), "
      + "\(lossText(lowest.losses[lowest.bestEpoch])) after epoch \(lowest.bestEpoch)"
      + (last.name == lowest.name
        ? ", and it is lowest at the end as well."
        : "; at the end that of \(last.name) is lowest, \(lossText(last.losses.last ?? .nan)).")
      + (risen.isEmpty
        ? " None has passed its best epoch yet: more epochs may turn the order round."
        : " \(listed(risen)) had \(risen.count == 1 ? "its" : "their") lowest loss before the last "
          + "epoch: in the lesson fashion, --patience keeps the weights of that moment.")
  }

  private func listed(_ names: [String]) -> String {
    guard let last = names.last, names.count > 1 else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension OptimizerComparison.Run {
  /// Trains the plan's network in one way.
  fileprivate init(
    _ name: OptimizerName, _ plan: ExperimentPlan, size: Int, before: Double, on console: Console
  ) throws {
    let optimizer = name.optimizer(learningRate: nil)
    let learning = console.progress(name.title, total: plan.epochs * plan.training.count)
    learning.speak(
      "\(name.title): \(counted(plan.epochs, "epoch")) of \(plan.counted(plan.training.count)) in "
        + plan.batches(plan.updatesPerEpoch(ofSize: size)))
    var (network, history) = (plan.start, History())
    var stoppedIn: Int?
    do {
      history = try network.fit(
        plan.training, validation: plan.validation, epochs: plan.epochs, batchSize: size,
        optimizer: optimizer, seed: plan.seed, team: plan.team
      ) { now in
        history = now.history
        try learning.follow(now, unit: plan.data.unit)
      }
    } catch is NetworkError {
      stoppedIn = history.epochCount + 1
    }
    learning.milestone(
      at: plan.epochs * plan.training.count,
      stoppedIn.map { "stopped in epoch \($0)" } ?? history.validationText)
    learning.finish()
    self.init(
      name: name.title, optimizer: optimizer, history: history,
      losses: [before] + history.validationLoss, stoppedIn: stoppedIn,
      weightDigest: network.weightDigest)
  }
}

extension StepProgress {
  /// Shows how far a training is, without a line for each epoch; stops it after Ctrl-C.
  fileprivate func follow(_ now: TrainingProgress, unit: String) throws {
    try Interruption.check()
    advance(
      to: (now.epoch - 1) * now.exampleCount + now.example,
      "epoch \(now.epoch)/\(now.epochCount) · "
        + "\(grouped(now.example))/\(grouped(now.exampleCount)) \(unit) · "
        + "batch \(grouped(now.batch))/\(grouped(now.batchCount))")
  }
}

extension History {
  /// The last values on the validation examples, under the names that Keras uses.
  fileprivate var validationText: String {
    guard let loss = validationLoss.last, let accuracy = validationAccuracy.last else { return "" }
    return "val_loss \(lossText(loss)) val_accuracy \(decimals(accuracy))"
  }
}

extension OptimizerName {
  /// The name as it is written in a text.
  fileprivate var title: String {
    switch self {
    case .sgd: "SGD"
    case .momentum: "Momentum"
    case .nesterov: "Nesterov"
    case .rmsprop: "RMSprop"
    case .adam: "Adam"
    }
  }
}
