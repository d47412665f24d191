import Neurons
import Testing

@Suite struct PerceptronTests {
  // 0.5 · 2 - 1 · 3 + 0.25 = -1.75.
  @Test(arguments: Activation.allCases)
  func theOutputIsTheActivationOfTheWeightedSum(_ activation: Activation) {
    let perceptron = Perceptron(weights: [0.5, -1], bias: 0.25, activation: activation)
    #expect(perceptron.weightedSum([2, 3]) == -1.75)
    #expect(perceptron([2, 3]) == activation(-1.75))
  }

  /// The threshold is the bias with its sign changed, whichever of them is given or set.
  @Test func theBiasIsTheThresholdSeenFromTheOtherSide() {
    var perceptron = Perceptron(weights: [1, 1], threshold: 1.5)
    #expect(perceptron == Perceptron(weights: [1, 1], bias: -1.5))
    #expect(perceptron.threshold == 1.5)
    perceptron.threshold = 0.5
    #expect(perceptron.bias == -0.5)
    // It fires where the weighted inputs reach the threshold, and not just below.
    #expect(perceptron([0.25, 0.25]) == 1)
    #expect(perceptron([0.25, 0.24]) == 0)
  }

  @Test func withoutInputsThereIsStillTheBias() {
    let perceptron = Perceptron(weights: [], bias: 2, activation: .linear)
    #expect(perceptron([]) == 2)
    #expect(Perceptron(inputCount: 3) == Perceptron(weights: [0, 0, 0], bias: 0))
  }

  @Test func asManyInputsAsWeightsAreExpected() async {
    await #expect(processExitsWith: .failure) {
      _ = Perceptron(weights: [1, 2], bias: 0)([1])
    }
    await #expect(processExitsWith: .failure) {
      _ = Perceptron(weights: [1, 2], bias: 0).weightedSum([1, 2, 3])
    }
  }

  /// Two steps in a row do what one cannot: XOR is OR, but not AND.
  @Test func twoHiddenStepsSolveXOR() {
    let or = Perceptron(weights: [1, 1], threshold: 0.5)
    let and = Perceptron(weights: [1, 1], threshold: 1.5)
    let orButNotAnd = Perceptron(weights: [1, -1], threshold: 0.5)
    let answers = [[0.0, 0], [0, 1], [1, 0], [1, 1]].map { x in orButNotAnd([or(x), and(x)]) }
    #expect(answers == [0, 1, 1, 0])
  }

  // All four right would need b ≤ 0, w₁ + b > 0, w₂ + b > 0 and w₁ + w₂ + b ≤ 0. The middle two add
  // up to w₁ + w₂ + 2b > 0, the outer two to w₁ + w₂ + 2b ≤ 0. So at most three are right; here all
  // boundaries of a grid are tried (and 14 of the 16 gates are solved on the same grid).
  @Test func noPerceptronSolvesXOR() throws {
    let grid = stride(from: -2.0, through: 2, by: 0.25).map { $0 }
    let boundaries = grid.flatMap { first in
      grid.flatMap { second in
        grid.map { Perceptron(weights: [first, second], bias: $0 + 0.125) }
      }
    }
    for number in 1..<15 {
      let examples = try gate((0..<4).map { number >> $0 & 1 })
      let fewest = boundaries.map { examples.mistakes(of: $0) }.min()
      // Answers to 11, 10, 01 and 00: XOR is 0110, and its opposite 1001.
      #expect(fewest == (number == 0b0110 || number == 0b1001 ? 1 : 0), "gate \(number)")
    }
  }
}
