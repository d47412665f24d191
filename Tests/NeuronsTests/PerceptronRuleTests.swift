import Foundation
import Matrices
import Neurons
import Testing

@Suite struct PerceptronRuleTests {
  // z = 1 · 2 - 2 · 1 + 0.5 = 0.5, on the wrong side for t = -1. With η = 0.1 each weight changes by
  // 0.1 · (-1) · 1 · x: 1 - 0.2 and -2 - 0.1; the bias is 0.5 - 0.1.
  @Test func aMistakeByHand() {
    let before = Perceptron(weights: [1, -2], bias: 0.5)
    let correction = PerceptronRule.rosenblatt.correction(of: before, input: [2, 1], sign: -1)
    #expect(correction.isMistake && correction.error == -1 && correction.slope == 1)
    let after = PerceptronRule.apply(correction, to: before, input: [2, 1], learningRate: 0.1)
    #expect(after == Perceptron(weights: [0.8, -2.1], bias: 0.4))
  }

  @Test func whatIsRightIsLeftAloneAndOnTheBoundaryNothingIsRight() {
    let perceptron = Perceptron(weights: [1, -2], bias: 0.5)
    let right = PerceptronRule.rosenblatt.correction(of: perceptron, input: [2, 1], sign: 1)
    #expect(!right.isMistake && right.error == 0)
    for sign in [-1, 1] {
      // z = 1.5 - 2 + 0.5 = 0.
      let between = PerceptronRule.rosenblatt.correction(
        of: perceptron, input: [1.5, 1], sign: sign)
      #expect(between.isMistake && between.error == Double(sign))
    }
  }

  // z = 0.5, a = σ(0.5) = 0.6224593312018546; target 0; a (1 - a) = 0.2350037122015945.
  @Test func theFactorsOfTheDeltaRuleByHand() {
    let before = Perceptron(weights: [1, -2], bias: 0.5, activation: .sigmoid)
    let correction = PerceptronRule.delta.correction(of: before, input: [2, 1], sign: -1)
    #expect(correction.isMistake)
    #expect(abs(correction.error + 0.622_459_331_201_854_6) < 1e-15)
    #expect(abs(correction.slope - 0.235_003_712_201_594_5) < 1e-15)
    let after = PerceptronRule.apply(correction, to: before, input: [2, 1], learningRate: 0.1)
    let change = 0.1 * -0.622_459_331_201_854_6 * 0.235_003_712_201_594_5
    #expect(abs(after.weights[0] - (1 + 2 * change)) < 1e-15)
    #expect(abs(after.weights[1] - (-2 + change)) < 1e-15)
    #expect(abs(after.bias - (0.5 + change)) < 1e-15)
  }

  /// The change is -η times the gradient of ½ (target - φ(z))², by central differences with h = 1e-5.
  @Test(arguments: Activation.allCases.filter(\.hasGradient), [-1, 1])
  func theDeltaRuleGoesDownTheGradient(_ activation: Activation, sign: Int) {
    var generator = SeededGenerator(seed: 4, stream: "test")
    let h = 1e-5
    for _ in 0..<50 {
      let numbers = (0..<7).map { _ in 4 * generator.uniform() - 2 }
      let perceptron = Perceptron(
        weights: Array(numbers[..<3]), bias: numbers[3], activation: activation)
      let x = Array(numbers[4...])
      // A kink within reach would have no derivative.
      if abs(perceptron.weightedSum(x)) < 1e-3 { continue }
      let correction = PerceptronRule.delta.correction(of: perceptron, input: x, sign: sign)
      let after = PerceptronRule.apply(correction, to: perceptron, input: x, learningRate: 1)
      for index in 0...3 {
        let (low, high) = (moved(perceptron, index, by: -h), moved(perceptron, index, by: h))
        let target = activation.target(sign: sign)
        let gradient = (error(high, x, target) - error(low, x, target)) / (2 * h)
        let change = parameters(after)[index] - parameters(perceptron)[index]
        #expect(abs(change + gradient) < 1e-7 * max(1, abs(gradient)))
      }
    }
  }

  private func error(_ perceptron: Perceptron, _ x: [Double], _ target: Double) -> Double {
    (target - perceptron(x)) * (target - perceptron(x)) / 2
  }

  private func parameters(_ perceptron: Perceptron) -> [Double] {
    perceptron.weights + [perceptron.bias]
  }

  private func moved(_ perceptron: Perceptron, _ index: Int, by h: Double) -> Perceptron {
    var moved = perceptron
    if index < moved.weights.count { moved.weights[index] += h } else { moved.bias += h }
    return moved
  }
}
