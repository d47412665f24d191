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
  @OptionGroup(title: "Figures") var drawing: FigureOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run(_ console: Console) throws {
    var figures = try drawing.folder(
      of: "notebook", for: NotebookFigures.names)
    defer { figures.removeIfEmpty() }
    let results = try output.resultsFile()
    let team = WorkerTeam(threads: computing.threadCount)
    let charts = NotebookFigures(theme: drawing.theme)

    // A nerve cell adds up what reaches it, and fires; so does its model. What
    // comes out of the sum is its activation function.
    console.print("A neuron and its activation function:")
    try figures.save(charts.neuron(), as: "neuron", on: console)
    try figures.save(charts.activations(), as: "activations", on: console)

    // The images: the first one, and then forty with their names.
    let data = try dataOptions.load(seed: computing.seed)
    try training.check(against: data)
    let source = FigureSource.current(
      seed: computing.seed, dataDigest: data.digest)
    console.print(paragraph: data.summary)
    try figures.save(
      charts.firstImage(of: data), as: "image", source: source, on: console)
    try figures.save(
      charts.images(
        of: data, training.grid(of: data), columns: training.columns),
      as: "images", source: source, on: console)

    // The network: two hidden layers of ReLU units, softmax at the end. It
    // learns from the training part; the validation part is only looked at.
    var classifier = NetworkClassifier(
      hidden: [300, 100], epochs: training.epochs, seed: computing.seed,
      team: team)
    let learning = console.progress(
      "network", total: training.epochs * data.training.count)
    try classifier.fit(data.training, validation: data.validation) {
      try learning.show($0, unit: data.unit)
    }
    let seconds = learning.finish()
    console.warnUnlessLearnt(classifier, classCount: data.classNames.count)
    console.print("\nThe network, and how it learnt:")
    try figures.save(
      charts.diagram(of: classifier), as: "network", source: source,
      on: console)
    try figures.save(
      classifier.history.figure(of: data, theme: drawing.theme),
      as: "learning-curves", source: source, on: console)

    // Use it: what does it make of images that it has never seen?
    let judgement = try Judgement(
      classifier, title: "network", on: data.test, fitSeconds: seconds,
      parameterCount: classifier.parameterCount)
    console.print(judgement.firstGuesses(of: data))
    try figures.save(
      charts.predictions(judgement, on: data), as: "predictions",
      source: source, on: console)

    // Which classes does it confuse? And what can a yes or no be?
    console.print(paragraph: judgement.accuracySentence)
    try figures.save(
      charts.confusion(judgement, on: data), as: "confusion",
      source: source, on: console)
    try figures.save(
      charts.outcomes(judgement, on: data), as: "outcomes", source: source,
      on: console)

    if let results {
      try ResultsFile.write(
        NotebookResults(
          judgement, network: classifier, on: data, seed: computing.seed,
          figures: figures.savedPaths), to: results)
    }
  }
}
