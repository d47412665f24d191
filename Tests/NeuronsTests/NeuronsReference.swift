import Foundation
import Neurons

/// What single neurons do by NumPy, SciPy and scikit-learn: made by
/// Tests/Fixtures/neurons_reference.py.
struct NeuronsReference: Decodable {
  struct Run: Decodable {
    struct Epoch: Decodable {
      let weights: [Double]
      let bias: Double
      let mistakes: Int
    }
    let learning_rate: Double
    let epoch_limit: Int
    let epochs: [Epoch]
    let updated_examples: [Int]
  }
  struct Margin: Decodable {
    let weights: [Double]
    let bias: Double
    let radius: Double
    let margin: Double
    let limit: Double
  }
  struct Answers: Decodable {
    let points: [[Double]]
    let is_setosa: [Bool]
  }
  struct Contrast: Decodable {
    let contrasts: [Double]
    let responses: [Double]
    let maximum: Double
    let exponent: Double
    let half_contrast: Double
    let r_squared: Double
  }
  struct Fashion: Decodable {
    let epochs: Int
    let averaged_test_accuracies: [Double]
  }

  let setosa: Run
  let versicolor: Run
  let delta: Run
  let largest_margin: Margin
  let scikit_learn: Answers
  let contrast: Contrast
  let fashion_mnist: Fashion

  static func read() throws -> NeuronsReference {
    let file = folder.appending(path: "neurons_reference.json")
    return try JSONDecoder().decode(NeuronsReference.self, from: Data(contentsOf: file))
  }

  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures")
}

/// Fisher's iris, in the order of the file: petal length and width in cm, and the species' numbers.
func irisPetals() throws -> (inputs: [[Double]], species: [Int]) {
  let file = NeuronsReference.folder.appending(path: "svm_iris.csv")
  let lines = try String(contentsOf: file, encoding: .utf8).split(whereSeparator: \.isNewline)
  let cells = lines.dropFirst().map { $0.split(separator: ",") }
  let names = ["setosa", "versicolor", "virginica"]
  return (
    cells.map { [Double($0[2]) ?? .nan, Double($0[3]) ?? .nan] },
    cells.map { row in names.firstIndex { $0 == row[4] } ?? -1 }
  )
}

/// One species of iris against the other two.
func irisPetals(positive: Int) throws -> SignedExamples {
  let (inputs, species) = try irisPetals()
  return try SignedExamples(inputs: inputs, signs: species.map { $0 == positive ? 1 : -1 })
}

/// The four inputs of a logic gate, and its answers to 00, 01, 10 and 11.
func gate(_ answers: [Int]) throws -> SignedExamples {
  try SignedExamples(
    inputs: [[0, 0], [0, 1], [1, 0], [1, 1]], signs: answers.map { $0 == 1 ? 1 : -1 })
}
