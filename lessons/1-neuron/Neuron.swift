// Lesson 1 · What does a single neuron do?
//
// A nerve cell fires when its potential rises above a threshold, faster with
// stronger input. A neuron of a network keeps no more of it than that: it adds
// up, and an activation function makes an output of the sum. See README.md.
import ArgumentParser
import LessonSupport
import Workbench

@main struct Neuron: Lesson {
  static let configuration = CommandConfiguration(
    commandName: "neuron",
    abstract: "What does a single neuron do, in the brain and in a network?",
    discussion: """
      Examples:
        neuron                              all figures, as in the lesson
        neuron --step                       Enter goes on to the next section
        neuron --functions relu,gelu,silu   other activation functions
        neuron --csv cell.csv --columns contrast,spikes
      """,
    version: Provenance.version)

  @OptionGroup(title: "Your own") var options: NeuronOptions
  @OptionGroup(title: "In class") var lecture: LectureOptions
  @OptionGroup(title: "Figures") var drawing: FigureOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run(_ console: Console) throws {
    var figures = try drawing.folder(of: "neuron", for: NeuronFigures.names)
    defer { figures.removeIfEmpty() }
    try options.refuseOverwriting(by: output)
    let results = try output.resultsFile()
    let charts = NeuronFigures(theme: drawing.theme)
    let own = try options.ownCell()

    // A cell under three constant currents: below the smallest that makes it
    // fire, just above, and far above.
    try console.section(
      "A cell fires when its potential rises above a threshold")
    let cell = try IntegrateAndFire()
    let firing = try FiringRuns(cell, currents: [1.4, 1.6, 3])
    console.print(paragraph: firing.summary)
    console.print(firing.table)
    console.print(paragraph: firing.erratum)
    try figures.save(charts.potential(firing), as: "potential", on: console)

    // The same cell under many currents.
    try console.section("The stronger the input, the faster it fires")
    let rates = try FiringRuns(cell, currents: [0, 1, 2, 4, 8, 16])
    console.print(paragraph: rates.limitSentence)
    try figures.save(charts.rate(rates), as: "rate", on: console)

    // Four cells that were measured. Their input is the contrast of a picture,
    // and a curve is fitted to their responses.
    try console.section("Cells of the visual cortex do the same")
    let cells = try FittedCells(ContrastRecording.albrechtHamilton, and: own)
    let twin = cells.twin(atContrast: 10)
    if let own { console.print(paragraph: own.summary) }
    console.print(cells.table)
    console.warnUnlessSettled(cells)
    console.print(paragraph: twin.sentence)
    try figures.save(
      charts.contrast(cells), as: "contrast",
      source: .current(dataDigest: own?.digest), on: console)

    // Many inputs: each has a weight, and all are added up.
    try console.section("A neuron adds up")
    let input = [1, 0.5, 2]
    let neuron = Perceptron(
      weights: [0.8, -1, 0.6], bias: -0.5, activation: .sigmoid)
    let sum = WeightedInput(neuron, input)
    console.print(paragraph: sum.sum)
    console.print(paragraph: sum.threshold)
    try figures.save(charts.neuron(sum), as: "neuron", on: console)

    // The sum goes through a function, and learning needs its slope.
    try console.section("What comes out of the sum")
    let activations = ActivationTable(options.functions)
    console.print(activations.table)
    console.print(paragraph: activations.notes)
    try figures.save(
      charts.activations(options.functions), as: "activations", on: console)

    // One example, one weight, one change.
    try console.section("Where a neuron learns, and where it is saturated")
    let changes = WeightChanges(
      neuron, andTimes: 6, input: input, learningRate: 0.5)
    console.print(paragraph: changes.summary)
    console.print(changes.table)
    console.print(paragraph: changes.verdict)
    try figures.save(charts.saturation(), as: "saturation", on: console)

    if let results {
      try ResultsFile.write(
        NeuronResults(
          firing: firing, rates: rates, cells: cells, twin: twin, sum: sum,
          activations: activations, changes: changes, own: own,
          figures: figures.savedPaths), to: results)
    }
  }

  static func exercises() throws -> [Exercise] {
    try NeuronExercises.all()
  }
}
