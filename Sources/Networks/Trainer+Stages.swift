import Matrices

/// The stages of a step.
extension Trainer {
  /// Takes the first batch of an epoch in, if zeros are left out; the others come in the third stage.
  func takeIn(_ examples: Matrix, _ first: ArraySlice<Int>?) {
    let isWorthwhile =
      leavesZerosOut
      ?? (inputDropout == nil
        && SparseBatch.isWorthwhile(for: examples, batchSize: inputs.rowCount))
    leavesZerosOut = isWorthwhile
    guard isWorthwhile, let first else { return }
    let batch =
      sparse ?? SparseBatch(exampleCount: inputs.rowCount, inputCount: examples.columnCount)
    team.run(batch.halfCount) { batch.fill(half: $0, from: examples, batch: first) }
    sparse = batch
  }

  /// Stages 1 and 2: forward through all layers, and the error back to the second.
  ///
  /// - Returns: The sum of the losses, and the number of right answers.
  func propagate(
    _ examples: Matrix, _ targets: Targets, batch: ArraySlice<Int>
  ) -> (loss: Double, right: Double) {
    drawMasks(batch.count)
    let examplesOfBatch = 0..<batch.count
    if sparse == nil { gather(examples, batch) }
    team.run(shares.count) { share in
      enter(share, examplesOfBatch)
      // What the third stage will need of the examples; as good a moment as any.
      forEachHalf(share) { batch, half in batch.sort(half: half) }
    }
    let taken = shares.examples(of: examplesOfBatch)
    let sums = SumBoard(taken.count)
    team.run(taken.count) { share in
      for position in taken[share] {
        targets.copy(
          example: batch[batch.startIndex + position],
          to: self.targets.row(position, 0..<self.targets.columnCount))
      }
      sums.store(crossUpperLayers(taken[share]), at: share)
    }
    return sums.total
  }

  /// Stage 1: a share's units of the first layer, and what they add to the sums of the second.
  private func enter(_ share: Int, _ examples: Range<Int>) {
    guard let piece = shares.piece(share, ofLayer: 0, examples: examples) else { return }
    Backpropagation.forward(layers[0], piece, inputs: below(0))
    guard let onward = shares.piece(share, ofLayer: 1, examples: examples) else { return }
    parts[share].scale(by: 0, onward.units)
    below(1).addProduct(with: layers[1].kernel, to: parts[share], onward)
  }

  /// Stage 2: some examples, up from the second layer to the loss and down again.
  private func crossUpperLayers(_ examples: Range<Int>) -> (loss: Double, right: Double) {
    for (index, layer) in layers.enumerated().dropFirst() {
      let piece = Piece(layer, examples: examples)
      if index == 1 {
        Backpropagation.forward(layer, piece, parts: parts)
      } else {
        Backpropagation.forward(layer, piece, inputs: below(index))
      }
    }
    let result = Backpropagation.outputError(
      layers[layers.count - 1], loss: loss, targets: targets, examples: examples)
    for index in layers.indices.dropFirst(2).reversed() {
      let piece = Piece(layers[index], examples: examples)
      Backpropagation.backward(layers[index], piece, to: layers[index - 1])
    }
    return result
  }

  /// Stage 3: the error back to a share's units of the first layer, and then something for each piece
  /// of the layers that the share owns, which may move its weights.
  func forEachPiece(
    of batch: Range<Int>, thenTakeIn next: ArraySlice<Int>?, of examples: Matrix,
    _ body: (_ layer: Int, Piece, _ inputs: LayerInputs) -> Void
  ) {
    team.run(shares.count) { share in
      if let onward = shares.piece(share, ofLayer: 1, examples: batch) {
        Backpropagation.backward(layers[1], onward, to: layers[0])
      }
      for index in layers.indices {
        if let piece = shares.piece(share, ofLayer: index, examples: batch) {
          body(index, piece, below(index))
        }
      }
      if let next {
        forEachHalf(share) { batch, half in batch.fill(half: half, from: examples, batch: next) }
      }
    }
  }

  /// Something for each half of the inputs that is a share's, where zeros are left out.
  private func forEachHalf(_ share: Int, _ body: (SparseBatch, _ half: Int) -> Void) {
    guard let sparse else { return }
    // The first half of the inputs may be the larger one, and so may the first share's units.
    let first = shares.count - 1 - share
    for half in stride(from: first, to: sparse.halfCount, by: shares.count) { body(sparse, half) }
  }

  /// Copies the examples of the batch together, some on each thread.
  private func gather(_ examples: Matrix, _ batch: ArraySlice<Int>) {
    let taken = shares.examples(of: 0..<batch.count)
    team.run(taken.count) { share in
      for position in taken[share] {
        inputs.fill(row: position, from: examples, row: batch[batch.startIndex + position])
      }
      inputDropout?.forward(inputs, 0..<inputs.columnCount, examples: taken[share])
    }
  }

  private func drawMasks(_ count: Int) {
    inputDropout?.draw(count: count, using: &generator)
    for layer in layers { layer.dropout?.draw(count: count, using: &generator) }
  }

  /// What comes into a layer: the outputs of the one below, or the examples.
  private func below(_ index: Int) -> LayerInputs {
    if index > 0 { return .all(layers[index - 1].passedOn) }
    if let sparse { return .sparse(sparse) }
    return .all(inputDropout?.outputs ?? inputs)
  }
}
