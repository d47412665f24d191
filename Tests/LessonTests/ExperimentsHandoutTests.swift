import ArgumentParser
import Foundation
import LessonSupport
import Testing
import Workbench

/// The page of the lesson `experiments`: every number on it is computed here, and none comes from a
/// long training.
@Suite struct ExperimentsHandoutTests {
  private let recorded = RecordedConsole()

  @Test func everyNumberIsTrue() throws {
    let page = try Handout(lesson: "5-experiments")
    let data = try Dataset.fashionMNIST()
    let start = try Sequential(inputShape: [28, 28], seed: 42) {
      Flatten()
      Dense(300, activation: .relu)
      Dense(100, activation: .relu)
      Dense(10, activation: .softmax)
    }
    let team = WorkerTeam(threads: 1)
    let plan = try ExperimentOptions.parse([]).plan(for: data, from: start, seed: 42, team: team)
    let quick = try ExperimentOptions.parse(["--quick"]).plan(
      for: data, from: start, seed: 42, team: team)
    let (count, all) = (grouped(plan.training.count), grouped(data.training.count))
    page.expect("it learns from \(count) of the \(all) training images")
    page.expect("(\(grouped(quick.training.count)) with code)")
    #expect(plan.sizes == [1, 32, 256, 5120])
    // No epoch ends with a smaller batch, in class neither.
    for plan in [plan, quick] {
      #expect(plan.sizes.allSatisfy { plan.training.count % $0 == 0 })
    }
    let updates = plan.sizes.map { grouped(plan.updatesPerEpoch(ofSize: $0)) }
    page.expect(
      "In an epoch of \(count) images a batch size of 1 makes \(updates[0]) updates, "
        + "one of 32 makes \(updates[1]), and the whole set at once a single one.")
    #expect(updates[3] == "1")
    page.expect("each of the \(grouped(start.parameterCount)) weights and biases")
    let options = try ExperimentOptions.parse([])
    #expect(options.lowestRate == 0.00001 && options.highestRate == 10)
    page.expect("from 0.00001 to 10")
    page.expect("more than 4 times the lowest smoothed one")
    #expect(BatchRun.noiseEpochs(of: plan.epochs) == 2)
    page.expect("from a straight line over the last 2 epochs")
    #expect(SGD().learningRate == plan.learningRate && plan.sizes.contains(32))
    page.expect(
      "SGD is the batch of 32 of section 1 once more, in another order: so much is chance.")
    // What others say, and when.
    page.expect("“32 or less” is good")
    page.expect("The finding behind “32 or less” is that of Masters and Luschi")
    page.expect("(2018): batches of 2 to 32 images gave the best results")
    page.expect("looked at beyond 32 brought")
    page.expect("*Cyclical Learning Rates for Training Neural Networks* (2017)")
    // The exercises: their numbers are questions.
    page.expect("5,120 images: how many updates has an epoch in batches of 1, of 32, of 256 and")
    page.expect("how many images do 200 updates see?")
    page.expect(
      "Compare batches of 32 at a learning rate of 0.01 (code) with batches of 256 at 0.08")
    page.expect("bears a rate of 1?")
    page.expect("in batches of 32, say?")
    page.expect(exercises: ExperimentExercises.all())
    page.expectEveryNumberAsserted()
  }

  /// Worked out by hand: 5,120 = 160 · 32 = 20 · 256; 200 · 32 = 6,400, 200 · 256 = 51,200 and
  /// 200 · 5,120 = 1,024,000.
  @Test func theAnswerIsComputed() {
    let answer = ExperimentExercises.all()[0].answer
    #expect(
      answer.contains(
        "Of 1: 5,120 and 200; of 32: 160 and 6,400; of 256: 20 and 51,200; of all: 1 and 1,024,000."
      ))
  }

  /// The experiments of the answers, made as a student makes them.
  private func batches(_ arguments: [String], seed: UInt64 = 42) throws -> (
    BatchComparison, RateRangeTest
  ) {
    let start = try Sequential(inputShape: [28, 28], seed: seed) {
      Flatten()
      Dense(300, activation: .relu)
      Dense(100, activation: .relu)
      Dense(10, activation: .softmax)
    }
    let options = try ExperimentOptions.parse(arguments)
    let plan = try options.plan(
      for: Dataset.fashionMNIST(), from: start, seed: seed, team: WorkerTeam(threads: 2))
    return (
      try BatchComparison(plan, on: recorded.console),
      try RateRangeTest(plan, options, on: recorded.console)
    )
  }

  /// The loss after the epochs, and the noise.
  private func outcome(_ run: BatchRun) throws -> (loss: Double, noise: Double) {
    let point = try #require(run.evenPoints.last)
    return (point.loss, try #require(run.noise))
  }

  @Test func largeBatchesWithLargeStepsComeClose() throws {
    let (small, _) = try batches(["--sizes", "32"])
    let (large, _) = try batches(["--sizes", "256", "--learning-rate", "0.08"])
    let (a, b) = (try outcome(small.runs[0]), try outcome(large.runs[0]))
    let noise = max(a.noise, b.noise)
    #expect(
      ExperimentExercises.all()[1].answer.contains(
        "\(decimals(a.loss, 3)) with 32 images a batch and \(decimals(b.loss, 3)) with 256, "
          + "\(significant(abs(b.loss - a.loss) / noise)) times the larger noise, "
          + "\(significant(noise));"))
  }

  @Test func theRangeDoesNotSayWhereAllEnds() throws {
    let (batches, rates) = try batches(["--quick", "--learning-rate", "0.3"])
    let range = try #require(rates.range)
    #expect(range.contains(0.1) && range.upperBound < 0.3)
    #expect(batches.runs[0].stoppedAt != nil)
    let best = try outcome(batches.runs[1])
    let losses = batches.runs.dropFirst().compactMap { $0.evenPoints.last?.loss }
    #expect(losses.count == 3 && losses.min() == best.loss)
    let answer = ExperimentExercises.all()[2].answer
    #expect(
      answer.contains(
        "suggests \(significant(range.lowerBound)) to \(significant(range.upperBound)): 0.1 is inside"
      ))
    #expect(
      answer.contains(
        "a loss of \(significant(best.loss)) and a noise of \(significant(best.noise)):"))
  }

  /// The commands of the page are understood.
  @Test func commandsAreUnderstood() throws {
    let commands = try Handout(lesson: "5-experiments").commands(of: "experiments")
    #expect(commands.count == 8)
    let folder = try TemporaryFolder()
    for command in commands where !command.contains("--answers") {
      let run = try folder.experiments(command + ["--data", "none", "--figures", "f"])
      #expect(run.status == 66, "\(command): \(run.errors)")
    }
  }
}
