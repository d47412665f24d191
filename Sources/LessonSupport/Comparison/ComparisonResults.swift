import Workbench

/// Everything that the lesson `compare` prints, laid out for other programs.
///
/// The same seed and data give the same values, the keys that end in `seconds` aside.
public struct ComparisonResults: Encodable {
  let schema = ResultsFile.schema
  let lesson = "compare"
  let version = Provenance.version
  let seed: UInt64
  let data: DataResults
  let classifiers: [ClassifierResults]
  let mcnemar: McNemarResults
  let verdict: String
  let figures: [String]

  /// Lays out a comparison of a network with a linear support vector machine.
  public init(
    _ comparison: Comparison, of data: Dataset, network: NetworkClassifier,
    path: RegularizationPath, seed: UInt64, figures: [String]
  ) {
    self.seed = seed
    self.data = DataResults(data)
    classifiers = [
      ClassifierResults(comparison.first, network: network),
      ClassifierResults(comparison.second, path: path),
    ]
    mcnemar = McNemarResults(comparison)
    verdict = comparison.verdict
    self.figures = figures
  }
}

/// What was learnt from and judged on.
struct DataResults: Encodable {
  let name: String
  let sha256: String
  let files: [String: String]
  let classes: [String]
  let features: Int
  let image_size: [Int]?
  let training: Int
  let validation: Int
  let test: Int

  init(_ data: Dataset) {
    name = data.name
    sha256 = data.digest
    files = Dictionary(data.sources.map { ($0.path, $0.sha256) }) { first, _ in first }
    classes = data.classNames
    features = data.training.featureCount
    image_size = data.imageSize.map { [$0.height, $0.width] }
    training = data.training.count
    validation = data.validation.count
    test = data.test.count
  }
}

/// One classifier: how it was trained, and how good it is.
struct ClassifierResults: Encodable {
  let name: String
  let accuracy: Double
  let accuracy_interval: [Double]
  let precision_macro: Double
  let recall_macro: Double
  let f1_macro: Double
  let precision_weighted: Double
  let recall_weighted: Double
  let f1_weighted: Double
  let per_class: [ClassResults]
  let confusion_matrix: [[Int]]
  let fit_seconds: Double
  let predict_seconds: Double
  let parameters: Int
  // The network's own.
  var layers: [Int]?
  var epochs: Int?
  var batch_size: Int?
  var learning_rate: Double?
  var history: HistoryResults?
  var weight_digest: String?
  // The support vector machine's own.
  var C: Double?
  var loss: String?
  var objective: [Double]?
  var relative_gap: Double?
  var tolerance: Double?
  var converged: Bool?
  var support_vectors: [Int]?
  var c_path: [PathResults]?

  init(_ judgement: Judgement) {
    name = judgement.name
    accuracy = judgement.confusion.accuracy
    accuracy_interval = judgement.confusion.accuracyInterval.ends
    let macro = judgement.confusion.average(.macro)
    (precision_macro, recall_macro, f1_macro) = (macro.precision, macro.recall, macro.f1)
    let weighted = judgement.confusion.average(.weighted)
    (precision_weighted, recall_weighted, f1_weighted) = (
      weighted.precision, weighted.recall, weighted.f1
    )
    per_class = judgement.confusion.classScores.map(ClassResults.init)
    confusion_matrix = judgement.confusion.counts
    fit_seconds = judgement.fitSeconds
    predict_seconds = judgement.predictSeconds
    parameters = judgement.parameterCount
  }

  init(_ judgement: Judgement, network: NetworkClassifier) {
    self.init(judgement)
    layers = network.network?.parameters.map(\.bias.count)
    epochs = network.epochs
    batch_size = network.batchSize
    learning_rate = network.learningRate
    history = HistoryResults(network.history)
    weight_digest = network.network?.weightDigest
  }

  init(_ judgement: Judgement, network: Sequential, history: History?) {
    self.init(judgement)
    layers = network.parameters.map(\.bias.count)
    epochs = history?.epochCount
    batch_size = history?.params?.batchSize
    self.history = history.map(HistoryResults.init)
    weight_digest = network.weightDigest
  }

  init(_ judgement: Judgement, path: RegularizationPath) {
    self.init(judgement)
    let machine = path.best.machine
    C = machine.c
    loss = machine.loss.rawValue
    objective = machine.solutions.map(\.objective)
    relative_gap = machine.relativeGap
    tolerance = machine.tolerance
    converged = machine.hasConverged
    support_vectors = machine.solutions.map(\.supportVectorCount)
    weight_digest = machine.weightDigest
    c_path = path.steps.map(PathResults.init)
  }
}

/// One class of one classifier.
struct ClassResults: Encodable {
  let name: String
  let precision: Double
  let recall: Double
  let f1: Double
  let support: Int

  init(_ score: ClassScore) {
    name = score.name
    (precision, recall, f1) = (score.precision, score.recall, score.f1)
    support = score.support
  }
}

/// The history under the keys that Keras uses; its times are left out.
struct HistoryResults: Encodable {
  let loss: [Double]
  let accuracy: [Double]
  let val_loss: [Double]
  let val_accuracy: [Double]
  /// On training examples after the epoch; nil where that was not asked for.
  var measured_loss: [Double]?
  var measured_accuracy: [Double]?

  init(_ history: History) {
    loss = history.loss
    accuracy = history.accuracy
    val_loss = history.validationLoss
    val_accuracy = history.validationAccuracy
    measured_loss = history.measuredLoss.isEmpty ? nil : history.measuredLoss
    measured_accuracy = history.measuredAccuracy.isEmpty ? nil : history.measuredAccuracy
  }
}

/// One C that was tried.
struct PathResults: Encodable {
  let C: Double
  let validation_accuracy: Double
  let relative_gap: Double
  let fit_seconds: Double

  init(_ step: RegularizationPath.Step) {
    C = step.machine.c
    validation_accuracy = step.validationAccuracy
    relative_gap = step.machine.relativeGap
    fit_seconds = step.seconds
  }
}

/// The paired test.
struct McNemarResults: Encodable {
  let first: String
  let second: String
  let both: Int
  let only_first: Int
  let only_second: Int
  let neither: Int
  let p: Double
  let difference: Double
  let difference_interval: [Double]

  init(_ comparison: Comparison) {
    first = comparison.first.name
    second = comparison.second.name
    let test = comparison.test
    (both, neither) = (test.both, test.neither)
    (only_first, only_second) = (test.onlyFirst, test.onlySecond)
    p = test.pValue
    difference = test.difference
    difference_interval = test.differenceInterval.ends
  }
}

extension Interval {
  /// The lower and the upper end.
  var ends: [Double] { [lower, upper] }
}
