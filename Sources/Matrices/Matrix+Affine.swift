extension Matrix {
  /// Every row times a kernel, plus a bias: what a layer of linear units computes.
  ///
  ///     Y = X K + b
  ///
  /// - Parameters:
  ///   - kernel: K, shape (columnCount, units).
  ///   - bias: b, shape (units), added to every row.
  ///   - team: Who computes it; the result does not depend on the number of threads.
  /// - Returns: Shape (rowCount, units).
  /// - Precondition: the kernel has a row for each column, the bias an element for each unit.
  public func affine(_ kernel: Matrix, _ bias: [Float], team: WorkerTeam) -> Matrix {
    let units = kernel.columnCount
    precondition(
      kernel.rowCount == columnCount,
      "expected a kernel of \(columnCount) rows, received \(kernel.rowCount)")
    precondition(bias.count == units, "expected \(units) biases, received \(bias.count)")
    let pieceLength = 500
    return Matrix(rowCount: rowCount, columnCount: units) { result in
      guard let y = result.baseAddress else { return }
      withUnsafeElements { x in
        kernel.withUnsafeElements { kernel in
          team.run((rowCount + pieceLength - 1) / pieceLength) { piece in
            let first = piece * pieceLength
            let count = Swift.min(pieceLength, rowCount - first)
            for row in first..<first + count {
              (y + row * units).initialize(from: bias, count: units)
            }
            BLAS.multiply(
              rows: count, columns: units, inner: columnCount,
              .init(x + first * columnCount, stride: columnCount), .init(kernel, stride: units),
              beta: 1, into: y + first * units, stride: units)
          }
        }
      }
    }
  }
}
