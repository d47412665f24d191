import Learning
import Matrices

/// How a network is to be trained.
struct TrainingSettings {
  let epochs: Int
  let batchSize: Int
  let optimizer: any Optimizer
  let seed: UInt64
  let callbacks: [any Callback]
  let team: WorkerTeam

  /// Whether everything is in range for a given number of examples.
  func check(exampleCount: Int) throws(NetworkError) {
    guard epochs >= 1 else {
      throw NetworkError("expected at least 1 epoch, received \(epochs)")
    }
    guard (1...exampleCount).contains(batchSize) else {
      throw NetworkError(
        "expected a batch size from 1 to \(exampleCount), the number of training examples, "
          + "received \(batchSize)")
    }
    try optimizer.check()
    try optimizer.checkMemory()
    let early = callbacks.count { $0 is EarlyStopping }
    guard early <= 1 else {
      throw NetworkError(
        "callbacks: expected one EarlyStopping at most, received \(early); the weights of one best "
          + "epoch only can be kept")
    }
  }

  /// Early stopping, if it was asked for.
  var earlyStopping: EarlyStopping? {
    callbacks.lazy.compactMap { $0 as? EarlyStopping }.first
  }

  func historyParameters(exampleCount: Int) -> History.Parameters {
    History.Parameters(
      epochs: epochs, steps: (exampleCount + batchSize - 1) / batchSize, batchSize: batchSize,
      optimizer: optimizer.description)
  }
}
