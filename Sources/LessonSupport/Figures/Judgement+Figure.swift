import Workbench

extension Judgement {
  /// How often each class was taken for each, on the test part of some data.
  public func confusionFigure(of data: Dataset, theme: Theme) throws -> Figure {
    let shade = theme.ground.luminance < theme.ink.luminance ? "brighter" : "darker"
    let figure = try ConfusionMatrixChart(
      title: "What does the \(title) confuse?",
      subtitle: "\(data.name), \(grouped(confusion.total)) test examples; \(shade): a larger share "
        + "of its row",
      counts: confusion.counts, classNames: data.distinctNames
    ).figure(theme: theme)
    return Figure(
      title: figure.title,
      description: "Confusion matrix over \(confusion.classCount) classes, rows true, columns "
        + "predicted: \(grouped(confusion.correct)) of \(grouped(confusion.total)) examples on the "
        + "diagonal. \(mixUpSentence(of: data)) The \(shade) a cell, the larger its share of its row.",
      graphics: figure.graphics)
  }
}

extension Dataset {
  /// The classes' names, each after its number if some would look alike once they are cut short.
  var distinctNames: [String] {
    if Set(classNames.map { $0.prefix(12) }).count == classNames.count { return classNames }
    return classNames.enumerated().map { "\($0): \($1)" }
  }
}
