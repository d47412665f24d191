import ArgumentParser
import Workbench

/// How the network and the linear support vector machine are trained.
public struct ComparisonOptions: ParsableArguments {
  /// How the network is trained.
  @OptionGroup public var network: TrainingOptions

  @Option(
    name: .customLong("c"), parsing: .unconditional,
    help: ArgumentHelp(
      """
      The SVM's C (default: the best on the validation part of 0.001, 0.01, 0.1, 1; with --quick, \
      of the first two).
      """, valueName: "number"))
  var cGiven: Double?

  /// What a violated margin costs the support vector machine.
  @Option(help: ArgumentHelp("The SVM's loss: squared_hinge or hinge.", valueName: "name"))
  public var loss: SVMLoss = .squaredHinge

  /// Options with their defaults.
  public init() {}

  /// The values of C to choose from.
  public var candidates: [Double] {
    if let cGiven { return [cGiven] }
    return network.quick ? [0.001, 0.01] : [0.001, 0.01, 0.1, 1]
  }

  /// Refuses what cannot be meant.
  public func validate() throws {
    // Beyond these, the squares of single-precision weights overflow or vanish.
    if let cGiven, !(1e-30...1e30).contains(cGiven) {
      throw ValidationError("--c: expected a number from 1e-30 to 1e30, found \(cGiven)")
    }
  }

  /// Refuses a batch that is larger than the data, and more classes than can be drawn.
  ///
  /// - Throws: `ValidationError` or `FigureError`.
  public func check(against data: Dataset) throws {
    try data.checkDrawable()
    try network.check(against: data)
  }
}

extension Dataset {
  /// Refuses more classes than a confusion matrix can have.
  func checkDrawable() throws(FigureError) {
    let (classCount, limit) = (classNames.count, ConfusionMatrixChart.classLimit)
    if classCount > limit {
      throw FigureError(
        "\(name): expected at most \(limit) classes, as a confusion matrix of more cannot be "
          + "drawn, found \(classCount). Leave out the rarest, or put several into one.")
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
