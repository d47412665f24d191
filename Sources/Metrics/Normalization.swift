/// What the counts of a confusion matrix are shares of.
public enum Normalization: String, CaseIterable, Sendable {
  /// Of the examples of the true class: rows add up to 1, the diagonal is the recall.
  case truth
  /// Of the examples of the predicted class: columns add up to 1, the diagonal is the precision.
  case prediction
  /// Of all examples: all cells add up to 1, the diagonal adds up to the accuracy.
  case all
}

extension ConfusionMatrix {
  /// How large a share each count is.
  ///
  ///     truth       counts[t][p] / supports[t]
  ///     prediction  counts[t][p] / predictedCounts[p]
  ///     all         counts[t][p] / total
  ///
  /// - Parameters:
  ///   - normalization: What the counts are shares of.
  ///   - zeroDivision: What stands in the row of a class that does not occur, or in the column of
  ///     one that was never predicted: NaN unless told otherwise, for such a row has no shares. Show
  ///     it as "n/a". With `.zero`, the result is scikit-learn's.
  /// - Returns: Shape (classes, classes), rows the truth: 0...1, or what `zeroDivision` says.
  /// - Source: scikit-learn's `confusion_matrix` with its `normalize`.
  public func shares(
    of normalization: Normalization, zeroDivision: ZeroDivision = .nan
  ) -> [[Double]] {
    let (supports, predictedCounts) = (supports, predictedCounts)
    return counts.indices.map { row in
      counts.indices.map { column in
        let whole =
          switch normalization {
          case .truth: supports[row]
          case .prediction: predictedCounts[column]
          case .all: total
          }
        return zeroDivision.rate(counts[row][column], of: whole)
      }
    }
  }
}
