import Workbench

/// Five optimizers from the same start, each with Keras' settings, but for a momentum of 0.9.
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

    /// A training that has been made.
    package init(
      name: String, optimizer: any Optimizer, history: History, losses: [Double],
      stoppedIn: Int?, weightDigest: String
    ) {
      (self.name, self.optimizer, self.history) = (name, optimizer, history)
      (self.losses, self.stoppedIn, self.weightDigest) = (losses, stoppedIn, weightDigest)
    }
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

  /// What some trainings say.
  package init(_ plan: ExperimentPlan, size: Int, runs: [Run]) {
    (self.plan, self.size, self.runs) = (plan, size, runs)
  }

  // MARK: - Words

  /// What is done.
  public var summary: String {
    "\(counted(plan.epochs, "epoch")) in batches of \(plan.counted(size)), each optimizer with the "
      + "settings that Keras gives it, but for a momentum of 0.9, which Keras leaves at 0: "
      + runs.map(\.optimizer.description).joined(separator: "; ")
      + ". “Remembered” is how many numbers it keeps for each weight beside the weight itself."
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
    return "* Stopped, because training diverged: "
      + "\(words.joined(separator: ", ")). The row shows the last value before that."
  }

  /// How far the same training comes in another order of the images; nil if no batch size was
  /// trained as here.
  public func chance(_ batches: BatchComparison) -> String? {
    guard let run = runs.first, run.stoppedIn == nil, let last = run.losses.last,
      run.optimizer.learningRate == plan.learningRate,
      let other = batches.afterEpochs.entries.first(where: { $0.run.size == size && $0.isWhole })
    else { return nil }
    return "\(run.name) is \(other.batchName) of section 1 once more, in another order: a loss of "
      + "\(lossText(other.point.loss)) there, of \(lossText(last)) here after "
      + "\(counted(plan.epochs, "epoch")). So much is chance."
  }

  /// Which found the lowest loss, which was lowest at the end, which cannot be told from it, and which
  /// had clearly been better before.
  public var verdict: String {
    let finished = runs.filter { $0.stoppedIn == nil }
    guard let lowest = runs.min(by: { $0.lowest < $1.lowest }),
      let last = finished.min(by: { $0.last < $1.last })
    else { return "All trainings have been stopped." }
    return "The lowest validation loss is that of \(lowest.name), \(lossText(lowest.lowest)) after "
      + "epoch \(lowest.bestEpoch)"
      + (last.name == lowest.name
        ? ", and it is lowest at the end as well."
        : "; at the end that of \(last.name) is lowest, \(lossText(last.last)).")
      + " \(doubt(lowest)) \(rises(finished))"
  }

  /// Which cannot be told from the best, as one of the two curves changes by more than their distance
  /// from epoch to epoch.
  private func doubt(_ best: Run) -> String {
    if plan.epochs < 3 {
      return
        "How much of that is chance, so few epochs do not tell: with another seed the order may "
        + "be another."
    }
    let changes = runs.map { "\($0.name) \(significant($0.change))" }
    let near = runs.filter {
      $0.name != best.name && $0.lowest - best.lowest < max($0.change, best.change)
    }.map(\.name)
    return "From one epoch to the next the losses typically change by this much: "
      + "\(changes.joined(separator: ", ")). "
      + (near.isEmpty
        ? "All others are farther from the lowest than that."
        : "Closer to the lowest than that, and not to be told apart from \(best.name): "
          + "\(listed(near)). With another seed another may win.")
  }

  /// Which have clearly been better before, and what to do about it.
  private func rises(_ finished: [Run]) -> String {
    let risen = finished.filter { $0.last - $0.lowest > $0.change }.map(\.name)
    if plan.epochs < 3 || risen.isEmpty {
      return "None has clearly risen: more epochs may turn the order round."
    }
    return "\(listed(risen)) \(risen.count == 1 ? "has" : "have") risen by more than that since "
      + "\(risen.count == 1 ? "its" : "their") lowest loss: in the lesson fashion, --patience keeps "
      + "the weights of that moment."
  }
}

extension OptimizerComparison.Run {
  /// The lowest validation loss, and the last.
  fileprivate var lowest: Double { losses[bestEpoch] }
  fileprivate var last: Double { losses.last ?? .infinity }

  /// How much the validation loss typically changes from one epoch to the next; 0 of fewer than two.
  package var change: Double { typicalChange(Array(losses.dropFirst())) }
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
