// Lesson 0 · What does the notebook show?
//
// Goes through the introduction once, from its images to the mistakes of a
// trained network, and draws a figure for each step. See README.md.
import ArgumentParser
import LessonSupport
import Workbench

@main struct Notebook: Lesson {
  static let configuration = CommandConfiguration(
    commandName: "notebook",
    abstract: "From images to a trained network: every figure, in order.",
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
  @OptionGroup(title: "In class") var lecture: LectureOptions
  @OptionGroup(title: "Figures") var drawing: FigureOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run(_ console: Console) throws {
    var figures = try drawing.folder(
      of: "notebook", for: NotebookFigures.names)
    defer { figures.removeIfEmpty() }
    let results = try output.resultsFile()
    let team = WorkerTeam(threads: computing.threadCount)
    let charts = NotebookFigures(theme: drawing.theme)

    // The images: the first one, and then forty with their names.
    try console.section("The images")
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
    try console.section("The network, and how it learns")
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
    try figures.save(
      charts.diagram(of: classifier), as: "network", source: source,
      on: console)
    try figures.save(
      classifier.history.figure(of: data, theme: drawing.theme),
      as: "learning-curves", source: source, on: console)

    // Use it: what does it make of images that it has never seen?
    try console.section("Three guesses")
    let judgement = try Judgement(
      classifier, title: "network", on: data.test, fitSeconds: seconds,
      parameterCount: classifier.parameterCount)
    console.print(judgement.firstGuesses(of: data))
    try figures.save(
      charts.predictions(judgement, on: data), as: "predictions",
      source: source, on: console)

    // Which classes does it confuse? And what can a yes or no be?
    try console.section("Mistakes")
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

  static func exercises() -> [Exercise] {
    let (weights, biases) = (784 * 300 + 300 * 100 + 100 * 10, 300 + 100 + 10)
    return [
      Exercise(
        "How many weights and biases does the network have? Check with the "
          + "figure.",
        answer: "784 × 300 + 300 × 100 + 100 × 10 = \(grouped(weights)) weights, "
          + "and a bias for each of 300 + 100 + 10 units: "
          + "\(grouped(weights + biases)) in all."),
      Exercise(
        "Draw the learning curves with --epochs 100 --figures more. From where "
          + "on does the validation loss rise? What happens to the validation "
          + "accuracy?",
        answer: "The dotted line marks the lowest validation loss; after it the "
          + "loss rises, because the network grows surer of its mistakes. The "
          + "accuracy, which does not ask how sure it is, hardly changes."),
      Exercise(
        "In the confusion matrix, which class is hardest? Name one that is "
          + "taken for it, and one that it is taken for. Is that the same class?",
        answer: "The shirt. The darkest cells beside the diagonal in its column "
          + "are taken for it, those in its row it is taken for: T-shirt and "
          + "coat in both, but not equally often in both directions."),
    ]
  }
}
