import Matrices

/// ‖x‖² of every example, the extra feature of 1 included: computed once, used for all classes.
struct ExampleNorms {
  /// Shape (examples).
  let squares: [Float]
  let mean: Double
  let largest: Double

  init(_ features: Matrix) {
    squares = features.withUnsafeElements { x in
      (0..<features.rowCount).map { example in
        let row = x + example * features.columnCount
        return BLAS.dot(row, row, count: features.columnCount) + 1
      }
    }
    mean = squares.reduce(0) { $0 + Double($1) } / Double(max(1, squares.count))
    largest = Double(squares.max() ?? 1)
  }
}
