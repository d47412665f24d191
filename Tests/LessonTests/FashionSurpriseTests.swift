import Foundation
import LessonSupport
import Testing
import Workbench

/// Loss as surprise: what single images cost, and where accuracy says something else.
@Suite struct FashionSurpriseTests {
  private let data: Dataset
  private let judgement: Judgement
  /// p of every test image.
  private let probabilities: [Double]

  init() throws {
    let folder = try TemporaryFolder()
    try SmallImages(testCount: 150).write(to: folder, in: "d")
    data = try Dataset.images(folder: folder.path + "/d")
    var network = try Sequential(inputShape: data.imageShape, seed: 2) {
      Flatten()
      Dense(8, activation: .relu)
      Dense(3, activation: .softmax)
    }
    try network.fit(data.training, epochs: 4, batchSize: 32, seed: 2)
    judgement = try Judgement(
      network, on: data.test, fitSeconds: 0, team: WorkerTeam(threads: 1))
    let truth = data.test.labels.ids
    let scores = judgement.scores
    probabilities = truth.indices.map { Double(scores[$0, truth[$0]]) }
  }

  private func history(_ losses: [Double], _ accuracies: [Double]) throws -> History {
    let fields: [String: Any] = [
      "schema": 1, "loss": losses, "accuracy": accuracies, "seconds": [Double](),
      "val_loss": losses, "val_accuracy": accuracies, "measured_loss": losses,
      "measured_accuracy": accuracies,
    ]
    return try JSONDecoder().decode(
      History.self, from: JSONSerialization.data(withJSONObject: fields))
  }

  private func surprise(_ history: History? = nil) -> Surprise {
    Surprise(judgement, on: data, loss: 1, history: history)
  }

  /// Σ over the wrong answers of -ln p, by Σ over all.
  @Test func whatWrongAnswersCostIsCounted() throws {
    let guesses = judgement.predictions.ids
    let wrong = guesses.indices.filter { guesses[$0] != data.test.labels.ids[$0] }
    try #require(!wrong.isEmpty && wrong.count < guesses.count)
    let share =
      wrong.reduce(0) { $0 - log(probabilities[$1]) }
      / probabilities.reduce(0) { $0 - log($1) }
    #expect(abs(surprise().wrongShare - share) < 1e-12)
    let words = surprise().summary
    let first = probabilities.prefix(3).map { decimals(-log($0)) }.joined(separator: ", ")
    #expect(words.contains("The first test images cost \(first). "))
    #expect(words.contains("\(percent(Double(wrong.count) / 150)) of all answers are wrong"))
    #expect(words.contains("make up \(percent(share)) of the loss"))
  }

  /// In epochs 3 and 5 both rise; in 5 the accuracy rises more.
  @Test func theEpochOfWhichBothRoseIsFound() throws {
    let text = try #require(
      surprise(history([0.5, 0.4, 0.41, 0.39, 0.43], [0.8, 0.82, 0.83, 0.81, 0.84])).disagreement)
    #expect(
      text.hasSuffix(
        "in epoch 5 the validation loss got worse, from 0.3900 to 0.4300, and the accuracy better, "
          + "from 81.00 % to 84.00 %."), "\(text)")
  }

  /// Without such an epoch: the right answer of the least p, and the wrong one of the largest.
  @Test func twoImagesDisagreeIfNoEpochDoes() throws {
    let guesses = judgement.predictions.ids
    func isRight(_ image: Int) -> Bool { guesses[image] == data.test.labels.ids[image] }
    let right = try #require(
      guesses.indices.filter(isRight).min { probabilities[$0] < probabilities[$1] })
    let wrong = try #require(
      guesses.indices.filter { !isRight($0) }.max { probabilities[$0] < probabilities[$1] })
    try #require(probabilities[right] < probabilities[wrong])
    for history in [nil, try history([0.5, 0.4, 0.41], [0.8, 0.82, 0.81])] {
      let text = try #require(surprise(history).disagreement)
      #expect(
        text.hasSuffix(
          "test image \(right) is right with p = \(decimals(probabilities[right])), a loss of "
            + "\(decimals(-log(probabilities[right]))); \(wrong) is wrong with p = "
            + "\(decimals(probabilities[wrong])), a loss of "
            + "\(decimals(-log(probabilities[wrong]))), and surprises less."), "\(text)")
    }
  }

  /// The figure names the first images and counts the wrong answers.
  @Test func theFigureSaysTheSame() throws {
    let figure = try FashionFigures(theme: .slide).surprise(surprise(), on: data)
    let wrong = zip(judgement.predictions.ids, data.test.labels.ids).count { $0 != $1 }
    #expect(figure.description.contains("; \(wrong) wrong, with p from"))
    for image in 0..<3 {
      let loss = NumberFormat.decimals(2).text(-log(probabilities[image]))
      #expect(figure.description.contains(" image \(image): p "))
      let isDrawn = figure.graphics.texts.contains { $0.string.contains("image \(image): \(loss)") }
      #expect(isDrawn)
    }
  }
}
