import Foundation
import Workbench

/// The notebook's network on Fashion-MNIST: training, predicting, saving and loading.
struct NetworkTiming: Encodable {
  let epochs: Int
  let threads: Int
  let optimizer: String
  /// From the call of `fit` to its return.
  let fitSeconds: Double
  /// Shape (epochs), as the history states them, validation included.
  let epochSeconds: [Double]
  let loss: [Double]
  let accuracy: [Double]
  let validationLoss: [Double]
  let validationAccuracy: [Double]
  let testAccuracy: Double
  /// The probabilities of the 10,000 test images, several times.
  let predictSeconds: [Double]
  /// Writing the trained network to a file, and reading it back, several times.
  let saveSeconds: [Double]
  let loadSeconds: [Double]

  static func measured(epochs: Int, threads: Int, optimizer: any Optimizer) throws -> NetworkTiming
  {
    let data = try Dataset.fashionMNIST()
    let team = WorkerTeam(threads: threads)
    var network = try Sequential(inputShape: [28, 28], seed: 42) {
      Flatten()
      Dense(300, activation: .relu)
      Dense(100, activation: .relu)
      Dense(10, activation: .softmax)
    }
    var history = History()
    let fitSeconds = try seconds {
      history = try network.fit(
        data.training, validation: data.validation, epochs: epochs, optimizer: optimizer,
        seed: 42, team: team)
    }
    let file = FileManager.default.temporaryDirectory.appending(
      path: "bench-\(UUID().uuidString).safetensors"
    ).path()
    defer { try? FileManager.default.removeItem(atPath: file) }
    let turns = 0..<5
    return NetworkTiming(
      epochs: epochs, threads: threads, optimizer: optimizer.description,
      fitSeconds: fitSeconds, epochSeconds: history.seconds, loss: history.loss,
      accuracy: history.accuracy, validationLoss: history.validationLoss,
      validationAccuracy: history.validationAccuracy,
      testAccuracy: try network.evaluate(data.test, team: team).accuracy,
      predictSeconds: try turns.map { _ in
        try seconds { _ = try network.predict(data.test.features, team: team) }
      },
      saveSeconds: try turns.map { _ in try seconds { try network.save(to: file) } },
      loadSeconds: try turns.map { _ in try seconds { _ = try Sequential(contentsOf: file) } })
  }
}
