import Learning
import Matrices
import Testing

@Suite struct LabeledExamplesTests {
  private func examples(
    _ rows: [[Float]], _ ids: [Int], classes: [String] = ["a", "b"]
  ) throws -> LabeledExamples {
    try LabeledExamples(features: Matrix(rows: rows), labels: Labels(ids, classNames: classes))
  }

  @Test func knowsItsShape() throws {
    let examples = try examples([[1, 2, 3], [4, 5, 6]], [1, 0])
    #expect(examples.count == 2 && examples.featureCount == 3 && examples.classCount == 2)
    try examples.checkLearnable()
  }

  @Test func eachExampleHasOneLabel() {
    #expect(throws: LearningError("expected one label for each of 2 examples, found 1")) {
      try examples([[1], [2]], [0])
    }
  }

  @Test func examplesComeInTheOrderNamed() throws {
    let all = try examples([[1, 10], [2, 20], [3, 30]], [0, 1, 0])
    let some = try all.examples([2, 0, 2])
    #expect(some == (try examples([[3, 30], [1, 10], [3, 30]], [0, 0, 0])))
    let none = try all.examples([])
    #expect(none.count == 0 && none.featureCount == 2 && none.classCount == 2)
  }

  @Test func whatCannotBeLearntFrom() throws {
    #expect(throws: LearningError("expected examples to learn from, found none")) {
      try examples([], []).checkLearnable()
    }
    #expect(throws: LearningError("expected at least one feature, found none")) {
      try examples([[], []], [0, 1]).checkLearnable()
    }
    #expect(throws: LearningError("expected at least two classes to tell apart, found 1")) {
      try examples([[1]], [0], classes: ["a"]).checkLearnable()
    }
  }

  @Test(arguments: [(Float.nan, "nan"), (.infinity, "inf"), (-.infinity, "-inf")])
  func aFeatureThatIsNotFinite(_ value: Float, _ name: String) throws {
    let examples = try examples([[1, 2, 3], [4, 5, 6], [7, value, 9]], [0, 1, 0])
    let expected = "expected finite features, found \(name) at example 2, feature 1"
    #expect(throws: LearningError(expected)) { try examples.checkLearnable() }
  }
}
