import Foundation
import Neurons

/// One step of gradient descent in a network of 2 inputs, 2 hidden units and 1 output, on one example.
///
///     forward     z1 = W1ᵀ x + b1       a1 = σ(z1)             the hidden layer
///                 z2 = w2 · a1 + b2     a2 = σ(z2)             the output
///     loss        L = -(y ln a2 + (1 - y) ln(1 - a2))
///     backward    δ2 = a2 - y                                  the slope of L along z2
///                 δ1 = δ2 w2 ∘ a1 (1 - a1)                     the slopes of L along z1
///     slopes      ∂L/∂W1 = x δ1ᵀ        ∂L/∂b1 = δ1
///                 ∂L/∂w2 = a1 δ2        ∂L/∂b2 = δ2
///     step        every weight w ← w - η ∂L/∂w
///
/// Nothing is looped over and nothing is shortened, so that each line can be followed with a pencil.
///
/// - Source: Rumelhart, Hinton & Williams, "Learning representations by back-propagating errors",
///   1986.
public struct BackpropagationStep: Equatable, Sendable {
  /// What a network of this shape learns: its weights and biases, or a number for each of them.
  package struct Weights: Equatable, Sendable {
    /// From input 1 to the hidden units 1 and 2, then from input 2.
    package var w11, w12, w21, w22: Double
    /// The biases of the hidden units.
    package var b1, b2: Double
    /// From the hidden units to the output.
    package var v1, v2: Double
    /// The bias of the output.
    package var c: Double
  }

  /// The example: two inputs, and the answer, 0 or 1.
  package let x1, x2, y: Double
  /// η.
  package let learningRate: Double
  /// The weights before the step.
  package let weights: Weights

  /// The sums and outputs of the hidden units 1 and 2.
  package let z1, z2, a1, a2: Double
  /// The sum and the output of the output unit.
  package let z, a: Double
  /// L before the step.
  package let loss: Double
  /// The slopes of L along z of the output and of the hidden units.
  package let delta, delta1, delta2: Double
  /// The slopes of L along every weight.
  package let slopes: Weights
  /// The weights after the step.
  package let learnt: Weights

  /// Makes the step.
  package init(weights w: Weights, x1: Double, x2: Double, y: Double, learningRate: Double) {
    (self.x1, self.x2, self.y) = (x1, x2, y)
    (self.learningRate, weights) = (learningRate, w)
    let σ = Activation.sigmoid

    // Forward: from the inputs to the answer.
    z1 = w.w11 * x1 + w.w21 * x2 + w.b1
    z2 = w.w12 * x1 + w.w22 * x2 + w.b2
    a1 = σ(z1)
    a2 = σ(z2)
    z = w.v1 * a1 + w.v2 * a2 + w.c
    a = σ(z)
    loss = -(y * log(a) + (1 - y) * log(1 - a))

    // Backward: how much does the loss grow with the sum of each unit?
    delta = a - y
    delta1 = delta * w.v1 * a1 * (1 - a1)
    delta2 = delta * w.v2 * a2 * (1 - a2)

    // Slopes: what came in, times the δ of the unit that it came into.
    slopes = Weights(
      w11: x1 * delta1, w12: x1 * delta2, w21: x2 * delta1, w22: x2 * delta2,
      b1: delta1, b2: delta2, v1: a1 * delta, v2: a2 * delta, c: delta)

    // Step: against the slope.
    let (η, g) = (learningRate, slopes)
    learnt = Weights(
      w11: w.w11 - η * g.w11, w12: w.w12 - η * g.w12, w21: w.w21 - η * g.w21,
      w22: w.w22 - η * g.w22, b1: w.b1 - η * g.b1, b2: w.b2 - η * g.b2, v1: w.v1 - η * g.v1,
      v2: w.v2 - η * g.v2, c: w.c - η * g.c)
  }

  /// The step of the lesson: from x = (1, 2), which should be answered 1.
  public static let example = BackpropagationStep(
    weights: Weights(
      w11: 0.5, w12: -1, w21: -0.5, w22: 1, b1: 0, b2: 0.5, v1: 1, v2: -2, c: 0.5),
    x1: 1, x2: 2, y: 1, learningRate: 0.5)

  /// The slopes of somebody who forgets the slope of the hidden units' activation.
  var slopesWithoutActivation: Weights {
    let (wrong1, wrong2) = (delta * weights.v1, delta * weights.v2)
    return Weights(
      w11: x1 * wrong1, w12: x1 * wrong2, w21: x2 * wrong1, w22: x2 * wrong2,
      b1: wrong1, b2: wrong2, v1: a1 * delta, v2: a2 * delta, c: delta)
  }
}

extension BackpropagationStep.Weights {
  /// Shape (9): the weights of the hidden layer, row after row, its biases, then those of the output.
  package var all: [Double] { [w11, w12, w21, w22, b1, b2, v1, v2, c] }
}
