import Matrices

/// What an optimizer needs of one layer besides its weights: their slopes, and two numbers for each.
///
/// The second number is 0 and unused where the rule remembers only one.
struct OptimizerMemory {
  /// The same for the kernel, shape (inputs, units), and the bias, shape (1, units).
  struct Part {
    let slopes: Panel
    let memories: [Panel]

    init(like weights: Panel) {
      slopes = Panel(like: weights)
      memories = (0..<2).map { _ in Panel(like: weights) }
    }

    /// Some of the weights, ready for the rule.
    func block(_ weights: Panel, rows: Range<Int>, columns: Range<Int>) -> WeightBlock {
      WeightBlock(
        weights, slopes: slopes, memories[0], memories[1], rows: rows, columns: columns)
    }
  }

  let kernel: Part
  let bias: Part

  init(_ layer: LayerState) {
    kernel = Part(like: layer.kernel)
    bias = Part(like: layer.bias)
  }

  /// Computes the slopes of a piece of a layer, the cost of large weights included.
  ///
  ///     ∂L/∂W = (1/n) aᵀ δ + 2 λ W
  func fillSlopes(of layer: LayerState, _ piece: Piece, inputs: LayerInputs) {
    if piece.inputs.lowerBound == 0 { bias.slopes.row(0, piece.units).update(repeating: 0) }
    if layer.l2 > 0 {
      for row in piece.inputs {
        _ = kernel.slopes.row(row, piece.units).update(
          fromContentsOf: layer.kernel.row(row, piece.units))
      }
    }
    Backpropagation.addSlopes(
      times: 1, of: layer, piece, inputs: inputs, to: kernel.slopes, keeping: 2 * layer.l2,
      bias.slopes)
  }

  /// Moves the weights of a piece of a layer, whose slopes are known, by the optimizer's rule.
  func move(
    _ layer: LayerState, _ piece: Piece, by optimizer: any Optimizer, learningRate: Float,
    step: Int
  ) {
    let kernels = kernel.block(layer.kernel, rows: piece.inputs, columns: piece.units)
    optimizer.update(kernels, learningRate: learningRate, step: step)
    guard piece.inputs.lowerBound == 0 else { return }
    let biases = bias.block(layer.bias, rows: 0..<1, columns: piece.units)
    optimizer.update(biases, learningRate: learningRate, step: step)
  }
}
