import Matrices

/// What makes training fast: the memory it works in, and who computes which piece.
///
/// The mathematics is in ``Backpropagation``. Here the work is cut into shares, as ``WorkShares`` says,
/// and the step that a batch makes into three stages; after each, the threads wait for one another. In
/// the stages, each share treats
///
///     1  its units of the first layer: their outputs, and what these add to z of the second
///     2  its examples: through the other layers to the loss, and δ back to the second
///     3  its units of the first layer: their δ; and all weights that it owns
final class Trainer {
  let layers: [LayerState]
  /// What the optimizer remembers of each layer; none for plain gradient descent.
  let memories: [OptimizerMemory]
  /// The steps made so far.
  var stepCount = 0
  /// Where the dropout masks are drawn from.
  var generator = SeededGenerator(seed: 0, stream: "dropout")

  let loss: Loss
  let optimizer: any Optimizer
  let shares: WorkShares
  let team: WorkerTeam
  /// The examples of the batch.
  let intake: Intake
  /// What should come out, shape (batch, outputs).
  let targets: Panel
  /// The parts of the second layer's weighted sums, one for each share; shape (batch, units).
  let parts: [Panel]
  /// The losses and right answers of the batch, a place for each share.
  let sums: SumBoard

  /// Copies a network's weights into memory for batches of a given size.
  ///
  /// - Parameter dropsOut: Whether dropout layers act; they do not where slopes are checked.
  init(
    _ network: Sequential, batchSize: Int, optimizer: any Optimizer = SGD(), team: WorkerTeam,
    dropsOut: Bool = true
  ) {
    let rates = dropsOut ? network.dropoutRates : network.dropoutRates.map { _ in 0 }
    let last = network.parameters.count - 1
    let shares = WorkShares(network.parameters, batchSize: batchSize)
    layers = network.parameters.enumerated().map { index, parameters in
      LayerState(
        parameters, batchSize: batchSize, dropout: rates[index + 1], isOutput: index == last,
        blocks: shares.blocks(ofLayer: index))
    }
    let isPlain = (optimizer as? SGD)?.isPlain ?? false
    memories = isPlain ? [] : layers.map(OptimizerMemory.init)
    loss = network.loss
    self.optimizer = optimizer
    self.team = team
    intake = Intake(
      shares, batchSize: batchSize, inputCount: network.inputCount, dropout: rates[0])
    targets = Panel(rows: batchSize, columns: network.outputCount)
    self.shares = shares
    sums = SumBoard(shares.count)
    parts = (0..<shares.count).compactMap { share in
      shares.piece(share, ofLayer: 1, examples: 0..<batchSize).map {
        Panel(rows: batchSize, columns: $0.units.count)
      }
    }
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
    let batches = stride(from: 0, to: order.count, by: batchSize).map {
      order[$0..<min($0 + batchSize, order.count)]
    }
    intake.begin(with: batches.first, of: features, team)
    var (loss, right) = (0.0, 0.0)
    for (number, batch) in batches.enumerated() {
      let next = number + 1 < batches.count ? batches[number + 1] : nil
      let result = descend(features, targets, batch: batch, next: next)
      loss += result.loss
      right += result.right
      if !loss.isFinite { break }
      try progress(batch.endIndex)
    }
    return (loss / Double(order.count), right / Double(order.count))
  }

  /// One step on one batch.
  ///
  /// - Parameters:
  ///   - batch: Shape (1 ... batchSize); the numbers of its examples.
  ///   - next: The batch of the next step, if there is one.
  /// - Returns: The sum of the losses before the step, and the number of right answers.
  func descend(
    _ examples: Matrix, _ targets: Targets, batch: ArraySlice<Int>, next: ArraySlice<Int>?
  ) -> (loss: Double, right: Double) {
    propagate(examples, targets, batch: batch)
    stepCount += 1
    let rate = optimizer.learningRate(atStep: stepCount)
    forEachPiece(of: 0..<batch.count, thenPrepare: next, of: examples) {
      share, index, inputs, piece in
      sums.add(loss: Double(batch.count) * penalty(layers[index], piece), at: share)
      move(layers[index], index, piece, inputs, learningRate: rate)
    }
    return sums.total
  }

  /// Moves the weights of a piece of a layer: for plain gradient descent at once, without ever storing
  /// a slope; otherwise as the optimizer says.
  private func move(
    _ layer: LayerState, _ index: Int, _ piece: Piece, _ inputs: LayerInputs,
    learningRate rate: Float
  ) {
    if memories.isEmpty {
      Backpropagation.descend(layer, piece, inputs: inputs, learningRate: rate)
    } else {
      memories[index].fillSlopes(of: layer, piece, inputs: inputs)
      memories[index].move(
        layer, piece, by: optimizer, learningRate: rate, step: stepCount)
    }
  }

  /// The slopes of the mean loss of one batch along every weight and bias, as training computes them.
  func slopes(
    _ examples: Matrix, _ targets: Targets, batch: ArraySlice<Int>
  ) -> [(kernel: Matrix, bias: [Float])] {
    let memories = layers.map(OptimizerMemory.init)
    intake.begin(with: batch, of: examples, team)
    propagate(examples, targets, batch: batch)
    forEachPiece(of: 0..<batch.count, thenPrepare: nil, of: examples) { _, index, inputs, piece in
      memories[index].fillSlopes(of: layers[index], piece, inputs: inputs)
    }
    return memories.map { ($0.kernel.slopes.matrix, $0.bias.slopes.matrix.elements) }
  }

  /// What the weights of a piece cost: Σ λ W².
  private func penalty(_ layer: LayerState, _ piece: Piece) -> Double {
    layer.l2 == 0
      ? 0 : Double(layer.l2) * layer.kernel.sumOfSquares(rows: piece.inputs, piece.units)
  }
}
