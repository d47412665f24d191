import Matrices

/// One dense layer while it is being trained: its weights, and what flows through it.
final class LayerState {
  /// W, shape (inputs, units).
  let kernel: Panel
  /// b, shape (1, units).
  let bias: Panel
  /// φ.
  let activation: LayerActivation
  /// λ, what the square of a weight adds to the loss.
  let l2: Float
  /// z, shape (batch, units); nil where nobody needs it once a is known.
  let sums: Panel?
  /// a, shape (batch, units).
  let outputs: Panel
  /// δ, the slope of the loss of each example along z, shape (batch, units).
  let delta: Panel
  /// What silences some of the outputs on their way to the next layer.
  let dropout: DropoutMask?

  var unitCount: Int { kernel.columnCount }
  /// What the next layer sees, shape (batch, units).
  var passedOn: Panel { dropout?.outputs ?? outputs }

  /// A layer's memory for batches of a given size.
  ///
  /// - Parameters:
  ///   - parameters: Its weights, which are copied.
  ///   - dropout: The rate at which its outputs are silenced.
  ///   - isOutput: Whether it is the last layer, whose loss is computed from z.
  ///   - blocks: The units whose weights are kept apart in memory; nil if none are.
  init(
    _ parameters: Sequential.Parameters, batchSize: Int, dropout: Double = 0, isOutput: Bool,
    blocks: [Range<Int>]?
  ) {
    let units = parameters.bias.count
    kernel = Panel(parameters.kernel, blocks: blocks)
    bias = Panel(Matrix(rows: [parameters.bias]))
    activation = parameters.activation
    l2 = Float(parameters.l2)
    outputs = Panel(rows: batchSize, columns: units)
    delta = Panel(rows: batchSize, columns: units)
    sums =
      isOutput || parameters.activation.needsSums ? Panel(rows: batchSize, columns: units) : nil
    self.dropout =
      dropout > 0 ? DropoutMask(rate: dropout, batchSize: batchSize, columns: units) : nil
  }
}
