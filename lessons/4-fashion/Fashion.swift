// Lesson 4 · How does a network learn to tell clothes apart?
//
// The notebook's classifier, step by step and under the same words: the data,
// the model, fit, the weights, evaluate, predict. See README.md.
import ArgumentParser
import LessonSupport
import Workbench

@main struct Fashion: Lesson {
  static let configuration = CommandConfiguration(
    commandName: "fashion",
    abstract: "How does a network learn to tell clothes apart?",
    discussion: """
      Examples:
        fashion                            as in the lesson, 30 epochs
        fashion --quick                    5 epochs, for the classroom
        fashion --optimizer adam --patience 3 --save-model m.safetensors
        fashion --load-model m.safetensors --picture shoe.png
        fashion --checkpoint c.safetensors   Ctrl-C; later, the same again
      """,
    version: Provenance.version)

  @OptionGroup(title: "Data") var dataOptions: DataOptions
  @OptionGroup(title: "Images") var images: FashionOptions
  @OptionGroup(title: "Training") var training: FashionTraining
  @OptionGroup(title: "Files") var files: FashionFiles
  @OptionGroup(title: "Computing") var computing: ComputingOptions
  @OptionGroup(title: "In class") var lecture: LectureOptions
  @OptionGroup(title: "Figures") var drawing: FigureOptions
  @OptionGroup(title: "Output") var output: OutputOptions

  func run(_ console: Console) throws {
    // What cannot be read or written is found now, not after the training.
    var figures = try drawing.folder(of: "fashion", for: FashionFigures.names)
    defer { figures.removeIfEmpty() }
    let results = try output.resultsFile()
    let archive = try files.open(training)
    let picture = try images.ownPicture()
    let team = WorkerTeam(threads: computing.threadCount)
    let charts = FashionFigures(theme: drawing.theme)
    let data = try dataOptions.load(seed: computing.seed)
    try archive.check(training, images, against: data, seed: computing.seed)
    try files.refuseOverwriting(data, dataOptions, images, output, figures)
    func draw(_ figure: Figure, as name: String) throws {
      try figures.save(
        figure, as: name, data: data, seed: computing.seed, on: console)
    }

    // Images in three parts: to learn from, to choose on, to judge on.
    try console.section("The data")
    console.print(data)
    try draw(charts.firstImage(of: data), as: "image")
    try draw(
      charts.images(of: data, images.grid(of: data), columns: images.columns),
      as: "images")

    // Layers one behind the other: pixels go in, a probability of each class
    // comes out. Before it learns, its weights are small random numbers.
    try console.section("The model: Sequential")
    var network = try Sequential(
      inputShape: data.imageShape, seed: computing.seed
    ) {
      Flatten()
      Dense(300, activation: .relu)
      Dense(100, activation: .relu)
      Dense(data.classNames.count, activation: .softmax)
    }
    if let trained = archive.network { network = trained }
    let untrained = network
    console.print(network.summaryTable)
    console.print(network.weightTable)
    try draw(charts.diagram(of: network), as: "network")

    // Keras' compile is here: loss and optimizer are named when training begins.
    // Learn from the training part. The validation part is only looked at.
    var history: History?
    if archive.network == nil {
      try console.section("fit: the model learns")
      console.print(paragraph: training.summary(of: network, on: data))
      console.print(training.lossTable)
      let learnt = try archive.train(&network, training, on: data, console) {
        network, show in
        try network.fit(
          data.training, validation: data.validation, epochs: training.epochs,
          batchSize: training.batchSize(for: data),
          optimizer: training.optimizer, seed: computing.seed,
          measuresTraining: true,
          callbacks: training.callbacks + archive.callbacks,
          resuming: archive.checkpoint, team: team, progress: show)
      }
      console.print(learnt.epochTable)
      for text in learnt.conclusions { console.print(paragraph: text) }
      try draw(
        learnt.figure(of: data, theme: drawing.theme), as: "learning-curves")
      history = learnt
    }

    // What did it learn to look for?
    try console.section("The weights: what was learnt")
    let weights = LearntWeights(
      before: history == nil ? nil : untrained, after: network)
    if let sentence = weights.sentence {
      console.print(network.weightTable)
      console.print(paragraph: sentence)
    }
    try draw(charts.weights(weights, of: data), as: "weights")
    console.print(paragraph: weights.spread)
    try draw(charts.weightHistogram(weights), as: "weight-histogram")

    // How good is it on images that it has never seen?
    try console.section("evaluate: how good is it?")
    let (loss, _) = try network.evaluate(data.test, team: team)
    let judgement = try Judgement(
      network, on: data.test, fitSeconds: history?.fitSeconds ?? 0, team: team)
    try archive.keep(judgement, on: data)
    let surprise = Surprise(judgement, on: data, loss: loss, history: history)
    console.print(archive.evaluated, judgement, surprise, on: data)
    try draw(charts.surprise(surprise, on: data), as: "surprise")
    try draw(charts.confusion(judgement, on: data), as: "confusion")
    try draw(charts.outcomes(judgement, on: data), as: "outcomes")

    // What does it take the first three of them for, and how surely?
    try console.section("predict: three guesses")
    if images.guess {
      try draw(charts.guess(judgement, on: data), as: "guess")
      try console.pause()
    }
    console.print(judgement.firstGuesses(of: data))
    console.print(judgement.firstProbabilities(of: data))
    try draw(charts.predictions(judgement, on: data), as: "predictions")

    // And a picture that nobody has prepared?
    let guess = try picture.map {
      try PictureGuess($0, by: network, trainedOn: data)
    }
    if let guess {
      try console.section("Your own picture")
      console.print(guess)
      try draw(charts.picture(guess), as: "picture")
    }

    if let results {
      try ResultsFile.write(
        FashionResults(
          judgement, evaluated: archive.evaluated, surprise: surprise,
          weights: weights, history: history, picture: guess, on: data, seed: computing.seed,
          figures: figures.savedPaths), to: results)
    }
  }

  static func exercises() throws -> [Exercise] {
    try FashionExercises.all()
  }
}
