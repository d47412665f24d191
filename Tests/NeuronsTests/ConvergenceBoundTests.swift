import Neurons
import Testing

@Suite struct ConvergenceBoundTests {
  // (x, 1) = (3, 1) and (-3, 1): R² = 10; with w = 1, b = 0 both lie 3 away, so (R / γ)² = 10 / 9.
  @Test func twoPointsByHand() throws {
    let examples = try SignedExamples(inputs: [[3], [-3]], signs: [1, -1])
    let bound = try ConvergenceBound(
      examples, separatedBy: Perceptron(weights: [1], bias: 0))
    #expect(abs(bound.radius * bound.radius - 10) < 1e-12)
    #expect(bound.margin == 3)
    #expect(abs(bound.mistakeLimit - 10.0 / 9) < 1e-12)
    // The length of the weights does not matter.
    let longer = try ConvergenceBound(
      examples, separatedBy: Perceptron(weights: [8], bias: 0))
    #expect(longer == bound)
  }

  /// The largest margin is SciPy's: R = 7.3417, γ = 0.2685, so at most 747 mistakes (4 are made).
  @Test func irisPetals() throws {
    let reference = try NeuronsReference.read().largest_margin
    let examples = try NeuronsTests.irisPetals(positive: 0)
    let bound = try ConvergenceBound(
      examples,
      separatedBy: Perceptron(weights: reference.weights, bias: reference.bias))
    #expect(abs(bound.radius - reference.radius) < 1e-12)
    #expect(abs(bound.margin - reference.margin) < 1e-9)
    #expect(abs(bound.radius - 7.3417) < 5e-5 && abs(bound.margin - 0.2685) < 5e-5)
    #expect(bound.mistakeLimit.rounded(.down) == 747)
  }

  /// In any order, at any learning rate: never more mistakes than the bound, and no perceptron that
  /// was found has a larger margin than the largest.
  @Test(arguments: [0.01, 1, 100])
  func noRunMakesMoreMistakes(learningRate: Double) throws {
    let reference = try NeuronsReference.read().largest_margin
    let examples = try NeuronsTests.irisPetals(positive: 0)
    for seed in 0..<20 {
      let training = try PerceptronTraining(
        learningRate: learningRate, epochLimit: 1000, order: .shuffled(seed: UInt64(seed)))
      let trace = try training.train(Perceptron(inputCount: 2), on: examples)
      let bound = try ConvergenceBound(examples, separatedBy: trace.perceptron)
      #expect(trace.isConverged)
      #expect(Double(trace.mistakeCount) <= reference.limit)
      #expect(bound.margin <= reference.margin && bound.mistakeLimit >= reference.limit)
    }
  }

  @Test func onlyASeparatorHasABound() throws {
    let examples = try gate([0, 0, 0, 1])
    let error = #expect(throws: NeuronError.self) {
      try ConvergenceBound(examples, separatedBy: Perceptron(weights: [1, 1], threshold: 0.5))
    }
    #expect(error?.description.contains("found 2 on the wrong side") == true)
    for weights in [[1.0], [1, 1, 1], []] {
      #expect(throws: NeuronError.self) {
        try ConvergenceBound(examples, separatedBy: Perceptron(weights: weights, bias: -1.5))
      }
    }
    // Weights whose squares are no longer numbers.
    for scale in [1e200, 1e-200] {
      #expect(throws: NeuronError.self) {
        try ConvergenceBound(
          examples, separatedBy: Perceptron(weights: [scale, scale], bias: -1.5 * scale))
      }
    }
  }
}
