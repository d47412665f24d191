import Workbench

extension Judgement {
  /// How often each class was taken for each, on the test part of some data.
  public func confusionChart(of data: Dataset) -> ConfusionMatrixChart {
    ConfusionMatrixChart(
      title: "What does the \(title) confuse?",
      subtitle: "\(data.name), \(grouped(confusion.total)) test examples. "
        + "Shade: root of the share of the row.",
      counts: confusion.counts, classNames: data.distinctNames)
  }
}

extension Dataset {
  /// The classes' names, each after its number if some would look alike once they are cut short.
  var distinctNames: [String] {
    if Set(classNames.map { $0.prefix(12) }).count == classNames.count { return classNames }
    return classNames.enumerated().map { "\($0): \($1)" }
  }
}
