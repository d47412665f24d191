import Foundation
import Learning
import Matrices
import Networks

/// What Keras makes of networks of two layers: made by Tests/Fixtures/network_training.py.
struct TrainingReference: Decodable {
  struct Case: Decodable {
    let hidden: String
    let output: String
    let loss_name: String
    let l2: Double
    let targets: [[Float]]
    let weights: [NetworkReference.Values]
    let outputs: NetworkReference.Values
    let loss: Double
    let gradients: [NetworkReference.Values]
    let one_step: [NetworkReference.Values]?
    let three_steps: [NetworkReference.Values]?
  }

  let examples: [[Float]]
  let cases: [String: Case]

  static func load() throws -> TrainingReference {
    let file = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/network_training.json")
    return try JSONDecoder().decode(TrainingReference.self, from: Data(contentsOf: file))
  }

  /// The network of a case with the weights that Keras was given, and its examples.
  func network(
    _ made: Case
  ) throws -> (network: Sequential, examples: any TrainingExamples) {
    guard let hidden = LayerActivation(name: made.hidden),
      let output = LayerActivation(name: made.output), let loss = Loss(rawValue: made.loss_name)
    else { throw NetworkError("\(made.hidden), \(made.output) or \(made.loss_name) is unknown") }
    var network = try Sequential(inputShape: [4], seed: 1, loss: loss) {
      Dense(5, activation: hidden, l2: made.l2)
      Dense(made.weights[3].flat.count, activation: output)
    }
    for (layer, name) in ["hidden1", "output"].enumerated() {
      try network.setParameters(
        of: name, kernel: made.weights[2 * layer].matrix,
        bias: made.weights[2 * layer + 1].matrix.elements)
    }
    let features = Matrix(rows: examples)
    if loss == .sparseCategoricalCrossEntropy {
      let labels = try Labels(made.targets.map { Int($0[0]) }, classNames: ["0", "1", "2"])
      return (network, try LabeledExamples(features: features, labels: labels))
    }
    return (network, try TargetExamples(features: features, values: Matrix(rows: made.targets)))
  }
}
