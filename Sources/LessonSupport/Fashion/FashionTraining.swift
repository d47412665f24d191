import ArgumentParser
import Workbench

/// How the network of the lesson is trained, and when that ends.
public struct FashionTraining: ParsableArguments {
  /// How often, in what pieces, and in steps of what size.
  @OptionGroup public var basics: TrainingOptions

  @Option(
    name: .customLong("optimizer"),
    help: ArgumentHelp(
      "How weights follow the slopes: sgd, momentum, nesterov, rmsprop or adam (default: sgd); the "
        + "learning rate of the last two is 0.001 unless given.", valueName: "name"))
  var optimizerGiven: OptimizerName?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "End after so many epochs without a lower validation loss; the weights of the best are kept.",
      valueName: "count"))
  var patience: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "End before an epoch that would take longer; one is made at least.", valueName: "number"))
  var minutes: Double?

  /// Options with their defaults.
  public init() {}

  /// The number of epochs.
  public var epochs: Int { basics.epochs }

  /// The number of examples in a batch: all of them, if there are fewer than usual.
  public func batchSize(for data: Dataset) -> Int { min(basics.batchSize, data.training.count) }

  /// How weights follow the slopes.
  public var optimizer: any Optimizer {
    optimizerName.optimizer(learningRate: basics.learningRateGiven)
  }

  private var optimizerName: OptimizerName { optimizerGiven ?? .sgd }

  /// Who may end training early.
  public var callbacks: [any Callback] {
    var list: [any Callback] = []
    if let patience { list.append(EarlyStopping(patience: patience)) }
    if let minutes { list.append(TimeBudget(minutes: minutes)) }
    return list
  }

  /// The names of the options that were given.
  var given: [String] {
    basics.given
      + [
        (optimizerGiven != nil, "--optimizer"), (patience != nil, "--patience"),
        (minutes != nil, "--minutes"),
      ].filter(\.0).map(\.1)
  }

  /// Refuses what cannot be meant.
  public func validate() throws {
    if let patience, !(0...100_000).contains(patience) {
      throw ValidationError("--patience: expected 0 to 100000, found \(patience)")
    }
    if let minutes, !(minutes > 0 && minutes.isFinite) {
      throw ValidationError("--minutes: expected a finite number above 0, found \(minutes)")
    }
  }

  /// Refuses what does not fit the data.
  ///
  /// - Throws: `ValidationError` or `FigureError`.
  public func check(against data: Dataset) throws {
    try data.checkDrawable()
    try basics.check(against: data)
  }

  /// What `compile` and `fit` settle in Keras: the loss, the optimizer, epochs and batches, in words.
  public func summary(of network: Sequential, on data: Dataset) -> String {
    let batch = batchSize(for: data)
    let steps = (data.training.count + batch - 1) / batch
    return "Keras' compile is here: loss and optimizer are named when training begins. The loss is "
      + "cross-entropy (in Keras \(network.loss.rawValue)): minus the logarithm of the probability of "
      + "the true class, so that being sure and wrong costs most. The optimizer is "
      + "\(optimizerName.words), with a learning rate of \(plain(optimizer.learningRate)); in full: "
      + "\(optimizer.description). "
      + "\(counted(epochs, "epoch")) in batches of \(counted(batch, "image")): "
      + "\(counted(steps, "step")) an epoch."
  }

  /// Which loss goes with which output layer, and how the true answers are written for it.
  public var lossTable: Table {
    var table = Table([.text("loss in Keras"), .text("output layer"), .text("labels")])
    for (loss, output, labels) in [
      (Loss.sparseCategoricalCrossEntropy, "softmax, a unit a class", "numbers: 0, 1, 2"),
      (.categoricalCrossEntropy, "softmax, a unit a class", "rows: 0 1 0"),
      (.binaryCrossEntropy, "sigmoid, one unit", "0 or 1"),
    ] {
      table.addRow([loss.rawValue, output, labels])
    }
    return table
  }
}

/// The optimizers by the names that they have on the command line.
enum OptimizerName: String, CaseIterable, ExpressibleByArgument {
  /// Plain gradient descent.
  case sgd
  /// With a share of 0.9 of the last movement.
  case momentum
  /// The same, with the slope taken ahead.
  case nesterov
  /// Steps measured by the size of each slope.
  case rmsprop
  /// Both.
  case adam

  /// What it does to the weights, in words.
  var words: String {
    switch self {
    case .sgd: "sgd, plain gradient descent: each step goes down the slope of its batch"
    case .momentum: "sgd with momentum 0.9: each step keeps nine tenths of the movement before"
    case .nesterov: "sgd with Nesterov's momentum 0.9: the slope is taken where momentum leads"
    case .rmsprop: "rmsprop: each weight's step is measured by the usual size of its slope"
    case .adam: "adam: momentum, and each weight's step measured by the usual size of its slope"
    }
  }

  /// The optimizer with Keras' settings, and a learning rate unless the usual one is wanted.
  func optimizer(learningRate: Double?) -> any Optimizer {
    switch self {
    case .sgd: SGD(learningRate: learningRate ?? 0.01)
    case .momentum: SGD(learningRate: learningRate ?? 0.01, momentum: 0.9)
    case .nesterov: SGD(learningRate: learningRate ?? 0.01, momentum: 0.9, nesterov: true)
    case .rmsprop: RMSprop(learningRate: learningRate ?? 0.001)
    case .adam: Adam(learningRate: learningRate ?? 0.001)
    }
  }
}
