import Matrices

/// How strongly each example speaks for each class, by any measure: the higher, the stronger.
///
/// The decision scores of a support vector machine are scores, and so are a network's outputs
/// before and after the softmax. What needs numbers that are chances takes ``Probabilities``.
public struct Scores: Equatable, Sendable {
  /// The number of examples.
  public let count: Int
  /// The number of classes.
  public let classCount: Int
  /// Shape (count × classCount), finite, example after example.
  let elements: [Double]

  /// The scores in a matrix, such as a classifier's `decisionScores`.
  ///
  /// - Parameter matrix: Shape (examples, classes), finite.
  /// - Throws: ``MetricError`` if a score is NaN or infinite.
  public init(_ matrix: Matrix) throws(MetricError) {
    try self.init(
      matrix.elements.map(Double.init), count: matrix.rowCount, classCount: matrix.columnCount)
  }

  /// Scores row by row, in double precision.
  ///
  /// - Parameter rows: Shape (examples, classes), finite.
  /// - Throws: ``MetricError`` if rows differ in length, or a score is NaN or infinite.
  public init(_ rows: [[Double]]) throws(MetricError) {
    let classCount = rows.first?.count ?? 0
    if let example = rows.firstIndex(where: { $0.count != classCount }) {
      throw MetricError(
        "expected \(classCount) scores for each example, "
          + "found \(rows[example].count) for example \(example)")
    }
    try self.init(Array(rows.joined()), count: rows.count, classCount: classCount)
  }

  private init(_ elements: [Double], count: Int, classCount: Int) throws(MetricError) {
    if let place = elements.firstIndex(where: { !$0.isFinite }) {
      throw MetricError(
        "expected finite scores, found \(elements[place]) for class \(place % classCount) of "
          + "example \(place / classCount): see whether training diverged")
    }
    self.elements = elements
    self.count = count
    self.classCount = classCount
  }

  /// The scores of one example, shape (classes).
  ///
  /// - Precondition: `example` is 0 ..< count.
  public func row(_ example: Int) -> ArraySlice<Double> {
    elements[example * classCount..<(example + 1) * classCount]
  }

  /// The scores for one class, shape (examples).
  ///
  /// - Precondition: `index` is 0 ..< classCount.
  public func column(_ index: Int) -> [Double] {
    precondition(
      (0..<classCount).contains(index),
      "expected a class from 0 to \(classCount - 1), received \(index)")
    return (0..<count).map { elements[$0 * classCount + index] }
  }
}
