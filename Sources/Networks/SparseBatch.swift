import CSparseProducts
import Matrices

/// The examples of a batch without their zeros: how the first layer gets by with half of the work.
///
/// Half of the pixels of a picture of clothes are 0, and what is multiplied by 0 need not be read:
///
///     forward    z += x W          for each example, its inputs other than 0
///     slopes     W += c xᵀ δ       for each input, the examples in which it is not 0
///
/// The inputs are cut into halves, which two threads can take in at the same time, and those into tiles.
/// Forward, the weights of a tile stay in the processor's nearest cache while all examples of the batch
/// pass by. The loops are in C, in `CSparseProducts`.
package final class SparseBatch {
  private let halves: [Half]

  /// Room for a batch.
  ///
  /// - Parameters:
  ///   - exampleCount: The largest number of examples in a batch.
  ///   - inputCount: The number of inputs of each.
  package init(exampleCount: Int, inputCount: Int) {
    halves = (0..<inputCount).halves(step: Half.tileLength).map {
      Half($0, exampleCount: exampleCount)
    }
  }

  /// The number of halves; 1 for few inputs.
  package var halfCount: Int { halves.count }

  /// Whether leaving out zeros is faster than multiplying by them.
  ///
  /// It depends on the examples and the settings alone, so that the same training has the same bits on
  /// any number of threads. Every sixteenth example is looked at.
  package static func isWorthwhile(for examples: Matrix, batchSize: Int) -> Bool {
    guard batchSize * examples.columnCount <= largest else { return false }
    var (zeros, numbers) = (0, 0)
    examples.withUnsafeElements { elements in
      for row in stride(from: 0, to: examples.rowCount, by: 16) {
        let start = elements + row * examples.columnCount
        for column in 0..<examples.columnCount where start[column] == 0 { zeros += 1 }
        numbers += examples.columnCount
      }
    }
    return numbers > 0 && 4 * zeros >= numbers
  }

  /// The most numbers in a batch; each may take 16 bytes here.
  private static let largest = 1 << 20

  /// Takes half of the inputs of some examples in; enough for the product forward.
  ///
  /// - Parameters:
  ///   - half: The number of the half.
  ///   - examples: Shape (examples, inputs).
  ///   - batch: The numbers of those that make up the batch.
  package func fill(half: Int, from examples: Matrix, batch: ArraySlice<Int>) {
    examples.withUnsafeElements { elements in
      halves[half].fill(from: elements, stride: examples.columnCount, batch)
    }
  }

  /// Sorts the entries of a half by their inputs; needed for the slopes.
  package func sort(half: Int) {
    halves[half].sort()
  }

  /// Forward: z += x W for some units.
  ///
  /// - Parameters:
  ///   - kernel: W, shape (inputs, units).
  ///   - outputs: z, shape (batch, units).
  ///   - units: The units to treat, from a cache line's first on.
  package func addProduct(with kernel: Panel, to outputs: Panel, units: Range<Int>) {
    for half in halves { half.addProduct(with: kernel, to: outputs, units) }
  }

  /// Slopes: W += c xᵀ δ for some units.
  ///
  /// - Parameters:
  ///   - factor: c.
  ///   - delta: δ, shape (batch, units).
  ///   - kernel: W, shape (inputs, units).
  ///   - units: The units to treat, from a cache line's first on.
  package func addTransposedProduct(
    times factor: Float, with delta: Panel, to kernel: Panel, units: Range<Int>
  ) {
    for half in halves { half.addTransposedProduct(times: factor, with: delta, to: kernel, units) }
  }
}

/// Some of the inputs.
private final class Half {
  private var entries: csparse_inputs
  private var exampleCount = 0

  /// The number of inputs in a tile.
  static let tileLength = 42

  init(_ inputs: Range<Int>, exampleCount: Int) {
    let tileCount = (inputs.count + Self.tileLength - 1) / Self.tileLength
    // One more, as a number is written before it is known whether it stays.
    let room = inputs.count * exampleCount + 1
    entries = csparse_inputs(
      first_input: inputs.lowerBound, input_count: inputs.count, tile_length: Self.tileLength,
      tile_count: tileCount, capacity: exampleCount,
      tile_starts: .allocate(capacity: exampleCount * (tileCount + 1)),
      by_example: .allocate(capacity: room),
      input_counts: .allocate(capacity: inputs.count), by_input: .allocate(capacity: room))
  }

  deinit {
    for numbers in [entries.tile_starts, entries.input_counts] { numbers?.deallocate() }
    for entries in [entries.by_example, entries.by_input] { entries?.deallocate() }
  }

  func fill(from elements: UnsafePointer<Float>, stride: Int, _ batch: ArraySlice<Int>) {
    exampleCount = batch.count
    for place in batch.indices {
      let next = min(place + 1, batch.endIndex - 1)
      csparse_append(
        &entries, place - batch.startIndex, elements + batch[place] * stride,
        elements + batch[next] * stride)
    }
  }

  func sort() {
    csparse_sort_by_input(&entries, exampleCount)
  }

  func addProduct(with kernel: Panel, to outputs: Panel, _ units: Range<Int>) {
    csparse_add_product(
      &entries, exampleCount, outputs.address(row: 0, column: units.lowerBound), outputs.stride,
      kernel.address(row: 0, column: units.lowerBound), kernel.stride, vectorCount(units))
  }

  func addTransposedProduct(
    times factor: Float, with delta: Panel, to kernel: Panel, _ units: Range<Int>
  ) {
    csparse_add_transposed_product(
      &entries, kernel.address(row: 0, column: units.lowerBound), kernel.stride, factor,
      delta.address(row: 0, column: units.lowerBound), delta.stride, vectorCount(units))
  }

  /// The vectors that hold some units; what a panel has beyond its last column is 0 and stays 0.
  private func vectorCount(_ units: Range<Int>) -> Int {
    (units.count + Panel.lineLength - 1) / Panel.lineLength
  }
}
