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
///
/// δ is the slope of the loss of one example along z. At the output it depends on the loss and is
/// most often the difference between what came out and what should have; see ``Loss``.
///
/// Each function does its part for some of a layer's units, so that several threads can share a
/// layer; ``Trainer`` says who does what, and in what order.
///
/// - Source: Rumelhart, Hinton & Williams, "Learning Representations by Back-propagating Errors",
///   1986.
enum Backpropagation {
  /// Forward: computes z(l) and a(l) from a(l-1).
  ///
  /// - Parameters:
  ///   - layer: Layer l.
  ///   - units: The units to compute, all of the layer's for softmax.
  ///   - inputs: a(l-1).
  ///   - count: The number of examples in this batch.
  static func forward(
    _ layer: LayerState, units: Range<Int>, inputs: LayerInputs, count: Int
  ) {
    for example in 0..<count {
      _ = layer.outputs.row(example, units).update(fromContentsOf: layer.bias.row(0, units))
    }
    inputs.addProduct(with: layer.kernel, to: layer.outputs, units: units, count: count)
    for example in 0..<count {
      let row = layer.outputs.row(example, units)
      if let sums = layer.sums { _ = sums.row(example, units).update(fromContentsOf: row) }
      layer.activation.apply(to: row)
    }
  }

  /// Loss: how wrong the outputs are, and δ of the output layer.
  ///
  /// - Parameters:
  ///   - layer: The output layer, with z in its sums and a in its outputs.
  ///   - targets: y, shape (batch, outputs).
  ///   - count: The number of examples in this batch.
  /// - Returns: The sum of the losses of the examples, 0 or more, and the number answered right.
  static func outputError(
    _ layer: LayerState, loss: Loss, targets: Panel, count: Int
  ) -> (loss: Double, right: Double) {
    let units = 0..<layer.unitCount
    var (total, right) = (0.0, 0.0)
    for example in 0..<count {
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
  ///   - lower: Layer l-1.
  ///   - units: The units of the lower layer to compute.
  ///   - count: The number of examples in this batch.
  static func backward(
    _ layer: LayerState, to lower: LayerState, units: Range<Int>, count: Int
  ) {
    BLAS.multiply(
      rows: count, columns: units.count, inner: layer.unitCount, layer.delta.block(),
      layer.kernel.block(row: units.lowerBound, transposed: true),
      into: lower.delta.address(row: 0, column: units.lowerBound), stride: lower.delta.stride)
    lower.dropout?.backward(lower.delta, units, count: count)
    for example in 0..<count {
      lower.activation.multiplySlopes(
        lower.delta.row(example, units), activations: lower.outputs.row(example, units),
        sums: lower.sums?.row(example, units))
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
  ///   - units: The units whose weights to treat.
  ///   - inputs: a(l-1).
  ///   - count: n, the number of examples in this batch.
  ///   - kernel: K, what to add to, shape (inputs, units).
  ///   - share: s, the share of K that is kept; the bias is always kept whole.
  ///   - bias: What to add to, shape (1, units).
  static func addSlopes(
    times factor: Float, of layer: LayerState, units: Range<Int>, inputs: LayerInputs, count: Int,
    to kernel: Panel, keeping share: Float = 1, _ bias: Panel
  ) {
    let factor = factor / Float(count)
    inputs.addTransposedProduct(
      times: factor, with: layer.delta, to: kernel, keeping: share, units: units, count: count)
    let biases = bias.row(0, units)
    for example in 0..<count {
      let delta = layer.delta.row(example, units)
      for unit in biases.indices { biases[unit] += factor * delta[unit] }
    }
  }
}
