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

  /// How often the classifier is right on the test part, with its 95 % interval, in words.
  public var accuracySentence: String {
    let interval = confusion.accuracyInterval
    return "Of \(grouped(confusion.total)) test images the \(title) has "
      + "\(grouped(confusion.correct)) right: \(percent(confusion.accuracy)) "
      + "(95 % interval \(percent(interval.lower)) to \(percent(interval.upper)))."
  }
}
