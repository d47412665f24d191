import Workbench

/// Everything that the lesson `perceptron` prints, laid out for other programs.
///
/// The same options and data give the same values.
public struct PerceptronResults: Encodable {
  let schema = ResultsFile.schema
  let lesson = "perceptron"
  let version = Provenance.version
  let seed: UInt64
  let learning_rate: Double
  let epoch_limit: Int
  let is_shuffled: Bool
  let gates: [RunResults]
  let problem: RunResults
  let bound_of_learnt_line: BoundResults?
  let bound_of_widest_margin: BoundResults?
  let figures: [String]

  /// Lays out what was learnt, and the bounds on the mistakes.
  public init(
    _ run: PerceptronRun, gates: [PerceptronRun], bounds: MistakeBounds,
    options: PerceptronOptions, figures: [String]
  ) {
    seed = options.seed
    learning_rate = options.learningRate
    epoch_limit = options.epochs
    is_shuffled = options.shuffle
    self.gates = gates.map(RunResults.init)
    problem = RunResults(run)
    bound_of_learnt_line = bounds.learnt.map(BoundResults.init)
    bound_of_widest_margin = bounds.widest.map(BoundResults.init)
    self.figures = figures
  }
}

/// How a perceptron was trained on one task.
struct RunResults: Encodable {
  let name: String
  let data_sha256: String
  let feature_names: [String]
  let class_names: [String]
  let example_count: Int
  let positive_count: Int
  let is_learnt: Bool
  let mistakes: Int
  let mistakes_per_epoch: [Int]
  let wrong_after_epochs: [Int]
  let weights: [Double]
  let bias: Double
  let correct: Int
  /// Null if it was not looked for.
  let best_line_correct: Int?
  let update_count: Int
  /// Those of the table: all, or some of many.
  let updates: [UpdateResults]

  init(_ run: PerceptronRun) {
    name = run.task.data.name
    data_sha256 = run.task.data.digest
    feature_names = run.task.data.featureNames
    class_names = run.task.classNames
    example_count = run.task.signed.count
    positive_count = run.task.signed.signs.count { $0 > 0 }
    is_learnt = run.trace.isConverged
    mistakes = run.trace.mistakeCount
    mistakes_per_epoch = run.trace.mistakesPerEpoch
    wrong_after_epochs = run.wrongAfterEpochs
    weights = run.trace.perceptron.weights
    bias = run.trace.perceptron.bias
    correct = run.correctCount
    best_line_correct = run.best?.correctCount
    update_count = run.trace.updates.count
    updates = run.chosenUpdates(atMost: PerceptronRun.rowLimit).map { UpdateResults($0, of: run) }
  }
}

/// One row of the table of updates.
struct UpdateResults: Encodable {
  let update: Int
  let epoch: Int
  let example: Int
  let truth: String
  let inputs: [Double]
  let weighted_sum_before: Double
  let weights: [Double]
  let bias: Double

  init(_ position: Int, of run: PerceptronRun) {
    let update = run.trace.updates[position]
    self.update = position + 1
    epoch = update.epoch
    example = update.example
    truth = run.task.data.classNames[run.task.data.labels.ids[update.example]]
    inputs = run.task.signed.inputs[update.example]
    weighted_sum_before = update.before.weightedSum(inputs)
    weights = update.after.weights
    bias = update.after.bias
  }
}

/// R, γ and (R/γ)².
struct BoundResults: Encodable {
  let radius: Double
  let margin: Double
  let mistake_limit: Double

  init(_ bound: ConvergenceBound) {
    radius = bound.radius
    margin = bound.margin
    mistake_limit = bound.mistakeLimit
  }
}
