import Foundation

extension ClassificationReport: CustomStringConvertible {
  /// The same as ``text``.
  public var description: String { text }

  /// The report as a table of text that ends with a line break.
  ///
  /// Names stand to the right and are never cut; a wide one widens its column. Where all classes
  /// that occur or were predicted are reported, one row gives the accuracy in place of the micro
  /// averages, which would all be the same. A rate that is NaN is written as `nan`. Where no
  /// prediction at all is right, scikit-learn writes the supports as `3.0`; so does this.
  public var text: String {
    let rows = scores.map {
      row($0.name, [$0.precision, $0.recall, $0.f1], support: $0.support)
    }
    let head = line("", ["precision", "recall", "f1-score", "support"])
    return head + "\n" + rows.joined() + "\n" + overall + row("macro avg", macro)
      + row("weighted avg", weighted)
  }

  /// The row of the accuracy, or of the micro averages where there is none.
  private var overall: String {
    guard accuracy != nil else { return row("micro avg", micro) }
    return line("accuracy", ["", "", number(micro.f1), count(support)])
  }

  private func row(_ name: String, _ average: AverageScore) -> String {
    row(name, [average.precision, average.recall, average.f1], support: support)
  }

  private func row(_ name: String, _ rates: [Double], support: Int) -> String {
    line(name, rates.map(number) + [count(support)])
  }

  private func line(_ name: String, _ cells: [String]) -> String {
    padded(name, to: nameWidth) + " " + cells.map { " " + padded($0, to: 9) }.joined() + "\n"
  }

  private func number(_ rate: Double) -> String {
    rate.isNaN ? "nan" : String(format: "%.\(digits)f", rate)
  }

  private func count(_ support: Int) -> String {
    isAnyRight ? "\(support)" : "\(support).0"
  }

  /// As wide as the longest heading, name or number of decimals.
  private var nameWidth: Int {
    let longest = scores.map(\.name.unicodeScalars.count).max() ?? 0
    return max(longest, "weighted avg".count, digits)
  }
}

/// A text set to the right, its width counted in code points, as scikit-learn does.
private func padded(_ text: String, to width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.unicodeScalars.count)) + text
}
