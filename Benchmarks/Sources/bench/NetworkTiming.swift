import Workbench

/// The notebook's network on Fashion-MNIST: what each epoch took, validation included.
struct NetworkTiming: Encodable {
  let epochs: Int
  let threads: Int
  /// From the call of `fit` to its return.
  let fitSeconds: Double
  /// Shape (epochs), as the history states them.
  let epochSeconds: [Double]
  let loss: [Double]
  let accuracy: [Double]
  let validationLoss: [Double]
  let validationAccuracy: [Double]
  let testAccuracy: Double

  static func measured(epochs: Int, threads: Int) throws -> NetworkTiming {
    let data = try Dataset.fashionMNIST()
    var network = NetworkClassifier(
      hidden: [300, 100], learningRate: 0.01, batchSize: 32, epochs: epochs, seed: 42,
      team: WorkerTeam(threads: threads))
    let fitSeconds = try seconds {
      try network.fit(data.training, validation: data.validation, progress: { _ in })
    }
    let history = network.history
    return NetworkTiming(
      epochs: epochs, threads: threads, fitSeconds: fitSeconds,
      epochSeconds: history.seconds, loss: history.loss,
      accuracy: history.accuracy,
      validationLoss: history.validationLoss,
      validationAccuracy: history.validationAccuracy,
      testAccuracy: try bench.accuracy(of: network, on: data.test))
  }
}
