import ArgumentParser
import Workbench

/// How much is trained in the lesson's experiments, in what pieces, and in steps of what size.
public struct ExperimentOptions: ParsableArguments {
  /// A shorter run.
  @Flag(help: "A short run for the classroom: 5 epochs of 2,048 images, 50 updates.")
  public var quick = false

  @Option(
    name: .customLong("images"), parsing: .unconditional,
    help: ArgumentHelp(
      "How many training images are learnt from, spread over all (default: 5120).",
      valueName: "count"))
  var imagesGiven: Int?

  @Option(
    name: .customLong("epochs"), parsing: .unconditional,
    help: ArgumentHelp("How often each training sees them all (default: 15).", valueName: "count"))
  var epochsGiven: Int?

  @Option(
    name: .customLong("updates"), parsing: .unconditional,
    help: ArgumentHelp(
      "How many updates each batch size is given to be compared after (default: 200).",
      valueName: "count"))
  var updatesGiven: Int?

  @Option(
    name: .customLong("sizes"),
    help: ArgumentHelp(
      "The batch sizes, six at most (default: 1,32,256,full).", valueName: "list"))
  var sizesGiven: String?

  /// η of plain gradient descent, the same for all batch sizes.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The learning rate, the same for all batch sizes.", valueName: "rate"))
  public var learningRate = 0.01

  /// Where the range test begins.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Where the test of learning rates begins.", valueName: "rate"))
  public var lowestRate = 1e-5

  /// Where the range test ends.
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Where the test of learning rates ends.", valueName: "rate"))
  public var highestRate = 10.0

  /// Options with their defaults.
  public init() {}

  /// The number of epochs.
  public var epochs: Int { epochsGiven ?? (quick ? 5 : 15) }
  /// The number of updates after which batch sizes are compared.
  public var updates: Int { updatesGiven ?? (quick ? 50 : 200) }
  /// The number of updates in the range test.
  var rateUpdates: Int { quick ? 150 : 300 }

  /// Refuses what cannot be meant.
  public func validate() throws {
    if let imagesGiven, imagesGiven < 1 {
      throw ValidationError("--images: expected 1 or more, found \(imagesGiven)")
    }
    guard (1...100_000).contains(epochs) else {
      throw ValidationError("--epochs: expected 1 to 100000, found \(epochs)")
    }
    guard (1...1_000_000).contains(updates) else {
      throw ValidationError("--updates: expected 1 to 1000000, found \(updates)")
    }
    _ = try sizeList
    let rates = [
      ("--learning-rate", learningRate), ("--lowest-rate", lowestRate),
      ("--highest-rate", highestRate),
    ]
    for (option, rate) in rates {
      guard rate > 0, rate.isFinite else {
        throw ValidationError("\(option): expected a finite number above 0, found \(rate)")
      }
    }
    guard lowestRate <= 1 else {
      throw ValidationError("--lowest-rate: expected at most 1, found \(lowestRate)")
    }
    guard highestRate / lowestRate >= 10 else {
      throw ValidationError(
        "--highest-rate: expected at least 10 times the --lowest-rate \(lowestRate), "
          + "found \(highestRate)")
    }
  }

  /// The batch sizes as they were given, nil for `full`.
  private var sizeList: [Int?] {
    get throws {
      let words = (sizesGiven ?? "1,32,256,full").split(
        separator: ",", omittingEmptySubsequences: false)
      let sizes = try words.map { word -> Int? in
        if word == "full" { return nil }
        guard let size = Int(word) else {
          throw ValidationError(
            "--sizes: expected whole numbers or full, with commas between, found “\(word)”")
        }
        guard size >= 1 else {
          throw ValidationError("--sizes: expected 1 or more, found \(size)")
        }
        return size
      }
      guard sizes.count <= 6 else {
        throw ValidationError("--sizes: expected at most 6 batch sizes, found \(sizes.count)")
      }
      return sizes
    }
  }

  /// Refuses to write the results over a file that this run reads.
  ///
  /// - Throws: `ValidationError` that names both.
  public func refuseOverwriting(
    _ data: Dataset, _ options: DataOptions, _ output: OutputOptions, _ figures: FigureFolder
  ) throws {
    try FileCollisions(
      inputs: data.files(options), outputs: [("--json", output.json)], figures: figures
    ).refuse()
  }

  /// The experiments on some data: all checks are made before any training.
  ///
  /// - Parameters:
  ///   - data: What to learn from and to choose on.
  ///   - start: The network that every training begins with.
  ///   - seed: Where the order of the examples begins.
  ///   - team: Who computes.
  /// - Throws: `ValidationError` if an option does not fit the data.
  public func plan(
    for data: Dataset, from start: Sequential, seed: UInt64, team: WorkerTeam
  ) throws -> ExperimentPlan {
    let count = try imageCount(in: data)
    return ExperimentPlan(
      training: try data.training.spread(count), validation: try validation(of: data), data: data,
      start: start, sizes: try sizes(of: count, data.unit), epochs: epochs, updates: updates,
      learningRate: learningRate, seed: seed, team: team)
  }

  /// What every training is judged on: in a short run, 2,000 at most.
  private func validation(of data: Dataset) throws -> LabeledExamples {
    let all = data.validation
    return quick && all.count > 2000 ? try all.spread(2000) : all
  }

  /// How many images are learnt from: unless told otherwise so many that batches of 32 and of 256
  /// are all of the same size.
  private func imageCount(in data: Dataset) throws -> Int {
    let all = data.training.count
    guard let imagesGiven else { return min(quick ? 2048 : 5120, all) }
    guard imagesGiven <= all else {
      throw ValidationError(
        "--images: expected at most \(all), the number of training \(data.unit), "
          + "found \(imagesGiven)")
    }
    return imagesGiven
  }

  /// The batch sizes for a number of examples; of the usual ones those that are not too large.
  private func sizes(of count: Int, _ unit: String) throws -> [Int] {
    let sizes = try sizeList.map { $0 ?? count }
    guard sizesGiven != nil else { return sizes.filter { $0 < count } + [count] }
    if let large = sizes.first(where: { $0 > count }) {
      throw ValidationError(
        "--sizes: expected at most \(count), the number of \(unit) learnt from, found \(large)")
    }
    for (index, size) in sizes.enumerated() where sizes[..<index].contains(size) {
      throw ValidationError(
        "--sizes: expected each batch size once, found \(size) twice"
          + (size == count ? " (full is \(size) here)" : ""))
    }
    return sizes
  }
}

extension LabeledExamples {
  /// Some of the examples, evenly spread over all.
  fileprivate func spread(_ wanted: Int) throws(LearningError) -> LabeledExamples {
    wanted == count ? self : try examples((0..<wanted).map { $0 * count / wanted })
  }
}
