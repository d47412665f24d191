import Matrices
import Testing

/// Everything is compared with sums that are written out, in double precision.
@Suite struct BLASTests {
  /// A matrix within wider rows: `stride` is larger than the number of columns.
  private struct Table {
    let rows: Int
    let columns: Int
    let stride: Int
    var elements: [Float]

    init(_ rows: Int, _ columns: Int, padding: Int, _ generator: inout SeededGenerator) {
      (self.rows, self.columns, stride) = (rows, columns, columns + padding)
      elements = (0..<rows * stride).map { _ in Float(2 * generator.uniform() - 1) }
    }

    /// The element after transposition, if asked for.
    func at(_ row: Int, _ column: Int, transposed: Bool = false) -> Double {
      Double(transposed ? elements[column * stride + row] : elements[row * stride + column])
    }
  }

  private var generator = SeededGenerator(seed: 7, stream: "blas")

  @Test(
    arguments: [(1, 1, 1), (3, 5, 4), (7, 1, 9), (1, 8, 3), (64, 33, 50), (130, 70, 300)],
    [(false, false), (false, true), (true, false), (true, true)])
  func matrixTimesMatrix(_ size: (Int, Int, Int), _ transposed: (a: Bool, b: Bool)) {
    var generator = generator
    let (rows, columns, inner) = size
    let a = Table(
      transposed.a ? inner : rows, transposed.a ? rows : inner, padding: 3, &generator)
    let b = Table(
      transposed.b ? columns : inner, transposed.b ? inner : columns, padding: 2, &generator)
    for (alpha, beta) in [(Float(1), Float(0)), (-0.5, 1), (2, 0.25)] {
      let before = Table(rows, columns, padding: 1, &generator)
      var c = before
      BLAS.multiply(
        rows: rows, columns: columns, inner: inner, alpha: alpha,
        .init(a.elements, stride: a.stride, transposed: transposed.a),
        .init(b.elements, stride: b.stride, transposed: transposed.b),
        beta: beta, into: &c.elements, stride: c.stride)
      for row in 0..<rows {
        for column in 0..<columns {
          var sum = 0.0
          for index in 0..<inner {
            sum +=
              a.at(row, index, transposed: transposed.a)
              * b.at(index, column, transposed: transposed.b)
          }
          let expected = Double(alpha) * sum + Double(beta) * before.at(row, column)
          #expect(abs(c.at(row, column) - expected) < 1e-4)
        }
        // What lies between the rows is not touched.
        #expect(c.elements[row * c.stride + columns] == before.elements[row * c.stride + columns])
      }
    }
  }

  @Test(arguments: [(1, 1), (5, 3), (3, 5), (200, 100)], [false, true])
  func matrixTimesVector(_ size: (rows: Int, columns: Int), _ transposed: Bool) {
    var generator = generator
    let a = Table(size.rows, size.columns, padding: 2, &generator)
    let (count, inner) = transposed ? (a.columns, a.rows) : (a.rows, a.columns)
    let x = Table(1, inner, padding: 0, &generator)
    let before = Table(1, count, padding: 0, &generator)
    var y = before.elements
    BLAS.multiply(
      rows: a.rows, columns: a.columns, alpha: 0.5,
      .init(a.elements, stride: a.stride, transposed: transposed), x.elements, beta: -2, into: &y)
    for index in 0..<count {
      var sum = 0.0
      for position in 0..<inner {
        sum += a.at(index, position, transposed: transposed) * x.at(0, position)
      }
      #expect(abs(Double(y[index]) - (0.5 * sum - 2 * before.at(0, index))) < 2e-5)
    }
  }

  // With a β of 0 the result is only written: what stood there, even NaN, must not come through.
  @Test(arguments: [1, 4, 40, 200])
  func onlyWrittenWhenBetaIsZero(_ size: Int) {
    let ones = [Float](repeating: 1, count: size * size)
    var c = [Float](repeating: .nan, count: size * size)
    BLAS.multiply(
      rows: size, columns: size, inner: size, .init(ones, stride: size), .init(ones, stride: size),
      into: &c, stride: size)
    #expect(c.allSatisfy { $0 == Float(size) })
    for transposed in [false, true] {
      var y = [Float](repeating: .nan, count: size)
      BLAS.multiply(
        rows: size, columns: size, .init(ones, stride: size, transposed: transposed), ones, into: &y
      )
      #expect(y.allSatisfy { $0 == Float(size) })
    }
  }

  // A product over nothing is 0.
  @Test func emptyProducts() {
    let nothing: [Float] = [0]
    var c: [Float] = [1, 2, 3, 4]
    BLAS.multiply(
      rows: 2, columns: 2, inner: 0, .init(nothing, stride: 0), .init(nothing, stride: 2), into: &c,
      stride: 2)
    #expect(c == [0, 0, 0, 0])
    BLAS.multiply(
      rows: 0, columns: 2, inner: 1, .init(nothing, stride: 1), .init(nothing, stride: 2), into: &c,
      stride: 2)
    #expect(c == [0, 0, 0, 0])
    var y: [Float] = [1, 2]
    BLAS.multiply(rows: 2, columns: 0, .init(nothing, stride: 0), nothing, into: &y)
    #expect(y == [0, 0])
    var z: [Float] = [1, 2]
    BLAS.multiply(
      rows: 0, columns: 2, .init(nothing, stride: 2, transposed: true), nothing, beta: 3, into: &z)
    #expect(z == [3, 6])
    #expect(BLAS.dot(nothing, nothing, count: 0) == 0)
  }

  @Test func gramMatrix() {
    var generator = generator
    let a = Table(40, 6, padding: 2, &generator)
    var h = [Float](repeating: 1, count: 36)
    BLAS.addGram(
      rows: 40, columns: 6, alpha: -0.5, .init(a.elements, stride: a.stride), into: &h)
    for row in 0..<6 {
      for column in 0..<6 {
        let sum = (0..<40).reduce(0.0) { $0 + a.at($1, row) * a.at($1, column) }
        let expected = column >= row ? 1 - 0.5 * sum : 1
        #expect(abs(Double(h[row * 6 + column]) - expected) < 1e-5)
      }
    }
  }

  @Test func vectors() {
    let x: [Float] = [1, 2, 3, 4]
    var y: [Float] = [10, 20, 30, 40]
    #expect(BLAS.dot(x, y, count: 3) == 140)
    BLAS.add(-2, x, to: &y, count: 3)
    #expect(y == [8, 16, 24, 40])
  }

  // H = LLᵀ with L = [2, 0; 1, 3] is [4, 2; 2, 10], and H (1, 2) = (8, 22).
  @Test func solvesByHand() {
    // The lower triangle is not read.
    var h: [Double] = [4, 2, .nan, 10]
    var b: [Double] = [8, 22]
    #expect(BLAS.solvePositiveDefinite(&h, order: 2, &b))
    #expect(abs(b[0] - 1) < 1e-14 && abs(b[1] - 2) < 1e-14)
  }

  @Test func solvesALargeSystem() {
    var generator = generator
    let order = 60
    let a = Table(80, order, padding: 0, &generator)
    var h = [Double](repeating: 0, count: order * order)
    for row in 0..<order {
      for column in 0..<order {
        h[row * order + column] = (0..<80).reduce(0) { $0 + a.at($1, row) * a.at($1, column) }
      }
    }
    let solution = (0..<order).map { Double($0) - 30 }
    var b = (0..<order).map { row in
      (0..<order).reduce(0) { $0 + h[row * order + $1] * solution[$1] }
    }
    #expect(BLAS.solvePositiveDefinite(&h, order: order, &b))
    for (found, expected) in zip(b, solution) { #expect(abs(found - expected) < 1e-8) }
  }

  // Eigenvalues 3 and -1; then 2 and 0; then what a computation that went wrong leaves behind.
  @Test(arguments: [
    [1, 2, 2, 1], [1, 1, 1, 1], [.nan, 0, 0, 1], [1, .nan, 0, 1], [1, 0, 0, .nan],
    [.infinity, 0, 0, 1],
  ])
  func refusesWhatIsNotPositiveDefinite(_ matrix: [Double]) {
    var h = matrix
    var b: [Double] = [5, 6]
    #expect(!BLAS.solvePositiveDefinite(&h, order: 2, &b))
    #expect(b == [5, 6])
  }
}
