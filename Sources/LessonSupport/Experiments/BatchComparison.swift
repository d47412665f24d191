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
      .text("batch"), .number("updates"), .number("val_loss"), .number("val_accuracy"),
      .number("noise"), .number("time"),
    ])
    for entry in afterEpochs.entries {
      table.addRow([
        entry.name, entry.updatesText, lossText(entry.point.loss),
        decimals(entry.point.accuracy), noise(of: entry.run).map { significant($0) } ?? "–",
        plan.time(entry.point.seconds),
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

  /// The noise of a training within the last of the epochs; nil if it has too few updates to tell.
  func noise(of run: BatchRun) -> Double? { run.noise(inEpoch: plan.epochs) }

  // MARK: - Words

  /// What is done, and what the columns are.
  public var summary: String {
    let times = plan.epochs == 1 ? "once" : "\(grouped(plan.epochs)) times"
    return
      "Plain gradient descent with a learning rate of \(plain(plan.learningRate)), the same for "
      + "all batch sizes. Each has seen all \(plan.data.unit) \(times), after which it is judged. "
      + "“Noise” is how far the validation loss strays from a straight line within the last epoch."
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

  /// What was best after equal epochs, and how noisy each is.
  public var epochsVerdict: String {
    if runs.count == 1 { return Self.onlyOne }
    return "After \(counted(plan.epochs, "epoch")), \(afterEpochs.sentence) \(noiseSentence)"
      + caution
  }

  /// What was best after equal updates, and what that took.
  public var updatesVerdict: String {
    if runs.count == 1 { return Self.onlyOne }
    let words = "After \(counted(plan.updates, "update")), \(afterUpdates.sentence)"
    guard let (small, large) = afterUpdates.smallestAndLargest else { return words }
    let share = Double(large.point.examples) / Double(small.point.examples)
    return words + " Meanwhile \(large.batchName) has seen \(grouped(large.point.examples)) "
      + "\(plan.data.unit), \(significant(share, 3)) times as many as \(small.batchName)."
  }

  static let onlyOne =
    "There is nothing to compare a single batch size with: give several to --sizes."

  /// The noise of the smallest and of the largest size for which it is known.
  private var noises: (small: BatchRun, large: BatchRun, values: [Double])? {
    let known = runs.filter { noise(of: $0) != nil }.sorted { $0.size < $1.size }
    guard let small = known.first, let large = known.last, small.size < large.size else {
      return nil
    }
    return (small, large, [small, large].compactMap(noise))
  }

  /// Which sizes may be as good as the best, as both curves go up and down.
  private var caution: String {
    let ranking = afterEpochs
    guard let best = ranking.best else { return "" }
    let names = ranking.entries.filter { entry in
      let noise = max(noise(of: entry.run) ?? 0, noise(of: best.run) ?? 0)
      return entry.isWhole && entry.run.size != best.run.size
        && entry.point.loss - best.point.loss < 2 * noise
    }.map(\.name)
    return names.isEmpty
      ? ""
      : " The noise is more than half the distance from the best to \(names.joined(separator: ", ")): a "
        + "moment later the order may be another."
  }

  private var noiseSentence: String {
    guard let (small, large, values) = noises else {
      return
        "The noise is known of fewer than two sizes: an epoch of few updates has too few places "
        + "to look at, and so has a training that was stopped."
    }
    return "Within the last epoch the loss strays by \(significant(values[0])) with "
      + "\(plan.name(ofSize: small.size)) a batch, by \(significant(values[1])) with "
      + "\(plan.name(ofSize: large.size)) a batch."
  }
}

// MARK: - The verdict

extension BatchComparison {
  /// What is true of the notebook's sentence, here.
  public var verdict: String {
    if runs.count == 1 { return Self.onlyOne }
    let claim =
      "The notebook says that minibatches “lead to a faster, more stable convergence”, and advises "
      + "“32 or less”. "
    guard let best = afterEpochs.best, best.point.loss < 0.95 * plan.guessingLoss else {
      return claim + "Here no batch size is much better after the epochs than a guess, which has a "
        + "loss of \(decimals(plan.guessingLoss)): nothing can be said. Try another "
        + "--learning-rate, or more --epochs."
    }
    let fast =
      best.run.size == runs.map(\.size).max()
      ? "Faster: no, here the largest batches are best for the same \(plan.data.unit). "
      : "Faster: yes, for the same \(plan.data.unit). "
    return claim + fast + steadiness + " Best after equal epochs: \(best.name) a batch, "
      + (best.run.size <= 32 ? "which is 32 or less." : "more than 32.")
      + " All this is one network, one data set and one learning rate for all."
  }

  /// Whether small batches are steadier; ten places cannot tell less than a factor of two.
  private var steadiness: String {
    guard let (_, _, values) = noises else {
      return "More stable: that cannot be told from so few updates."
    }
    if values[0] > 2 * values[1] {
      return "More stable: no, each step of a small batch is noisier, and there are more of them."
    }
    return values[1] > 2 * values[0]
      ? "More stable: yes, here the large batches are the noisier ones."
      : "More stable: the noise of small and large batches does not differ by a factor of two, which "
        + "ten places cannot tell apart."
  }
}
