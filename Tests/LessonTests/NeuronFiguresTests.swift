import ArgumentParser
import Figures
import Foundation
import LessonSupport
import Testing
import Workbench

/// The figures of `neuron`, in every style, and on data that is hard to lay out.
@Suite struct NeuronFiguresTests {
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
      ("saturation", try charts.saturation()),
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
    let words = try NeuronFigures(theme: .slide).saturation().description
    #expect(words.contains("change: 1.12×10⁻⁷ at −8, 0.1481 at 0.68"), "\(words)")
  }

  /// Spikes are upright lines: as many as the cell fires in a tenth of a second.
  @Test func spikesAreThere() throws {
    let runs = try FiringRuns(IntegrateAndFire(), currents: [1.4, 1.6, 3])
    let words = try NeuronFigures(theme: .slide).potential(runs).description
    // 1000 / rate = 29.73 and 8.93 ms apart, the first at 27.73 and 6.93 ms: 3 and 11 in 100 ms.
    #expect(words.contains("1.4 nA: no spike, highest −56"))
    #expect(words.contains("1.6 nA: 3 spikes, the first at 27.73"))
    #expect(words.contains("3 nA: 11 spikes, the first at 6.931"))
  }
}
