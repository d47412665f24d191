import Matrices

/// A matrix in the form that training wants: every row starts on a cache line of its own.
///
/// Two threads may then work on different units of the same layer, and never write to the same
/// line of 64 bytes, which would send it back and forth between their processors.
package final class Panel {
  /// The number of floats in a cache line.
  static let lineLength = 16

  let rowCount: Int
  let columnCount: Int
  /// The distance from one row to the next: the columns, rounded up to whole cache lines.
  let stride: Int
  let start: UnsafeMutablePointer<Float>

  /// A panel of zeros.
  package init(rows: Int, columns: Int) {
    rowCount = rows
    columnCount = columns
    stride = (columns + Self.lineLength - 1) / Self.lineLength * Self.lineLength
    let byteCount = max(1, rows * stride) * MemoryLayout<Float>.stride
    let memory = UnsafeMutableRawPointer.allocate(byteCount: byteCount, alignment: 64)
    start = memory.initializeMemory(as: Float.self, repeating: 0, count: rows * stride)
  }

  /// A panel with the elements of a matrix.
  package convenience init(_ matrix: Matrix) {
    self.init(rows: matrix.rowCount, columns: matrix.columnCount)
    fill(from: matrix)
  }

  deinit {
    UnsafeMutableRawPointer(start).deallocate()
  }

  /// The elements as a matrix.
  package var matrix: Matrix {
    Matrix(rowCount: rowCount, columnCount: columnCount) { target in
      for row in 0..<rowCount {
        _ = target[(row * columnCount)...].update(
          fromContentsOf: UnsafeBufferPointer(start: start + row * stride, count: columnCount))
      }
    }
  }

  /// Copies a matrix of the same shape.
  func fill(from matrix: Matrix) {
    for row in 0..<rowCount { fill(row: row, from: matrix, row: row) }
  }

  /// Copies a row of a matrix into a row.
  func fill(row: Int, from matrix: Matrix, row source: Int) {
    matrix.withUnsafeElements {
      (start + row * stride).update(from: $0 + source * columnCount, count: columnCount)
    }
  }

  /// Multiplies some columns by a number; by 0, whatever they hold.
  func scale(by factor: Float, _ columns: Range<Int>) {
    if factor == 1 { return }
    for row in 0..<rowCount {
      let elements = self.row(row, columns)
      for index in elements.indices { elements[index] = factor == 0 ? 0 : elements[index] * factor }
    }
  }

  /// Some elements of one row.
  func row(_ row: Int, _ columns: Range<Int>) -> UnsafeMutableBufferPointer<Float> {
    UnsafeMutableBufferPointer(
      start: start + row * stride + columns.lowerBound, count: columns.count)
  }

  /// The address of an element.
  func address(row: Int, column: Int) -> UnsafeMutablePointer<Float> {
    start + row * stride + column
  }

  /// The part of the panel that begins at an element, as an operand of a product.
  func block(row: Int = 0, column: Int = 0, transposed: Bool = false) -> BLAS.Block {
    BLAS.Block(address(row: row, column: column), stride: stride, transposed: transposed)
  }
}
