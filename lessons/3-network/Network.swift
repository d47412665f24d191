// Lesson 3 · What do layers add to neurons?
//
// Counts what a layer learns, shows why the first weights must be random,
// solves XOR with a hidden layer, makes one step of backpropagation by hand and
// by machine, and looks for slopes that vanish. See README.md.
import ArgumentParser
import LessonSupport
import Workbench

@main struct Network: Lesson {
  static let configuration = CommandConfiguration(
    commandName: "network",
    abstract: "What do layers add to neurons, and how do they learn?",
    discussion: """
      Examples:
        network                           as in the lesson
        network --problem circles
        network --problem spiral --activation relu --units 60 --epochs 1600
        network --activation sigmoid      other hidden units
        network --seed 7                  other first weights
      """,
    version: Provenance.version)

  @OptionGroup(title: "Learning") var learning: NetworkOptions
  @OptionGroup(title: "In class") var lecture: LectureOptions
  @OptionGroup(title: "Figures") var drawing: FigureOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run(_ console: Console) throws {
    let training = try learning.training()
    var figures = try drawing.folder(of: "network", for: NetworkFigures.names)
    defer { figures.removeIfEmpty() }
    let results = try output.resultsFile()
    let charts = NetworkFigures(theme: drawing.theme)
    let seeded = FigureSource.current(seed: learning.seed)
    let source = FigureSource.current(
      seed: learning.seed, dataDigest: training.data.digest)

    // Neurons side by side that all see the same inputs. The next layer sees
    // their outputs.
    try console.section("What is a layer?")
    let small = LayerCounts(
      try Sequential(inputShape: [2], seed: learning.seed) {
        Dense(3, activation: .relu)
        Dense(1, activation: .sigmoid)
      })
    let large = LayerCounts(
      try Sequential(inputShape: [784], seed: learning.seed) {
        Dense(300, activation: .relu)
        Dense(100, activation: .relu)
        Dense(10, activation: .softmax)
      })
    console.print("\n" + small.summary)
    console.print(small.table)
    console.print(large.table)
    try figures.save(charts.layers([small, large]), as: "layers", on: console)

    // The same network, the same examples in the same order: only what its
    // weights are at first differs.
    try console.section("Why must the first weights be random?")
    let starts = try StartComparison(training)
    console.print(paragraph: training.summary)
    console.print(starts.table)
    console.print(paragraph: starts.legend)
    console.print(paragraph: starts.verdict)
    try figures.save(
      charts.starts(starts), as: "starts", source: source, on: console)
    try figures.save(
      charts.regions(starts), as: "regions", source: source, on: console)

    // A perceptron cannot learn XOR. Three of them, two of which are heard by
    // the third, can compute it: with weights that we choose.
    try console.section("How do two lines solve XOR?")
    let byHand = try StepXOR()
    console.print(byHand.weights)
    console.print(byHand.answers)
    console.print(paragraph: byHand.verdict)
    try figures.save(charts.byHand(byHand), as: "by-hand", on: console)

    // Nobody chooses weights for a large network. Does it find its own?
    try console.section("Does it find them by itself?")
    let xor = try LearntXOR(
      activation: learning.activation, seed: learning.seed)
    console.print(paragraph: xor.summary)
    console.print(xor.table)
    console.print(paragraph: xor.verdict)
    console.print(paragraph: xor.shownSentence)
    try figures.save(charts.xor(xor), as: "xor", source: seeded, on: console)

    // One example, one step: forward to the answer, backward to the weights.
    try console.section("How does the error reach every weight?")
    let step = try MachineStep(.example)
    console.print(paragraph: step.summary)
    console.print(step.units)
    console.print(step.weights)
    console.print(paragraph: step.agreement)
    console.print(paragraph: step.checkSentence)
    try figures.save(charts.step(step), as: "step", on: console)

    // The more layers, the more factors on the way back.
    try console.section("What if there are many layers?")
    let depths = try SlopesByDepth(seed: learning.seed)
    console.print(paragraph: depths.summary)
    console.print(depths.table)
    console.print(paragraph: depths.verdict)
    try figures.save(
      charts.slopes(depths), as: "slopes", source: seeded, on: console)

    if let results {
      try ResultsFile.write(
        NetworkResults(
          layers: [small, large], starts: starts, byHand: byHand, learnt: xor,
          step: step, depths: depths, figures: figures.savedPaths), to: results)
    }
  }

  static func exercises() throws -> [Exercise] {
    try NetworkExercises.all()
  }
}
