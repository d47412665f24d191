import Figures
import LessonSupport
import Testing
import Workbench

/// Every figure of the lessons with data sets, in every style, on data that is hard to lay out.
@Suite struct LessonFiguresTests {
  /// Class names: two, many and long, not Latin, unbreakable and empty.
  static let names: [[String]] = [
    ["no", "yes"],
    ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat"],
    (0..<26).map { "a class whose name tells a long story, number \($0)" },
    ["Κλάση", "Класс", "فئة", "日本語", "กลุ่ม", "e\u{301}", ""],
    (0..<10).map { String(repeating: "unbreakable", count: 8) + "\($0)" },
  ]

  static let themes =
    Theme.all + [Theme.slide.transparent, Theme.slide.scaled(toPixelsPerInch: 72)]

  @Test(arguments: names) func nothingIsCutAndNoTextsTouch(names: [String]) throws {
    let data = try data(names)
    let lesson = try SmallLesson(data)
    for theme in Self.themes {
      for (name, figure) in try lesson.figures(theme: theme) {
        let faults = figure.graphics.layoutFaults(smallestText: theme.tickSize)
        #expect(faults.isEmpty, "\(name) in \(theme.name) with “\(names[0])”")
        #expect(!figure.title.isEmpty && !figure.description.isEmpty)
      }
    }
  }

  /// A table has no images, and its numbers may be of any size.
  @Test(arguments: ["1e-300", "1", "1e30"]) func numbersOfAllSizesFit(scale: String) throws {
    let folder = try TemporaryFolder()
    let rows = (0..<60).map {
      "\(Double($0 % 7)  * (Double(scale) ?? 1)),\($0 % 2 == 0 ? "a" : "b")"
    }
    try folder.write("x,kind\n" + rows.joined(separator: "\n") + "\n", to: "t.csv")
    let data = try Dataset.table(path: folder.path + "/t.csv", label: "kind", seed: 1)
    let lesson = try SmallLesson(data)
    for theme in Self.themes {
      for (name, figure) in try lesson.figures(theme: theme) {
        let faults = figure.graphics.layoutFaults(smallestText: theme.tickSize)
        #expect(faults.isEmpty, "\(name) in \(theme.name) with \(scale)")
      }
    }
  }

  /// None is left out of these tests.
  @Test func everyFigureIsThere() throws {
    let figures = try SmallLesson(data(Self.names[1])).figures(theme: .slide).map(\.name)
    #expect(figures.sorted() == (ComparisonFigures.names + FashionFigures.names).sorted())
  }

  static let fashion = [
    "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag",
    "Ankle boot",
  ]

  /// Letters of 36 pixels are 18 points on a slide of 1920 × 1080, but less on a larger one that is
  /// shown at the same size.
  @Test(arguments: [Theme.slide, .dark, .mono])
  func noCanvasGrowsWithTheClassesOfFashionMNIST(theme: Theme) throws {
    let lesson = try SmallLesson(data(Self.fashion, side: 28))
    for (name, figure) in try lesson.figures(theme: theme) {
      let size = figure.graphics.size
      #expect(size == Size(1920, 1080), "\(name) in \(theme.name)")
      let isCut = figure.graphics.texts.contains(where: \.isCut)
      #expect(!isCut, "\(name) in \(theme.name)")
    }
  }

  private func data(_ names: [String], side: Int? = nil) throws -> Dataset {
    let folder = try TemporaryFolder()
    var images = SmallImages(classCount: names.count, trainingCount: 60 * names.count)
    if let side { (images.height, images.width) = (side, side) }
    try images.write(to: folder, in: "d")
    return try Dataset.images(folder: folder.path + "/d", classNames: names)
  }
}

/// A network and a linear SVM that have learnt for a moment, and all figures of both lessons.
private struct SmallLesson {
  let data: Dataset
  let network: NetworkClassifier
  let comparison: Comparison
  /// The network that `fashion` trains: before, after, and how.
  let untrained: Sequential
  let trained: Sequential
  let history: History
  let picture: OwnPicture

  init(_ data: Dataset) throws {
    self.data = data
    let team = WorkerTeam(threads: 1)
    var network = NetworkClassifier(hidden: [8, 5], epochs: 2, team: team)
    try network.fit(data.training, validation: data.validation)
    self.network = network
    var machine = try LinearSVM(team: team)
    try machine.fit(data.training)
    comparison = try Comparison(
      Judgement(network, title: "network", on: data.test, fitSeconds: 1, parameterCount: 1),
      Judgement(
        machine, title: "linear SVM", shortTitle: "SVM", on: data.test, fitSeconds: 1,
        parameterCount: 1),
      truth: data.test.labels)
    untrained = try Sequential(inputShape: data.imageShape, seed: 1) {
      Flatten()
      Dense(8, activation: .relu)
      Dense(data.classNames.count, activation: .softmax)
    }
    var trained = untrained
    history = try trained.fit(
      data.training, validation: data.validation, epochs: 2, seed: 1, measuresTraining: true,
      team: team)
    self.trained = trained
    let folder = try TemporaryFolder()
    try folder.write(PictureReference.all()[0].bytes, to: "own.png")
    picture = try OwnPicture(path: folder.path + "/own.png")
  }

  func figures(theme: Theme) throws -> [(name: String, figure: Figure)] {
    let compare = try ComparisonFigures(comparison, of: data, theme: theme).all(
      history: network.history)
    guard data.imageSize != nil else { return compare }
    let fashion = FashionFigures(theme: theme)
    let judgement = try Judgement(
      trained, on: data.test, fitSeconds: 1, team: WorkerTeam(threads: 1))
    let weights = LearntWeights(before: untrained, after: trained)
    let guess = try PictureGuess(picture, by: trained, trainedOn: data)
    let surprise = Surprise(judgement, on: data, loss: 1.2, history: history)
    return compare + [
      ("image", try fashion.firstImage(of: data)),
      ("images", try fashion.images(of: data, 0..<40, columns: 10)),
      ("network", try fashion.diagram(of: trained)),
      ("learning-curves", try history.figure(of: data, theme: theme)),
      ("weights", try fashion.weights(weights, of: data)),
      ("weight-histogram", try fashion.weightHistogram(weights)),
      ("surprise", try fashion.surprise(surprise, on: data)),
      ("guess", try fashion.guess(judgement, on: data)),
      ("confusion", try fashion.confusion(judgement, on: data)),
      ("outcomes", try fashion.outcomes(judgement, on: data)),
      ("predictions", try fashion.predictions(judgement, on: data)),
      ("picture", try fashion.picture(guess)),
    ]
  }
}
