import Foundation
import LessonSupport
import Testing
import Workbench

/// What `fashion` prints and draws, and what it writes of it for other programs.
@Suite struct FashionTests {
  @Test func everyFigureIsDrawnAndEveryNumberIsInTheResults() throws {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "data")
    try folder.write(PictureReference.all()[0].bytes, to: "own.png")
    let run = try folder.fashion(
      "--data", "data", "--epochs", "2", "--figures", "f", "--json", "r.json", "--picture",
      "own.png", "--guess")
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
    #expect(words.contains("learning rate of 0.01; in full: SGD(learningRate 0.01, momentum 0.0,"))
    #expect(words.contains("constant). 2 epochs in batches of 32 images: 7 steps"))
    try checkModel(output, words, results)
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
    let size = try PictureReference.all()[0].size
    #expect([picture.height, picture.width] == size && picture.height != picture.width)
    #expect(abs(picture.probabilities.reduce(0, +) - 1) < 1e-5)
  }

  /// The shapes of the weights, how they moved, their biases, and the loss of single images.
  private func checkModel(_ output: String, _ words: String, _ results: FashionResultsFile) throws {
    let model = results.model
    #expect(model.weights_after.map(\.shape) == [[30, 300], [300, 100], [100, 3]])
    #expect(model.weights_before?.map(\.bias_range) == [[0, 0], [0, 0], [0, 0]])
    for layer in model.weights_after {
      let shape = "(\(layer.shape[0]), \(layer.shape[1])) "
      let biases = layer.bias_range.map { decimals($0, 2) }.joined(separator: " to ")
      let row = try #require(
        output.split(separator: "\n").last {
          $0.hasPrefix(layer.name + " ") && $0.contains(shape)
        }, "\(shape)")
      #expect(row.hasSuffix(biases), "\(biases)")
    }
    let moved = percent(try #require(model.moved_share))
    #expect(words.contains("The weights of hidden1 have moved by \(moved) of what they were"))
    for (layer, share) in zip(model.weights_after, model.beyond_shares) {
      #expect(words.contains("\(layer.name) \(percent(share))"))
    }
    let first = results.surprise.first_losses.map { decimals($0) }.joined(separator: ", ")
    #expect(results.surprise.first_losses.count == 3 && words.contains("images cost \(first)."))
    #expect(words.contains("make up \(percent(results.surprise.wrong_share)) of the loss"))
    #expect(results.surprise.disagreement.map { words.contains($0) } ?? true)
    #expect(results.evaluated.file == nil && results.evaluated.option == nil)
    #expect(words.contains("It is the network just trained that is evaluated."))
    #expect(words.contains("loss and accuracy are means while learning, val_loss and val_accuracy"))
    for (loss, labels) in [
      ("sparse_categorical_crossentropy", "numbers: 0, 1, 2"),
      ("categorical_crossentropy", "rows: 0 1 0"), ("binary_crossentropy", "0 or 1"),
    ] {
      let row = output.split(separator: "\n").first { $0.hasPrefix(loss + " ") }
      #expect(row?.hasSuffix(labels) == true)
    }
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
}
