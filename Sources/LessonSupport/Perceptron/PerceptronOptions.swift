import ArgumentParser
import Workbench

extension ToyProblem: ExpressibleByArgument {}

/// What the perceptron of the lesson is to learn, and how it is trained.
public struct PerceptronOptions: ParsableArguments {
  @Option(
    name: .customLong("problem"),
    help: ArgumentHelp("What is to be learnt (default: iris).", valueName: "name"))
  var problemGiven: ToyProblem?

  /// A table to take two columns of.
  @Option(
    help: ArgumentHelp("A table with named columns, instead of a problem.", valueName: "file"))
  public var csv: String?

  @Option(
    name: .customLong("columns"),
    help: ArgumentHelp("The two columns of --csv to learn from.", valueName: "x,y"))
  var columnList: String?

  /// The column of the table that holds the classes.
  @Option(help: ArgumentHelp("The column of --csv that holds the class.", valueName: "column"))
  public var label: String?

  @Option(
    name: .customLong("class"),
    help: ArgumentHelp(
      """
      The class to recognise among all others (default: the second of two; setosa of iris).
      """, valueName: "name"))
  var classGiven: String?

  /// How many examples of a drawn problem there are.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many examples of blobs, moons, circles or spiral.", valueName: "count"))
  public var count = 200

  /// η: how far one mistake moves the line.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("How much of an example a mistake adds to the weights.", valueName: "rate"))
  public var learningRate = 1.0

  /// The number of epochs after which training stops in any case.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("After how many epochs it gives up.", valueName: "count"))
  public var epochs = 100

  /// Whether every epoch shows the examples in a new random order.
  @Flag(help: "Show the examples in a new random order in every epoch, not as they are given.")
  public var shuffle = false

  /// Where all randomness begins.
  @Option(
    parsing: .unconditional,
    help: "Where all randomness begins: that of drawn problems and of --shuffle.")
  public var seed: UInt64 = 42

  /// Options with their defaults.
  public init() {}

  /// The most examples that are shown in all epochs together: it takes about a second.
  static let visitLimit = 1_000_000

  /// Refuses what cannot be meant, or contradicts itself.
  public func validate() throws {
    try refuseEmpty(csv, "--csv", "a file")
    try refuseEmpty(label, "--label", "a column")
    try refuseEmpty(classGiven, "--class", "a class")
    if csv != nil && problemGiven != nil {
      throw ValidationError("expected --problem or --csv, found both; leave one of them out")
    }
    if csv != nil && (columnList == nil || label == nil) {
      throw ValidationError(
        "--csv: expected --columns X,Y and --label COLUMN as well: which columns are they?")
    }
    if csv == nil && (columnList != nil || label != nil) {
      throw ValidationError(
        "--columns, --label: expected --csv FILE as well: which table has them?")
    }
    guard learningRate > 0, learningRate.isFinite else {
      throw ValidationError(
        "--learning-rate: expected a finite number above 0, found \(learningRate)")
    }
    guard epochs >= 1 else {
      throw ValidationError("--epochs: expected 1 or more, found \(epochs)")
    }
    guard (2...10_000).contains(count) else {
      throw ValidationError("--count: expected 2 to 10000, found \(count)")
    }
  }

  /// Refuses to write the results over the table that is learnt from.
  public func refuseOverwriting(by output: OutputOptions) throws {
    guard let csv, let json = output.json, let table = FileIdentity(csv) else { return }
    if FileIdentity(json) == table {
      throw ValidationError("--json: expected another file than the input \(csv)")
    }
  }

  /// How it is trained.
  ///
  /// - Throws: `NeuronError` if that is refused, which ``validate()`` sees to.
  public func training() throws -> PerceptronTraining {
    try PerceptronTraining(
      learningRate: learningRate, epochLimit: epochs,
      order: shuffle ? .shuffled(seed: seed) : .asGiven)
  }

  /// What is to be learnt.
  ///
  /// - Throws: `DatasetError` if a table is not there or not as it should be; `ValidationError` if
  ///   the class is not there, not named among more than two, or there is too much to learn from.
  public func load() throws -> PlaneTask {
    let problem = problemGiven ?? .iris
    let data =
      if let csv, let columnList, let label {
        try PlaneExamples.table(
          path: csv,
          columns: columnList.split(separator: ",", omittingEmptySubsequences: false)
            .map(String.init), label: label)
      } else {
        try problem.examples(count: count, seed: seed)
      }
    guard data.count <= Self.visitLimit / epochs else {
      throw ValidationError(
        "--epochs: expected at most \(max(1, Self.visitLimit / data.count)) for \(data.count) "
          + "examples, found \(epochs)")
    }
    let usual = csv == nil && problem == .iris ? "setosa" : nil
    return try PlaneTask(data, positive: positive(of: data, usual: usual))
  }

  private func positive(of data: PlaneExamples, usual: String?) throws -> Int {
    let names = data.classNames
    guard let name = classGiven ?? usual ?? (names.count == 2 ? names[1] : nil),
      let positive = names.firstIndex(of: name)
    else {
      let rest = names.count > 20 ? " and \(names.count - 20) more" : ""
      let list = names.prefix(20).map { "\"\($0)\"" }.joined(separator: ", ") + rest
      throw ValidationError(
        "--class: expected the class to recognise, one of \(list), found "
          + (classGiven.map { "\"\($0)\"" } ?? "none"))
    }
    return positive
  }
}
