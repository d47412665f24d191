import Workbench

/// Two classifiers, judged on the same examples.
public struct Comparison: Sendable {
  /// The one that the question is about.
  public let first: Judgement
  /// The one that it is held against.
  public let second: Judgement
  /// Who is right where the other is wrong.
  public let test: McNemarTest

  /// Compares two judgements of the same examples.
  ///
  /// - Throws: `MetricError` if they are not about the same number of examples.
  public init(_ first: Judgement, _ second: Judgement, truth: Labels) throws {
    self.first = first
    self.second = second
    test = try McNemarTest(truth: truth, first: first.predictions, second: second.predictions)
  }

  /// Every number of both, side by side.
  public var table: Table {
    let judgements = [first, second]
    let macro = judgements.map { $0.confusion.average(.macro) }
    let weighted = judgements.map { $0.confusion.average(.weighted) }
    var table = Table(
      [.text("on \(grouped(test.total)) test examples")] + judgements.map { .number($0.title) })
    table.addRow(["accuracy"] + judgements.map { decimals($0.confusion.accuracy) })
    table.addRow(
      ["  95 % interval (Wilson)"] + judgements.map { interval($0.confusion.accuracyInterval) })
    for (name, averages) in [("macro", macro), ("weighted", weighted)] {
      table.addRow(["precision, \(name)"] + averages.map { decimals($0.precision) })
      table.addRow(["recall, \(name)"] + averages.map { decimals($0.recall) })
      table.addRow(["F1, \(name)"] + averages.map { decimals($0.f1) })
    }
    table.addRow(["fit, in seconds"] + judgements.map { decimals($0.fitSeconds, 2) })
    table.addRow(["predict, in seconds"] + judgements.map { decimals($0.predictSeconds, 3) })
    table.addRow(["parameters"] + judgements.map { grouped($0.parameterCount) })
    return table
  }

  /// The four counts behind McNemar's test.
  public var counts: Table {
    var table = Table([
      .text("right on the same example"), .number("examples"), .number("share"),
    ])
    let rows = [
      ("both", test.both), ("only the \(first.title)", test.onlyFirst),
      ("only the \(second.title)", test.onlySecond), ("neither", test.neither),
    ]
    for (name, count) in rows {
      table.addRow([name, grouped(count), percent(Double(count) / Double(test.total))])
    }
    return table
  }

  /// The difference and its test.
  public var significance: Table {
    var table = Table([.text(""), .text("")])
    table.addRow([
      "difference in accuracy",
      "\(decimals(test.difference)), 95 % interval \(interval(test.differenceInterval))",
    ])
    table.addRow(["exact McNemar test", "p \(probability(test.pValue))"])
    return table
  }
}
