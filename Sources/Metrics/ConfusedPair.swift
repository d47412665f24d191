/// A mistake by its kind: examples of one class that were taken for another.
public struct ConfusedPair: Equatable, Sendable {
  /// The class that the examples are of.
  public let truth: Int
  /// The class that they were taken for.
  public let predicted: Int
  /// The number of such examples, at least 1.
  public let count: Int
}

extension ConfusionMatrix {
  /// The mistakes by their kind, the most frequent first; of equally frequent ones the first row.
  ///
  /// Each direction counts apart: shirts taken for coats are not coats taken for shirts.
  ///
  /// - Returns: 0 ... classes · (classes - 1) pairs, whose counts add up to the number of mistakes;
  ///   none if all predictions are right.
  public var confusedPairs: [ConfusedPair] {
    let pairs = counts.indices.flatMap { row in
      counts.indices.map { ConfusedPair(truth: row, predicted: $0, count: counts[row][$0]) }
    }
    let mistakes = pairs.filter { $0.truth != $0.predicted && $0.count > 0 }
    return mistakes.sorted {
      ($1.count, $0.truth, $0.predicted) < ($0.count, $1.truth, $1.predicted)
    }
  }
}
