/// A table of single-precision numbers, stored row after row.
///
/// Throughout the workbench, a matrix of examples has the shape (examples, features): one row an
/// example, one column a feature. `Matrix` is a value: a copy is independent of its original.
public struct Matrix: Equatable, Sendable {
  /// The number of rows, 0 or more.
  public let rowCount: Int
  /// The number of columns, 0 or more.
  public let columnCount: Int
  /// The numbers, shape (rowCount × columnCount), row after row.
  public private(set) var elements: [Float]

  /// A matrix from its elements, row after row.
  ///
  /// - Precondition: `elements.count == rowCount * columnCount`.
  public init(rowCount: Int, columnCount: Int, elements: [Float]) {
    precondition(
      elements.count == rowCount * columnCount,
      "expected \(rowCount) × \(columnCount) elements, received \(elements.count)")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.elements = elements
  }

  /// A matrix with the same number everywhere, zero unless told otherwise.
  public init(rowCount: Int, columnCount: Int, repeating value: Float = 0) {
    self.init(
      rowCount: rowCount, columnCount: columnCount,
      elements: Array(repeating: value, count: rowCount * columnCount))
  }

  /// A matrix from rows of equal length.
  ///
  /// - Precondition: all rows have the length of the first.
  public init(rows: [[Float]]) {
    let columnCount = rows.first?.count ?? 0
    for (index, row) in rows.enumerated() {
      precondition(
        row.count == columnCount,
        "expected \(columnCount) elements in row \(index), received \(row.count)")
    }
    self.init(rowCount: rows.count, columnCount: columnCount, elements: Array(rows.joined()))
  }

  /// A matrix whose elements are written in place, without a copy.
  ///
  /// - Parameter fill: Receives rowCount × columnCount uninitialised elements and sets all of them.
  public init(
    rowCount: Int, columnCount: Int, filledBy fill: (UnsafeMutableBufferPointer<Float>) -> Void
  ) {
    self.rowCount = rowCount
    self.columnCount = columnCount
    elements = Array(unsafeUninitializedCapacity: rowCount * columnCount) { buffer, count in
      count = rowCount * columnCount
      fill(UnsafeMutableBufferPointer(rebasing: buffer[..<count]))
    }
  }

  /// The element at a row and a column, both counted from 0.
  public subscript(row: Int, column: Int) -> Float {
    get { elements[row * columnCount + column] }
    set { elements[row * columnCount + column] = newValue }
  }

  /// One row, shape (columnCount).
  public func row(_ index: Int) -> ArraySlice<Float> {
    elements[index * columnCount..<(index + 1) * columnCount]
  }

  /// The named rows, in the order named; a row may be named twice.
  public func rows(_ indices: some Collection<Int>) -> Matrix {
    Matrix(rowCount: indices.count, columnCount: columnCount) { target in
      for (position, index) in indices.enumerated() {
        _ = target[(position * columnCount)...].update(fromContentsOf: row(index))
      }
    }
  }

  /// Reads the elements through a pointer, row after row.
  public func withUnsafeElements<Result>(
    _ body: (UnsafePointer<Float>) throws -> Result
  ) rethrows -> Result {
    try elements.withUnsafeBufferPointer { buffer in
      guard let start = buffer.baseAddress else { return try body(Matrix.nothing) }
      return try body(start)
    }
  }

  /// Where the pointer of an empty matrix points: an address that nobody reads or writes.
  private static var nothing: UnsafePointer<Float> {
    UnsafePointer(bitPattern: MemoryLayout<Float>.alignment).unsafelyUnwrapped
  }
}
