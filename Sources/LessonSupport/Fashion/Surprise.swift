import Foundation
import Workbench

/// How much the truth surprises a network: the loss of each test image by itself.
///
///     L = -ln p        p: the probability that it gave to the true class
public struct Surprise: Sendable {
  /// Shape (test images): p.
  let probabilities: [Double]
  /// Shape (test images): whether the most probable class was the true one.
  let isRight: [Bool]
  /// The mean of all losses.
  let mean: Double
  /// The number of classes.
  let classCount: Int
  /// How many images are pointed out, the first ones.
  let namedCount: Int
  private let history: History?

  /// Takes the answers of a network apart.
  ///
  /// - Parameters:
  ///   - judgement: What it says of the test images.
  ///   - data: What these are.
  ///   - loss: Its mean loss there.
  ///   - history: Its training; nil if that is not known.
  public init(_ judgement: Judgement, on data: Dataset, loss: Double, history: History?) {
    let truth = data.test.labels.ids
    probabilities = truth.indices.map { min(1, Double(judgement.scores[$0, truth[$0]])) }
    isRight = truth.indices.map { judgement.predictions.ids[$0] == truth[$0] }
    mean = loss
    classCount = data.classNames.count
    namedCount = judgement.firstGuessIndices.count
    self.history = history
  }

  /// The losses of all images; a probability that was rounded to 0 counts as the least number.
  var losses: [Double] {
    probabilities.map { 0 - log(max($0, Double(Float.leastNonzeroMagnitude))) }
  }

  /// What share of all the loss comes from wrong answers; 0 if there is no loss.
  package var wrongShare: Double {
    let losses = losses
    let all = losses.reduce(0, +)
    let wrong = zip(losses, isRight).filter { !$1 }.reduce(0) { $0 + $1.0 }
    return all > 0 ? wrong / all : 0
  }

  /// What loss says of an answer, and where accuracy says something else, in words.
  public var summary: String {
    let first = losses.prefix(namedCount).map { decimals($0) }.joined(separator: ", ")
    let wrong = Double(isRight.count { !$0 }) / Double(isRight.count)
    let text =
      "Loss is surprise: an image costs -ln p, where p is the probability that its true class was "
      + "given. Sure and right costs nothing, sure and wrong as much as you like. The first test "
      + "images cost \(first). \(percent(wrong)) of all answers are wrong, and they make up "
      + "\(percent(wrongShare)) of the loss."
    return [text, disagreement].compactMap(\.self).joined(separator: " ")
  }

  /// Where loss and accuracy disagree: in an epoch, or else about two images; nil if nowhere.
  package var disagreement: String? { epochOfBoth ?? pairOfImages }

  /// The epoch in which the validation accuracy rose most although the loss rose as well.
  private var epochOfBoth: String? {
    guard let history, history.validationLoss.count == history.validationAccuracy.count else {
      return nil
    }
    let (losses, accuracies) = (history.validationLoss, history.validationAccuracy)
    let both = losses.indices.dropFirst().filter {
      losses[$0] > losses[$0 - 1] && accuracies[$0] > accuracies[$0 - 1]
    }
    func gain(_ epoch: Int) -> Double { accuracies[epoch] - accuracies[epoch - 1] }
    guard let epoch = both.max(by: { gain($0) < gain($1) }) else { return nil }
    let share = { (value: Double) in decimals(100 * value, 2) + " %" }
    return "Accuracy does not ask how sure an answer is, and can disagree: in epoch \(epoch + 1) "
      + "the validation loss got worse, from \(decimals(losses[epoch - 1])) to "
      + "\(decimals(losses[epoch])), and the accuracy better, from "
      + "\(share(accuracies[epoch - 1])) to \(share(accuracies[epoch]))."
  }

  /// The right answer that surprises most, and the wrong one that surprises least, if less.
  private var pairOfImages: String? {
    let right = isRight.indices.filter { isRight[$0] }
    let wrong = isRight.indices.filter { !isRight[$0] }
    guard let first = right.min(by: { probabilities[$0] < probabilities[$1] }),
      let second = wrong.max(by: { probabilities[$0] < probabilities[$1] }),
      probabilities[first] < probabilities[second]
    else { return nil }
    let text = { (image: Int) in
      "p = \(decimals(probabilities[image])), a loss of \(decimals(losses[image]))"
    }
    return
      "Accuracy does not ask how sure an answer is, and can disagree: test image \(first) is right "
      + "with \(text(first)); \(second) is wrong with \(text(second)), and surprises less."
  }
}

extension FashionFigures {
  /// The curve of surprise with the test images on it, the first ones by name.
  public func surprise(_ surprise: Surprise, on data: Dataset) throws -> Figure {
    let count = surprise.probabilities.count
    let isAll = count <= SurpriseChart.limit
    return try SurpriseChart(
      title: "How much does the truth surprise?",
      subtitle: "\(data.name), \(grouped(count)) test images"
        + (isAll ? "" : ", \(SurpriseChart.limit) of them drawn, evenly by rank"),
      answers: zip(surprise.probabilities, surprise.isRight).map {
        SurpriseChart.Answer(probability: $0, isRight: $1)
      },
      named: (0..<surprise.namedCount).map {
        SurpriseChart.Named("image \($0)", probability: surprise.probabilities[$0])
      }, mean: surprise.mean, classCount: surprise.classCount
    ).figure(theme: theme)
  }
}
