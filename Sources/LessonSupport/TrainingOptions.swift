import ArgumentParser
import Workbench

/// How a network is trained: how often, in what pieces, and in steps of what size.
public struct TrainingOptions: ParsableArguments {
  /// A shorter run.
  @Flag(help: "A short run for the classroom: 5 epochs.")
  public var quick = false

  @Option(
    name: .customLong("epochs"), parsing: .unconditional,
    help: ArgumentHelp(
      "How often the network goes through all examples (default: 30).", valueName: "count"))
  var epochsGiven: Int?

  @Option(
    name: .customLong("batch-size"), parsing: .unconditional,
    help: ArgumentHelp("How many examples make a step (default: 32).", valueName: "count"))
  var batchSizeGiven: Int?

  @Option(
    name: .customLong("learning-rate"), parsing: .unconditional,
    help: ArgumentHelp(
      "The network's learning rate (default: 0.01, that of plain gradient descent).",
      valueName: "rate"))
  var learningRateGiven: Double?

  /// Options with their defaults.
  public init() {}

  /// The number of epochs.
  public var epochs: Int { epochsGiven ?? (quick ? 5 : 30) }
  /// The number of examples in a batch.
  public var batchSize: Int { batchSizeGiven ?? 32 }
  /// The step of plain gradient descent.
  public var learningRate: Double { learningRateGiven ?? 0.01 }

  /// The names of the options that were given.
  var given: [String] {
    [
      (quick, "--quick"), (epochsGiven != nil, "--epochs"), (batchSizeGiven != nil, "--batch-size"),
      (learningRateGiven != nil, "--learning-rate"),
    ].filter(\.0).map(\.1)
  }

  /// Refuses what cannot be meant.
  public func validate() throws {
    guard (1...100_000).contains(epochs) else {
      throw ValidationError("--epochs: expected 1 to 100000, found \(epochs)")
    }
    guard batchSize >= 1 else {
      throw ValidationError("--batch-size: expected 1 or more, found \(batchSize)")
    }
    guard learningRate > 0, learningRate.isFinite else {
      throw ValidationError(
        "--learning-rate: expected a finite number above 0, found \(learningRate)")
    }
  }

  /// Refuses a batch that is larger than the data.
  public func check(against data: Dataset) throws {
    if let batchSizeGiven, batchSizeGiven > data.training.count {
      throw ValidationError(
        "--batch-size: expected at most \(data.training.count), the number of training examples, "
          + "found \(batchSizeGiven)")
    }
  }
}
