import ArgumentParser
import Foundation
import LessonSupport
import Testing
import Workbench

/// What the figures of `fashion` say.
@Suite struct FashionFiguresTests {
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

  /// The words of the matrix and its description, from the same counts.
  @Test func confusionIsExplained() throws {
    let folder = try TemporaryFolder()
    try SmallImages(testCount: 1200).write(to: folder, in: "d")
    let data = try Dataset.images(folder: folder.path + "/d")
    var network = NetworkClassifier(hidden: [5], epochs: 2)
    try network.fit(data.training)
    let judgement = try Judgement(
      network, title: "network", on: data.test, fitSeconds: 0, parameterCount: 1)
    for (theme, shade) in [(Theme.slide, "darker"), (.dark, "brighter"), (.print, "darker")] {
      let figure = try FashionFigures(theme: theme).confusion(judgement, on: data)
      let texts = figure.graphics.texts.map(\.string)
      #expect(texts.contains { $0.hasSuffix("; \(shade): a larger share of its row") })
      let words = figure.description
      #expect(words.contains(" of 1,200 examples on the diagonal. The most frequent mix-up: "))
      #expect(words.hasSuffix("The \(shade) a cell, the larger its share of its row."))
    }
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

  /// The changes have a scale of their own, which the remark and the description state.
  @Test func changesAreDrawnMoreStrongly() throws {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "d")
    let data = try Dataset.images(folder: folder.path + "/d")
    let before = try network(on: data)
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
    // Units and rows are named once, and the bar is right for the last row as well.
    let texts = figure.graphics.texts.map(\.string)
    for name in (0..<6).map({ "unit \($0)" }) + ["before", "after", "change"] {
      #expect(texts.count { $0 == name } == 1, "\(name)")
    }
    #expect(texts.contains("weight (change ÷ \(factor))"))
  }

  /// The legend takes one line, and both sides call their mark the same.
  @Test func theCurvesHaveALegendOfOneLine() throws {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "d")
    let data = try Dataset.images(folder: folder.path + "/d")
    var network = try network(on: data)
    let history = try network.fit(
      data.training, validation: data.validation, epochs: 3, batchSize: 32, seed: 1,
      measuresTraining: true)
    for theme in [Theme.slide, .dark, .mono] {
      let texts = try history.figure(of: data, theme: theme).graphics.texts
      let names = ["training (while learning)", "validation", "training (after the epoch)"]
      let places = names.compactMap { name in texts.first { $0.string == name }?.frame.midY }
      #expect(places.count == 3 && Set(places).count == 1)
      let notes = texts.map(\.string).filter { $0.hasPrefix("lowest validation loss: ") }
      #expect(notes.count == 2 && notes[0] == notes[1])
    }
  }

  /// Of classes whose names are numbers, the probabilities are told apart.
  @Test func probabilitiesAreNamedAsSuch() throws {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "d")
    try folder.write(PictureReference.all()[0].bytes, to: "own.png")
    let data = try Dataset.images(folder: folder.path + "/d")
    let guess = try PictureGuess(
      OwnPicture(path: folder.path + "/own.png"), by: network(on: data), trainedOn: data)
    let texts = try FashionFigures(theme: .slide).picture(guess).graphics.texts.map(\.string)
    #expect(
      texts.contains {
        $0.wholeMatch(of: /[012]: p [=<>] 0.\d\d(, [012]: p [=<>] 0.\d\d){2}/) != nil
      })
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

  /// Changes of a millionth are not drawn a hundred thousand times as strongly: 999 is the most.
  @Test func theSmallestChangesAreDrawnNoMoreThan999TimesAsStrongly() throws {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "d")
    let data = try Dataset.images(folder: folder.path + "/d")
    let before = try network(on: data)
    var after = before
    let (layer, limit) = try (#require(before.parameters.first), Float(0.001))
    for (change, factor) in [(limit / 1e6, "999"), (limit, nil)] {
      let moved = layer.kernel.elements.map { $0 + change }
      try after.setParameters(
        of: layer.name,
        kernel: Matrix(
          rowCount: layer.kernel.rowCount, columnCount: layer.kernel.columnCount, elements: moved),
        bias: layer.bias)
      let figure = try FashionFigures(theme: .slide).weights(
        LearntWeights(before: before, after: after), of: data)
      let said = try #require(figure.description.firstMatch(of: /drawn ([0-9.]+) times/)).1
      #expect(factor.map { said == $0 } ?? ((Double(said) ?? 0) < 999 && (Double(said) ?? 0) > 100))
    }
  }

  private func network(on data: Dataset) throws -> Sequential {
    try Sequential(inputShape: data.imageShape, seed: 1) {
      Flatten()
      Dense(6, activation: .relu)
      Dense(3, activation: .softmax)
    }
  }

  /// The shape of an image, as the summary tells it: not the number of its pixels.
  @Test func theDiagramHasTheShapesOfTheSummary() throws {
    let network = try Sequential(inputShape: [6, 5], seed: 1) {
      Flatten()
      Dense(3, activation: .softmax)
    }
    let texts = try FashionFigures(theme: .slide).diagram(of: network).graphics.texts.map(\.string)
    for shape in ["(batch, 6, 5)", "(batch, 3)"] {
      #expect(texts.contains(shape) && network.summary().contains(shape))
    }
    #expect(!texts.contains("(batch, 30)"))
  }
}
