import Learning
import Matrices

/// ‖x‖² of every example, the extra feature of 1 included: computed once, used for all classes.
struct ExampleNorms {
  /// Shape (examples).
  let squares: [Float]
  let mean: Double
  let largest: Double

  /// Beyond this square, sums of products leave what single precision can hold.
  private static let limit: Float = 1e30

  /// - Throws: `LearningError` if an example is too far from 0 to be computed with.
  init(_ features: Matrix) throws(LearningError) {
    squares = features.withUnsafeElements { x in
      (0..<features.rowCount).map { example in
        let row = x + example * features.columnCount
        return BLAS.dot(row, row, count: features.columnCount) + 1
      }
    }
    mean = squares.reduce(0) { $0 + Double($1) } / Double(max(1, squares.count))
    largest = Double(squares.max() ?? 1)
    if let example = squares.firstIndex(where: { !($0 <= Self.limit) }) {
      throw LearningError(
        "expected features of which no example's squares add up to more than \(Self.limit), found "
          + "\(squares[example]) at example \(example); scale the features")
    }
  }
}
