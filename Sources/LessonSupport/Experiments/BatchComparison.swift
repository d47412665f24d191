import Workbench

/// Batches of several sizes, from the same start, with the same learning rate.
public struct BatchComparison: Sendable {
  let plan: ExperimentPlan
  /// One training a size, in the order of the sizes given.
  package let runs: [BatchRun]

  /// Trains a network with batches of each size.
  ///
  /// - Throws: `NetworkError` if the examples do not fit the network; `Interrupted` after Ctrl-C. A
  ///   training whose loss is no longer finite is stopped, and the others go on.
  public init(_ plan: ExperimentPlan, on console: Console) throws {
    self.plan = plan
    runs = try plan.sizes.map { try BatchRun(plan, size: $0, on: console) }
  }

  /// What some trainings say.
  package init(_ plan: ExperimentPlan, runs: [BatchRun]) {
    (self.plan, self.runs) = (plan, runs)
  }

  /// How good each size is after the same number of epochs.
  var afterEpochs: BatchRanking {
    BatchRanking(plan, runs.map { ($0, plan.epochs * $0.updatesPerEpoch) })
  }

  /// How good each size is after the same number of updates.
  var afterUpdates: BatchRanking {
    BatchRanking(plan, runs.map { ($0, plan.updates) })
  }

  // MARK: - Tables

  /// Each size after the same number of epochs.
  public var epochsTable: Table {
    var table = Table([
      .text("batch"), .number("an epoch"), .number("updates"), .number("val_loss"),
      .number("val_accuracy"), .number("noise"), .number("time"),
    ])
    for entry in afterEpochs.entries {
      table.addRow([
        entry.name, grouped(entry.run.updatesPerEpoch), entry.updatesText,
        lossText(entry.point.loss), decimals(entry.point.accuracy),
        entry.run.noise.map { significant($0) } ?? "–", plan.time(entry.point.seconds),
      ])
    }
    return table
  }

  /// Each size after the same number of updates.
  public var updatesTable: Table {
    var table = Table([
      .text("batch"), .number("updates"), .number("\(plan.data.unit) seen"), .number("val_loss"),
      .number("val_accuracy"), .number("time"),
    ])
    for entry in afterUpdates.entries {
      table.addRow([
        entry.name, entry.updatesText, grouped(entry.point.examples), lossText(entry.point.loss),
        decimals(entry.point.accuracy), plan.time(entry.point.seconds),
      ])
    }
    return table
  }

  // MARK: - Words

  /// What is done, and what the columns are.
  public var summary: String {
    let times = plan.epochs == 1 ? "once" : "\(grouped(plan.epochs)) times"
    return
      "Plain gradient descent with a learning rate of \(plan.rateText), the same for all batch "
      + "sizes. Each batch makes a step, which is an update of the weights: there are as many of "
      + "the one as of the other. Each size has seen all \(plan.data.unit) \(times), after which it is "
      + "judged.\(goingOn) “Noise” is how far the validation loss strays from a straight line over "
      + "\(noisePlaces)."
  }

  private var goingOn: String {
    runs.contains { plan.epochs * $0.updatesPerEpoch < plan.updates }
      ? " Those with few updates go on to \(grouped(plan.updates)), for section 2." : ""
  }

  private var noisePlaces: String {
    let epochs = BatchRun.noiseEpochs(of: plan.epochs)
    return epochs == 1
      ? "the last epoch, at five places" : "the last \(plain(epochs)) epochs, at ten places"
  }

  /// Which trainings were stopped, and where; nil if none was.
  public var stops: String? {
    let words = runs.compactMap { run in
      run.stoppedAt.map { "\(plan.name(ofSize: run.size)) at update \(grouped($0))" }
    }
    if words.isEmpty { return nil }
    return "* Stopped, because the loss was no longer finite, or ten times that of the start: "
      + "\(words.joined(separator: ", ")). The row shows the last value before that."
  }

  /// What was best after equal epochs, and whether others may be as good.
  public var epochsVerdict: String {
    if runs.count == 1 {
      return single
        + "There is nothing to compare a single batch size with: give several to --sizes."
    }
    return "After \(counted(plan.epochs, "epoch")), \(afterEpochs.sentence)" + caution
  }

  /// How good the only size is, and how surely.
  private var single: String {
    guard let only = afterEpochs.best else { return "" }
    return "After \(counted(plan.epochs, "epoch")), \(only.batchName) has a validation loss of "
      + "\(lossText(only.point.loss))"
      + (only.run.noise.map { ", with a noise of \(significant($0)). " } ?? ". ")
  }

  /// What was best after equal updates, what that took, and what is true of the notebook's sentence;
  /// nothing for a single size.
  public var conclusions: [String] { [updatesVerdict, verdict].compactMap { $0 } }

  /// What was best after equal updates, and what that took; nil for a single size.
  package var updatesVerdict: String? {
    if runs.count == 1 { return nil }
    let words = "After \(counted(plan.updates, "update")), \(afterUpdates.sentence)"
    guard let (small, large) = afterUpdates.smallestAndLargest else { return words }
    let share = Double(large.point.examples) / Double(small.point.examples)
    return words + " Meanwhile \(large.batchName) has seen \(grouped(large.point.examples)) "
      + "\(plan.data.unit), \(significant(share, 3)) times as many as \(small.batchName)."
  }

  /// Which sizes may be as good as the best, as both curves go up and down.
  private var caution: String {
    let ranking = afterEpochs
    guard let best = ranking.best else { return "" }
    let names = ranking.entries.filter { entry in
      let noise = max(entry.run.noise ?? 0, best.run.noise ?? 0)
      return entry.isWhole && entry.run.size != best.run.size
        && entry.point.loss - best.point.loss < 2 * noise
    }.map(\.name)
    return names.isEmpty
      ? ""
      : " The noise is more than half the distance from the best to "
        + "\(names.joined(separator: ", ")): a moment later the order may be another."
  }
}
