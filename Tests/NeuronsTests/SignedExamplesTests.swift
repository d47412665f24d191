import Learning
import Matrices
import Neurons
import Testing

@Suite struct SignedExamplesTests {
  @Test func oneClassAgainstTheRest() throws {
    let labelled = try LabeledExamples(
      features: Matrix(rows: [[1, 2], [3, 4], [5, 6]]),
      labels: Labels([0, 2, 1], classNames: ["a", "b", "c"]))
    let examples = try SignedExamples(labelled, positive: 2)
    #expect(examples.inputs == [[1, 2], [3, 4], [5, 6]])
    #expect(examples.signs == [-1, 1, -1])
    #expect(examples.count == 3 && examples.featureCount == 2)
    for positive in [-1, 3] {
      #expect(throws: NeuronError.self) { try SignedExamples(labelled, positive: positive) }
    }
  }

  // z = x - 1: -1, 0 and 1. On the boundary, neither sign is right.
  @Test func mistakesAreCounted() throws {
    let perceptron = Perceptron(weights: [1], threshold: 1)
    let inputs = [[0.0], [1], [2]]
    for (signs, mistakes) in [([-1, 1, 1], 1), ([-1, -1, 1], 1), ([1, 1, -1], 3)] {
      let examples = try SignedExamples(inputs: inputs, signs: signs)
      #expect(examples.mistakes(of: perceptron) == mistakes)
    }
  }

  @Test func whatIsWrongIsSaid() {
    let cases: [([[Double]], [Int], String)] = [
      ([], [], "expected examples to learn from, found none"),
      ([[1], [2]], [1], "expected one sign for each of 2 examples, found 1"),
      ([[1], [2]], [1, 0], "expected a sign of -1 or +1, found 0 at example 1"),
      ([[1], [2]], [.min, 1], "expected a sign of -1 or +1, found \(Int.min) at example 0"),
      (
        [[1], [2]], [1, 1],
        "expected examples of both classes, found the sign 1 at all 2 of them"
      ),
      ([[], []], [1, -1], "expected at least one feature, found none"),
      (
        [[1, 2], [3]], [1, -1],
        "expected 2 features as in the first example, found 1 at example 1"
      ),
      (
        [[1, 2], [3, .nan]], [1, -1],
        "expected finite features, found nan at example 1, feature 1"
      ),
      (
        [[-.infinity, 2], [3, 4]], [1, -1],
        "expected finite features, found -inf at example 0, feature 0"
      ),
    ]
    for (inputs, signs, message) in cases {
      let error = #expect(throws: NeuronError.self) {
        try SignedExamples(inputs: inputs, signs: signs)
      }
      #expect(error?.description == message)
    }
  }
}
