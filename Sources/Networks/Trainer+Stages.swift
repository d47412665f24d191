import Matrices

/// The stages of a step.
extension Trainer {
  /// Before the first step: takes its batch in, if zeros are left out.
  ///
  /// Each further batch is taken in by the third stage of the step before.
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
  /// Afterwards, the losses and the right answers are in the sums.
  func propagate(_ examples: Matrix, _ targets: Targets, batch: ArraySlice<Int>) {
    drawMasks(batch.count)
    if sparse == nil { gather(examples, batch) }
    team.run(shares.count) { share in
      enter(share, 0..<batch.count)
      // The third stage will need the entries sorted. Nobody waits for them yet.
      forEachHalf(share) { batch, half in batch.sort(half: half) }
    }
    team.run(shares.count) { share in
      let positions = shares.examples(share, ofBatchOf: batch.count)
      for position in positions {
        targets.copy(
          example: batch[batch.startIndex + position],
          to: self.targets.row(position, 0..<self.targets.columnCount))
      }
      sums.store(crossUpperLayers(positions), at: share)
    }
  }

  /// Stage 1: a share's units of the first layer, and what they add to the sums of the second.
  private func enter(_ share: Int, _ examples: Range<Int>) {
    guard let piece = shares.piece(share, ofLayer: 0, examples: examples) else { return }
    Backpropagation.forward(layers[0], piece, inputs: below(0))
    guard let onward = shares.piece(share, ofLayer: 1, examples: examples) else { return }
    parts[share].scale(by: 0, onward.units)
    below(1).addProduct(with: layers[1].kernel, to: parts[share], onward)
  }

  /// Stage 2: some examples, up from the second layer to the loss and down again; of a network of one
  /// layer, just its loss.
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

  /// Stage 3: the error back to a share's units of the first layer; then something for each piece of a
  /// layer that the share owns, which may move its weights; and last, a half of the next batch.
  func forEachPiece(
    of batch: Range<Int>, thenTakeIn next: ArraySlice<Int>?, of examples: Matrix,
    _ body: (_ share: Int, _ layer: Int, _ inputs: LayerInputs, Piece) -> Void
  ) {
    team.run(shares.count) { share in
      if let onward = shares.piece(share, ofLayer: 1, examples: batch) {
        Backpropagation.backward(layers[1], onward, to: layers[0])
      }
      for index in layers.indices {
        if let piece = shares.piece(share, ofLayer: index, examples: batch) {
          body(share, index, below(index), piece)
        }
      }
      if let next {
        forEachHalf(share) { batch, half in batch.fill(half: half, from: examples, batch: next) }
      }
    }
  }

  /// Something for each half of the inputs that a share takes in, where zeros are left out: the two
  /// shares take one each, a single share both.
  private func forEachHalf(_ share: Int, _ body: (SparseBatch, _ half: Int) -> Void) {
    guard let sparse else { return }
    // Crosswise: the first half may be the larger one, of the inputs as of the first layer's units.
    let first = shares.count - 1 - share
    for half in stride(from: first, to: sparse.halfCount, by: shares.count) { body(sparse, half) }
  }

  /// Copies the examples of the batch together, some on each thread.
  private func gather(_ examples: Matrix, _ batch: ArraySlice<Int>) {
    team.run(shares.count) { share in
      let positions = shares.examples(share, ofBatchOf: batch.count)
      for position in positions {
        inputs.fill(row: position, from: examples, row: batch[batch.startIndex + position])
      }
      inputDropout?.forward(inputs, 0..<inputs.columnCount, examples: positions)
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
