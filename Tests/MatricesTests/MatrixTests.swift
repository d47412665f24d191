import Matrices
import Testing

@Suite struct MatrixTests {
  private let matrix = Matrix(rows: [[1, 2, 3], [4, 5, 6]])

  @Test func rowsFollowEachOther() {
    #expect(matrix.rowCount == 2 && matrix.columnCount == 3)
    #expect(matrix.elements == [1, 2, 3, 4, 5, 6])
    #expect(matrix[0, 2] == 3 && matrix[1, 0] == 4)
    #expect(Array(matrix.row(1)) == [4, 5, 6])
    #expect(matrix == Matrix(rowCount: 2, columnCount: 3, elements: [1, 2, 3, 4, 5, 6]))
    #expect(matrix != Matrix(rowCount: 3, columnCount: 2, elements: [1, 2, 3, 4, 5, 6]))
  }

  @Test func copiesAreIndependent() {
    var copy = matrix
    copy[1, 1] = 50
    #expect(copy.elements == [1, 2, 3, 4, 50, 6])
    #expect(matrix[1, 1] == 5)
    copy[0, 0] = 10
    #expect(copy[0, 0] == 10 && matrix[0, 0] == 1)
  }

  @Test func rowsByNumber() {
    #expect(matrix.rows([1, 0, 1]) == Matrix(rows: [[4, 5, 6], [1, 2, 3], [4, 5, 6]]))
    #expect(matrix.rows([]) == Matrix(rowCount: 0, columnCount: 3))
    #expect(matrix.rows(1..<2) == Matrix(rows: [[4, 5, 6]]))
  }

  @Test func filledInPlace() {
    let squares = Matrix(rowCount: 2, columnCount: 2) { elements in
      for index in elements.indices { elements[index] = Float(index * index) }
    }
    #expect(squares == Matrix(rows: [[0, 1], [4, 9]]))
    #expect(Matrix(rowCount: 1, columnCount: 2, repeating: 7) == Matrix(rows: [[7, 7]]))
    #expect(Matrix(rowCount: 1, columnCount: 2) == Matrix(rows: [[0, 0]]))
  }

  @Test func emptyMatrices() {
    for empty in [
      Matrix(rows: []), Matrix(rowCount: 0, columnCount: 4), Matrix(rowCount: 3, columnCount: 0),
    ] {
      #expect(empty.elements.isEmpty)
      #expect(empty.withUnsafeElements { _ in 1 } == 1)
    }
    #expect(Matrix(rowCount: 3, columnCount: 0).rows([2, 1]).rowCount == 2)
  }

  @Test func refusesElementsThatDoNotFit() async {
    await #expect(processExitsWith: .failure) {
      _ = Matrix(rowCount: 2, columnCount: 2, elements: [1, 2, 3])
    }
    // Six elements would fill 3 × 2, but the rows differ.
    await #expect(processExitsWith: .failure) { _ = Matrix(rows: [[1, 2], [3], [4, 5, 6]]) }
  }
}
