import ArgumentParser
import Workbench

/// What the networks of the lesson are to learn, and how they are made and trained.
public struct NetworkOptions: ParsableArguments {
  /// What is to be learnt from different starts.
  @Option(help: ArgumentHelp("What is to be learnt from different starts.", valueName: "name"))
  public var problem = ToyProblem.moons

  /// How many units the hidden layer has that learns it.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How many units the hidden layer has that learns it.", valueName: "count"))
  public var units = 8

  /// What the hidden units make of their weighted sums.
  @Option(
    help: ArgumentHelp(
      """
      What hidden units make of their sums: \
      \(NetworkOptions.activations.map(\.rawValue).joined(separator: ", ")) (default: tanh).
      """, valueName: "name"),
    transform: NetworkOptions.activation(option:))
  public var activation = Activation.tanh

  /// The number of epochs.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How often training goes through the problem.", valueName: "count"))
  public var epochs = 200

  /// η: how far a step goes against the slope.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How far a step goes against the slope.", valueName: "rate"))
  public var learningRate = 0.3

  /// Accepted as in other lessons.
  @Flag(help: "Nothing changes: the lesson takes a second anyway.")
  public var quick = false

  /// Where all randomness begins.
  @Option(
    parsing: .unconditional,
    help: "Where all randomness begins: weights, order of examples, drawn problems.")
  public var seed: UInt64 = 42

  /// Options with their defaults.
  public init() {}

  /// The most epochs: more points than a figure has room for.
  static let epochLimit = 10_000
  /// The most numbers that may be multiplied in a training: it takes a few seconds.
  static let workLimit = 20_000_000

  /// The functions that have a slope to learn by.
  static let activations = Activation.allCases.filter { $0 != .step && $0 != .sign }

  /// Refuses what cannot be meant.
  public func validate() throws {
    guard (1...100).contains(units) else {
      throw ValidationError("--units: expected 1 to 100, found \(units)")
    }
    guard learningRate > 0, learningRate.isFinite else {
      throw ValidationError(
        "--learning-rate: expected a finite number above 0, found \(learningRate)")
    }
    guard (1...Self.epochLimit).contains(epochs) else {
      throw ValidationError("--epochs: expected 1 to \(Self.epochLimit), found \(epochs)")
    }
  }

  /// The problem, with how networks for it are made and trained.
  ///
  /// - Throws: `ValidationError` if that would take too long.
  public func training() throws -> PlaneTraining {
    let data = try problem.examples(seed: seed)
    let limit = Self.workLimit / (data.count * units)
    guard epochs <= limit else {
      throw ValidationError(
        "--epochs: expected at most \(limit) for \(units) units and \(data.count) examples, "
          + "found \(epochs)")
    }
    return PlaneTraining(
      data, units: units, activation: activation, epochs: epochs, learningRate: learningRate,
      seed: seed)
  }

  private static func activation(option name: String) throws -> Activation {
    let known = activations.map(\.rawValue).joined(separator: ", ")
    guard let function = Activation(rawValue: name), activations.contains(function) else {
      throw ValidationError(
        "expected one of \(known), which have a slope, found “\(printable(name))”")
    }
    return function
  }
}
