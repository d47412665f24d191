import Matrices

/// The classes that a classifier guesses for some examples.
public struct Predictions: Equatable, Sendable {
  /// Shape (examples); each the number of a class, 0 ..< classCount.
  public let ids: [Int]
  /// The number of classes that the classifier knows.
  public let classCount: Int

  /// The number of examples.
  public var count: Int { ids.count }

  /// Guesses by class number.
  ///
  /// - Throws: ``LearningError`` if a guess is outside of the classes.
  public init(_ ids: [Int], classCount: Int) throws(LearningError) {
    if let position = ids.firstIndex(where: { !(0..<classCount).contains($0) }) {
      throw LearningError(
        "expected predictions from 0 to \(classCount - 1), "
          + "found \(ids[position]) at example \(position)")
    }
    self.ids = ids
    self.classCount = classCount
  }

  /// For each example, the class with the highest score; of equal ones the lowest number.
  ///
  /// - Parameter scores: Shape (examples, classes), at least one class; a NaN never wins over a
  ///   number, and if all are NaN the guess is class 0.
  public init(highestOf scores: Matrix) {
    ids = (0..<scores.rowCount).map { example in
      let row = scores.row(example)
      var best = row.startIndex
      for index in row.indices {
        let isFirstNumber = row[best].isNaN && !row[index].isNaN
        if isFirstNumber || row[index] > row[best] { best = index }
      }
      return best - row.startIndex
    }
    classCount = scores.columnCount
  }
}
