import Learning

/// How often each class was taken for each other: rows are the truth, columns the predictions.
///
///     counts[t][p] = the number of examples of class t that were predicted to be of class p
///
/// The examples on the diagonal are right. Exchanging truth and predictions would transpose the
/// table, and precision would become recall; ``Labels`` and ``Predictions`` are different types so
/// that this cannot happen unnoticed.
public struct ConfusionMatrix: Equatable, Sendable {
  /// Shape (classes, classes), each 0 or more; the first index is the true class.
  public let counts: [[Int]]
  /// Shape (classes); the name of each class.
  public let classNames: [String]

  /// The number of classes that are possible, whether or not they occur.
  public var classCount: Int { classNames.count }
  /// The number of examples, at least 1.
  public let total: Int
  /// The number of examples whose class was predicted.
  public var correct: Int { counts.indices.reduce(0) { $0 + counts[$1][$1] } }

  /// Shape (classes); how many examples of each class there are: the sums of the rows.
  public var supports: [Int] { counts.map { $0.reduce(0, +) } }
  /// Shape (classes); how often each class was predicted: the sums of the columns.
  public var predictedCounts: [Int] {
    counts.indices.map { column in counts.reduce(0) { $0 + $1[column] } }
  }

  /// Counts how often each class was taken for each other.
  ///
  /// - Parameters:
  ///   - truth: Shape (examples), at least one.
  ///   - predicted: Shape (examples), over as many classes as `truth`.
  /// - Throws: ``MetricError`` if there are no examples, or if the numbers of examples or of
  ///   classes differ.
  public init(truth: Labels, predicted: Predictions) throws(MetricError) {
    try checkComparable(truth, predicted)
    let row = Array(repeating: 0, count: truth.classCount)
    var counts = Array(repeating: row, count: truth.classCount)
    for (label, guess) in zip(truth.ids, predicted.ids) { counts[label][guess] += 1 }
    self.counts = counts
    classNames = truth.classNames
    total = truth.count
  }

  /// A confusion matrix from its counts, such as those of a published table.
  ///
  /// - Parameters:
  ///   - counts: Shape (classes, classes), each 0 ... 2,147,483,647, not all 0; rows are the truth.
  ///   - classNames: Shape (classes), at least one.
  /// - Throws: ``MetricError`` if the table is not square, has not one row a name, holds a count
  ///   outside of that range, or is of no examples.
  public init(counts: [[Int]], classNames: [String]) throws(MetricError) {
    let size = classNames.count
    if counts.count != size || counts.contains(where: { $0.count != size }) {
      throw MetricError(
        "expected \(size) rows of \(size) counts for \(size) class names, "
          + "found rows of \(counts.map(\.count))")
    }
    if let count = counts.joined().first(where: { !(0...Int(Int32.max)).contains($0) }) {
      throw MetricError("expected counts of 0 to \(Int32.max), found \(count)")
    }
    total = counts.joined().reduce(0, +)
    if total == 0 { throw noExamples }
    self.counts = counts
    self.classNames = classNames
  }

  /// The share of examples whose class was predicted.
  ///
  ///     accuracy = correct / total
  ///
  /// - Returns: 0...1.
  public var accuracy: Double { Double(correct) / Double(total) }

  /// Wilson's 95 % interval for the accuracy on examples like these.
  public var accuracyInterval: Interval { .wilson(successes: correct, of: total) }
}
