import Matrices

/// How the examples of a batch come into the first layer: copied together, or read where they are,
/// without their zeros.
///
/// Where zeros are left out, each share of the work looks at the examples for itself: that is quicker
/// than sending what one has found from its processor to the other's.
final class Intake {
  private let shares: WorkShares
  /// The examples copied together, shape (batch, inputs); unused where zeros are left out.
  private let panel: Panel
  /// What silences some of the inputs.
  private let dropout: DropoutMask?
  /// Whether anybody has counted the zeros.
  private var isDecided = false
  /// The batch without its zeros, once for each share; empty where they are not left out.
  private var sparse: [SparseBatch] = []

  init(_ shares: WorkShares, batchSize: Int, inputCount: Int, dropout rate: Double) {
    self.shares = shares
    panel = Panel(rows: batchSize, columns: inputCount)
    dropout = rate > 0 ? DropoutMask(rate: rate, batchSize: batchSize, columns: inputCount) : nil
  }

  /// What a share finds in place of the first layer's inputs.
  func inputs(_ share: Int) -> LayerInputs {
    sparse.isEmpty ? .all(dropout?.outputs ?? panel) : .sparse(sparse[share])
  }

  /// Before the first step: decides about zeros, and leaves them out of the first batch.
  func begin(with batch: ArraySlice<Int>?, of examples: Matrix, _ team: WorkerTeam) {
    if !isDecided {
      isDecided = true
      let isWorthwhile =
        dropout == nil && SparseBatch.isWorthwhile(for: examples, batchSize: panel.rowCount)
      sparse = (0..<(isWorthwhile ? shares.count : 0)).map { _ in
        SparseBatch(exampleCount: panel.rowCount, inputCount: panel.columnCount)
      }
    }
    if let batch { team.run(shares.count) { leaveZerosOut(of: batch, of: examples, share: $0) } }
  }

  /// For one share, notes where the next batch is not 0; nothing where zeros are not left out.
  func leaveZerosOut(of batch: ArraySlice<Int>, of examples: Matrix, share: Int) {
    if !sparse.isEmpty { sparse[share].take(batch, of: examples) }
  }

  /// Copies a batch together, some examples on each thread; nothing where zeros are left out.
  func gather(_ batch: ArraySlice<Int>, of examples: Matrix, _ team: WorkerTeam) {
    guard sparse.isEmpty else { return }
    team.run(shares.count) { share in
      let positions = shares.examples(share, ofBatchOf: batch.count)
      for position in positions {
        panel.fill(row: position, from: examples, row: batch[batch.startIndex + position])
      }
      dropout?.forward(panel, 0..<panel.columnCount, examples: positions)
    }
  }

  /// Draws anew which inputs are silenced.
  func drawMask(count: Int, using generator: inout SeededGenerator) {
    dropout?.draw(count: count, using: &generator)
  }
}
