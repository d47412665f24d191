import Matrices

/// A matrix in the form that training wants: every row starts on a cache line of its own.
///
/// Two threads may then work on different units of the same layer, and never write to the same
/// line of 64 bytes, which would send it back and forth between their processors. Columns can be put
/// into two blocks, one after the other in memory, so that a processor that reads ahead keeps out of
/// the other's.
package final class Panel {
  /// The number of floats in a cache line.
  static let lineLength = 16

  let rowCount: Int
  let columnCount: Int
  /// The columns of each block.
  let blocks: [Range<Int>]
  /// The distance from one row of a block to the next: its columns, rounded up to whole cache lines.
  let stride: Int
  private let start: UnsafeMutablePointer<Float>

  /// A panel of zeros.
  ///
  /// - Parameter blocks: One or two ranges that together are all columns; one unless told otherwise.
  package init(rows: Int, columns: Int, blocks: [Range<Int>]? = nil) {
    rowCount = rows
    columnCount = columns
    self.blocks = blocks ?? [0..<columns]
    let widest = self.blocks.map(\.count).max() ?? 0
    stride = (widest + Self.lineLength - 1) / Self.lineLength * Self.lineLength
    let count = self.blocks.count * rows * stride
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: max(1, count) * MemoryLayout<Float>.stride, alignment: 64)
    start = memory.initializeMemory(as: Float.self, repeating: 0, count: count)
  }

  /// A panel of zeros with the shape and the blocks of another.
  convenience init(like other: Panel) {
    self.init(rows: other.rowCount, columns: other.columnCount, blocks: other.blocks)
  }

  /// A panel with the elements of a matrix.
  package convenience init(_ matrix: Matrix, blocks: [Range<Int>]? = nil) {
    self.init(rows: matrix.rowCount, columns: matrix.columnCount, blocks: blocks)
    fill(from: matrix)
  }

  deinit {
    UnsafeMutableRawPointer(start).deallocate()
  }

  /// The elements as a matrix.
  package var matrix: Matrix {
    Matrix(rowCount: rowCount, columnCount: columnCount) { target in
      for row in 0..<rowCount {
        for block in blocks {
          _ = target[(row * columnCount + block.lowerBound)...].update(
            fromContentsOf: UnsafeBufferPointer(self.row(row, block)))
        }
      }
    }
  }

  /// Copies a matrix of the same shape.
  func fill(from matrix: Matrix) {
    for row in 0..<rowCount { fill(row: row, from: matrix, row: row) }
  }

  /// Copies a row of a matrix into a row.
  func fill(row: Int, from matrix: Matrix, row source: Int) {
    matrix.withUnsafeElements { elements in
      for block in blocks {
        address(row: row, column: block.lowerBound).update(
          from: elements + source * columnCount + block.lowerBound, count: block.count)
      }
    }
  }

  /// Multiplies some columns by a number; by 0, whatever they hold.
  func scale(by factor: Float, _ columns: Range<Int>) {
    if factor == 1 { return }
    for row in 0..<rowCount {
      let elements = self.row(row, columns)
      if factor == 0 {
        elements.update(repeating: 0)
      } else {
        for index in elements.indices { elements[index] *= factor }
      }
    }
  }

  /// Σ x² of some rows and some columns of one block, in double precision.
  func sumOfSquares(rows: Range<Int>, _ columns: Range<Int>) -> Double {
    // Eight sums side by side: a single one would wait for each addition before the next.
    var sums = SIMD8<Double>.zero
    let end = columns.count - columns.count % sums.scalarCount
    for row in rows {
      let elements = self.row(row, columns)
      for start in Swift.stride(from: 0, to: end, by: sums.scalarCount) {
        for lane in 0..<sums.scalarCount {
          let element = Double(elements[start + lane])
          sums[lane] += element * element
        }
      }
      for index in end..<elements.count {
        sums[index - end] += Double(elements[index]) * Double(elements[index])
      }
    }
    return sums.sum()
  }

  /// Some elements of one row and one block.
  func row(_ row: Int, _ columns: Range<Int>) -> UnsafeMutableBufferPointer<Float> {
    UnsafeMutableBufferPointer(
      start: address(row: row, column: columns.lowerBound), count: columns.count)
  }

  /// The address of an element.
  func address(row: Int, column: Int) -> UnsafeMutablePointer<Float> {
    let block = blocks.count > 1 && column >= blocks[1].lowerBound ? 1 : 0
    return start + (block * rowCount + row) * stride + column - blocks[block].lowerBound
  }

  /// The part of the panel that begins at an element, as an operand of a product.
  func block(row: Int = 0, column: Int = 0, transposed: Bool = false) -> BLAS.Block {
    BLAS.Block(address(row: row, column: column), stride: stride, transposed: transposed)
  }
}
