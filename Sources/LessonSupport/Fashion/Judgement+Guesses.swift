import Foundation
import Workbench

extension Judgement {
  /// The first three test examples, or as many as there are.
  var firstGuessIndices: Range<Int> { 0..<min(3, predictions.count) }

  /// The first three test examples: what each is, what it was taken for, and how surely.
  public func firstGuesses(of data: Dataset) -> Table {
    var table = Table([
      .number("test image"), .text("is"), .text("was taken for"), .number("probability"),
      .text(""),
    ])
    for index in firstGuessIndices {
      let guess = predictions.ids[index]
      let truth = data.test.labels.ids[index]
      table.addRow([
        String(index), data.classNames[truth], data.classNames[guess],
        NumberFormat.decimals(2).text(share: Double(scores[index, guess])),
        guess == truth ? "right" : "wrong",
      ])
    }
    return table
  }

  /// The probability of every class for each of these, as the notebook prints them: to two decimals.
  public func firstProbabilities(of data: Dataset) -> Table {
    let images = firstGuessIndices
    var table = Table([.text("class")] + images.map { .number("image \($0)") })
    for (index, name) in data.classNames.enumerated() {
      let shares = images.map { Double(scores[$0, index]) }
      table.addRow([name] + shares.map { NumberFormat.decimals(2).text(share: min($0, 1)) })
    }
    return table
  }

  /// What `evaluate` says of the loss on the test part, in words.
  ///
  ///     guessing    -ln(1/k) = ln k for k equally probable classes
  func evaluation(loss: Double) -> String {
    let classes = confusion.classCount
    return "The test loss is \(decimals(loss)). Whoever calls all \(classes) classes equally "
      + "probable has a loss of ln \(classes) = \(decimals(log(Double(classes))))."
  }

  /// How often the classifier is right on the test part, with its 95 % interval, in words.
  var accuracySentence: String {
    let interval = confusion.accuracyInterval
    let share = { (value: Double) in decimals(100 * value, 2) + " %" }
    return "Of \(grouped(confusion.total)) test images the \(title) has "
      + "\(grouped(confusion.correct)) right, an accuracy of \(share(confusion.accuracy)) "
      + "(95 % interval \(share(interval.lower)) to \(share(interval.upper)))."
  }

  /// The class that is hardest to tell, with its rates, and the most frequent mix-up, in words.
  func hardestSentence(of data: Dataset) -> String {
    let score = confusion.classScores[hardestClass]
    let name = data.classNames[hardestClass]
    return
      "The hardest class is \(name): of the images called \(name), \(percent(score.precision)) "
      + "are (precision); of those that are, \(percent(score.recall)) were called so (recall); F1, "
      + "the harmonic mean of the two, is \(percent(score.f1)). \(mixUpSentence(of: data))"
  }

  /// The most frequent mix-up with its count, the first of several, in words.
  func mixUpSentence(of data: Dataset) -> String {
    let pairs = confusion.counts.indices.flatMap { row in
      confusion.counts.indices.filter { $0 != row }.map { (row, $0) }
    }
    let count = { (pair: (Int, Int)) in self.confusion.counts[pair.0][pair.1] }
    guard let worst = pairs.map(count).max(), worst > 0,
      let pair = pairs.first(where: { count($0) == worst })
    else { return "Nothing was confused." }
    return "The most frequent mix-up: \(data.classNames[pair.0]) taken for "
      + "\(data.classNames[pair.1]), \(grouped(worst)) \(worst == 1 ? "time" : "times")."
  }
}
