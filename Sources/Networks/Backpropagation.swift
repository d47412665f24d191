import Foundation
import Matrices

/// The mathematics of one training step.
///
/// A batch of n examples `x` runs forward through the layers, the error runs back, and every weight
/// moves a little against its slope. For layer l, with inputs a(l-1) and outputs a(l):
///
///     forward     z(l) = a(l-1) W(l) + b(l)            a(l) = φ(z(l))
///     loss        L = (1/n) Σ loss of each example     such as -log p(true class)
///     backward    δ(last) = p - y                      the error of the output layer
///                 δ(l-1) = δ(l) W(l)ᵀ ∘ φ′(z(l-1))
///     slopes      ∂L/∂W(l) = (1/n) a(l-1)ᵀ δ(l)        ∂L/∂b(l) = (1/n) Σ over examples of δ(l)
///     descend     W(l) ← W(l) - η ∂L/∂W(l)             b(l) ← b(l) - η ∂L/∂b(l)
///
/// δ is the slope of the loss of one example along z. At the output it depends on the loss and is
/// most often the difference between what came out and what should have; see ``Loss``. The functions φ
/// and their slopes φ′ are in ``LayerActivation``, the products with a(l-1) in ``LayerInputs``, other
/// ways down than this one in each ``Optimizer``.
///
/// Each function does its part for a ``Piece`` of a layer: some examples, inputs and units, or all.
/// ``Trainer`` says which and in what order, so that several threads can share the work.
///
/// - Source: Rumelhart, Hinton & Williams, "Learning Representations by Back-propagating Errors",
///   1986.
enum Backpropagation {
  /// Forward: computes z(l) and a(l) from a(l-1).
  ///
  /// - Parameters:
  ///   - layer: Layer l.
  ///   - piece: All inputs; all units if the layer's activation is softmax.
  ///   - inputs: a(l-1).
  static func forward(_ layer: LayerState, _ piece: Piece, inputs: LayerInputs) {
    for example in piece.examples {
      _ = layer.outputs.row(example, piece.units).update(
        fromContentsOf: layer.bias.row(0, piece.units))
    }
    inputs.addProduct(with: layer.kernel, to: layer.outputs, piece)
    activate(layer, piece)
  }

  /// The second half of it: turns z(l), which stands in the layer's outputs, into a(l).
  static func activate(_ layer: LayerState, _ piece: Piece) {
    for example in piece.examples {
      let row = layer.outputs.row(example, piece.units)
      if let sums = layer.sums { _ = sums.row(example, piece.units).update(fromContentsOf: row) }
      layer.activation.apply(to: row)
    }
    layer.dropout?.forward(layer.outputs, piece.units, examples: piece.examples)
  }

  /// Loss: how wrong the outputs are, and δ of the output layer.
  ///
  /// - Parameters:
  ///   - layer: The output layer, with z in its sums and a in its outputs.
  ///   - targets: y, shape (batch, outputs).
  ///   - examples: The examples of this batch to treat.
  /// - Returns: The sum of the losses of the examples, 0 or more, and the number answered right.
  static func outputError(
    _ layer: LayerState, loss: Loss, targets: Panel, examples: Range<Int>
  ) -> (loss: Double, right: Double) {
    let units = 0..<layer.unitCount
    var (total, right) = (0.0, 0.0)
    for example in examples {
      let outputs = Loss.Outputs(
        sums: (layer.sums ?? layer.outputs).row(example, units),
        activations: layer.outputs.row(example, units), targets: targets.row(example, units))
      total += loss.value(outputs)
      right += loss.rightShare(outputs)
      loss.slope(outputs, activation: layer.activation, to: layer.delta.row(example, units))
    }
    return (total, right)
  }

  /// Backward: computes δ(l-1) from δ(l).
  ///
  /// - Parameters:
  ///   - layer: Layer l.
  ///   - piece: Its inputs are the units of layer l-1 whose δ to compute; all units.
  ///   - lower: Layer l-1.
  static func backward(_ layer: LayerState, _ piece: Piece, to lower: LayerState) {
    BLAS.multiply(
      rows: piece.examples.count, columns: piece.inputs.count, inner: piece.units.count,
      layer.delta.block(row: piece.examples.lowerBound),
      layer.kernel.block(row: piece.inputs.lowerBound, transposed: true),
      into: lower.delta.address(row: piece.examples.lowerBound, column: piece.inputs.lowerBound),
      stride: lower.delta.stride)
    lower.dropout?.backward(lower.delta, piece.inputs, examples: piece.examples)
    for example in piece.examples {
      lower.activation.multiplySlopes(
        lower.delta.row(example, piece.inputs),
        activations: lower.outputs.row(example, piece.inputs),
        sums: lower.sums?.row(example, piece.inputs))
    }
  }

  /// Slopes: adds a multiple of ∂L/∂W and ∂L/∂b to some numbers of the same shape.
  ///
  ///     K ← s K + f a(l-1)ᵀ δ(l) / n
  ///
  /// To descend, the numbers are the weights themselves and the factor is the learning rate,
  /// negative: no slope is ever stored.
  ///
  /// - Parameters:
  ///   - factor: f, what to multiply the slopes by.
  ///   - layer: Layer l, with its δ.
  ///   - piece: All n examples of the batch. The biases are treated with the first input.
  ///   - inputs: a(l-1).
  ///   - kernel: K, what to add to, shape (inputs, units).
  ///   - share: s, the share of K that is kept; the bias is always kept whole.
  ///   - bias: What to add to, shape (1, units).
  static func addSlopes(
    times factor: Float, of layer: LayerState, _ piece: Piece, inputs: LayerInputs,
    to kernel: Panel, keeping share: Float = 1, _ bias: Panel
  ) {
    let factor = factor / Float(piece.examples.count)
    inputs.addTransposedProduct(
      times: factor, with: layer.delta, to: kernel, keeping: share, piece)
    guard piece.inputs.lowerBound == 0 else { return }
    let biases = bias.row(0, piece.units)
    for example in piece.examples {
      let delta = layer.delta.row(example, piece.units)
      for unit in biases.indices { biases[unit] += factor * delta[unit] }
    }
  }

  /// Descend: moves weights and biases against their slopes.
  ///
  ///     W ← W - η (∂L/∂W + 2 λ W)        b ← b - η ∂L/∂b
  ///
  /// - Parameters:
  ///   - layer: Layer l, with its δ; λ is what the square of a weight adds to the loss.
  ///   - piece: All examples of the batch.
  ///   - inputs: a(l-1).
  ///   - η: The learning rate.
  static func descend(
    _ layer: LayerState, _ piece: Piece, inputs: LayerInputs, learningRate η: Float
  ) {
    addSlopes(
      times: -η, of: layer, piece, inputs: inputs, to: layer.kernel,
      keeping: 1 - 2 * η * layer.l2, layer.bias)
  }
}
