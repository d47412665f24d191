/// Something for each of the four ways in which a yes or no can be right or wrong.
public struct Outcomes<Value: Sendable>: Sendable {
  /// What is not in the class, and was not taken for it.
  public let trueNegatives: Value
  /// What is not in the class, but was taken for it.
  public let falsePositives: Value
  /// What is in the class, but was not taken for it.
  public let falseNegatives: Value
  /// What is in the class, and was taken for it.
  public let truePositives: Value

  /// Something for each of the four.
  public init(
    trueNegatives: Value, falsePositives: Value, falseNegatives: Value, truePositives: Value
  ) {
    self.trueNegatives = trueNegatives
    self.falsePositives = falsePositives
    self.falseNegatives = falseNegatives
    self.truePositives = truePositives
  }

  /// The four row by row, as in a confusion matrix: rows are the truth, columns the prediction.
  var all: [Value] { [trueNegatives, falsePositives, falseNegatives, truePositives] }
}

/// A fraction, as a number and written out.
package struct Fraction: Equatable, Sendable {
  /// What is divided.
  package let numerator: Int
  /// What it is divided by.
  package let denominator: Int
  /// The division as it is written: 3 / (3 + 1).
  package let words: String

  /// The value, 0 to 1; nil if nothing is divided by nothing.
  package var value: Double? {
    denominator == 0 ? nil : Double(numerator) / Double(denominator)
  }

  /// The value in two decimals.
  package var text: String {
    value.map { NumberFormat.decimals(2).text($0) } ?? "undefined (0 / 0)"
  }

  /// The fraction with its value: 3 / (3 + 1) = 0.75.
  package var equation: String { value == nil ? text : "\(words) = \(text)" }
}

/// What the four counts say.
extension Outcomes<Int> {
  /// How much of what was taken for the class is in it.
  ///
  ///     precision = TP / (TP + FP)
  package var precision: Fraction {
    Fraction(
      numerator: truePositives, denominator: truePositives + falsePositives,
      words: "\(said(truePositives)) / (\(said(truePositives)) + \(said(falsePositives)))")
  }

  /// How much of what is in the class was taken for it.
  ///
  ///     recall = TP / (TP + FN)
  package var recall: Fraction {
    Fraction(
      numerator: truePositives, denominator: truePositives + falseNegatives,
      words: "\(said(truePositives)) / (\(said(truePositives)) + \(said(falseNegatives)))")
  }

  /// How much is right.
  ///
  ///     accuracy = (TN + TP) / (TN + FP + FN + TP)
  package var accuracy: Fraction {
    let total = all.reduce(0, +)
    return Fraction(
      numerator: trueNegatives + truePositives, denominator: total,
      words: "(\(said(trueNegatives)) + \(said(truePositives))) / \(said(total))")
  }

  /// The harmonic mean of precision and recall.
  ///
  ///     F1 = 2 TP / (2 TP + FP + FN)
  package var f1: Fraction {
    Fraction(
      numerator: 2 * truePositives,
      denominator: 2 * truePositives + falsePositives + falseNegatives,
      words: "2 · \(said(truePositives)) / (2 · \(said(truePositives)) + \(said(falsePositives)) + "
        + "\(said(falseNegatives)))")
  }

  private func said(_ count: Int) -> String { NumberFormat.grouped(count) }
}
