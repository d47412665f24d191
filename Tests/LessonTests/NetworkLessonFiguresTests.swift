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
        ("xor", charts.xor(learnt)), ("step", charts.step(MachineStep(.example))),
        ("slopes", charts.slopes(depths)),
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
  @Test(arguments: [1e-9, 30, 300]) func learningRatesOfAllSizesFit(rate: Double) throws {
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

  @Test func moreThanTenLinesAreLeftOut() throws {
    for (units, hasLines) in [(10, true), (11, false)] {
      let starts = try StartComparison(training(units: units))
      let figure = try NetworkFigures(theme: .slide).regions(starts)
      let texts = figure.graphics.texts.map(\.string)
      #expect(texts.contains("a hidden unit’s line") == hasLines)
      #expect(figure.description.contains("a hidden unit’s line") == hasLines)
    }
  }

  @Test func theRegionsNameTheirBoundaryAndTheirStart() throws {
    let starts = try StartComparison(training(epochs: 50))
    let texts = try NetworkFigures(theme: .slide).regions(starts).graphics.texts.map(\.string)
    #expect(texts.contains("boundary") && texts.contains { $0.contains("random start: ") })
    let xor = try NetworkFigures(theme: .slide).xor(LearntXOR(activation: .tanh, seed: 42))
    #expect(xor.graphics.texts.map(\.string).contains("boundary"))
    // Where there is one answer only, there is no boundary.
    let linear = try StartComparison(training(.and, .linear, epochs: 1, learningRate: 1e-9))
    let one = try NetworkFigures(theme: .slide).regions(linear)
    let hasBoundary = one.graphics.texts.map(\.string).contains("boundary")
    #expect(hasBoundary == !one.description.contains("100 % of the area"))
  }

  /// The axis ends at a number that is written on it, above all losses.
  @Test func theLossesStayBelowTheTopOfTheirAxis() throws {
    let starts = try StartComparison(training())
    let highest = starts.starts.flatMap(\.losses).max() ?? 0
    let texts = try NetworkFigures(theme: .slide).starts(starts).graphics.texts.map(\.string)
    #expect(texts.compactMap { Double($0) }.contains { $0 < 10 && $0 > highest })
  }

  @Test func theSlopesSayWhatTheyAre() throws {
    let figure = try NetworkFigures(theme: .slide).slopes(SlopesByDepth(seed: 42))
    let label = "slope along a weight (log)"
    #expect(figure.graphics.texts.contains { $0.string == label })
    #expect(figure.description.hasPrefix("Line chart of \(label) over layer"))
  }

  @Test func theUnitsMadeByHandAreNamedByTheirInputs() throws {
    let figure = try NetworkFigures(theme: .slide).byHand(StepXOR())
    let texts = figure.graphics.texts.map(\.string)
    #expect(texts.count { $0 == "2 ×" } == 1)
    // Both hidden units see x1 and x2, the output sees what they say.
    #expect(["x1", "x2", "h1", "h2"].map { name in texts.count { $0 == name } } == [2, 2, 1, 1])
    let note = try #require(figure.graphics.texts.first { $0.string == "2 ×" }).frame
    let marks = figure.graphics.shapes.map(\.outline.bounds).filter {
      $0.width < 60 && abs($0.midX - note.midX) < 60 && $0.midY > note.maxY
    }
    let isApart = !marks.isEmpty && marks.allSatisfy { $0.y > note.maxY + 4 }
    #expect(isApart)
    let words = [
      "h1 (OR): 2 x1 + 2 x2 − 1 = 0, with the answers 0, 1, 1, 1.",
      "h2 (AND): 3 x1 + 2 x2 − 4 = 0, with the answers 0, 0, 0, 1.",
      "(h1, h2) = (0, 0), (1, 0), (1, 0), (1, 1): 1 h1 − 1 h2 − 0.5 = 0, with the answers 0, 1, 1, 0.",
    ]
    for sentence in words { #expect(figure.description.contains(sentence), "\(sentence)") }
  }

  /// Nothing is typed: every number of the figure is one that was computed for the step.
  @Test func theStepShowsEveryWeightBeforeAndAfter() throws {
    let step = BackpropagationStep.example
    let figure = try NetworkFigures(theme: .slide).step(MachineStep(step))
    let texts = figure.graphics.texts.map(\.string)
    let signed = { (value: Double) in decimals(value).replacing("-", with: "−") }
    for (index, (before, after)) in zip(step.weights.all, step.learnt.all).enumerated() {
      let change = "\(plain(before).replacing("-", with: "−")) → \(signed(after))"
      let isBias = [4, 5, 8].contains(index)
      #expect(texts.contains((isBias ? "bias " : "") + change), "\(change)")
      #expect(figure.description.contains(change), "\(change)")
    }
    let units = [
      ("h1", step.a1, step.delta1), ("h2", step.a2, step.delta2), ("o", step.a, step.delta),
    ]
    for (name, output, delta) in units {
      #expect(texts.contains("\(name): a = \(decimals(output))"))
      #expect(texts.contains("δ = \(signed(delta))"))
    }
    #expect(texts.contains("x1 = 1") && texts.contains("x2 = 2") && texts.contains("target 1"))
    #expect(texts.contains { $0.hasSuffix("Learning rate 0.5, loss 1.1420 → 0.6080") })
  }

  @Test func theSlopesNameTheOutputAndTheirScaleOnce() throws {
    let figure = try NetworkFigures(theme: .slide).slopes(SlopesByDepth(seed: 42))
    #expect(figure.description.components(separatedBy: "(log").count == 2)
    #expect(figure.description.contains("11: the output"))
  }

  @Test func whatNoStartHasLearntIsNotCalledRight() throws {
    let xor = try LearntXOR(activation: .linear, seed: 1)
    let figure = try NetworkFigures(theme: .slide).xor(xor)
    let texts = figure.graphics.texts.map(\.string)
    #expect(texts.contains { $0.hasSuffix("not learnt from any start") })
    #expect(xor.verdict.contains("XOR is not learnt") && xor.shownSentence.contains("closest"))
  }
}
