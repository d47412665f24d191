import Foundation
import LessonSupport
import Testing
import Workbench

/// What `experiments` prints, draws and writes.
@Suite struct ExperimentsTests {
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "d")
    return folder
  }

  private let common = [
    "--data", "d", "--figures", "f", "--size", "640x360", "--epochs", "3", "--updates", "20",
    "--json", "r.json",
  ]

  @Test func everyFigureIsDrawn() throws {
    let folder = try folder()
    let run = try folder.experiments("--data", "d", "--quick", "--figures", "f", "--json", "r.json")
    #expect(run.status == 0, "\(run.errors)")
    let figures = ExperimentFigures.names.map { "f/\($0).png" }
    #expect(folder.files.filter { $0.hasPrefix("f/") } == figures.sorted())
    for figure in figures {
      #expect(run.output.contains("  \(figure)\n"))
      try checkWithPNGCheck(figure, in: folder)
      let picture = try PNGFile.read("\(folder.path)/\(figure)")
      let texts = Dictionary(uniqueKeysWithValues: picture.texts)
      let source = try #require(texts["Source"].flatMap(FigureSource.init))
      #expect(source.program == "experiments" && texts["Description"]?.isEmpty == false)
      #expect(source.dataDigest != nil && source.seed == 42)
    }
    #expect(try ExperimentsFile("r.json", in: folder).figures == figures)
    // In a pipe there is nothing but text and ends of lines, none beyond 80 columns.
    for text in [run.output, run.errors] {
      #expect(isPlain(text))
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }
    // How much there is to do, in images and in batches: 50 updates of 32 are 7 epochs of 220 images
    // in 7 batches, and one update.
    #expect(run.errors.contains("batch size 32: 1,572 images in 50 batches\n"))
    #expect(run.errors.contains("Adam: 5 epochs of 220 images in 7 batches\n"))
    // What is said of each size is what stands in the table, though it goes on to 50 updates.
    for batch in try ExperimentsFile("r.json", in: folder).batch_sizes {
      let point = batch.after_equal_epochs
      #expect(
        run.errors.contains(
          "after 5 epochs: val_loss \(decimals(point.val_loss)) "
            + "val_accuracy \(decimals(point.val_accuracy))\n"))
    }
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("Those with few updates go on to 50, for section 2."))
  }

  @Test func everythingPrintedIsInTheResults() throws {
    let folder = try folder()
    let run = try folder.experiments(common)
    #expect(run.status == 0, "\(run.errors)")
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let results = try ExperimentsFile("r.json", in: folder)
    #expect(results.schema == 1 && results.lesson == "experiments" && results.seed == 42)
    #expect(results.training_examples == 220 && results.epochs == 3 && results.updates == 20)
    #expect(results.batch_sizes.map(\.batch_size) == [1, 32, 220])
    for (name, batch) in zip(["1 image", "32 images", "all 220"], results.batch_sizes) {
      let (epochs, updates) = (batch.after_equal_epochs, batch.after_equal_updates)
      #expect(epochs.updates == 3 * batch.updates_per_epoch && updates.updates == 20)
      #expect(epochs.examples == 660)
      #expect(
        words.contains(
          "\(name) \(batch.updates_per_epoch) \(epochs.updates) \(epochs.numbers)"))
      #expect(words.contains("\(name) 20 \(grouped(updates.examples)) \(updates.numbers)"))
      #expect(batch.points.first?.updates == 0 && batch.stopped_at_update == nil)
    }
    // All begin with the same network.
    #expect(Set(results.batch_sizes.compactMap(\.points.first?.val_loss)).count == 1)
    for run in results.optimizers {
      let lowest = try #require(run.val_losses.min())
      #expect(run.val_losses.count == 4 && run.val_losses[run.best_epoch] == lowest)
      #expect(run.val_losses[0] == results.batch_sizes[0].points[0].val_loss)
      let rate = run.optimizer.firstMatch(of: /learningRate ([0-9.]+)/).map { String($0.1) }
      #expect(
        words.contains(
          "\(run.name) \(rate ?? "?") \(decimals(lowest)) \(run.best_epoch) "
            + "\(decimals(run.val_losses[3])) \(run.remembered_per_weight) "))
      #expect(words.contains(run.optimizer), "\(run.optimizer)")
    }
    #expect(results.optimizers.map(\.remembered_per_weight) == [0, 1, 1, 1, 2])
    let verdicts = [
      results.equal_epochs_verdict, results.equal_updates_verdict, results.batch_verdict,
      results.learning_rate_verdict, results.optimizer_chance, results.optimizer_verdict,
    ].compactMap { $0 }
    #expect(verdicts.count == 6 && verdicts.allSatisfy(words.contains))
    let test = results.learning_rate_test
    for rate in [test.steepest_learning_rate, test.lowest_learning_rate].compactMap({ $0 }) {
      #expect(words.contains(" \(significant(rate)) "))
    }
    if let range = test.suggested_range {
      #expect(words.contains("from \(significant(range[0])) to \(significant(range[1]))"))
    }
  }

  /// Times aside, nothing depends on the run, nor on the number of threads.
  @Test func theSameSeedGivesTheSameBytes() throws {
    let runs = try ["1", "2", "5", "2"].map { threads in
      let folder = try folder()
      let run = try folder.experiments(common + ["--threads", threads])
      #expect(run.status == 0, "\(run.errors)")
      let json = try folder.text(of: "r.json").split(separator: "\n").filter {
        !$0.contains("seconds\" :")
      }
      return (
        withoutTimes(run.output), json,
        try ExperimentFigures.names.map { try folder.bytes(of: "f/\($0).png") }
      )
    }
    for run in runs.dropFirst() {
      let isSame = run.0 == runs[0].0 && run.1 == runs[0].1 && run.2 == runs[0].2
      #expect(isSame)
    }
    let other = try folder()
    _ = try other.experiments(common + ["--seed", "7"])
    let digests = try ExperimentsFile("r.json", in: other).batch_sizes.map(\.weight_digest)
    #expect(!runs[0].1.contains { line in digests.contains { line.contains($0) } })
  }

  private func withoutTimes(_ text: String) -> [String] {
    text.split(separator: "\n").filter { !$0.hasPrefix("─") }.map {
      $0.split(separator: " ").joined(separator: " ").replacing(/\s[0-9.]+ s$/, with: "")
    }
  }

  @Test func aTableIsLearntAsWell() throws {
    let folder = try TemporaryFolder()
    try folder.write(smallTable(), to: "t.csv")
    let run = try folder.experiments(
      "--csv", "t.csv", "--label", "kind", "--quick", "--figures", "f", "--step", "-q")
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    #expect(run.output.contains("rows seen") && run.output.contains("1 row "))
  }

  /// Fewer images than the usual sizes, and sizes of one's own.
  @Test func sizesAreThoseAskedFor() throws {
    let folder = try folder()
    let cases = [
      (["--images", "20"], [1, 20]), (["--images", "1"], [1]),
      (["--sizes", "full,7"], [220, 7]), (["--sizes", "1,2,3,4,5,220"], [1, 2, 3, 4, 5, 220]),
    ]
    for (options, sizes) in cases {
      let run = try folder.experiments(common + options + ["-q"])
      #expect(run.status == 0, "\(run.errors)")
      #expect(try ExperimentsFile("r.json", in: folder).batch_sizes.map(\.batch_size) == sizes)
      #expect(run.output.ranges(of: "nothing to compare").count == (sizes.count == 1 ? 1 : 0))
    }
  }

  /// The figures of a single size say which it is, and the results leave out what is not known.
  @Test func aSingleSizeIsNamed() throws {
    let folder = try folder()
    let run = try folder.experiments(common + ["--sizes", "32", "-q"])
    #expect(run.status == 0, "\(run.errors)")
    for figure in ["equal-epochs", "equal-updates"] {
      let texts = Dictionary(
        uniqueKeysWithValues: try PNGFile.read("\(folder.path)/f/\(figure).png").texts)
      #expect(texts["Description"]?.contains("32 images:") == true)
    }
    let results = try ExperimentsFile("r.json", in: folder)
    #expect(results.batch_verdict == nil && results.equal_updates_verdict == nil)
    #expect(results.equal_epochs_verdict.hasPrefix("After 3 epochs, a batch of 32 images has a "))
    #expect(results.equal_epochs_verdict.contains("with a noise of "))
    #expect(try !folder.text(of: "r.json").contains("null"))
  }

  /// One training that diverges does not end the lesson.
  @Test(arguments: ["1e3", "1e30"]) func divergenceIsShown(rate: String) throws {
    let folder = try folder()
    let run = try folder.experiments(common + ["--learning-rate", rate])
    #expect(run.status == 0, "\(run.errors)")
    let results = try ExperimentsFile("r.json", in: folder)
    let stopped = results.batch_sizes.filter { $0.stopped_at_update != nil }
    #expect(
      !stopped.isEmpty && run.output.contains("* Stopped, because the loss was no longer finite"))
    for batch in stopped {
      let at = try #require(batch.stopped_at_update)
      #expect(batch.points.allSatisfy { $0.updates < at })
      #expect(batch.points.allSatisfy { $0.val_loss <= 10 * batch.points[0].val_loss })
      #expect(run.errors.contains("stopped at update \(at)\n"))
    }
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(results.optimizers.allSatisfy { $0.val_losses.count == 4 })
    #expect(results.figures.count == 4)
  }

  @Test func ctrlCEndsAfterTheBatch() throws {
    let folder = try folder()
    let running = try RunningProgram(
      program: "experiments", ["--data", "d", "--figures", "f", "--epochs", "100000"],
      in: folder.path)
    try running.waitForError("batch size 1: ")
    running.signal(SIGINT)
    let run = try running.end()
    #expect(run.status == 130)
    #expect(run.errors.hasSuffix("\nexperiments: interrupted; nothing was left half-written\n"))
    #expect(folder.names == ["d"])
  }
}

/// The results of `experiments` as another program would read them.
struct ExperimentsFile: Decodable {
  struct Point: Decodable {
    let updates: Int
    let examples: Int
    let val_loss: Double
    let val_accuracy: Double
    let seconds: Double

    /// As they stand in a table.
    var numbers: String { "\(decimals(val_loss)) \(decimals(val_accuracy))" }
  }

  struct Batch: Decodable {
    let batch_size: Int
    let updates_per_epoch: Int
    let points: [Point]
    let after_equal_epochs: Point
    let after_equal_updates: Point
    let noise: Double?
    let stopped_at_update: Int?
    let weight_digest: String
  }

  struct Rates: Decodable {
    let learning_rates: [Double]
    let losses: [Double]
    let steepest_learning_rate: Double?
    let lowest_learning_rate: Double?
    let suggested_range: [Double]?
    let ended_at_learning_rate: Double?
  }

  struct Run: Decodable {
    let name: String
    let optimizer: String
    let remembered_per_weight: Int
    let val_losses: [Double]
    let best_epoch: Int
    let fit_seconds: Double
  }

  let schema: Int
  let lesson: String
  let seed: UInt64
  let training_examples: Int
  let epochs: Int
  let updates: Int
  let batch_sizes: [Batch]
  let equal_epochs_verdict: String
  let equal_updates_verdict: String?
  let batch_verdict: String?
  let learning_rate_test: Rates
  let learning_rate_verdict: String
  let optimizers: [Run]
  let optimizer_chance: String?
  let optimizer_verdict: String
  let figures: [String]

  init(_ name: String, in folder: TemporaryFolder) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(folder.bytes(of: name)))
  }
}

extension TemporaryFolder {
  /// Runs `experiments` with this as its current folder.
  func experiments(_ arguments: String...) throws -> ProgramRun { try experiments(arguments) }

  /// Runs `experiments` with this as its current folder.
  func experiments(_ arguments: [String]) throws -> ProgramRun {
    try ProgramRun(program: "experiments", arguments, in: path)
  }
}
