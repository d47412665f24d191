import CSparseProducts
import Matrices

/// The examples of a batch without their zeros: how the first layer gets by with half of the work.
///
/// Half of the pixels of a picture of clothes are 0, and what is multiplied by 0 need not be read:
///
///     forward    z += x W          for each example, its inputs other than 0
///     slopes     W += c xᵀ δ       for each input, the examples in which it is not 0
///
/// The inputs are cut into tiles. Forward, the weights of a tile stay in the processor's nearest cache
/// while all examples of the batch pass by. Two threads can fill one half of the tiles each.
package final class SparseBatch {
  private let halves: [Half]

  /// Room for a batch.
  ///
  /// - Parameters:
  ///   - exampleCount: The largest number of examples in a batch.
  ///   - inputCount: The number of inputs of each.
  package init(exampleCount: Int, inputCount: Int) {
    let tileCount = (inputCount + Self.tileLength - 1) / Self.tileLength
    let border = min((tileCount + 1) / 2 * Self.tileLength, inputCount)
    halves = [0..<border, border..<inputCount].map { Half($0, exampleCount: exampleCount) }
  }

  /// The number of inputs in a tile.
  fileprivate static let tileLength = 28

  /// Whether leaving out zeros is faster than multiplying by them.
  ///
  /// It depends on the examples and the settings alone, so that the same training has the same bits on
  /// any number of threads. Every sixteenth example is looked at.
  package static func isWorthwhile(for examples: Matrix, batchSize: Int) -> Bool {
    guard batchSize <= 1024, examples.columnCount <= Int(UInt16.max) else { return false }
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

  /// Takes examples in, with the help of a team.
  ///
  /// - Parameters:
  ///   - examples: Shape (examples, inputs).
  ///   - batch: The numbers of those that make up the batch.
  package func fill(from examples: Matrix, batch: ArraySlice<Int>, team: WorkerTeam) {
    examples.withUnsafeElements { elements in
      team.run(halves.count) { halves[$0].fill(from: elements, examples.columnCount, batch) }
    }
  }

  /// Forward: z += x W for some units.
  ///
  /// - Parameters:
  ///   - outputs: z, shape (batch, units).
  ///   - kernel: W, shape (inputs, units).
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

/// The entries of some of the inputs, once example by example and once input by input.
private final class Half {
  private let inputs: Range<Int>
  private var exampleCount = 0
  private let byExample: Entries
  private let byInput: Entries

  init(_ inputs: Range<Int>, exampleCount: Int) {
    self.inputs = inputs
    let tileCount = (inputs.count + SparseBatch.tileLength - 1) / SparseBatch.tileLength
    byExample = Entries(
      groups: tileCount * exampleCount, capacity: inputs.count * exampleCount)
    byInput = Entries(groups: inputs.count, capacity: inputs.count * exampleCount)
  }

  func fill(from elements: UnsafePointer<Float>, _ columnCount: Int, _ batch: ArraySlice<Int>) {
    exampleCount = batch.count
    byExample.removeAll()
    byInput.removeAll()
    for first in stride(from: inputs.lowerBound, to: inputs.upperBound, by: SparseBatch.tileLength)
    {
      let tile = first..<min(first + SparseBatch.tileLength, inputs.upperBound)
      for example in batch {
        let row = elements + example * columnCount
        for input in tile { byExample.append(row[input], number: input) }
        byExample.endGroup()
      }
      for input in tile {
        for (position, example) in batch.enumerated() {
          byInput.append(elements[example * columnCount + input], number: position)
        }
        byInput.endGroup()
      }
    }
  }

  func addProduct(with kernel: Panel, to outputs: Panel, _ units: Range<Int>) {
    csparse_add_product(
      outputs.address(row: 0, column: units.lowerBound), outputs.stride, exampleCount,
      kernel.address(row: 0, column: units.lowerBound), kernel.stride, vectorCount(units),
      byExample.groupCount, byExample.starts, byExample.numbers, byExample.values)
  }

  func addTransposedProduct(
    times factor: Float, with delta: Panel, to kernel: Panel, _ units: Range<Int>
  ) {
    csparse_add_transposed_product(
      kernel.address(row: inputs.lowerBound, column: units.lowerBound), kernel.stride,
      byInput.groupCount, factor, delta.address(row: 0, column: units.lowerBound), delta.stride,
      vectorCount(units), byInput.starts, byInput.numbers, byInput.values)
  }

  /// The vectors that hold some units; what a panel has beyond its last column is 0 and stays 0.
  private func vectorCount(_ units: Range<Int>) -> Int {
    (units.count + Panel.lineLength - 1) / Panel.lineLength
  }
}

/// Groups of numbers other than 0, each with the number of what it belongs to.
private final class Entries {
  private(set) var groupCount = 0
  private var count = 0
  /// Where each group begins, and where the last one ends.
  let starts: UnsafeMutablePointer<UInt32>
  let numbers: UnsafeMutablePointer<UInt16>
  let values: UnsafeMutablePointer<Float>

  init(groups: Int, capacity: Int) {
    starts = .allocate(capacity: groups + 1)
    // One more, as a number is written before it is known whether it stays.
    numbers = .allocate(capacity: capacity + 1)
    values = .allocate(capacity: capacity + 1)
    starts[0] = 0
  }

  deinit {
    starts.deallocate()
    numbers.deallocate()
    values.deallocate()
  }

  func removeAll() {
    groupCount = 0
    count = 0
  }

  /// Appends to the group that is being filled, without a jump that the processor would have to guess.
  @inline(__always)
  func append(_ value: Float, number: Int) {
    values[count] = value
    numbers[count] = UInt16(truncatingIfNeeded: number)
    count &+= value == 0 ? 0 : 1
  }

  func endGroup() {
    groupCount += 1
    starts[groupCount] = UInt32(truncatingIfNeeded: count)
  }
}
