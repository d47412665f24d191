import Matrices

/// What makes training fast: the memory it works in, and who computes which piece.
///
/// The mathematics is in ``Backpropagation``. Here a layer's units are cut into two pieces, always
/// the same two, and a thread that computes a piece forward also computes it backward and moves its
/// weights, so that they stay in its processor's cache. Because the pieces do not depend on the
/// number of threads, neither does a single bit of the result.
final class Trainer {
  let layers: [LayerState]
  /// What the optimizer remembers of each layer; none for plain gradient descent.
  let memories: [OptimizerMemory]
  /// The steps made so far.
  var stepCount = 0
  /// Where the dropout masks are drawn from.
  var generator = SeededGenerator(seed: 0, stream: "dropout")

  private let loss: Loss
  let optimizer: any Optimizer
  /// The examples of the batch, shape (batch, inputs).
  private let inputs: Panel
  /// The same without zeros; nil where there are too few of them, or some inputs are silenced.
  private var sparse: SparseBatch?
  /// What silences some of the inputs.
  private let inputDropout: DropoutMask?
  /// What should come out, shape (batch, outputs).
  private let targets: Panel
  private let team: WorkerTeam
  private let pieceCount: Int

  /// Copies a network's weights into memory for batches of a given size.
  ///
  /// - Parameter dropsOut: Whether dropout layers act; they do not where slopes are checked.
  init(
    _ network: Sequential, batchSize: Int, optimizer: any Optimizer = SGD(), team: WorkerTeam,
    dropsOut: Bool = true
  ) {
    let rates = dropsOut ? network.dropoutRates : network.dropoutRates.map { _ in 0 }
    let last = network.parameters.count - 1
    layers = network.parameters.enumerated().map { index, parameters in
      LayerState(
        parameters, batchSize: batchSize, dropout: rates[index + 1], isOutput: index == last)
    }
    let isPlain = (optimizer as? SGD)?.isPlain ?? false
    memories = isPlain ? [] : layers.map(OptimizerMemory.init)
    loss = network.loss
    self.optimizer = optimizer
    inputs = Panel(rows: batchSize, columns: network.inputCount)
    inputDropout =
      rates[0] > 0
      ? DropoutMask(rate: rates[0], batchSize: batchSize, columns: network.inputCount) : nil
    targets = Panel(rows: batchSize, columns: network.outputCount)
    self.team = team
    pieceCount = layers.map(\.pieces.count).max() ?? 1
  }

  /// One epoch: a step for each batch.
  ///
  /// - Parameters:
  ///   - training: The examples to learn from.
  ///   - order: Shape (examples); their numbers, in the order in which they are taken.
  ///   - batchSize: The number of examples in a batch; the last may have fewer.
  ///   - progress: Called after each step with the number of examples done.
  /// - Returns: The mean loss and the share answered right, each example as it was trained on. The
  ///   epoch ends early once the loss is no longer finite, and that is what is returned.
  func pass(
    over training: any TrainingExamples, in order: [Int], batchSize: Int,
    progress: (_ example: Int) throws -> Void
  ) rethrows -> (loss: Double, accuracy: Double) {
    let (features, targets) = (training.features, training.targets)
    if inputDropout == nil, SparseBatch.isWorthwhile(for: features, batchSize: batchSize) {
      sparse = sparse ?? SparseBatch(exampleCount: batchSize, inputCount: features.columnCount)
    } else {
      sparse = nil
    }
    var (loss, right) = (0.0, 0.0)
    for first in stride(from: 0, to: order.count, by: batchSize) {
      let batch = order[first..<min(first + batchSize, order.count)]
      let result = descend(features, targets, batch: batch)
      loss += result.loss
      right += result.right
      if !loss.isFinite { break }
      try progress(batch.endIndex)
    }
    return (loss / Double(order.count), right / Double(order.count))
  }

  /// One step on one batch.
  ///
  /// - Parameter batch: Shape (1 ... batchSize); the numbers of its examples.
  /// - Returns: The sum of the losses before the step, and the number of right answers.
  func descend(
    _ examples: Matrix, _ targets: Targets, batch: ArraySlice<Int>
  ) -> (loss: Double, right: Double) {
    let result = propagate(examples, targets, batch: batch)
    let penalty = penalty * Double(batch.count)
    stepCount += 1
    let rate = optimizer.learningRate(atStep: stepCount)
    team.run(pieceCount) { piece in
      for (index, layer) in layers.enumerated() where piece < layer.pieces.count {
        move(index, layer.pieces[piece], learningRate: rate, count: batch.count)
      }
    }
    return (result.loss + penalty, result.right)
  }

  /// Moves the weights of some units of a layer against their slopes.
  ///
  /// For plain gradient descent the slopes go straight into the weights: with the cost of large
  /// weights, W ← W - η (∂L/∂W + 2 λ W) = (1 - 2 η λ) W - η ∂L/∂W.
  private func move(_ index: Int, _ units: Range<Int>, learningRate rate: Float, count: Int) {
    let layer = layers[index]
    if memories.isEmpty {
      Backpropagation.addSlopes(
        times: -rate, of: layer, units: units, inputs: below(index), count: count,
        to: layer.kernel, keeping: 1 - 2 * rate * layer.l2, layer.bias)
    } else {
      let memory = memories[index]
      memory.fillSlopes(of: layer, units: units, inputs: below(index), count: count)
      for block in [memory.kernel.block(layer.kernel, units), memory.bias.block(layer.bias, units)]
      {
        optimizer.update(block, learningRate: rate, step: stepCount)
      }
    }
  }

  /// The slopes of the mean loss of one batch along every weight and bias.
  func slopes(
    _ examples: Matrix, _ targets: Targets, batch: ArraySlice<Int>
  ) -> [(kernel: Matrix, bias: [Float])] {
    _ = propagate(examples, targets, batch: batch)
    return layers.enumerated().map { index, layer in
      let memory = OptimizerMemory(layer)
      memory.fillSlopes(
        of: layer, units: 0..<layer.unitCount, inputs: below(index), count: batch.count)
      return (memory.kernel.slopes.matrix, memory.bias.slopes.matrix.elements)
    }
  }

  // MARK: - Pieces of work

  /// Forward through all layers, and the error back to the first.
  private func propagate(
    _ examples: Matrix, _ targets: Targets, batch: ArraySlice<Int>
  ) -> (loss: Double, right: Double) {
    drawMasks(batch.count)
    gather(examples, targets, batch)
    for (index, layer) in layers.enumerated() {
      team.run(layer.pieces.count) { piece in
        let units = layer.pieces[piece]
        Backpropagation.forward(layer, units: units, inputs: below(index), count: batch.count)
        layer.dropout?.forward(layer.outputs, units, count: batch.count)
      }
    }
    let result = Backpropagation.outputError(
      layers[layers.count - 1], loss: loss, targets: self.targets, count: batch.count)
    for index in layers.indices.dropFirst().reversed() {
      let lower = layers[index - 1]
      team.run(lower.pieces.count) { piece in
        Backpropagation.backward(
          layers[index], to: lower, units: lower.pieces[piece], count: batch.count)
      }
    }
    return result
  }

  /// Copies the examples of the batch together, some on each thread.
  private func gather(_ examples: Matrix, _ targets: Targets, _ batch: ArraySlice<Int>) {
    sparse?.fill(from: examples, batch: batch, team: team)
    team.run(2) { half in
      for position in stride(from: half, to: batch.count, by: 2) {
        let example = batch[batch.startIndex + position]
        if sparse == nil { inputs.fill(row: position, from: examples, row: example) }
        targets.copy(
          example: example, to: self.targets.row(position, 0..<self.targets.columnCount))
      }
    }
    inputDropout?.forward(inputs, 0..<inputs.columnCount, count: batch.count)
  }

  private func drawMasks(_ count: Int) {
    inputDropout?.draw(count: count, using: &generator)
    for layer in layers { layer.dropout?.draw(count: count, using: &generator) }
  }

  /// What comes into a layer: the outputs of the one below, or the examples.
  ///
  private func below(_ index: Int) -> LayerInputs {
    if index > 0 { return .all(layers[index - 1].passedOn) }
    return sparse.map { .sparse($0) } ?? .all(inputDropout?.outputs ?? inputs)
  }

  /// What large weights cost: Σ λ W² over all layers that have an l2.
  private var penalty: Double {
    layers.reduce(0) { sum, layer in
      guard layer.l2 > 0 else { return sum }
      return (0..<layer.kernel.rowCount).reduce(sum) { sum, row in
        sum + Double(layer.l2) * layer.kernel.row(row, 0..<layer.unitCount).sumOfSquares
      }
    }
  }
}

extension UnsafeMutableBufferPointer<Float> {
  /// Σ x², summed in double precision.
  fileprivate var sumOfSquares: Double {
    reduce(0) { $0 + Double($1) * Double($1) }
  }
}
