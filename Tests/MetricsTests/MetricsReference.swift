import Foundation
import Learning
import Metrics
import Testing

/// What scikit-learn, SciPy and mlxtend say: made by Tests/Fixtures/metrics_reference.py.
struct MetricsReference: Decodable {
  /// One random set of predictions, and every score of it.
  struct Classification: Decodable {
    let classes: Int
    let truth: String
    let predicted: String
    let accuracy: Double
    let confusion: [[Int]]
    let zero: Scores
    let one: ChangedScores?
    let nan: ChangedScores?
    let more: MoreScores
    let report: Report?

    /// The scores under a policy; those that equal the ones under "zero" are not kept twice.
    func scores(_ policy: ZeroDivision) -> Scores {
      switch policy {
      case .zero: zero
      case .one: zero.changed(by: one)
      case .nan: zero.changed(by: nan)
      }
    }

    func matrix() throws -> ConfusionMatrix {
      try ConfusionMatrix(
        truth: labels(ids(truth), classes: classes),
        predicted: Predictions(ids(predicted), classCount: classes))
    }

  }

  /// The scores under one policy; a number that is missing is NaN.
  struct Scores: Decodable {
    var precision: [Double?]
    var recall: [Double?]
    var f1: [Double?]
    let support: [Int]
    var macro: [Double?]
    var weighted: [Double?]
    var micro: [Double?]

    func changed(by other: ChangedScores?) -> Scores {
      var scores = self
      scores.precision = other?.precision ?? precision
      scores.recall = other?.recall ?? recall
      scores.f1 = other?.f1 ?? f1
      scores.macro = other?.macro ?? macro
      scores.weighted = other?.weighted ?? weighted
      scores.micro = other?.micro ?? micro
      return scores
    }

    func average(_ kind: Average) -> [Double?] {
      switch kind {
      case .macro: macro
      case .weighted: weighted
      case .micro: micro
      }
    }
  }

  /// The scores that another policy changes.
  struct ChangedScores: Decodable {
    let precision: [Double?]?
    let recall: [Double?]?
    let f1: [Double?]?
    let macro: [Double?]?
    let weighted: [Double?]?
    let micro: [Double?]?
  }

  /// Scores under one random policy; averages are macro, weighted, micro.
  struct MoreScores: Decodable {
    let policy: String
    /// Missing for infinity.
    let beta: Double?
    let fbeta: [Double?]
    let fbetaAverages: [Double?]
    let specificity: [Double?]
    let specificityAverages: [Double?]
    /// Balanced accuracy, Cohen's kappa, Matthews' correlation.
    let chance: [Double?]
    /// TN, FP, FN, TP of each class.
    let counts: [[Int]]?
    /// Precision, recall, F1 with class 0, and with class 1, as the positive one of two.
    let binary: [[Double?]]?
    /// By normalisation, row after row.
    let shares: [String: [Double?]]?

    var zeroDivision: ZeroDivision { ZeroDivision(rawValue: policy) ?? .zero }
  }

  struct Report: Decodable {
    let names: [String]
    let classes: [Int]?
    let digits: Int
    let policy: String
    let text: String
  }

  /// Scores of a few examples, and what they are worth; averages are macro, weighted, micro.
  struct Ranking: Decodable {
    let truth: String
    let scores: [[Double]]
    let positive: Int
    let roc: ROC
    let precisionRecall: PrecisionRecall
    let rocAreas: [Double?]
    let rocArea: [Double?]
    let averagePrecisions: [Double?]
    let averagePrecision: [Double?]
    /// For k = 1, 2, ...
    let topK: [Double]
    let probabilities: Probabilistic?

    func labels() throws -> Labels {
      try Labels(ids(truth), classNames: scores[0].indices.map(String.init))
    }
  }

  struct ROC: Decodable {
    /// The first is missing, for infinity.
    let thresholds: [Double?]
    let falsePositiveRates: [Double?]
    let truePositiveRates: [Double?]
  }

  struct PrecisionRecall: Decodable {
    let thresholds: [Double]
    let precisions: [Double?]
    let recalls: [Double?]
  }

  struct Probabilistic: Decodable {
    let logLoss: Double
    let brier: Double
    let binCounts: [Int]
    /// Of the bins that are not empty.
    let accuracies: [Double]
    let means: [Double]
    let calibrationError: Double
  }

  struct Holm: Decodable {
    let pValues: [Double]
    let adjusted: [Double?]
  }

  struct Pair: Decodable {
    let both: Int
    let onlyFirst: Int
    let onlySecond: Int
    let neither: Int
    let exact: Double
    let chi: Double?
    let corrected: Double?
    let difference: [Double]
  }

  struct Wilson: Decodable {
    let successes: Int
    let trials: Int
    let confidence: Double
    let interval: [Double]
  }

  let classifications: [Classification]
  let pairs: [Pair]
  let wilson: [Wilson]
  let rankings: [Ranking]
  let holm: [Holm]

  static func load() throws -> MetricsReference {
    let file = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/metrics_reference.json")
    return try JSONDecoder().decode(MetricsReference.self, from: Data(contentsOf: file))
  }
}

/// Class numbers from letters: a is 0.
private func ids(_ letters: String) -> [Int] {
  letters.utf8.map { Int($0) - Int(UInt8(ascii: "a")) }
}

/// Labels over classes that are called "0", "1", ...
func labels(_ ids: [Int], classes: Int) throws -> Labels {
  try Labels(ids, classNames: (0..<classes).map(String.init))
}

/// The confusion matrix of a few examples.
func confusion(_ truth: [Int], _ predicted: [Int], classes: Int) throws -> ConfusionMatrix {
  try ConfusionMatrix(
    truth: labels(truth, classes: classes), predicted: Predictions(predicted, classCount: classes))
}

/// Whether two numbers agree to 1e-12, NaN agreeing with a reference that is missing.
func agree(_ value: Double, _ reference: Double?) -> Bool {
  guard let reference else { return value.isNaN }
  return abs(value - reference) <= 1e-12
}

/// Whether two lists are of one length and agree to 1e-12.
func agree(_ values: [Double], _ references: [Double?]) -> Bool {
  values.count == references.count && zip(values, references).allSatisfy { agree($0, $1) }
}

extension AverageScore {
  /// The three numbers in the order of the references.
  var all: [Double] { [precision, recall, f1] }
}
