import ArgumentParser
import Foundation
import LessonSupport
import Testing
import Workbench

/// Whether the experiments measure what they say.
@Suite struct ExperimentsNumbersTests {
  private let console = RecordedConsole()

  private func plan(_ arguments: String...) throws -> ExperimentPlan {
    try smallPlan(ExperimentOptions.parse(arguments))
  }

  // MARK: - Training step by step

  /// With all examples in a batch, a training in pieces is gradient descent as `fit` makes it; only
  /// the order of the sums differs.
  @Test func allExamplesInABatchIsPlainGradientDescent() throws {
    let plan = try plan("--learning-rate", "0.5")
    var training = StepwiseTraining(plan, size: 220)
    for target in [1, 2, 5, 6, 20] { try training.advance(to: target, learningRate: 0.5) }
    var network = plan.start
    try network.fit(
      plan.training, epochs: 20, batchSize: 220, optimizer: SGD(learningRate: 0.5), seed: 9,
      team: WorkerTeam(threads: 1))
    let losses = try [network, training.network].map { try $0.evaluate(plan.validation).loss }
    #expect(abs(losses[0] - losses[1]) < 1e-5 && training.updates == 20)
    let before = try plan.start.evaluate(plan.training).loss
    #expect(try training.network.evaluate(plan.training).loss < 0.99 * before)
  }

  /// In steps that are too small to matter to one another, an epoch goes as far as one long step.
  ///
  /// 22 batches of 10 go as far as 22 times the slope over all examples: each example is taken once, none twice. A missing one
  /// would change a bias by about 1/220 of its way, 0.5 %.
  @Test func anEpochTakesEachExampleOnce() throws {
    let plan = try plan()
    let slopes = try plan.start.slopes(plan.training)
    for stops in [[22], [1, 5, 6, 17, 22]] {
      var training = StepwiseTraining(plan, size: 10)
      for stop in stops { try training.advance(to: stop, learningRate: 1e-6) }
      for (layer, slope) in zip(training.network.parameters, slopes) {
        let scale = slope.bias.map { abs($0) }.max() ?? 0
        for (bias, slope) in zip(layer.bias, slope.bias) {
          #expect(abs(bias + 22e-6 * slope) < 22e-6 * scale * 0.001)
        }
      }
    }
  }

  /// 220 = 6 · 32 + 28: the seventh batch of an epoch is smaller.
  @Test func examplesAreCountedWithTheSmallerLastBatch() throws {
    let plan = try plan()
    #expect(plan.updatesPerEpoch(ofSize: 32) == 7 && plan.updatesPerEpoch(ofSize: 220) == 1)
    let seen = [0, 1, 6, 7, 8, 14].map { plan.examplesSeen(after: $0, ofSize: 32) }
    #expect(seen == [0, 32, 192, 220, 252, 440])
  }

  @Test func trainingGoesOnUntilEpochsAndUpdatesAreMade() throws {
    let plan = try plan("--epochs", "3", "--updates", "15", "--sizes", "1,32,full")
    let comparison = try BatchComparison(plan, on: console.console)
    #expect(comparison.runs.map { $0.points.last?.updates } == [660, 21, 15])
    for run in comparison.runs {
      let places = run.points.map(\.updates)
      #expect(places == places.sorted() && Set(places).count == places.count && places[0] == 0)
      #expect(run.after(updates: 15)?.updates == 15)
      #expect(run.after(updates: 3 * run.updatesPerEpoch)?.updates == 3 * run.updatesPerEpoch)
    }
  }

  /// The noise, recomputed from the points: what a straight line leaves of the last ten places.
  @Test func noiseIsWhatALineLeaves() throws {
    let plan = try plan("--epochs", "2", "--updates", "1", "--sizes", "1,20,full")
    let runs = try BatchComparison(plan, on: console.console).runs
    // 440 updates in 10 places, and 22 updates in 10 places: 1 · 44, 2 · 44, … and 2.2, 4.4, …
    let places = [(1...10).map { 44 * $0 }, [2, 4, 6, 8, 11, 13, 15, 17, 19, 22]]
    for (run, places) in zip(runs, places) {
      let points = run.points.filter { places.contains($0.updates) }
      #expect(points.count == 10)
      let line = try LineThrough(points.map { (Double($0.updates), $0.loss) })
      let noise = try #require(run.noise)
      #expect(abs(noise - line.deviation) < 1e-9 && noise > 0)
    }
    #expect(runs[2].noise == nil)
  }

  /// A curve that is judged more often somewhere would tremble there only.
  ///
  /// Three epochs of 220 updates: five places each, every 44 updates. Of 7 updates: 1.4, 2.8, 4.2, …
  @Test func theNetworkIsJudgedAtEvenDistances() throws {
    let plan = try plan("--epochs", "3", "--updates", "20", "--sizes", "1,32,full")
    let runs = try BatchComparison(plan, on: console.console).runs
    let places = runs.map { $0.evenPoints.map(\.updates) }
    #expect(places[0] == (0...15).map { 44 * $0 })
    #expect(places[1] == [0, 1, 2, 4, 5, 7, 8, 9, 11, 12, 14, 15, 16, 18, 19, 21])
    #expect(places[2] == [0, 1, 2, 3])
    // Where updates are compared, all are judged: six times for each factor of ten, and at the end.
    let shared = BatchRun.shared(20)
    #expect(shared == [1, 1, 2, 3, 5, 7, 10, 15, 20])
    for run in runs { #expect(Set(run.points.map(\.updates)).isSuperset(of: shared)) }
    // Of a hundred epochs the noise is measured over ten.
    #expect([1, 2, 15, 20, 100].map(BatchRun.noiseEpochs) == [1, 2, 2, 2, 10])
  }

  // MARK: - Learning rates

  @Test func ratesGrowByTheSameFactorUntilTheEnd() throws {
    let options = try ExperimentOptions.parse(["--quick"])
    let test = try RateRangeTest(smallPlan(options), options, on: console.console)
    #expect(test.rates[0] == 1e-5 && test.size == 32)
    // 150 updates from 1e-5 to 10.
    for (index, rate) in test.rates.enumerated() {
      #expect(abs(rate / 1e-5 / pow(1e6, Double(index) / 149) - 1) < 1e-9)
    }
    #expect(test.losses.count == test.rates.count && test.smoothed.count == test.rates.count)
    #expect(test.smoothed[0] == test.losses[0])
    // (0.1 · 0.9 L₀ + 0.1 L₁) / (1 - 0.81)
    let second = (0.09 * test.losses[0] + 0.1 * test.losses[1]) / 0.19
    #expect(abs(test.smoothed[1] - second) < 1e-12)
  }

  /// Nine tenths count where they are reached first: the lowest place itself is chance.
  @Test func theRangeLiesBetweenATenthAndNineTenthsOfTheFall() throws {
    let options = try ExperimentOptions.parse(["--quick"])
    let test = try RateRangeTest(smallPlan(options), options, on: console.console)
    let (range, lowest) = (try #require(test.range), try #require(test.lowest))
    let steepest = try #require(test.steepest)
    #expect(test.smoothed[lowest] == test.smoothed.min() && steepest < lowest)
    // The first fifteenth of the test, 10 updates, is the level that it falls from.
    let first = test.losses.prefix(10).reduce(0, +) / 10
    let fall = first - test.smoothed[lowest]
    let end = try #require(test.rates.firstIndex(of: range.upperBound))
    #expect(test.smoothed[end] <= first - 0.9 * fall && end <= lowest)
    #expect(test.smoothed[..<end].allSatisfy { $0 > first - 0.9 * fall })
    let start = try #require(test.rates.firstIndex(of: range.lowerBound))
    #expect(test.smoothed[start...end].allSatisfy { $0 <= first - 0.1 * fall })
    #expect(start == 0 || test.smoothed[start - 1] > first - 0.1 * fall)
    #expect(test.verdict.contains("from \(significant(range.lowerBound)) to "))
  }

  @Test func ratesThatAreTooSmallSuggestNothing() throws {
    let options = try ExperimentOptions.parse([
      "--quick", "--lowest-rate", "1e-12", "--highest-rate", "1e-10",
    ])
    let test = try RateRangeTest(smallPlan(options), options, on: console.console)
    #expect(test.range == nil && test.endedAt == nil && test.rates.count == 150)
    #expect(test.verdict.contains("no range can be suggested"))
    // Where nothing falls, the steepest and the lowest place are chance: none is shown.
    #expect(test.steepest == nil && test.lowest == nil && test.table == nil)
    let texts = try ExperimentFigures(theme: .slide).learningRates(test).graphics.texts.map(
      \.string)
    #expect(!texts.contains { $0.contains("steepest") || $0.contains("lowest") })
  }

  @Test func ratesThatAreTooLargeEndTheTest() throws {
    let options = try ExperimentOptions.parse(["--quick", "--highest-rate", "1e30"])
    let test = try RateRangeTest(smallPlan(options), options, on: console.console)
    let end = try #require(test.endedAt)
    #expect(test.rates.count < 150 && end < 1e30)
    #expect(test.rates.allSatisfy { $0 < end } && test.losses.allSatisfy(\.isFinite))
    let lowest = try #require(test.smoothed.min())
    #expect(test.losses.allSatisfy { $0 <= max(4 * lowest, test.losses[0]) })
    if let last = test.endLoss { #expect(last > 4 * lowest && last > test.losses[0]) }
    #expect(test.verdict.contains("4 times the lowest smoothed one and above the first"))
    #expect(test.verdict.contains("there the test ended"))
  }

  // MARK: - Optimizers

  /// Each is what `fit` makes of the same network with the same settings.
  @Test func optimizersAreThoseOfKeras() throws {
    let plan = try plan("--epochs", "2")
    let comparison = try OptimizerComparison(plan, on: console.console)
    let optimizers: [any Optimizer] = [
      SGD(), SGD(momentum: 0.9), SGD(momentum: 0.9, nesterov: true), RMSprop(), Adam(),
    ]
    #expect(comparison.runs.map(\.name) == ["SGD", "Momentum", "Nesterov", "RMSprop", "Adam"])
    for (run, optimizer) in zip(comparison.runs, optimizers) {
      var network = plan.start
      let history = try network.fit(
        plan.training, validation: plan.validation, epochs: 2, optimizer: optimizer, seed: 1,
        team: WorkerTeam(threads: 2))
      #expect(Array(run.losses.dropFirst()) == history.validationLoss)
      #expect(run.weightDigest == network.weightDigest && run.stoppedIn == nil)
    }
  }
}

/// A straight line through points, by least squares in another way: about the first point.
private struct LineThrough {
  let deviation: Double

  init(_ points: [(x: Double, y: Double)]) throws {
    let origin = try #require(points.first)
    let moved = points.map { (x: $0.x - origin.x, y: $0.y - origin.y) }
    let n = Double(moved.count)
    let (sx, sy) = (moved.reduce(0) { $0 + $1.x }, moved.reduce(0) { $0 + $1.y })
    let (sxx, sxy) = (moved.reduce(0) { $0 + $1.x * $1.x }, moved.reduce(0) { $0 + $1.x * $1.y })
    let slope = (n * sxy - sx * sy) / (n * sxx - sx * sx)
    let height = (sy - slope * sx) / n
    let squares = moved.map { point in
      let left = point.y - height - slope * point.x
      return left * left
    }
    deviation = (squares.reduce(0, +) / (n - 2)).squareRoot()
  }
}
