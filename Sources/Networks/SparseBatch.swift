import CSparseProducts
import Matrices

/// Where the examples of a batch are not 0: how the first layer gets by with half of the work.
///
/// Half of the pixels of a picture of clothes are 0, and what is multiplied by 0 need not be read:
///
///     forward    z += x W          for each example, its inputs other than 0
///     slopes     W += c xᵀ δ       for each input, the examples in which it is not 0
///
/// A bit says of each number whether it is 0; the numbers themselves are read where they are. The inputs
/// are cut into tiles: forward, the weights of a tile stay in the processor's nearest cache while all
/// examples of the batch pass by. The loops are in C, in `CSparseProducts`.
package final class SparseBatch {
  private var batch: csparse_batch
  private var examples = Matrix(rows: [])

  /// Room for a batch.
  ///
  /// - Parameters:
  ///   - exampleCount: The largest number of examples in a batch.
  ///   - inputCount: The number of inputs of each.
  package init(exampleCount: Int, inputCount: Int) {
    let tileCount = (inputCount + Self.tileLength - 1) / Self.tileLength
    let groupCount = (exampleCount + Self.groupLength - 1) / Self.groupLength
    // In C, a vector of these is treated at once, and begins where a cache line does.
    let byInput = UnsafeMutableRawPointer.allocate(
      byteCount: groupCount * tileCount * Self.tileLength * MemoryLayout<UInt32>.stride,
      alignment: 64)
    batch = csparse_batch(
      example_count: 0, input_count: inputCount, tile_count: tileCount,
      starts: .allocate(capacity: exampleCount),
      by_example: .allocate(capacity: exampleCount * tileCount),
      by_input: byInput.assumingMemoryBound(to: UInt32.self))
  }

  /// The inputs of a word by example, and the examples of one by input.
  private static let (tileLength, groupLength) = (
    Int(CSPARSE_TILE_LENGTH), Int(CSPARSE_GROUP_LENGTH)
  )

  deinit {
    batch.starts.deallocate()
    batch.by_example.deallocate()
    UnsafeMutableRawPointer(batch.by_input).deallocate()
  }

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

  /// The most numbers in a batch; with more, leaving out zeros gains nothing over BLAS.
  private static let largest = 1 << 20

  /// Notes where the examples of a batch are not 0.
  ///
  /// - Parameters:
  ///   - examples: Shape (examples, inputs).
  ///   - numbers: The numbers of those that make up the batch.
  package func take(_ numbers: ArraySlice<Int>, of examples: Matrix) {
    self.examples = examples
    batch.example_count = numbers.count
    for (place, number) in numbers.enumerated() {
      batch.starts[place] = number * examples.columnCount
    }
    examples.withUnsafeElements { csparse_note(&batch, $0) }
  }

  /// Forward: z += x W for some units.
  ///
  /// - Parameters:
  ///   - kernel: W, shape (inputs, units).
  ///   - outputs: z, shape (batch, units).
  ///   - units: The units to treat, from a cache line's first on.
  package func addProduct(with kernel: Panel, to outputs: Panel, units: Range<Int>) {
    examples.withUnsafeElements { elements in
      csparse_add_product(
        &batch, elements, outputs.address(row: 0, column: units.lowerBound), outputs.stride,
        kernel.address(row: 0, column: units.lowerBound), kernel.stride, vectorCount(units))
    }
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
    examples.withUnsafeElements { elements in
      csparse_add_transposed_product(
        &batch, elements, kernel.address(row: 0, column: units.lowerBound), kernel.stride, factor,
        delta.address(row: 0, column: units.lowerBound), delta.stride, vectorCount(units))
    }
  }

  /// The vectors that hold some units; what a panel has beyond its last column is 0 and stays 0.
  private func vectorCount(_ units: Range<Int>) -> Int {
    (units.count + Panel.lineLength - 1) / Panel.lineLength
  }
}
