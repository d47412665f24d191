import Learning
import Matrices

/// What makes training fast: the memory it works in, and who computes which piece.
///
/// The mathematics is in ``Backpropagation``. Here a layer's units are cut into two pieces, always
/// the same two, and a thread that computes a piece forward also computes it backward and moves its
/// weights, so that they stay in its processor's cache. Because the pieces do not depend on the
/// number of threads, neither does a single bit of the result.
final class Trainer {
  private let layers: [LayerState]
  /// The examples of the batch, shape (batch, inputs).
  private let inputs: Panel
  private let team: WorkerTeam
  private let pieceCount: Int

  /// Copies a network's weights into memory for batches of a given size.
  init(_ network: Sequential, batchSize: Int, team: WorkerTeam) {
    layers = network.parameters.map { LayerState($0, batchSize: batchSize) }
    inputs = Panel(rows: batchSize, columns: network.inputCount)
    self.team = team
    pieceCount = layers.map(\.pieces.count).max() ?? 1
  }

  /// One epoch: a step for each batch.
  ///
  /// - Parameters:
  ///   - training: The examples to learn from.
  ///   - order: Shape (examples); their numbers, in the order in which they are taken.
  ///   - batchSize: The number of examples in a batch; the last may have fewer.
  ///   - learningRate: η.
  ///   - progress: Called after each step with the number of examples done.
  /// - Returns: The mean loss and the fraction guessed right, each example as it was trained on. The
  ///   epoch ends early once the loss is no longer finite, and that is what is returned.
  func pass(
    over training: LabeledExamples, in order: [Int], batchSize: Int, learningRate: Double,
    progress: (_ example: Int) throws -> Void
  ) rethrows -> (loss: Double, accuracy: Double) {
    let labels = order.map { training.labels.ids[$0] }
    var loss = 0.0
    var correct = 0
    for first in stride(from: 0, to: order.count, by: batchSize) {
      let batch = first..<min(first + batchSize, order.count)
      let result = descend(
        training.features, batch: order[batch], labels: labels[batch],
        learningRate: Float(learningRate))
      loss += result.loss
      correct += result.correct
      if !loss.isFinite { break }
      try progress(batch.upperBound)
    }
    return (loss / Double(order.count), Double(correct) / Double(order.count))
  }

  /// One step of gradient descent on one batch.
  ///
  ///     W ← W - η ∂L/∂W,    b ← b - η ∂L/∂b
  ///
  /// - Parameters:
  ///   - examples: Where the batch is taken from.
  ///   - batch: Shape (1 ... batchSize); the numbers of its examples.
  ///   - labels: Shape (batch); their true classes.
  ///   - learningRate: η.
  /// - Returns: The sum of the losses before the step, and the number of right guesses.
  func descend(
    _ examples: Matrix, batch: ArraySlice<Int>, labels: ArraySlice<Int>, learningRate: Float
  ) -> (loss: Double, correct: Int) {
    let result = propagate(examples, batch: batch, labels: labels)
    forEachPiece { layer, units, below in
      Backpropagation.addSlopes(
        times: -learningRate, of: layer, units: units, inputs: below, count: batch.count,
        to: layer.kernel, layer.bias)
    }
    return result
  }

  /// The slopes of the mean loss of one batch along every weight and bias.
  func slopes(
    _ examples: Matrix, batch: ArraySlice<Int>, labels: ArraySlice<Int>
  ) -> [(kernel: Matrix, bias: [Float])] {
    _ = propagate(examples, batch: batch, labels: labels)
    return layers.enumerated().map { index, layer in
      let kernel = Panel(rows: layer.kernel.rowCount, columns: layer.unitCount)
      let bias = Panel(rows: 1, columns: layer.unitCount)
      Backpropagation.addSlopes(
        times: 1, of: layer, units: 0..<layer.unitCount, inputs: below(index), count: batch.count,
        to: kernel, bias)
      return (kernel.matrix, bias.matrix.elements)
    }
  }

  /// Copies the weights back into a network of the same shape.
  func copyWeights(to network: inout Sequential) {
    for (index, layer) in layers.enumerated() {
      network.parameters[index].kernel = layer.kernel.matrix
      network.parameters[index].bias = layer.bias.matrix.elements
    }
  }

  // MARK: - Pieces of work

  /// Forward through all layers, and the error back to the first.
  private func propagate(
    _ examples: Matrix, batch: ArraySlice<Int>, labels: ArraySlice<Int>
  ) -> (loss: Double, correct: Int) {
    gather(examples, batch)
    for (index, layer) in layers.enumerated() {
      team.run(layer.pieces.count) { piece in
        Backpropagation.forward(
          layer, units: layer.pieces[piece], inputs: below(index), count: batch.count)
      }
    }
    let result = Backpropagation.outputError(layers[layers.count - 1], labels: labels)
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
  private func gather(_ examples: Matrix, _ batch: ArraySlice<Int>) {
    team.run(2) { half in
      for position in stride(from: half, to: batch.count, by: 2) {
        inputs.fill(row: position, from: examples, row: batch[batch.startIndex + position])
      }
    }
  }

  /// What comes into a layer: the outputs of the one below, or the examples.
  private func below(_ index: Int) -> Panel {
    index == 0 ? inputs : layers[index - 1].outputs
  }

  /// Treats every piece of every layer; the first pieces of all layers on one thread, and so on.
  private func forEachPiece(_ treat: (LayerState, Range<Int>, Panel) -> Void) {
    team.run(pieceCount) { piece in
      for (index, layer) in layers.enumerated() where piece < layer.pieces.count {
        treat(layer, layer.pieces[piece], below(index))
      }
    }
  }
}
