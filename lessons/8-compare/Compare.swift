// Lesson 8 · Does a neural network beat a straight line?
//
// Trains a network with two hidden layers and a linear support vector machine
// on the same images, judges both on images that neither has seen, and asks
// whether the difference could be chance. See README.md.
import ArgumentParser
import LessonSupport
import Workbench

@main struct Compare: Lesson {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Does a neural network beat a linear support vector machine?",
    discussion: """
      Examples:
        compare                          Fashion-MNIST, as in the lesson
        compare --quick                  a few epochs, for the classroom
        compare --c 0.01 --json r.json   C given, all numbers in a file
        compare --style dark --show      for a dark room; in the terminal too
        compare --csv iris.csv --label species
      """,
    version: Provenance.version)

  @OptionGroup(title: "Data") var dataOptions: DataOptions
  @OptionGroup(title: "Training") var training: ComparisonOptions
  @OptionGroup(title: "Computing") var computing: ComputingOptions
  @OptionGroup(title: "In class") var lecture: LectureOptions
  @OptionGroup(title: "Figures") var drawing: FigureOptions
  @OptionGroup(title: "Output") var output: OutputOptions
  @OptionGroup(title: "Files") var files: ComparisonFiles

  func run(_ console: Console) throws {
    // A folder that cannot be written is found now, not after the training.
    var figures = try drawing.folder(
      of: "compare", for: ComparisonFigures.names)
    defer { figures.removeIfEmpty() }
    let results = try output.resultsFile()
    let archive = try files.open()
    let team = WorkerTeam(threads: computing.threadCount)

    // Learn from one part, choose on the second, judge on the third.
    let data = try dataOptions.load(seed: computing.seed)
    try training.check(against: data)
    try files.refuseOverwriting(data, dataOptions, output, figures)
    try console.section("The data")
    console.print(paragraph: data.summary)

    // The network: two hidden layers of ReLU units, softmax at the end,
    // trained by stochastic gradient descent.
    try console.section("The network learns")
    var network = NetworkClassifier(
      hidden: [300, 100], learningRate: training.network.learningRate,
      batchSize: training.network.batchSize,
      epochs: training.network.epochs,
      seed: computing.seed, team: team)
    let learning = console.progress(
      "network", total: training.network.epochs * data.training.count)
    try network.fit(data.training, validation: data.validation) {
      try learning.show($0, unit: data.unit)
    }
    let networkSeconds = learning.finish()
    console.warnUnlessLearnt(network, classCount: data.classNames.count)

    // The linear SVM: one straight cut per class. How much a wrong side
    // costs, C, is chosen on the validation part. Two classes share one cut.
    try console.section("The linear SVM is solved")
    let candidates = training.candidates
    let cuts = data.classNames.count == 2 ? 1 : data.classNames.count
    let solving = console.progress(
      "linear SVM", total: candidates.count * cuts)
    let path = try RegularizationPath(
      candidates: candidates, loss: training.loss, training: data.training,
      validation: data.validation, seed: computing.seed, team: team
    ) { done, all, c in
      try solving.show(done, of: all, c: c, cutsPerC: cuts)
    }
    solving.finish()
    console.print(path.table)
    console.warnUnlessConverged(path)

    // Judge both on the test part, and hold one against the other.
    try console.section("Which is better, and could that be chance?")
    let comparison = try Comparison(
      Judgement(
        network, title: "network", on: data.test, fitSeconds: networkSeconds,
        parameterCount: network.parameterCount),
      Judgement(
        path.best.machine, title: "linear SVM", shortTitle: "SVM",
        on: data.test, fitSeconds: path.seconds,
        parameterCount: path.best.machine.parameterCount),
      truth: data.test.labels)
    console.print(comparison.table)
    console.print(comparison.counts)
    console.print(comparison.significance)

    // Keep predictions and weights, whatever becomes of the figures.
    try archive.write(
      comparison, network: network, machine: path.best.machine, data: data)

    // Draw what the numbers say.
    try console.section("The figures")
    let charts = ComparisonFigures(comparison, of: data, theme: drawing.theme)
    for (name, figure) in try charts.all(history: network.history) {
      try figures.save(
        figure, as: name, data: data, seed: computing.seed, on: console)
    }

    // Keep all numbers for other programs, and say it in words.
    if let results {
      try ResultsFile.write(
        ComparisonResults(
          comparison, of: data, network: network, path: path,
          seed: computing.seed, figures: figures.savedPaths), to: results)
    }
    console.print(paragraph: comparison.verdict)
  }

  static func exercises() -> [Exercise] { ComparisonExercises.all() }
}
