import Foundation
import Matrices

/// The mathematics of one training step.
///
/// A batch of examples `x` runs forward through the layers, the error runs back, and every weight
/// moves a little against its slope. For layer l, with inputs a(l-1) and outputs a(l):
///
///     forward     z(l) = a(l-1) W(l) + b(l)            a(l) = φ(z(l))
///     loss        L = -(1/n) Σ log p(true class)       p = softmax(z) of the last layer
///     backward    δ(last) = p - y                      y = 1 for the true class, 0 for the others
///                 δ(l-1) = δ(l) W(l)ᵀ ∘ φ′(z(l-1))
///     slopes      ∂L/∂W(l) = (1/n) a(l-1)ᵀ δ(l)        ∂L/∂b(l) = (1/n) Σ over examples of δ(l)
///
/// Each function does its part for some of a layer's units, so that several threads can share a
/// layer; ``Trainer`` says who does what, and in what order.
///
/// - Source: Rumelhart, Hinton & Williams, "Learning Representations by Back-propagating Errors",
///   1986.
enum Backpropagation {
  /// Forward: computes a(l) from a(l-1).
  ///
  /// - Parameters:
  ///   - layer: Layer l.
  ///   - units: The units to compute, all of the layer's for softmax.
  ///   - inputs: a(l-1), shape (batch, inputs).
  ///   - count: The number of examples in this batch.
  static func forward(
    _ layer: LayerState, units: Range<Int>, inputs: Panel, count: Int
  ) {
    for example in 0..<count {
      _ = layer.outputs.row(example, units).update(fromContentsOf: layer.bias.row(0, units))
    }
    BLAS.multiply(
      rows: count, columns: units.count, inner: inputs.columnCount, inputs.block(),
      layer.kernel.block(column: units.lowerBound), beta: 1,
      into: layer.outputs.address(row: 0, column: units.lowerBound),
      stride: layer.outputs.stride)
    for example in 0..<count {
      layer.activation.apply(to: layer.outputs.row(example, units))
    }
  }

  /// Loss: the surprise at the true classes, and δ of the output layer, `p - y`.
  ///
  /// - Parameters:
  ///   - layer: The output layer, with p in its outputs.
  ///   - labels: Shape (batch); the true classes.
  /// - Returns: The sum of -log p(true class) over the batch, 0 or more, and the number of examples
  ///   whose true class had the highest p.
  static func outputError(
    _ layer: LayerState, labels: ArraySlice<Int>
  ) -> (loss: Double, correct: Int) {
    var loss = 0.0
    var correct = 0
    for (example, label) in labels.enumerated() {
      let probabilities = layer.outputs.row(example, 0..<layer.unitCount)
      let delta = layer.delta.row(example, 0..<layer.unitCount)
      _ = delta.update(fromContentsOf: probabilities)
      delta[label] -= 1
      loss += CrossEntropy.surprise(probabilities[label])
      if probabilities.firstIndex(of: probabilities.max() ?? 0) == label { correct += 1 }
    }
    return (loss, correct)
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
    for example in 0..<count {
      lower.activation.multiplySlopes(
        lower.delta.row(example, units),
        activations: UnsafeBufferPointer(lower.outputs.row(example, units)))
    }
  }

  /// Slopes: adds a multiple of ∂L/∂W and ∂L/∂b to some numbers of the same shape.
  ///
  /// To descend, the numbers are the weights themselves and the factor is the learning rate,
  /// negative: no slope is ever stored.
  ///
  /// - Parameters:
  ///   - factor: What to multiply the slopes by.
  ///   - layer: Layer l, with its δ.
  ///   - units: The units whose weights to treat.
  ///   - inputs: a(l-1), shape (batch, inputs).
  ///   - count: n, the number of examples in this batch.
  ///   - kernel: What to add to, shape (inputs, units).
  ///   - bias: What to add to, shape (1, units).
  static func addSlopes(
    times factor: Float, of layer: LayerState, units: Range<Int>, inputs: Panel, count: Int,
    to kernel: Panel, _ bias: Panel
  ) {
    let factor = factor / Float(count)
    BLAS.multiply(
      rows: inputs.columnCount, columns: units.count, inner: count, alpha: factor,
      inputs.block(transposed: true), layer.delta.block(column: units.lowerBound), beta: 1,
      into: kernel.address(row: 0, column: units.lowerBound), stride: kernel.stride)
    let biases = bias.row(0, units)
    for example in 0..<count {
      let delta = layer.delta.row(example, units)
      for unit in biases.indices { biases[unit] += factor * delta[unit] }
    }
  }
}
