import ArgumentParser
import LessonSupport
import Testing
import Workbench

/// The figures of `experiments` in every style, and with curves of every kind.
@Suite struct ExperimentsFiguresTests {
  /// All figures of one run, their experiments made on small images.
  private struct Drawn {
    let batches: BatchComparison
    let rates: RateRangeTest
    let optimizers: OptimizerComparison

    init(_ arguments: [String]) throws {
      let options = try ExperimentOptions.parse(["--quick"] + arguments)
      let plan = try smallPlan(options)
      let console = RecordedConsole()
      batches = try BatchComparison(plan, on: console.console)
      rates = try RateRangeTest(plan, options, on: console.console)
      optimizers = try OptimizerComparison(plan, on: console.console)
    }

    func figures(_ theme: Theme) throws -> [(name: String, figure: Figure)] {
      let charts = ExperimentFigures(theme: theme)
      return try [
        ("equal-epochs", charts.equalEpochs(batches)),
        ("equal-updates", charts.equalUpdates(batches)),
        ("learning-rates", charts.learningRates(rates)),
        ("optimizers", charts.optimizers(optimizers)),
      ]
    }
  }

  @Test(arguments: [
    [], ["--sizes", "1,2,3,4,5,full"], ["--images", "1"], ["--epochs", "1", "--updates", "1"],
    ["--learning-rate", "1e30"], ["--learning-rate", "1e3", "--sizes", "1,7,32,64,128,full"],
    ["--learning-rate", "1e-30", "--lowest-rate", "1e-30", "--highest-rate", "1e-28"],
    ["--lowest-rate", "1", "--highest-rate", "1e30"],
  ])
  func nothingIsCutAndNoTextsTouch(arguments: [String]) throws {
    let drawn = try Drawn(arguments)
    for theme in LessonFiguresTests.themes {
      let figures = try drawn.figures(theme)
      #expect(figures.map(\.name) == ExperimentFigures.names)
      for (name, figure) in figures {
        let faults = figure.graphics.layoutFaults(smallestText: theme.tickSize)
        #expect(faults.isEmpty, "\(name) in \(theme.name)")
        #expect(!figure.title.isEmpty && !figure.description.isEmpty)
        if !theme.hasFreeShape { #expect(figure.graphics.size == theme.size, "\(name)") }
      }
    }
  }

  @Test func slidesHaveThePixelsOfAProjector() throws {
    for (name, figure) in try Drawn([]).figures(.slide) {
      let size = figure.graphics.size
      #expect(size == Size(1920, 1080), "\(name)")
    }
  }

  /// Whoever sees the figure only is told that a curve ends for a reason.
  @Test func whatWasStoppedIsMarked() throws {
    let figures = try Drawn(["--learning-rate", "1e30"]).figures(.slide)
    for (name, figure) in figures.prefix(2) {
      let texts = figure.graphics.texts.map(\.string)
      #expect(texts.contains("1 image (stopped)"), "\(name)")
    }
  }
}

/// The experiments on small images, with a small network.
func smallPlan(_ options: ExperimentOptions, threads: Int = 1) throws -> ExperimentPlan {
  let folder = try TemporaryFolder()
  try SmallImages().write(to: folder, in: "d")
  let data = try Dataset.images(folder: folder.path + "/d")
  let start = try Sequential(inputShape: data.imageShape, seed: 1) {
    Flatten()
    Dense(8, activation: .relu)
    Dense(data.classNames.count, activation: .softmax)
  }
  return try options.plan(for: data, from: start, seed: 1, team: WorkerTeam(threads: threads))
}
