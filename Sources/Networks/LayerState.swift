import Matrices

/// One dense layer while it is being trained: its weights, and what flows through it.
struct LayerState {
  /// W, shape (inputs, units).
  let kernel: Panel
  /// b, shape (1, units).
  let bias: Panel
  /// φ.
  let activation: LayerActivation
  /// a, shape (batch, units).
  let outputs: Panel
  /// δ, the slope of the loss of each example along z, shape (batch, units).
  let delta: Panel
  /// The units, cut into pieces that can be worked on at the same time.
  let pieces: [Range<Int>]

  var unitCount: Int { kernel.columnCount }

  init(_ parameters: Sequential.Parameters, batchSize: Int) {
    kernel = Panel(parameters.kernel)
    bias = Panel(Matrix(rows: [parameters.bias]))
    activation = parameters.activation
    outputs = Panel(rows: batchSize, columns: parameters.bias.count)
    delta = Panel(rows: batchSize, columns: parameters.bias.count)
    let work = batchSize * parameters.kernel.elements.count
    pieces =
      activation == .softmax || work < Self.smallestShare
      ? [0..<parameters.bias.count] : Self.halves(of: parameters.bias.count)
  }

  /// Below this number of multiplications, handing work to another thread costs more than it saves.
  private static let smallestShare = 200_000

  /// Two halves, with their border between two cache lines.
  ///
  /// There are two however many threads there are, so that the results do not depend on them.
  private static func halves(of count: Int) -> [Range<Int>] {
    let line = Panel.lineLength
    let border = (count / 2 + line - 1) / line * line
    return border < count ? [0..<border, border..<count] : [0..<count]
  }
}
