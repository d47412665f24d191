import Datasets
import Learning
import Matrices
import Testing

@Suite struct PlaneExamplesTests {
  private func examples(
    features: [String] = ["x", "y"], points: [[Double]] = [[1, 2], [3, 4]], ids: [Int] = [0, 1]
  ) throws -> PlaneExamples {
    try PlaneExamples(
      name: "mine", featureNames: features, points: points,
      labels: Labels(ids, classNames: ["a", "b"]))
  }

  @Test func keepsWhatItIsGiven() throws {
    let examples = try examples()
    #expect(examples.name == "mine")
    #expect(examples.points == [[1, 2], [3, 4]])
    #expect(examples.classNames == ["a", "b"])
    #expect(examples.labeledExamples.features.elements == [1, 2, 3, 4])
    #expect(examples.labeledExamples.labels.ids == [0, 1])
  }

  @Test func oneClassOfTwoMayBeMissing() throws {
    #expect(try examples(ids: [1, 1]).labels.classCounts == [0, 2])
  }

  // printf of the bytes of 1.0, 2.0, 3.0, 4.0 (f0 3f, 00 40, 08 40, 10 40 after six zeros each) and
  // of 0 and 1 in eight bytes into sha256sum; the same with 1 and 0 at the end.
  @Test func digestIsThatOfTheNumbers() throws {
    #expect(
      try examples().digest == "193e9ef045da001d9fdeb803e6367f109b85bd63b06d246671cd47ce3cecdd13")
    #expect(
      try examples(ids: [1, 0]).digest
        == "45d98f4b9f28d10581b5b68f07ed35eb3518f93e2a26bb2d07d6e311ac348d13")
  }

  // MARK: - Bad input

  static let badPoints: [(points: [[Double]], says: String)] = [
    ([], "mine: expected examples, found none."),
    ([[1, 2], [3]], "mine, example 1: expected 2 coordinates, found 1."),
    ([[1, 2], []], "mine, example 1: expected 2 coordinates, found 0."),
    ([[1, 2, 3], [3, 4]], "mine, example 0: expected 2 coordinates, found 3."),
    (
      [[1, 2], [3, .nan]],
      "mine, example 1: expected finite coordinates of at most 3.4e38 in size, found nan."
    ),
    (
      [[-.infinity, 2], [3, 4]],
      "mine, example 0: expected finite coordinates of at most 3.4e38 in size, found -inf."
    ),
    (
      [[1, 2], [1e39, 4]],
      "mine, example 1: expected finite coordinates of at most 3.4e38 in size, found 1e+39."
    ),
    ([[1, 2]], "mine: expected one label for each of 1 examples, found 2."),
  ]

  @Test(arguments: badPoints) func badPointsAreRefused(points: [[Double]], says: String) throws {
    let error = try #require(throws: DatasetError.self) { _ = try examples(points: points) }
    #expect(error.kind == .badData)
    #expect(error.description == says)
  }

  @Test(arguments: [[], ["x"], ["x", "y", "z"]]) func thereMustBeTwoFeatures(
    names: [String]
  ) throws {
    let error = try #require(throws: DatasetError.self) { _ = try examples(features: names) }
    #expect(error.description == "mine: expected the names of 2 features, found \(names.count).")
  }
}
