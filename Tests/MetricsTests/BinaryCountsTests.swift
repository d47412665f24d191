import Metrics
import Testing

@Suite struct BinaryCountsTests {
  // Truth 2 0 2 2 0 1, guesses 0 0 2 2 0 2. Class 2: found twice, missed once, once a false alarm.
  @Test func oneClassAgainstTheRestByHand() throws {
    let matrix = try confusion([2, 0, 2, 2, 0, 1], [0, 0, 2, 2, 0, 2], classes: 3)
    let counts = matrix.binaryCounts
    #expect(counts.map(\.table) == [[[3, 1], [0, 2]], [[5, 0], [1, 0]], [[2, 1], [1, 2]]])
    let last = counts[2]
    #expect(last.truePositives == 2 && last.falsePositives == 1)
    #expect(last.falseNegatives == 1 && last.trueNegatives == 2)
    #expect(last.positives == 3 && last.negatives == 3 && last.predictedPositives == 3)
    #expect(last.total == 6)
  }

  @Test func anAbsentClassIsAllTrueNegatives() throws {
    let matrix = try confusion([0, 1], [1, 1], classes: 3)
    #expect(matrix.binaryCounts[2].table == [[2, 0], [0, 0]])
  }

  @Test func equalScikitLearn() throws {
    var compared = 0
    for (number, reference) in try MetricsReference.load().classifications.enumerated() {
      guard let expected = reference.more.counts else { continue }
      let tables = try reference.matrix().binaryCounts.map { Array($0.table.joined()) }
      #expect(tables == expected, "case \(number)")
      compared += 1
    }
    #expect(compared == 100)
  }

  // Each mistake is a false alarm of one class and a miss of another.
  @Test func falsePositivesAndFalseNegativesAreTheMistakes() throws {
    for reference in try MetricsReference.load().classifications {
      let matrix = try reference.matrix()
      let mistakes = matrix.total - matrix.correct
      let counts = matrix.binaryCounts
      #expect(counts.map(\.falsePositives).reduce(0, +) == mistakes)
      #expect(counts.map(\.falseNegatives).reduce(0, +) == mistakes)
      #expect(counts.map(\.total) == Array(repeating: matrix.total, count: matrix.classCount))
    }
  }
}
