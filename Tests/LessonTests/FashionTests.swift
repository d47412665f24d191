import ArgumentParser
import Foundation
import LessonSupport
import Testing
import Workbench

/// What `fashion` prints, draws and refuses.
@Suite struct FashionTests {
  @Test func everyFigureIsDrawnAndEveryNumberIsInTheResults() throws {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "data")
    try folder.write(PictureReference.all()[0].bytes, to: "own.png")
    let run = try folder.fashion(
      "--data", "data", "--epochs", "2", "--figures", "f", "--json", "r.json", "--picture",
      "own.png")
    #expect(run.status == 0, "\(run.errors)")
    let figures = FashionFigures.names.map { "f/\($0).png" }
    #expect(folder.files.filter { $0.hasPrefix("f/") } == figures.sorted())
    for figure in figures {
      #expect(run.output.contains("  \(figure)\n"))
      let picture = try PNGFile.read("\(folder.path)/\(figure)")
      try checkWithPNGCheck(figure, in: folder)
      let texts = Dictionary(uniqueKeysWithValues: picture.texts)
      let source = try #require(texts["Source"].flatMap(FigureSource.init))
      #expect(source.program == "fashion" && texts["Description"]?.isEmpty == false)
      #expect(source.dataDigest != nil)
    }
    try check(run.output, FashionResultsFile("r.json", in: folder), figures)
    #expect(isPlain(run.errors))
  }

  private func check(_ output: String, _ results: FashionResultsFile, _ figures: [String]) throws {
    #expect(results.schema == 1 && results.lesson == "fashion" && results.seed == 42)
    #expect(results.figures == figures)
    try check(output, results.first_guesses)
    let words = output.replacing("\n", with: " ")
    let classifier = results.classifier
    #expect(words.contains("has \(Int((60 * classifier.accuracy).rounded())) right, an accuracy"))
    for share in [classifier.accuracy] + classifier.accuracy_interval {
      #expect(words.contains("\(decimals(100 * share, 2)) %"))
    }
    checkHardest(words, classifier.confusion_matrix)
    #expect(words.contains("The test loss is \(decimals(results.test_loss)). Whoever calls"))
    #expect(words.contains("(in Keras sparse_categorical_crossentropy): minus the logarithm of"))
    #expect(
      words.contains("plain gradient descent: each step goes down the slope of its batch, with"))
    #expect(words.contains("learning rate of 0.01. 2 epochs in batches of 32 images: 7 steps"))
    // 6 × 5 pixels: 30 · 300 + 300, 300 · 100 + 100, 100 · 3 + 3.
    #expect(results.model.layers.map(\.parameters) == [0, 9300, 30100, 303])
    #expect(words.contains("Total params: 39,703"))
    #expect(classifier.parameters == 39703)
    for part in results.parts {
      let shape = part.shape.map(String.init).joined(separator: ", ")
      #expect(output.contains("(\(shape))") && part.class_counts.reduce(0, +) == part.shape[0])
      #expect((part.pixel_range.first ?? -1) >= 0 && (part.pixel_range.last ?? 2) <= 1)
    }
    let history = try #require(classifier.history)
    for (key, epoch) in [("loss", 0), ("accuracy", 1), ("val_loss", 0), ("val_accuracy", 1)] {
      #expect(try output.contains("  \(decimals(#require(history[key])[epoch]))"))
    }
    #expect(output.contains(/\n +epoch +loss +accuracy +val_loss +val_accuracy\n/))
    #expect(history["measured_loss"]?.count == 2 && history["val_loss"]?.count == 2)
    #expect(results.training?.overfitting.map { words.contains($0) } == true)
    let picture = try #require(results.picture)
    #expect(picture.file == "own.png" && picture.pixels.count == 30)
    #expect(abs(picture.probabilities.reduce(0, +) - 1) < 1e-5)
  }

  /// The rates of the hardest class and the largest number off the diagonal, counted here.
  private func checkHardest(_ words: String, _ counts: [[Int]]) {
    let names = ["0", "1", "2"]
    let rates = names.indices.map { index in
      let right = Double(counts[index][index])
      let called = Double(counts.reduce(0) { $0 + $1[index] })
      let present = Double(counts[index].reduce(0, +))
      return (
        precision: called > 0 ? right / called : 0, recall: right / present,
        f1: 2 * right / (called + present)
      )
    }
    let hardest = names.indices.min { rates[$0].f1 < rates[$1].f1 } ?? 0
    let rate = rates[hardest]
    #expect(
      words.contains(
        "The hardest class is \(hardest): of the images called \(hardest), "
          + "\(percent(rate.precision)) are (precision); of those that are, \(percent(rate.recall)) "
          + "were called so (recall); F1, the harmonic mean of the two, is \(percent(rate.f1))."))
    let worst =
      names.indices.flatMap { row in
        names.indices.filter { $0 != row }.map { counts[row][$0] }
      }.max() ?? 0
    #expect(words.contains(", \(worst) time"))
  }

  /// The words of the matrix and its description, from the same counts.
  @Test func confusionIsExplained() throws {
    let folder = try TemporaryFolder()
    try SmallImages(testCount: 1200).write(to: folder, in: "d")
    let data = try Dataset.images(folder: folder.path + "/d")
    var network = NetworkClassifier(hidden: [5], epochs: 2)
    try network.fit(data.training)
    let judgement = try Judgement(
      network, title: "network", on: data.test, fitSeconds: 0, parameterCount: 1)
    let figure = try FashionFigures(theme: .slide).confusion(judgement, on: data)
    let texts = figure.graphics.texts.map(\.string)
    #expect(
      texts.contains { $0.contains("The stronger the shade, the larger the share of its row") })
    let words = figure.description
    #expect(words.contains(" of 1,200 examples on the diagonal. The most frequent mix-up: "))
    #expect(words.hasSuffix("The stronger the shade of a cell, the larger its share of its row."))
  }

  /// The changes have a scale of their own, which the remark and the description state.
  @Test func changesAreDrawnMoreStrongly() throws {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "d")
    let data = try Dataset.images(folder: folder.path + "/d")
    func network() throws -> Sequential {
      try Sequential(inputShape: data.imageShape, seed: 1) {
        Flatten()
        Dense(6, activation: .relu)
        Dense(3, activation: .softmax)
      }
    }
    let before = try network()
    var after = before
    try after.fit(data.training, epochs: 1, batchSize: 32, optimizer: SGD(), seed: 1)
    let figure = try FashionFigures(theme: .slide).weights(
      LearntWeights(before: before, after: after), of: data)
    let kernels = try (
      #require(before.parameters.first?.kernel), #require(after.parameters.first?.kernel)
    )
    let changes = zip(kernels.0.elements, kernels.1.elements).map { abs($1 - $0) }.sorted()
    let limit = (kernels.0.elements + kernels.1.elements).map(abs).max() ?? 0
    // All 6 units of 30 weights are shown: the 99th hundredth of 180 changes reaches the end.
    let factor = significant(Double(limit / changes[179 * 99 / 100]))
    let remark = "changes drawn \(factor) times as strongly"
    #expect((Double(factor) ?? 0) > 1)
    let isSaid = figure.graphics.texts.contains { $0.string.hasSuffix(remark) }
    #expect(isSaid && figure.description.hasSuffix(" In the last row \(remark)."))
  }

  /// The row of a guess, and the column of its probabilities.
  private func check(_ output: String, _ guesses: [FashionResultsFile.Guess]) throws {
    #expect(guesses.map(\.index) == [0, 1, 2])
    for guess in guesses {
      let right = guess.truth == guess.prediction ? "right" : "wrong"
      let line = try #require(
        output.split(separator: "\n").first {
          $0.wholeMatch(of: /\s+(\d+)  .*(right|wrong)/)?.1 == "\(guess.index)"
        })
      let cells = line.split(separator: " ").map(String.init)
      let probability = NumberFormat.decimals(2).text(share: guess.probability)
      #expect(cells == ["\(guess.index)", guess.truth, guess.prediction, probability, right])
      #expect(abs(guess.probabilities.reduce(0, +) - 1) < 1e-5)
      #expect(guess.probabilities.max() == guess.probability)
    }
    let lines = output.components(separatedBy: "\n")
    let heading = try #require(lines.firstIndex { $0.contains("image 0  image 1  image 2") })
    for index in 0..<3 {
      let texts = guesses.map {
        NumberFormat.decimals(2).text(share: min(1, $0.probabilities[index]))
      }
      #expect(
        lines[heading + 2 + index].split(separator: " ").map(String.init) == ["\(index)"] + texts)
    }
  }

  @Test(arguments: [
    (["--rows", "0"], "--rows: expected 1 to 20, found 0"),
    (["--columns", "21"], "--columns: expected 1 to 20, found 21"),
    (["--from", "-1"], "--from: expected 0 or more, found -1"),
    (
      ["--from", "220"], "--from: expected less than 220, the number of training images, found 220"
    ),
    (["--epochs", "0"], "--epochs: expected 1 to 100000, found 0"),
    (["--batch-size", "221"], "--batch-size: expected at most 220"),
    (["--learning-rate", "nan"], "--learning-rate: expected a finite number above 0"),
    (["--optimizer", "newton"], "'sgd', 'momentum', 'nesterov', 'rmsprop'"),
    (["--patience", "-1"], "--patience: expected 0 to 100000, found -1"),
    (["--minutes", "0"], "--minutes: expected a finite number above 0, found 0"),
    (["--minutes", "inf"], "--minutes: expected a finite number above 0, found inf"),
    (["--picture", ""], "--picture: expected a file, found an empty text"),
    (["--load-model", ""], "--load-model: expected a file, found an empty text"),
    (["--checkpoint", "-"], "--checkpoint: expected a file, found standard output"),
    (["--csv-log", "/dev/stdout"], "--csv-log: expected a file, found standard output"),
    (["--save-model", "x", "--csv-log", "x"], "--csv-log: expected a file of its own, found x"),
    (["--checkpoint", "x", "--json", "x"], "--checkpoint: expected a file of its own, found x"),
    (["--save-model", "f/a.png"], "which is also a figure"),
    (
      ["--csv-log", "d/t10k-labels-idx1-ubyte"],
      "which is also the input d/t10k-labels-idx1-ubyte"
    ),
    (["--style", "neon"], "slide, dark, print, mono"),
  ])
  func wrongOptionsAreNamed(options: [String], words: String) throws {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "d")
    let run = try folder.fashion(["--data", "d", "--figures", "f"] + options)
    #expect(run.status == 64)
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(!folder.files.contains { $0.hasPrefix("f/image") })
  }

  @Test func aTableHasNoImagesToDraw() throws {
    let folder = try TemporaryFolder()
    try folder.write(smallTable(), to: "t.csv")
    let run = try folder.fashion(["--csv", "t.csv", "--label", "kind", "--figures", "f"])
    #expect(run.status == 64)
    #expect(run.errors.contains("--csv: expected images, which this lesson draws, found a table"))
  }

  /// The names below the images are those of the images drawn, wherever the grid begins.
  @Test func titlesAreTheLabelsOfTheImages() throws {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "d")
    let data = try Dataset.images(folder: folder.path + "/d", classNames: ["ant", "bee", "cow"])
    let graphics = try FashionFigures(theme: .slide).images(of: data, 7..<15, columns: 4).graphics
    let drawn = graphics.images.map { image in
      graphics.texts.first { text in
        text.frame.y >= image.frame.maxY && text.frame.y < image.frame.maxY + 40
          && text.frame.midX > image.frame.x && text.frame.midX < image.frame.maxX
      }?.string
    }
    #expect(drawn == (7..<15).map { data.classNames[data.training.labels.ids[$0]] })
    #expect(graphics.texts.contains { $0.string.hasSuffix("training images 7 to 14") })
  }

  /// The largest figure, at the highest density that is not refused: not more than can be drawn.
  @Test func noDensityThatIsAllowedIsTooHigh() throws {
    let theme = try FigureOptions.parse(["--style", "print", "--dpi", "719"]).theme
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "d")
    let data = try Dataset.images(folder: folder.path + "/d")
    let size = try FashionFigures(theme: theme).images(of: data, 0..<40, columns: 10).graphics.size
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

/// The results of `fashion` as another program would read them.
struct FashionResultsFile: Decodable {
  let schema: Int
  let lesson: String
  let seed: UInt64
  let parts: [Part]
  let model: Model
  let training: Training?
  let test_loss: Double
  let classifier: CompareResults.ClassifierPart
  let first_guesses: [Guess]
  let picture: Picture?
  let figures: [String]

  struct Part: Decodable {
    let name: String
    let shape: [Int]
    let pixel_range: [Double]
    let class_counts: [Int]
  }

  struct Model: Decodable {
    let layers: [Layer]

    struct Layer: Decodable {
      let name: String
      let parameters: Int
    }
  }

  struct Training: Decodable {
    let optimizer: String
    let best_epoch: Int?
    let stop_reason: String?
    let overfitting: String?
  }

  struct Guess: Decodable {
    let index: Int
    let truth: String
    let prediction: String
    let probability: Double
    let probabilities: [Double]
  }

  struct Picture: Decodable {
    let file: String
    let pixels: [Double]
    let prediction: String
    let probabilities: [Double]
  }

  init(_ name: String, in folder: TemporaryFolder) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(folder.bytes(of: name)))
  }
}

extension TemporaryFolder {
  /// Runs `fashion` with this as its current folder.
  func fashion(_ arguments: String...) throws -> ProgramRun { try fashion(arguments) }

  /// Runs `fashion` with this as its current folder.
  func fashion(_ arguments: [String]) throws -> ProgramRun {
    try ProgramRun(program: "fashion", arguments, in: path)
  }
}
