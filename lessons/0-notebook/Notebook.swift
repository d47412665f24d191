// Lesson 0 · What does the notebook show?
//
// Goes through the introduction once, from a nerve cell to the mistakes of a
// trained network, and draws a figure for each step. See README.md.
import ArgumentParser
import LessonSupport
import Workbench

@main struct Notebook: Lesson {
  static let configuration = CommandConfiguration(
    commandName: "notebook",
    abstract: "From a nerve cell to a trained network: every figure, in order.",
    discussion: """
      Examples:
        notebook                       all figures, 30 epochs of training
        notebook --quick               3 epochs, for the classroom
        notebook --style dark --show   for a dark room, shown here as well
        notebook --rows 4 --columns 20 --from 40000
      """,
    version: Provenance.version)

  @OptionGroup(title: "Data") var dataOptions: DataOptions
  @OptionGroup(title: "Training") var training: NotebookOptions
  @OptionGroup(title: "Computing") var computing: ComputingOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run(_ console: Console) throws {
    var figures = try output.figureFolder(of: "notebook")
    defer { figures.removeIfEmpty() }
    let results = try output.resultsFile()
    let team = WorkerTeam(threads: computing.threadCount)
    let draw = NotebookFigures(theme: output.theme)

    // A nerve cell sums what reaches it and fires; so does its model. What it
    // makes of the sum is its activation function.
    try figures.save(draw.neuron(), as: "neuron", on: console)
    try figures.save(draw.activations(), as: "activations", on: console)

    // The images: one, and then the first forty with their names.
    let data = try dataOptions.load(seed: computing.seed)
    try training.check(against: data)
    console.print(paragraph: data.summary)
    figures.describe(data, seed: computing.seed)
    try figures.save(draw.firstImage(of: data), as: "image", on: console)
    try figures.save(
      draw.images(of: data, training.grid), as: "images", on: console)

    // The network: two hidden layers of ReLU units, softmax at the end.
    var network = NetworkClassifier(
      hidden: [300, 100], epochs: training.epochs, seed: computing.seed,
      team: team)
    try figures.save(
      draw.diagram(of: network, for: data), as: "network", on: console)

    // Learn from the training part; the validation part is only looked at.
    let learning = console.progress(
      "network", total: training.epochs * data.training.count)
    try network.fit(data.training, validation: data.validation) {
      try learning.show($0, unit: data.unit)
    }
    let seconds = learning.finish()
    console.warnUnlessLearnt(network, classCount: data.classNames.count)
    try figures.save(
      network.history.figure(of: data, theme: output.theme),
      as: "learning-curves", on: console)

    // Use it: what does it make of images that it has never seen?
    let judgement = try Judgement(
      network, title: "network", on: data.test, fitSeconds: seconds,
      parameterCount: network.parameterCount)
    console.print(judgement.firstGuesses(of: data))
    try figures.save(
      draw.predictions(judgement, on: data), as: "predictions", on: console)

    // Which classes does it confuse? And what can a yes or no be?
    console.print(paragraph: judgement.accuracySentence)
    try figures.save(
      draw.confusion(judgement, on: data), as: "confusion", on: console)
    try figures.save(
      draw.outcomes(judgement, on: data), as: "outcomes", on: console)

    if let results {
      try ResultsFile.write(
        NotebookResults(
          judgement, network: network, on: data, seed: computing.seed,
          figures: figures.savedPaths), to: results)
    }
  }
}
