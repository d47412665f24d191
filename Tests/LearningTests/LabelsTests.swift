import Learning
import Testing

@Suite struct LabelsTests {
  @Test func countsIncludeClassesThatDoNotOccur() throws {
    let labels = try Labels([2, 0, 2, 2], classNames: ["a", "b", "c", "d"])
    #expect(labels.count == 4)
    #expect(labels.classCount == 4)
    #expect(labels.classCounts == [1, 0, 3, 0])
    #expect(try Labels([], classNames: ["a", "b"]).classCounts == [0, 0])
  }

  @Test func refusesLabelsOutsideOfTheClasses() {
    #expect(throws: LearningError("expected labels from 0 to 2, found 3 at example 1")) {
      try Labels([0, 3], classNames: ["a", "b", "c"])
    }
    #expect(throws: LearningError("expected labels from 0 to 2, found -1 at example 0")) {
      try Labels([-1], classNames: ["a", "b", "c"])
    }
    #expect(throws: LearningError.self) { try Labels([0], classNames: []) }
  }
}
