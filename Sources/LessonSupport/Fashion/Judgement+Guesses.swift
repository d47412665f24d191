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

  /// What `evaluate` says: loss and accuracy on the test part, in words.
  ///
  ///     guessing    -ln(1/k) = ln k for k equally probable classes
  public func evaluation(loss: Double) -> String {
    let classes = confusion.classCount
    return "Test loss \(decimals(loss)), accuracy \(decimals(confusion.accuracy)). Who calls all "
      + "\(classes) classes equally probable has a loss of ln \(classes) = "
      + "\(decimals(log(Double(classes))))."
  }

  /// How often the classifier is right on the test part, with its 95 % interval, in words.
  public var accuracySentence: String {
    let interval = confusion.accuracyInterval
    return "Of \(grouped(confusion.total)) test images the \(title) has "
      + "\(grouped(confusion.correct)) right: \(percent(confusion.accuracy)) "
      + "(95 % interval \(percent(interval.lower)) to \(percent(interval.upper)))."
  }
}
