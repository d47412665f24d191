// Lesson 5 · What makes training fast, and what makes it steady?
//
// The notebook chooses a batch size, a learning rate and an optimizer. Here all
// three are tried out, each training from the same start. See README.md.
import ArgumentParser
import LessonSupport
import Workbench

@main struct Experiments: Lesson {
  static let configuration = CommandConfiguration(
    commandName: "experiments",
    abstract: "What makes training fast, and what makes it steady?",
    discussion: """
      Examples:
        experiments                      as in the lesson, on 5,120 images
        experiments --quick              on 2,048, for the classroom
        experiments --sizes 8,32,128 --learning-rate 0.05
        experiments --images 20000 --epochs 10 --sizes 1,32,256
      """,
    version: Provenance.version)

  @OptionGroup(title: "Data") var dataOptions: DataOptions
  @OptionGroup(title: "Experiments") var options: ExperimentOptions
  @OptionGroup(title: "Computing") var computing: ComputingOptions
  @OptionGroup(title: "In class") var lecture: LectureOptions
  @OptionGroup(title: "Figures") var drawing: FigureOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run(_ console: Console) throws {
    // What cannot be read or written is found now, not after the training.
    var figures = try drawing.folder(
      of: "experiments", for: ExperimentFigures.names)
    defer { figures.removeIfEmpty() }
    let results = try output.resultsFile()
    let charts = ExperimentFigures(theme: drawing.theme)
    let data = try dataOptions.load(seed: computing.seed)
    try options.refuseOverwriting(data, dataOptions, output, figures)
    func draw(_ figure: Figure, as name: String) throws {
      try figures.save(
        figure, as: name, data: data, seed: computing.seed, on: console)
    }

    // The notebook's network, before it has learnt anything. Whatever is tried
    // out begins with these weights: only then can one compare.
    let start = try Sequential(
      inputShape: data.imageShape, seed: computing.seed
    ) {
      Flatten()
      Dense(300, activation: .relu)
      Dense(100, activation: .relu)
      Dense(data.classNames.count, activation: .softmax)
    }
    let plan = try options.plan(
      for: data, from: start, seed: computing.seed,
      team: WorkerTeam(threads: computing.threadCount))
    console.print(paragraph: plan.summary)

    // A step after each image, or after all of them? Small batches step more
    // often in an epoch, so that they win if epochs are counted.
    try console.section("Batch size: how many images make a step?")
    let batches = try BatchComparison(plan, on: console)
    console.print(paragraph: batches.summary)
    console.print(batches.epochsTable)
    if let stops = batches.stops { console.print(paragraph: stops) }
    console.print(paragraph: batches.epochsVerdict)
    try draw(charts.equalEpochs(batches), as: "equal-epochs")

    // The same trainings again, but now the steps are counted.
    try console.section("And if all make the same number of steps?")
    console.print(batches.updatesTable)
    for words in batches.conclusions { console.print(paragraph: words) }
    try draw(charts.equalUpdates(batches), as: "equal-updates")

    // One short training in which every step is a little larger.
    try console.section("Learning rate: how large may a step be?")
    let rates = try RateRangeTest(plan, options, on: console)
    console.print(paragraph: rates.summary)
    if let places = rates.table { console.print(places) }
    console.print(paragraph: rates.verdict)
    try draw(charts.learningRates(rates), as: "learning-rates")

    // Plain descent only knows the slope where it stands. The others remember.
    try console.section("Optimizer: what helps to find the way down?")
    let optimizers = try OptimizerComparison(plan, on: console)
    console.print(paragraph: optimizers.summary)
    console.print(optimizers.table)
    if let stops = optimizers.stops { console.print(paragraph: stops) }
    if let chance = optimizers.chance(batches) {
      console.print(paragraph: chance)
    }
    console.print(paragraph: optimizers.verdict)
    try draw(charts.optimizers(optimizers), as: "optimizers")

    if let results {
      try ResultsFile.write(
        ExperimentResults(
          plan, batches: batches, rates: rates, optimizers: optimizers,
          figures: figures.savedPaths), to: results)
    }
  }

  static func exercises() throws -> [Exercise] {
    ExperimentExercises.all()
  }
}
