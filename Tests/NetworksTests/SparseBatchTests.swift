import Learning
import Matrices
import Networks
import Testing

/// Products with whole numbers, which are exact in any order: what leaves out zeros must give the same
/// as what does not.
@Suite struct SparseBatchTests {
  /// Whole numbers from -4 to 4, a share of them made 0.
  private func numbers(_ rows: Int, _ columns: Int, zeros: Double, seed: UInt64) -> Matrix {
    var generator = SeededGenerator(seed: seed, stream: "numbers")
    return Matrix(rowCount: rows, columnCount: columns) { elements in
      for index in elements.indices {
        let isZero = Double.random(in: 0..<1, using: &generator) < zeros
        elements[index] = isZero ? 0 : Float(Int.random(in: -4...4, using: &generator))
      }
    }
  }

  struct Case: CustomStringConvertible {
    var inputs = 784
    var units = 300
    var examples = 32
    var capacity = 32
    var zeros = 0.5
    var description: String { "\(examples) of \(capacity) × \(inputs) × \(units), \(zeros) zeros" }
  }

  static let cases = [
    Case(), Case(examples: 5), Case(zeros: 0), Case(zeros: 1), Case(inputs: 1, units: 1),
    Case(inputs: 27, units: 16), Case(inputs: 29, units: 17), Case(inputs: 57, units: 80),
    Case(inputs: 30, units: 97, examples: 1, capacity: 1, zeros: 0.3),
    Case(inputs: 100, units: 145, examples: 1024, capacity: 1024),
  ]

  @Test(arguments: cases) func bothProductsAreExact(of one: Case) {
    let examples = numbers(2 * one.examples + 3, one.inputs, zeros: one.zeros, seed: 1)
    let order = (0..<one.examples).map { 2 * $0 + 1 }
    let (kernel, delta) = (
      numbers(one.inputs, one.units, zeros: 0, seed: 2),
      numbers(one.examples, one.units, zeros: 0, seed: 3)
    )
    let batch = SparseBatch(exampleCount: one.capacity, inputCount: one.inputs)
    // What an earlier batch has left behind must not matter.
    batch.take(ArraySlice(0..<one.examples), of: examples)
    batch.take(ArraySlice(order), of: examples)
    let (outputs, moved) = (Panel(delta), Panel(kernel))
    for units in pieces(of: one.units) {
      batch.addProduct(with: Panel(kernel), to: outputs, units: units)
      batch.addTransposedProduct(times: -2, with: Panel(delta), to: moved, units: units)
    }
    let taken = examples.rows(order)
    let isProduct = outputs.matrix == sum(delta, 1, taken, kernel)
    let isTransposedProduct = moved.matrix == sum(kernel, -2, taken.transposed, delta)
    #expect(isProduct && isTransposedProduct)
  }

  private func pieces(of units: Int) -> [Range<Int>] {
    units > 160 ? [0..<160, 160..<units] : [0..<units]
  }

  /// A + c B C, number by number.
  private func sum(_ a: Matrix, _ c: Float, _ b: Matrix, _ d: Matrix) -> Matrix {
    Matrix(rowCount: a.rowCount, columnCount: a.columnCount) { elements in
      for row in 0..<a.rowCount {
        for column in 0..<a.columnCount {
          var product: Float = 0
          for inner in 0..<b.columnCount { product += b[row, inner] * d[inner, column] }
          elements[row * a.columnCount + column] = a[row, column] + c * product
        }
      }
    }
  }

  @Test func zerosAreLeftOutWhereTheyAreMany() {
    let isWorthwhile = { (zeros: Double, batchSize: Int) in
      SparseBatch.isWorthwhile(
        for: numbers(160, 50, zeros: zeros, seed: 4), batchSize: batchSize)
    }
    // A ninth of the numbers drawn are 0 by themselves.
    #expect(isWorthwhile(0.5, 32) && isWorthwhile(1, 1))
    #expect(!isWorthwhile(0, 32))
    // 50 times 20,971 are 1,048,550: no further example would fit into 2 to the power of 20.
    #expect(isWorthwhile(0.5, 20_971) && !isWorthwhile(0.5, 20_972))
    #expect(!SparseBatch.isWorthwhile(for: Matrix(rows: []), batchSize: 32))
  }
}

extension Matrix {
  fileprivate var transposed: Matrix {
    Matrix(rowCount: columnCount, columnCount: rowCount) { elements in
      for row in 0..<rowCount {
        for column in 0..<columnCount { elements[column * rowCount + row] = self[row, column] }
      }
    }
  }
}
