import ArgumentParser
import Figures
import Foundation
import LessonSupport
import Testing
import Workbench

/// The figures of `neuron`, in every style, and on data that is hard to lay out.
@Suite struct NeuronFiguresTests {
  private static let changes = WeightChanges(
    Perceptron(weights: [0.8, -1, 0.6], bias: -0.5, activation: .sigmoid), andTimes: 6,
    input: [1, 0.5, 2], learningRate: 0.5)

  private func figures(
    theme: Theme, functions: [Activation] = [.step, .sigmoid, .tanh, .relu], own: OwnCell? = nil
  ) throws -> [(name: String, figure: Figure)] {
    let charts = NeuronFigures(theme: theme)
    let cell = try IntegrateAndFire()
    let neuron = Perceptron(weights: [0.8, -1, 0.6], bias: -0.5, activation: .sigmoid)
    return [
      ("potential", try charts.potential(FiringRuns(cell, currents: [1.4, 1.6, 3]))),
      ("rate", try charts.rate(FiringRuns(cell, currents: [0, 1, 2, 4, 8, 16]))),
      (
        "contrast",
        try charts.contrast(FittedCells(ContrastRecording.albrechtHamilton, and: own))
      ),
      ("neuron", try charts.neuron(WeightedInput(neuron, [1, 0.5, 2]))),
      ("activations", try charts.activations(functions)),
      ("saturation", try charts.saturation(Self.changes)),
    ]
  }

  @Test(arguments: LessonFiguresTests.themes) func everyStyleIsSound(theme: Theme) throws {
    let all = try figures(theme: theme)
    #expect(all.map(\.name) == NeuronFigures.names)
    for (name, figure) in all {
      let faults = figure.graphics.layoutFaults(smallestText: theme.tickSize)
      #expect(faults.isEmpty, "\(name) in \(theme.name)")
      #expect(!figure.title.isEmpty && !figure.description.isEmpty)
      let isCut = figure.graphics.texts.contains(where: \.isCut)
      #expect(!isCut, "\(name) in \(theme.name)")
      if theme.size == Theme.slide.size {
        let size = figure.graphics.size
        #expect(size == Size(1920, 1080), "\(name) in \(theme.name)")
      }
    }
  }

  /// Any six of the functions have room, and their values are not cut off near 0.
  @Test(arguments: LessonFiguresTests.themes) func allFunctionsFit(theme: Theme) throws {
    let all = Activation.allCases
    for chosen in [Array(all[..<6]), Array(all[6...]), [.sigmoid], [.selu], [.relu], [.elu]] {
      let graphics = try NeuronFigures(theme: theme).activations(chosen).graphics
      #expect(graphics.layoutFaults(smallestText: theme.tickSize).isEmpty)
      if theme.size == Theme.slide.size { #expect(graphics.size == Size(1920, 1080)) }
    }
  }

  @Test func theActivationFigureHasTheSizeOfTheNotebooks() throws {
    let size = try NeuronFigures(theme: .print).activations([.step, .sigmoid, .tanh, .relu])
      .graphics.size
    #expect(size == Size(3300, 1200))
  }

  /// Somebody's cell: tiny and huge numbers, negative responses, a long name, many points.
  @Test(arguments: [
    ("t.csv", "1e-38,1\n1,2\n1e38,3e38\n"), ("t.csv", "0,0\n0.001,1e-30\n0.01,2e-30\n0.5,9e-30\n"),
    ("t.csv", "1,-500\n10,20\n100,30\n1000,35\n"),
    (String(repeating: "a long name ", count: 12) + ".csv", "1,1\n5,2\n10,9\n"),
    ("t.csv", (1...3000).map { "\($0),\($0 % 50)" }.joined(separator: "\n")),
  ])
  func ownCellsFit(file: String, rows: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("contrast,response\n" + rows, to: file)
    let own = try NeuronOptions.parse(["--csv", "\(folder.path)/\(file)"]).ownCell()
    for theme in LessonFiguresTests.themes {
      let figure = try NeuronFigures(theme: theme).contrast(
        FittedCells(ContrastRecording.albrechtHamilton, and: own))
      let faults = figure.graphics.layoutFaults(smallestText: theme.tickSize)
      #expect(faults.isEmpty, "\(file.prefix(9)) in \(theme.name)")
    }
  }

  /// The curve of the change is error × slope, whose highest point is 4/27 at z = ln 2: the
  /// derivative of a² (1 - a) is 2 a - 3 a².
  @Test func theChangeIsLargestBetweenErrorAndSlope() throws {
    let words = try NeuronFigures(theme: .slide).saturation(Self.changes).description
    #expect(words.contains("change: 1.12×10⁻⁷ at −8, 0.1481 at 0.68"), "\(words)")
  }

  /// The two neurons of the lesson, and no other places: a² (1 - a) and a at z = 1 and 6, for
  /// a = 0.731059 and 0.997527.
  @Test func theNeuronsOfTheLessonArePointedOut() throws {
    let figure = try NeuronFigures(theme: .slide).saturation(Self.changes)
    let numbers = ["0.1437", "0.0025: saturated", "0.7311", "0.9975"]
    let texts = figure.graphics.texts.map(\.string)
    #expect(numbers.allSatisfy(texts.contains))
    #expect(texts.contains("size of the change"))
    #expect(texts.count { $0 == "change" } == 1 && texts.count { $0 == "slope" } == 1)
    let discs = figure.graphics.shapes.count { shape in
      if case .circle = shape.outline { shape.fill != nil } else { false }
    }
    #expect(discs == 4)
    let words = figure.description
    #expect(
      words.contains("pointed out 0.1437 at 1, pointed out 0.0025: saturated at 6"), "\(words)")
  }

  /// Whose cells are whose, and what their responses are shares of.
  @Test func anOwnCellIsToldFromThePublishedOnes() throws {
    let folder = try TemporaryFolder()
    try folder.write("contrast,response\n1,1\n5,2\n10,9\n", to: "t.csv")
    let own = try NeuronOptions.parse(["--csv", "\(folder.path)/t.csv"]).ownCell()
    let cells = try FittedCells(ContrastRecording.albrechtHamilton, and: own)
    for theme in LessonFiguresTests.themes {
      let texts = try NeuronFigures(theme: theme).contrast(cells).graphics.texts
      let isCut = texts.contains(where: \.isCut)
      #expect(!isCut, "\(theme.name)")
      let strings = texts.map(\.string)
      #expect(strings.contains("yours: t.csv") && strings.contains("cell 4"))
      #expect(strings.contains { $0.contains("yours: % of its largest") })
    }
    let four = try NeuronFigures(theme: .slide).contrast(
      FittedCells(ContrastRecording.albrechtHamilton))
    #expect(!four.graphics.texts.contains { $0.string.contains("yours") })
  }

  /// Spikes are upright lines: as many as the cell fires in a tenth of a second.
  @Test func spikesAreThere() throws {
    let runs = try FiringRuns(IntegrateAndFire(), currents: [1.4, 1.6, 3])
    let words = try NeuronFigures(theme: .slide).potential(runs).description
    // 1000 / rate = 29.73 and 8.93 ms apart, the first at 27.73 and 6.93 ms: 3 and 11 in 100 ms.
    #expect(words.contains("1.4 nA: no spike, highest −56 (stops at −56 mV: no\u{a0}spike)"))
    #expect(words.contains("with threshold −55 mV and rest −70 mV marked"))
    #expect(words.contains("1.6 nA: 3 spikes, the first at 27.73"))
    #expect(words.contains("3 nA: 11 spikes, the first at 6.931"))
  }
}
