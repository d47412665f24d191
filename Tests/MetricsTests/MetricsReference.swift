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
    let one: Scores?
    let nan: Scores?

    /// The scores under a policy; those that equal the ones under "zero" are not kept twice.
    func scores(_ policy: ZeroDivision) -> Scores {
      switch policy {
      case .zero: zero
      case .one: one ?? zero
      case .nan: nan ?? zero
      }
    }

    func matrix() throws -> ConfusionMatrix {
      try ConfusionMatrix(
        truth: labels(ids(truth), classes: classes),
        predicted: Predictions(ids(predicted), classCount: classes))
    }

    private func ids(_ letters: String) -> [Int] {
      letters.utf8.map { Int($0 - UInt8(ascii: "a")) }
    }
  }

  /// The scores under one policy; a number that is missing is NaN.
  struct Scores: Decodable {
    let precision: [Double?]
    let recall: [Double?]
    let f1: [Double?]
    let support: [Int]
    let macro: [Double?]
    let weighted: [Double?]
    let micro: [Double?]

    func average(_ kind: Average) -> [Double?] {
      switch kind {
      case .macro: macro
      case .weighted: weighted
      case .micro: micro
      }
    }
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

  static func load() throws -> MetricsReference {
    let file = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/metrics_reference.json")
    return try JSONDecoder().decode(MetricsReference.self, from: Data(contentsOf: file))
  }
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
