import Workbench

/// Everything that the lesson `experiments` prints, laid out for other programs.
///
/// The same seed and data give the same values, the keys that end in `seconds` aside. What is not
/// known, such as a noise, has no key.
public struct ExperimentResults: Encodable {
  let schema = ResultsFile.schema
  let lesson = "experiments"
  let version = Provenance.version
  let seed: UInt64
  let data: DataResults
  let training_examples: Int
  let parameters: Int
  let epochs: Int
  let updates: Int
  let learning_rate: Double
  let batch_sizes: [BatchResults]
  let equal_epochs_verdict: String
  let equal_updates_verdict: String?
  let batch_verdict: String?
  let learning_rate_test: RateResults
  let learning_rate_verdict: String
  let optimizers: [OptimizerResults]
  let optimizer_chance: String?
  let optimizer_verdict: String
  let figures: [String]

  /// Lays out what each experiment found.
  public init(
    _ plan: ExperimentPlan, batches: BatchComparison, rates: RateRangeTest,
    optimizers comparison: OptimizerComparison, figures: [String]
  ) {
    seed = plan.seed
    data = DataResults(plan.data)
    training_examples = plan.training.count
    parameters = plan.start.parameterCount
    (epochs, updates, learning_rate) = (plan.epochs, plan.updates, plan.learningRate)
    batch_sizes = batches.runs.map { BatchResults($0, plan) }
    equal_epochs_verdict = batches.epochsVerdict
    equal_updates_verdict = batches.updatesVerdict
    batch_verdict = batches.verdict
    learning_rate_test = RateResults(rates)
    learning_rate_verdict = rates.verdict
    optimizers = comparison.runs.map(OptimizerResults.init)
    optimizer_chance = comparison.chance(batches)
    optimizer_verdict = comparison.verdict
    self.figures = figures
  }
}

/// One batch size.
struct BatchResults: Encodable {
  struct Point: Encodable {
    let updates: Int
    let examples: Int
    let val_loss: Double
    let val_accuracy: Double
    let seconds: Double

    init(_ point: BatchRun.Point) {
      (updates, examples) = (point.updates, point.examples)
      (val_loss, val_accuracy, seconds) = (point.loss, point.accuracy, point.seconds)
    }
  }

  let batch_size: Int
  let updates_per_epoch: Int
  let points: [Point]
  let after_equal_epochs: Point?
  let after_equal_updates: Point?
  let noise: Double?
  let stopped_at_update: Int?
  let weight_digest: String

  init(_ run: BatchRun, _ plan: ExperimentPlan) {
    batch_size = run.size
    updates_per_epoch = run.updatesPerEpoch
    points = run.points.map(Point.init)
    after_equal_epochs = run.after(updates: plan.epochs * run.updatesPerEpoch).map(Point.init)
    after_equal_updates = run.after(updates: plan.updates).map(Point.init)
    noise = run.noise
    stopped_at_update = run.stoppedAt
    weight_digest = run.weightDigest
  }
}

/// The test of learning rates.
struct RateResults: Encodable {
  let batch_size: Int
  let learning_rates: [Double]
  let losses: [Double]
  let smoothed_losses: [Double]
  let steepest_learning_rate: Double?
  let lowest_learning_rate: Double?
  let suggested_range: [Double]?
  let ended_at_learning_rate: Double?
  let ended_with_loss: Double?

  init(_ test: RateRangeTest) {
    batch_size = test.size
    (learning_rates, losses, smoothed_losses) = (test.rates, test.losses, test.smoothed)
    steepest_learning_rate = test.steepest.map { test.rates[$0] }
    lowest_learning_rate = test.lowest.map { test.rates[$0] }
    suggested_range = test.range.map { [$0.lowerBound, $0.upperBound] }
    (ended_at_learning_rate, ended_with_loss) = (test.endedAt, test.endLoss)
  }
}

/// One optimizer.
struct OptimizerResults: Encodable {
  let name: String
  let optimizer: String
  let remembered_per_weight: Int
  /// Before training, then after each epoch.
  let val_losses: [Double]
  let val_accuracies: [Double]
  let typical_change: Double
  let best_epoch: Int
  let stopped_in_epoch: Int?
  let weight_digest: String
  let fit_seconds: Double

  init(_ run: OptimizerComparison.Run) {
    name = run.name
    optimizer = run.optimizer.description
    remembered_per_weight = run.optimizer.memoryNames.count
    (val_losses, val_accuracies) = (run.losses, run.history.validationAccuracy)
    typical_change = run.change
    (best_epoch, stopped_in_epoch) = (run.bestEpoch, run.stoppedIn)
    weight_digest = run.weightDigest
    fit_seconds = run.history.fitSeconds
  }
}
