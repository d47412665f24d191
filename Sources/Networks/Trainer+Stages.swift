import Matrices

/// The stages of a step.
extension Trainer {
  /// Stages 1 and 2: forward through all layers, and the error back to the second.
  ///
  /// Afterwards, the losses and the right answers are in the sums.
  func propagate(_ examples: Matrix, _ targets: Targets, batch: ArraySlice<Int>) {
    drawMasks(batch.count)
    intake.gather(batch, of: examples, team)
    team.run(shares.count) { enter($0, 0..<batch.count) }
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
    Backpropagation.forward(layers[0], piece, inputs: intake.inputs(share))
    guard let onward = shares.piece(share, ofLayer: 1, examples: examples) else { return }
    parts[share].scale(by: 0, onward.units)
    passedOn(by: 0).addProduct(with: layers[1].kernel, to: parts[share], onward)
  }

  /// Stage 2: some examples, up from the second layer to the loss and down again; of a network of one
  /// layer, just its loss.
  private func crossUpperLayers(_ examples: Range<Int>) -> (loss: Double, right: Double) {
    for (index, layer) in layers.enumerated().dropFirst() {
      let piece = Piece(layer, examples: examples)
      if index == 1 {
        addUpParts(layer, piece)
        Backpropagation.activate(layer, piece)
      } else {
        Backpropagation.forward(layer, piece, inputs: passedOn(by: index - 1))
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

  /// z of the second layer: its bias, and what each share has computed of the weighted sums.
  private func addUpParts(_ layer: LayerState, _ piece: Piece) {
    for example in piece.examples {
      let sums = layer.outputs.row(example, piece.units)
      _ = sums.update(fromContentsOf: layer.bias.row(0, piece.units))
      for part in parts {
        let addends = part.row(example, piece.units)
        for unit in sums.indices { sums[unit] += addends[unit] }
      }
    }
  }

  /// Stage 3: the error back to a share's units of the first layer; then something for each piece of a
  /// layer that the share owns, which may move its weights; and last, looks at the next batch.
  func forEachPiece(
    of batch: Range<Int>, thenPrepare next: ArraySlice<Int>?, of examples: Matrix,
    _ body: (_ share: Int, _ layer: Int, _ inputs: LayerInputs, Piece) -> Void
  ) {
    team.run(shares.count) { share in
      if let onward = shares.piece(share, ofLayer: 1, examples: batch) {
        Backpropagation.backward(layers[1], onward, to: layers[0])
      }
      for index in layers.indices {
        if let piece = shares.piece(share, ofLayer: index, examples: batch) {
          let inputs = index == 0 ? intake.inputs(share) : passedOn(by: index - 1)
          body(share, index, inputs, piece)
        }
      }
      if let next { intake.leaveZerosOut(of: next, of: examples, share: share) }
    }
  }

  private func drawMasks(_ count: Int) {
    intake.drawMask(count: count, using: &generator)
    for layer in layers { layer.dropout?.draw(count: count, using: &generator) }
  }

  /// What a layer passes on to the next.
  private func passedOn(by index: Int) -> LayerInputs { .all(layers[index].passedOn) }
}
