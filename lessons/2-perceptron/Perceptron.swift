// Lesson 2 · What can a single neuron learn?
//
// Trains a perceptron on logic gates and on the petals of irises, shows every
// step of the way, and counts its mistakes against a bound that was proved in
// 1962. See README.md.
import ArgumentParser
import LessonSupport
import Workbench

@main struct PerceptronLesson: Lesson {
  static let configuration = CommandConfiguration(
    commandName: "perceptron",
    abstract: "What can a single neuron learn, and what can it not?",
    discussion: """
      Examples:
        perceptron                     iris: setosa against the rest
        perceptron --class versicolor  no line separates this one
        perceptron --problem moons --epochs 20
        perceptron --problem blobs --count 50 --seed 7 --shuffle
        perceptron --csv t.csv --columns height,mass --label kind --class b
      """,
    version: Provenance.version)

  @OptionGroup(title: "Learning") var learning: PerceptronOptions
  @OptionGroup(title: "In class") var lecture: LectureOptions
  @OptionGroup(title: "Figures") var drawing: FigureOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run(_ console: Console) throws {
    try learning.refuseOverwriting(by: output)
    let task = try learning.load()
    let training = try learning.training()
    var figures = try drawing.folder(
      of: "perceptron", for: PerceptronFigures.names)
    defer { figures.removeIfEmpty() }
    let results = try output.resultsFile()
    let charts = PerceptronFigures(theme: drawing.theme)

    // From weights of 0, example after example. Right: nothing changes. Wrong:
    // add the example to the weights, or subtract it. On the line is wrong too.
    try console.section("Can it learn AND and OR?")
    let and = try PerceptronRun(gate: .and, training)
    console.print(paragraph: and.task.summary)
    console.print(updatesOf: and)
    console.print(paragraph: and.outcome)
    let or = try PerceptronRun(gate: .or, training)
    console.print(paragraph: or.outcome)

    // One 1 and one 0, but not both: the two 1s are at opposite corners.
    try console.section("Can it learn XOR?")
    let xor = try PerceptronRun(gate: .xor, training)
    console.print(paragraph: xor.outcome)
    console.print(paragraph: xor.comparisonWithBestLine)
    let gates = [and, or, xor]
    try figures.save(charts.logic(gates), as: "logic", on: console)

    // Measured flowers instead of zeros and ones. It is the same rule.
    try console.section("How does the line move?")
    let source = FigureSource.current(
      seed: learning.seed, dataDigest: task.data.digest)
    let run = try PerceptronRun(task, training)
    console.print(paragraph: task.summary)
    console.print(updatesOf: run)
    console.print(paragraph: run.outcome)
    console.print(paragraph: run.comparisonWithBestLine)
    try figures.save(
      charts.updates(run), as: "updates", source: source, on: console)

    // If a line separates the classes with room to spare, γ, and no example is
    // farther from the origin than R, then it makes at most (R/γ)² mistakes.
    try console.section("How many mistakes can it make?")
    let bounds = try MistakeBounds(run)
    if bounds.areKnown { console.print(bounds.table) }
    console.print(paragraph: bounds.sentence)
    try figures.save(
      charts.mistakes(run, bounds), as: "mistakes", source: source,
      on: console)

    // On which side of its line is which class?
    try console.section("What has it learnt?")
    console.print(paragraph: run.accuracySentence)
    try figures.save(
      charts.regions(run, bounds), as: "regions", source: source,
      on: console)

    if let results {
      try ResultsFile.write(
        PerceptronResults(
          run, gates: gates, bounds: bounds, options: learning,
          figures: figures.savedPaths), to: results)
    }
  }

  static func exercises() throws -> [Exercise] {
    try PerceptronExercises.all()
  }
}
