import ArgumentParser
import Workbench

/// How the network and the linear support vector machine are trained.
public struct ComparisonOptions: ParsableArguments {
  /// A shorter run.
  @Flag(help: "A classroom run: 5 epochs, and C from 0.001 and 0.01.")
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

  /// The step of gradient descent.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The network's learning rate.", valueName: "rate"))
  public var learningRate = 0.01

  @Option(
    name: .customLong("c"), parsing: .unconditional,
    help: ArgumentHelp(
      "The SVM's C (default: the best on the validation part of 0.001, 0.01, 0.1, 1).",
      valueName: "number"))
  var cGiven: Double?

  /// What a violated margin costs the support vector machine.
  @Option(help: ArgumentHelp("The SVM's loss: squared_hinge or hinge.", valueName: "name"))
  public var loss: SVMLoss = .squaredHinge

  /// Options with their defaults.
  public init() {}

  /// The number of epochs.
  public var epochs: Int { epochsGiven ?? (quick ? 5 : 30) }
  /// The number of examples in a batch.
  public var batchSize: Int { batchSizeGiven ?? 32 }
  /// The values of C to choose from.
  public var candidates: [Double] {
    if let cGiven { return [cGiven] }
    return quick ? [0.001, 0.01] : [0.001, 0.01, 0.1, 1]
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
    // Beyond these, the squares of single-precision weights overflow or vanish.
    if let cGiven, !(1e-30...1e30).contains(cGiven) {
      throw ValidationError("--c: expected a number from 1e-30 to 1e30, found \(cGiven)")
    }
  }

  /// Refuses a batch that is larger than the data, and more classes than can be drawn.
  ///
  /// - Throws: `ValidationError` or `FigureError`.
  public func check(against data: Dataset) throws {
    let (classCount, limit) = (data.classNames.count, ConfusionMatrixChart.classLimit)
    if classCount > limit {
      throw FigureError(
        "\(data.name): expected at most \(limit) classes, as a confusion matrix of more cannot be "
          + "drawn, found \(classCount). Leave out the rarest, or put several into one.")
    }
    if let batchSizeGiven, batchSizeGiven > data.training.count {
      throw ValidationError(
        "--batch-size: expected at most \(data.training.count), the number of training examples, "
          + "found \(batchSizeGiven)")
    }
  }
}

extension SVMLoss: ExpressibleByArgument {
  /// A loss by its name, as in scikit-learn; `squared-hinge` is understood as well.
  public init?(argument: String) {
    self.init(rawValue: argument.replacing("-", with: "_"))
  }

  /// The name of a loss, as help shows it.
  public var defaultValueDescription: String { rawValue }
}
