import Learning
import Testing

struct StratifiedSplitTests {
  /// 200 examples: 120 of class a, 60 of b, 20 of c, mixed.
  private static func mixed() throws -> Labels {
    let pattern = [0, 0, 1, 0, 1, 0, 2, 0, 1, 0]
    return try Labels((0..<200).map { pattern[$0 % 10] }, classNames: ["a", "b", "c"])
  }

  private func split(
    _ labels: Labels, _ validation: Double = 0.15, _ test: Double = 0.25, seed: UInt64 = 7
  ) throws -> StratifiedSplit {
    try StratifiedSplit(labels, validationFraction: validation, testFraction: test, seed: seed)
  }

  @Test func everyExampleIsInOnePart() throws {
    let split = try split(Self.mixed())
    let all = split.training + split.validation + split.test
    #expect(all.sorted() == Array(0..<200))
    for part in [split.training, split.validation, split.test] { #expect(part == part.sorted()) }
  }

  @Test func everyPartHasItsShareOfEveryClass() throws {
    let labels = try Self.mixed()
    let split = try split(labels)
    func counts(_ part: [Int]) -> [Int] {
      (0..<3).map { id in part.count { labels.ids[$0] == id } }
    }
    #expect(counts(split.validation) == [18, 9, 3])
    #expect(counts(split.test) == [30, 15, 5])
    #expect(counts(split.training) == [72, 36, 12])
  }

  @Test func theSeedDecides() throws {
    let labels = try Self.mixed()
    #expect(try split(labels) == split(labels))
    #expect(try split(labels).test != split(labels, seed: 8).test)
  }

  @Test func neighbouringExamplesAreDealtApart() throws {
    // Not the first or the last examples of a class, as a split without shuffling would give.
    let test = try split(Self.mixed()).test
    #expect(test.contains { $0 < 100 } && test.contains { $0 >= 100 })
  }

  @Test func smallClassesGiveOneToEachPart() throws {
    let labels = try Labels([0, 0, 0, 1, 1, 1], classNames: ["a", "b"])
    for (validation, test) in [(0.15, 0.15), (0.01, 0.01), (0.01, 0.98), (0.49, 0.5)] {
      let split = try split(labels, validation, test)
      for part in [split.training, split.validation, split.test] {
        #expect(part.map { labels.ids[$0] } == [0, 1])
      }
    }
  }

  @Test func aClassThatDoesNotOccurIsNoHindrance() throws {
    let labels = try Labels([0, 2, 0, 2, 0, 2], classNames: ["a", "b", "c"])
    #expect(try split(labels).training.count == 2)
  }

  @Test func aClassWithTwoExamplesIsRefused() throws {
    let labels = try Labels([0, 0, 0, 1, 1], classNames: ["a", "rare"])
    let error = try #require(throws: LearningError.self) { try split(labels) }
    #expect(error.description.contains("found 2 of class \"rare\""))
  }

  @Test(arguments: [(0, 0.5), (0.5, 0), (0.5, 0.5), (-0.1, 0.2), (.nan, 0.2)])
  func fractionsOutOfRangeAreRefused(validation: Double, test: Double) throws {
    let labels = try Self.mixed()
    #expect(throws: LearningError.self) { try split(labels, validation, test) }
  }
}
