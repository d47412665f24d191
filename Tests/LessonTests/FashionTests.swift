import ArgumentParser
import Foundation
import LessonSupport
import Testing
import Workbench

/// What `notebook` prints, draws and refuses, and the numbers that its handout states.
@Suite struct NotebookTests {
  @Test func everyFigureIsDrawnAndEveryNumberIsInTheResults() throws {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "data")
    let run = try folder.notebook(
      "--data", "data", "--epochs", "2", "--figures", "f", "--json", "r.json")
    #expect(run.status == 0, "\(run.errors)")
    let figures = NotebookFigures.names.map { "f/\($0).png" }
    #expect(folder.files.filter { $0.hasPrefix("f/") } == figures.sorted())
    for figure in figures {
      #expect(run.output.contains("  \(figure)\n"))
      let picture = try PNGFile.read("\(folder.path)/\(figure)")
      try checkWithPNGCheck(figure, in: folder)
      let texts = Dictionary(uniqueKeysWithValues: picture.texts)
      let source = try #require(texts["Source"].flatMap(FigureSource.init))
      #expect(source.program == "notebook" && texts["Description"]?.isEmpty == false)
      #expect(source.dataDigest != nil)
    }
    try check(run.output, NotebookResultsFile("r.json", in: folder), figures)
    #expect(run.errors.allSatisfy { $0.isNewline || $0 >= " " })
  }

  private func check(_ output: String, _ results: NotebookResultsFile, _ figures: [String]) throws {
    #expect(results.schema == 1 && results.lesson == "notebook" && results.seed == 42)
    #expect(results.figures == figures)
    #expect(results.first_guesses.map(\.index) == [0, 1, 2])
    let words = output.replacing("\n", with: " ")
    for guess in results.first_guesses {
      let right = guess.truth == guess.prediction ? "right" : "wrong"
      let line = try #require(
        output.split(separator: "\n").first {
          $0.drop(while: \.isWhitespace).hasPrefix("\(guess.index) ")
        })
      let cells = line.split(separator: " ").map(String.init)
      let probability = NumberFormat.decimals(2).text(share: guess.probability)
      #expect(cells == ["\(guess.index)", guess.truth, guess.prediction, probability, right])
    }
    #expect(words.contains("has \(Int((60 * results.classifier.accuracy).rounded())) right: "))
    #expect(words.contains(percent(results.classifier.accuracy)))
    for end in results.classifier.accuracy_interval { #expect(words.contains(percent(end))) }
  }

  @Test(arguments: [
    (["--rows", "0"], "--rows: expected 1 to 20, found 0"),
    (["--columns", "21"], "--columns: expected 1 to 20, found 21"),
    (["--from", "-1"], "--from: expected 0 or more, found -1"),
    (
      ["--from", "220"], "--from: expected less than 220, the number of training images, found 220"
    ),
    (["--epochs", "0"], "--epochs: expected 1 to 100000, found 0"),
    (["--style", "neon"], "slide, dark, print, mono"),
  ])
  func wrongOptionsAreNamed(options: [String], words: String) throws {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "d")
    let run = try folder.notebook(["--data", "d", "--figures", "f"] + options)
    #expect(run.status == 64)
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(!folder.files.contains { $0.hasPrefix("f/image") })
  }

  @Test func aTableHasNoImagesToDraw() throws {
    let folder = try TemporaryFolder()
    try folder.write(smallTable(), to: "t.csv")
    let run = try folder.notebook(["--csv", "t.csv", "--label", "kind", "--figures", "f"])
    #expect(run.status == 64)
    #expect(run.errors.contains("--csv: expected images, which this lesson draws, found a table"))
  }

  /// The names below the images are those of the images drawn, wherever the grid begins.
  @Test func titlesAreTheLabelsOfTheImages() throws {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "d")
    let data = try Dataset.images(folder: folder.path + "/d", classNames: ["ant", "bee", "cow"])
    let graphics = try NotebookFigures(theme: .slide).images(of: data, 7..<15, columns: 4).graphics
    let drawn = graphics.images.map { image in
      graphics.texts.first { text in
        text.frame.y >= image.frame.maxY && text.frame.y < image.frame.maxY + 40
          && text.frame.midX > image.frame.x && text.frame.midX < image.frame.maxX
      }?.string
    }
    #expect(drawn == (7..<15).map { data.classNames[data.training.labels.ids[$0]] })
    #expect(graphics.texts.contains { $0.string.hasSuffix("training images 7 to 14") })
  }

  /// The handout: the file begins with an ankle boot, what is learnt from with a coat.
  @Test func theFirstImageToLearnFromIsACoat() throws {
    let data = try Dataset.fashionMNIST()
    #expect(data.classNames[data.validation.labels.ids[0]] == "Ankle boot")
    #expect(data.classNames[data.training.labels.ids[0]] == "Coat")
    let texts = try NotebookFigures(theme: .slide).firstImage(of: data).graphics.texts
    #expect(texts.contains { $0.string == "Coat" })
  }

  /// The handout: 784 × 300 + 300 × 100 + 100 × 10 weights, and 410 biases, are 266,610.
  @Test func theDiagramCountsWhatIsLearnt() throws {
    var classifier = NetworkClassifier(hidden: [300, 100], epochs: 1)
    let images = try LabeledExamples(
      features: Matrix(rows: [[Float](repeating: 0, count: 784), [Float](repeating: 1, count: 784)]
      ),
      labels: Labels([0, 9], classNames: (0..<10).map { "class \($0)" }))
    try classifier.fit(images)
    let figure = try NotebookFigures(theme: .slide).diagram(of: classifier)
    let texts = figure.graphics.texts.map(\.string)
    for count in ["235,500", "30,100", "1,010"] { #expect(texts.contains(count)) }
    #expect(texts.contains { $0.contains("266,610") })
    #expect(texts.filter { $0 == "ReLU" }.count == 2 && texts.contains("softmax"))
  }

  /// The largest figure, at the highest density that is not refused: not more than can be drawn.
  @Test func noDensityThatIsAllowedIsTooHigh() throws {
    let theme = try FigureOptions.parse(["--style", "print", "--dpi", "719"]).theme
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "d")
    let data = try Dataset.images(folder: folder.path + "/d")
    let size = try NotebookFigures(theme: theme).images(of: data, 0..<40, columns: 10).graphics.size
    #expect(size.width > 8000 && size.width * size.height <= 67_108_864)
  }

  /// Each image of the picture of outcomes is of the kind that its cell says.
  @Test func outcomesAreWhatTheirCellsSay() throws {
    let folder = try TemporaryFolder()
    try SmallImages(testCount: 200).write(to: folder, in: "d")
    let data = try Dataset.images(folder: folder.path + "/d")
    var network = NetworkClassifier(hidden: [5], epochs: 2)
    try network.fit(data.training)
    let judgement = try Judgement(
      network, title: "network", on: data.test, fitSeconds: 0, parameterCount: 1)
    let (truth, guesses) = (data.test.labels.ids, judgement.predictions.ids)
    for target in 0..<3 {
      let outcomes = judgement.outcomes(of: target, truth: data.test.labels)
      #expect(outcomes.trueNegatives.allSatisfy { truth[$0] != target && guesses[$0] != target })
      #expect(outcomes.falsePositives.allSatisfy { truth[$0] != target && guesses[$0] == target })
      #expect(outcomes.falseNegatives.allSatisfy { truth[$0] == target && guesses[$0] != target })
      #expect(outcomes.truePositives.allSatisfy { truth[$0] == target && guesses[$0] == target })
      #expect(outcomes.trueNegatives.count == 5 && outcomes.falsePositives.count <= 1)
      #expect(outcomes.falseNegatives.count <= 2 && outcomes.truePositives.count <= 3)
    }
  }
}

/// The results of `notebook` as another program would read them.
private struct NotebookResultsFile: Decodable {
  let schema: Int
  let lesson: String
  let seed: UInt64
  let classifier: CompareResults.ClassifierPart
  let first_guesses: [Guess]
  let figures: [String]

  struct Guess: Decodable {
    let index: Int
    let truth: String
    let prediction: String
    let probability: Double
  }

  init(_ name: String, in folder: TemporaryFolder) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(folder.bytes(of: name)))
  }
}

extension TemporaryFolder {
  /// Runs `notebook` with this as its current folder.
  func notebook(_ arguments: String...) throws -> ProgramRun { try notebook(arguments) }

  /// Runs `notebook` with this as its current folder.
  func notebook(_ arguments: [String]) throws -> ProgramRun {
    try ProgramRun(program: "notebook", arguments, in: path)
  }
}
