import Matrices
import Testing

@Suite struct AffineTests {
  @Test func rowsTimesKernelPlusBias() {
    let x = Matrix(rows: [[1, 2], [3, 4], [0, 0]])
    let kernel = Matrix(rows: [[1, 0, -1], [2, 1, 0.5]])
    // First row: 1·1 + 2·2 + 10, 1·0 + 2·1 + 20, -1 + 2·0.5 + 30.
    let expected = Matrix(rows: [[15, 22, 30], [21, 24, 29], [10, 20, 30]])
    for threads in 1...3 {
      #expect(x.affine(kernel, [10, 20, 30], team: WorkerTeam(threads: threads)) == expected)
    }
  }

  // Pieces have 500 rows: numbers of rows on both sides of one and of two pieces.
  @Test(arguments: [1, 499, 500, 501, 1000, 1001])
  func everyRowIsComputedByAnyNumberOfThreads(rowCount: Int) {
    var generator = SeededGenerator(seed: 3, stream: "affine")
    func random(_ rows: Int, _ columns: Int) -> Matrix {
      Matrix(rowCount: rows, columnCount: columns) { elements in
        for index in elements.indices { elements[index] = Float(generator.uniform() - 0.5) }
      }
    }
    let (x, kernel, bias) = (random(rowCount, 7), random(7, 3), random(1, 3).elements)
    let results = (1...3).map { x.affine(kernel, bias, team: WorkerTeam(threads: $0)) }
    #expect(results[0] == results[1] && results[0] == results[2])
    for row in 0..<rowCount {
      for unit in 0..<3 {
        let sum = (0..<7).reduce(Double(bias[unit])) {
          $0 + Double(x[row, $1]) * Double(kernel[$1, unit])
        }
        #expect(abs(Double(results[0][row, unit]) - sum) < 1e-6)
      }
    }
  }

  @Test func nothingTimesAnythingIsTheBiasOrNothing() {
    let team = WorkerTeam(threads: 2)
    let noRows = Matrix(rowCount: 0, columnCount: 2)
    #expect(
      noRows.affine(Matrix(rowCount: 2, columnCount: 3), [1, 2, 3], team: team).rowCount == 0)
    let noUnits = Matrix(rowCount: 2, columnCount: 2).affine(
      Matrix(rowCount: 2, columnCount: 0), [], team: team)
    #expect(noUnits == Matrix(rowCount: 2, columnCount: 0))
    let noFeatures = Matrix(rowCount: 2, columnCount: 0).affine(
      Matrix(rowCount: 0, columnCount: 2), [5, 6], team: team)
    #expect(noFeatures == Matrix(rows: [[5, 6], [5, 6]]))
  }

  @Test func refusesWhatDoesNotFit() async {
    await #expect(processExitsWith: .failure) {
      _ = Matrix(rows: [[1, 2]]).affine(
        Matrix(rowCount: 3, columnCount: 1), [0], team: WorkerTeam(threads: 1))
    }
    await #expect(processExitsWith: .failure) {
      _ = Matrix(rows: [[1, 2]]).affine(
        Matrix(rowCount: 2, columnCount: 1), [0, 0], team: WorkerTeam(threads: 1))
    }
  }
}
