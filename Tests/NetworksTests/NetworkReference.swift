import Foundation
import Learning
import Matrices
import Networks

/// What Keras says of a small network: made by Tests/Fixtures/network_reference.py.
struct NetworkReference: Decodable {
  struct Pair<Value: Decodable>: Decodable {
    let keras: Value
    let numpy: Value
  }
  struct CrossEntropyCase: Decodable {
    let labels: [Int]
    let probabilities: [[Float]]
    let numpy: [Double]
  }
  struct WeightsAfter: Decodable {
    let one_step: Pair<[Values]>
    let three_steps: Pair<[Values]>
    let batches_of_two: Pair<[Values]>
  }
  /// A kernel, row after row, or a bias.
  struct Values: Decodable {
    let rows: [[Double]]

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let rows = try? container.decode([[Double]].self) {
        self.rows = rows
      } else {
        rows = [try container.decode([Double].self)]
      }
    }

    var matrix: Matrix { Matrix(rows: rows.map { $0.map(Float.init) }) }
    var flat: [Double] { Array(rows.joined()) }
  }

  let learning_rate: Double
  let images: [[[Float]]]
  let labels: [Int]
  let weights: [Values]
  let probabilities: Pair<Values>
  let loss: Pair<Double>
  let gradients: Pair<[Values]>
  let weights_after: WeightsAfter
  let cross_entropy: CrossEntropyCase

  static func load() throws -> NetworkReference {
    let file = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/network_reference.json")
    return try JSONDecoder().decode(NetworkReference.self, from: Data(contentsOf: file))
  }

  /// The images, flattened, with their labels.
  func examples() throws -> LabeledExamples {
    try LabeledExamples(
      features: Matrix(rows: images.map { Array($0.joined()) }),
      labels: Labels(labels, classNames: ["0", "1", "2"]))
  }

  /// The network with the weights that Keras was given.
  func network() throws -> Sequential {
    var network = try Sequential(inputShape: [3, 2], seed: 1) {
      Flatten()
      Dense(4, activation: .relu)
      Dense(3, activation: .relu)
      Dense(3, activation: .softmax)
    }
    for (layer, name) in ["hidden1", "hidden2", "output"].enumerated() {
      try network.setParameters(
        of: name, kernel: weights[2 * layer].matrix,
        bias: weights[2 * layer + 1].matrix.elements)
    }
    return network
  }
}

/// The largest difference between numbers and their references, relative to the largest reference.
func relativeError(_ values: [Float], _ references: [Double]) -> Double {
  guard values.count == references.count else { return .infinity }
  let scale = references.map(abs).max() ?? 0
  let error = zip(values, references).map { abs(Double($0) - $1) }.max() ?? 0
  return scale > 0 ? error / scale : error
}
