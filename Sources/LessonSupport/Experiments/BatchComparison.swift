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

  // MARK: - Tables

  /// Each size after the same number of epochs.
  public var epochsTable: Table {
    var table = Table([
      .text("batch"), .number("updates"), .number("val_loss"), .number("val_accuracy"),
      .number("noise"), .number("time"),
    ])
    for run in runs {
      guard let point = run.afterEpochs(plan.epochs) else { continue }
      table.addRow([
        plan.name(ofSize: run.size), grouped(point.updates) + mark(run, point),
        decimals(point.loss), decimals(point.accuracy),
        run.noise(inEpoch: plan.epochs).map { decimals($0, 5) } ?? "–", duration(point.seconds),
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
    for run in runs {
      guard let point = run.after(updates: plan.updates) else { continue }
      table.addRow([
        plan.name(ofSize: run.size), grouped(point.updates) + mark(run, point),
        grouped(point.examples), decimals(point.loss), decimals(point.accuracy),
        duration(point.seconds),
      ])
    }
    return table
  }

  /// What stands behind the last good value of a run that was stopped.
  private func mark(_ run: BatchRun, _ point: BatchRun.Point) -> String {
    run.stoppedAt != nil && point.updates == run.points.last?.updates ? "*" : ""
  }

  // MARK: - Words

  /// What is done, and what the columns are.
  public var summary: String {
    "Plain gradient descent with a learning rate of \(plain(plan.learningRate)), the same for all "
      + "batch sizes. Each has seen every image \(times(plan.epochs)), after which it is judged. "
      + "“Noise” is how far the validation loss strays from a straight line within the last epoch."
  }

  private func times(_ count: Int) -> String {
    count == 1 ? "once" : "\(grouped(count)) times"
  }

  /// Which trainings were stopped, and where; nil if none was.
  public var stops: String? {
    let stopped = runs.filter { $0.stoppedAt != nil }
    if stopped.isEmpty { return nil }
    let words = stopped.map {
      "\(plan.name(ofSize: $0.size)) at update \(grouped($0.stoppedAt ?? 0))"
    }
    return "* Stopped, because the loss was no longer a finite number: "
      + "\(words.joined(separator: ", ")). The row shows the last value before that."
  }

  /// What was best after equal epochs, and how noisy each is.
  public var epochsVerdict: String {
    guard runs.count > 1 else { return onlyOne }
    let losses = runs.map { $0.afterEpochs(plan.epochs)?.loss }
    return "After \(counted(plan.epochs, "epoch")), "
      + "\(ranking(losses)) \(noise)"
  }

  /// What was best after equal updates, and what that took.
  public var updatesVerdict: String {
    guard runs.count > 1 else { return onlyOne }
    let losses = runs.map { $0.after(updates: plan.updates)?.loss }
    return "After \(counted(plan.updates, "update")), \(ranking(losses)) \(cost)"
  }

  /// What is true of the notebook's sentence, here.
  public var verdict: String {
    guard let best = best(runs.map { $0.afterEpochs(plan.epochs)?.loss }) else { return onlyOne }
    let size = runs[best].size
    let claim =
      "The notebook says that minibatches “lead to a faster, more stable convergence”, and advises "
      + "“32 or less”. "
    let fast =
      size == runs.map(\.size).max()
      ? "Faster they are not here, where the largest batches are best for the same images. "
      : "Faster, for the same images: here that is true. "
    return claim + fast + steadiness
      + (size <= 32
        ? " The best after equal epochs is \(plan.name(ofSize: size)) a batch: 32 or less."
        : " The best after equal epochs is \(plan.name(ofSize: size)) a batch: more than 32.")
      + " All this is one network, one data set and one learning rate for all."
  }

  private var onlyOne: String {
    "There is nothing to compare a single batch size with: give several to --sizes."
  }

  /// The number of the run with the lowest loss among those that were not stopped.
  private func best(_ losses: [Double?]) -> Int? {
    let finished = runs.indices.filter { runs[$0].stoppedAt == nil && losses[$0] != nil }
    guard runs.count > 1 else { return nil }
    return finished.min { (losses[$0] ?? 0) < (losses[$1] ?? 0) }
  }

  /// The best and the worst, in words.
  private func ranking(_ losses: [Double?]) -> String {
    guard let best = best(losses), let lowest = losses[best] else {
      return "no batch size has a loss that is still finite."
    }
    let others = runs.indices.filter { $0 != best && runs[$0].stoppedAt == nil }
    let words =
      "\(plan.name(ofSize: runs[best].size)) a batch has the lowest validation loss, "
      + decimals(lowest)
    guard let worst = others.max(by: { (losses[$0] ?? 0) < (losses[$1] ?? 0) }),
      let highest = losses[worst]
    else { return words + ", as the only one that was not stopped." }
    return words + "; \(plan.name(ofSize: runs[worst].size)) has the highest, \(decimals(highest))."
  }

  /// The runs of the smallest and the largest size whose noise is known.
  private var noisy: (small: BatchRun, large: BatchRun)? {
    let known = runs.filter { $0.noise(inEpoch: plan.epochs) != nil }.sorted { $0.size < $1.size }
    guard let small = known.first, let large = known.last, small.size < large.size else {
      return nil
    }
    return (small, large)
  }

  private var noise: String {
    guard let (small, large) = noisy else {
      return "The noise of fewer than two sizes is known: an epoch of few updates has too few "
        + "places to look at."
    }
    let values = [small, large].map { decimals($0.noise(inEpoch: plan.epochs) ?? 0, 5) }
    return "Within the last epoch the loss strays by \(values[0]) with "
      + "\(plan.name(ofSize: small.size)) a batch, by \(values[1]) with "
      + "\(plan.name(ofSize: large.size))."
  }

  private var steadiness: String {
    guard let (small, large) = noisy, let a = small.noise(inEpoch: plan.epochs),
      let b = large.noise(inEpoch: plan.epochs)
    else { return "Whether they are more stable, too few updates tell." }
    return a > b
      ? "More stable: no, small batches step more often, and each step is noisier."
      : "More stable: here the smaller batches are the steadier ones."
  }

  /// What the largest batches have cost beside the smallest.
  private var cost: String {
    let finished = runs.filter { $0.stoppedAt == nil }
    guard let small = finished.min(by: { $0.size < $1.size }),
      let large = finished.max(by: { $0.size < $1.size }), small.size < large.size,
      let a = small.after(updates: plan.updates), let b = large.after(updates: plan.updates)
    else { return "" }
    return "But \(plan.name(ofSize: large.size)) a batch has seen \(grouped(b.examples)) "
      + "\(plan.data.unit) for it, \(significant(Double(b.examples) / Double(a.examples), 3)) times "
      + "as many as \(plan.name(ofSize: small.size)) a batch."
  }
}
