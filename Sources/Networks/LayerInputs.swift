import Matrices

/// What comes into a layer: the outputs of the layer below, or the examples, with their zeros or
/// without.
enum LayerInputs {
  /// Shape (batch, inputs).
  case all(Panel)
  /// The same without its zeros.
  case sparse(SparseBatch)

  /// Forward: z += a W for some units.
  ///
  /// - Parameters:
  ///   - kernel: W, shape (inputs, units).
  ///   - outputs: z, shape (batch, units).
  ///   - units: The units to treat.
  ///   - count: The number of examples in the batch.
  func addProduct(with kernel: Panel, to outputs: Panel, units: Range<Int>, count: Int) {
    switch self {
    case .all(let inputs):
      BLAS.multiply(
        rows: count, columns: units.count, inner: inputs.columnCount, inputs.block(),
        kernel.block(column: units.lowerBound), beta: 1,
        into: outputs.address(row: 0, column: units.lowerBound), stride: outputs.stride)
    case .sparse(let batch):
      batch.addProduct(with: kernel, to: outputs, units: units)
    }
  }

  /// Slopes: K ← s K + f aᵀ δ for some units.
  ///
  /// - Parameters:
  ///   - factor: f.
  ///   - delta: δ, shape (batch, units).
  ///   - kernel: K, shape (inputs, units).
  ///   - share: s; with 0, what was in K does not matter.
  ///   - units: The units to treat.
  ///   - count: The number of examples in the batch.
  func addTransposedProduct(
    times factor: Float, with delta: Panel, to kernel: Panel, keeping share: Float,
    units: Range<Int>, count: Int
  ) {
    switch self {
    case .all(let inputs):
      BLAS.multiply(
        rows: inputs.columnCount, columns: units.count, inner: count, alpha: factor,
        inputs.block(transposed: true), delta.block(column: units.lowerBound), beta: share,
        into: kernel.address(row: 0, column: units.lowerBound), stride: kernel.stride)
    case .sparse(let batch):
      kernel.scale(by: share, units)
      batch.addTransposedProduct(times: factor, with: delta, to: kernel, units: units)
    }
  }
}
