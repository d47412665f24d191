import Foundation
import LessonSupport
import Testing
import Workbench

/// The figures of `network` in every style, on every problem and with every activation.
@Suite struct NetworkLessonFiguresTests {
  private func training(
    _ problem: ToyProblem = .moons, units: Int = 8, _ activation: Activation = .tanh,
    epochs: Int = 3, learningRate: Double = 0.3
  ) throws -> PlaneTraining {
    PlaneTraining(
      try problem.examples(seed: 42), units: units, activation: activation, epochs: epochs,
      learningRate: learningRate, seed: 42)
  }

  private func counts(_ units: [Int]) throws -> LayerCounts {
    LayerCounts(
      try Sequential(inputShape: [units[0]], seed: 0) {
        for count in units.dropFirst() { Dense(count, activation: .relu) }
      })
  }

  private func expectSound(_ figure: Figure, _ name: String, in theme: Theme) {
    let faults = figure.graphics.layoutFaults(smallestText: theme.tickSize)
    #expect(faults.isEmpty, "\(name) in \(theme.name)")
    #expect(!figure.title.isEmpty && !figure.description.isEmpty)
    if !theme.hasFreeShape { #expect(figure.graphics.size == theme.size, "\(name)") }
  }

  @Test func everyFigureInEveryStyle() throws {
    let starts = try StartComparison(training(epochs: 50))
    let learnt = try LearntXOR(activation: .tanh, seed: 42)
    let depths = try SlopesByDepth(seed: 42)
    let counts = try [counts([2, 3, 1]), counts([784, 300, 100, 10])]
    for theme in LessonFiguresTests.themes {
      let charts = NetworkFigures(theme: theme)
      let figures: [(name: String, figure: Figure)] = try [
        ("layers", charts.layers(counts)), ("starts", charts.starts(starts)),
        ("regions", charts.regions(starts)), ("by-hand", charts.byHand(StepXOR())),
        ("xor", charts.xor(learnt)), ("slopes", charts.slopes(depths)),
      ]
      #expect(figures.map(\.name) == NetworkFigures.names)
      for (name, figure) in figures { expectSound(figure, name, in: theme) }
    }
  }

  @Test(arguments: ToyProblem.allCases) func everyProblemFits(problem: ToyProblem) throws {
    for (units, epochs) in [(1, 1), (100, 2)] {
      let starts = try StartComparison(training(problem, units: units, epochs: epochs))
      for theme in LessonFiguresTests.themes {
        let charts = NetworkFigures(theme: theme)
        expectSound(try charts.starts(starts), "starts of \(problem)", in: theme)
        expectSound(try charts.regions(starts), "regions of \(problem)", in: theme)
      }
    }
  }

  /// Losses of any size, none of them cut.
  @Test(arguments: [1e-9, 1e3, 1e9]) func learningRatesOfAllSizesFit(rate: Double) throws {
    let starts = try StartComparison(training(epochs: 20, learningRate: rate))
    let charts = NetworkFigures(theme: .slide)
    expectSound(try charts.starts(starts), "starts", in: .slide)
    expectSound(try charts.regions(starts), "regions", in: .slide)
  }

  // MARK: - What they say

  @Test func theRegionsShowALineForEachHiddenUnit() throws {
    let starts = try StartComparison(training(units: 3))
    let figure = try NetworkFigures(theme: .slide).regions(starts)
    let lines = try #require(figure.description.components(separatedBy: "line): ").last)
    #expect(lines.components(separatedBy: " = 0").count == 4)
    let texts = figure.graphics.texts.map(\.string)
    #expect(texts.contains("a hidden unit’s line"))
  }

  @Test func whatNoStartHasLearntIsNotCalledRight() throws {
    let xor = try LearntXOR(activation: .linear, seed: 1)
    let figure = try NetworkFigures(theme: .slide).xor(xor)
    let texts = figure.graphics.texts.map(\.string)
    #expect(texts.contains { $0.hasSuffix("not learnt from any start") })
    #expect(xor.verdict.contains("XOR is not learnt") && xor.shownSentence.contains("closest"))
  }
}
