import Matrices

/// What comes into a layer: the outputs of the layer below, or the examples, with their zeros or
/// without.
enum LayerInputs {
  /// Shape (batch, inputs).
  case all(Panel)
  /// The same without its zeros; always all inputs of all examples.
  case sparse(SparseBatch)

  /// Forward: z += a W for a piece of the layer.
  ///
  /// - Parameters:
  ///   - kernel: W, shape (inputs, units).
  ///   - outputs: z, shape (batch, units).
  func addProduct(with kernel: Panel, to outputs: Panel, _ piece: Piece) {
    switch self {
    case .all(let inputs):
      BLAS.multiply(
        rows: piece.examples.count, columns: piece.units.count, inner: piece.inputs.count,
        inputs.block(row: piece.examples.lowerBound, column: piece.inputs.lowerBound),
        kernel.block(row: piece.inputs.lowerBound, column: piece.units.lowerBound), beta: 1,
        into: outputs.address(row: piece.examples.lowerBound, column: piece.units.lowerBound),
        stride: outputs.stride)
    case .sparse(let batch):
      batch.addProduct(with: kernel, to: outputs, units: piece.units)
    }
  }

  /// Slopes: K ← s K + f aᵀ δ for a piece of the layer.
  ///
  /// - Parameters:
  ///   - factor: f.
  ///   - delta: δ, shape (batch, units).
  ///   - kernel: K, shape (inputs, units).
  ///   - share: s; with 0, what was in K does not matter.
  func addTransposedProduct(
    times factor: Float, with delta: Panel, to kernel: Panel, keeping share: Float, _ piece: Piece
  ) {
    switch self {
    case .all(let inputs):
      BLAS.multiply(
        rows: piece.inputs.count, columns: piece.units.count, inner: piece.examples.count,
        alpha: factor,
        inputs.block(
          row: piece.examples.lowerBound, column: piece.inputs.lowerBound, transposed: true),
        delta.block(row: piece.examples.lowerBound, column: piece.units.lowerBound), beta: share,
        into: kernel.address(row: piece.inputs.lowerBound, column: piece.units.lowerBound),
        stride: kernel.stride)
    case .sparse(let batch):
      kernel.scale(by: share, piece.units)
      batch.addTransposedProduct(times: factor, with: delta, to: kernel, units: piece.units)
    }
  }
}
