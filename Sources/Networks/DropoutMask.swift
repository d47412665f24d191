import Matrices

/// Which numbers of a batch pass a dropout layer, and by how much they are made larger.
///
///     a′ = a ∘ m,    m = 0 with probability r, else 1 / (1 - r)
final class DropoutMask {
  /// a′, shape (batch, columns).
  let outputs: Panel
  /// m, shape (batch, columns).
  private let mask: Panel
  private let rate: Double

  init(rate: Double, batchSize: Int, columns: Int) {
    self.rate = rate
    outputs = Panel(rows: batchSize, columns: columns)
    mask = Panel(rows: batchSize, columns: columns)
  }

  /// Draws m anew, example after example, on one thread: the same numbers however many there are.
  func draw(count: Int, using generator: inout SeededGenerator) {
    let kept = Float(1 / (1 - rate))
    for example in 0..<count {
      let row = mask.row(example, 0..<mask.columnCount)
      for column in row.indices { row[column] = generator.uniform() < rate ? 0 : kept }
    }
  }

  /// Forward: a′ from a, for some columns of some examples.
  func forward(_ activations: Panel, _ columns: Range<Int>, examples: Range<Int>) {
    for example in examples {
      let (row, source) = (outputs.row(example, columns), activations.row(example, columns))
      let factors = mask.row(example, columns)
      for column in row.indices { row[column] = source[column] * factors[column] }
    }
  }

  /// Backward: the slope along a from that along a′, in place.
  func backward(_ slopes: Panel, _ columns: Range<Int>, examples: Range<Int>) {
    for example in examples {
      let (row, factors) = (slopes.row(example, columns), mask.row(example, columns))
      for column in row.indices { row[column] *= factors[column] }
    }
  }
}
