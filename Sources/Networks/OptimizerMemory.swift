import Matrices

/// What an optimizer needs of one layer besides its weights: their slopes, and two numbers for each.
///
/// The second number is 0 and unused where the rule remembers only one.
struct OptimizerMemory {
  /// The same for the kernel, shape (inputs, units), and the bias, shape (1, units).
  struct Part {
    let slopes: Panel
    let memories: [Panel]

    init(rows: Int, columns: Int) {
      slopes = Panel(rows: rows, columns: columns)
      memories = (0..<2).map { _ in Panel(rows: rows, columns: columns) }
    }

    /// Some columns of the weights, ready for the rule.
    func block(_ weights: Panel, _ columns: Range<Int>) -> WeightBlock {
      WeightBlock(weights, slopes: slopes, memories[0], memories[1], columns: columns)
    }
  }

  let kernel: Part
  let bias: Part

  init(_ layer: LayerState) {
    kernel = Part(rows: layer.kernel.rowCount, columns: layer.unitCount)
    bias = Part(rows: 1, columns: layer.unitCount)
  }

  /// Computes the slopes of some units of a layer, the cost of large weights included.
  ///
  ///     ∂L/∂W = (1/n) aᵀ δ + 2 λ W
  func fillSlopes(of layer: LayerState, units: Range<Int>, inputs: LayerInputs, count: Int) {
    bias.slopes.row(0, units).update(repeating: 0)
    if layer.l2 > 0 {
      for row in 0..<layer.kernel.rowCount {
        _ = kernel.slopes.row(row, units).update(fromContentsOf: layer.kernel.row(row, units))
      }
    }
    Backpropagation.addSlopes(
      times: 1, of: layer, units: units, inputs: inputs, count: count, to: kernel.slopes,
      keeping: 2 * layer.l2, bias.slopes)
  }
}
