import Metrics
import Testing

@Suite struct ConfusedPairTests {
  @Test func theMostFrequentComeFirst() throws {
    let matrix = try ConfusionMatrix(
      counts: [[9, 1, 4], [0, 9, 7], [4, 0, 9]], classNames: ["coat", "shirt", "dress"])
    let pairs = matrix.confusedPairs
    #expect(pairs.map(\.count) == [7, 4, 4, 1])
    #expect(pairs.map(\.truth) == [1, 0, 2, 0])
    #expect(pairs.map(\.predicted) == [2, 2, 0, 1])
  }

  @Test func thereAreNoneWithoutMistakes() throws {
    #expect(try confusion([0, 1, 1], [0, 1, 1], classes: 3).confusedPairs.isEmpty)
  }

  @Test func theyAreAllMistakes() throws {
    for reference in try MetricsReference.load().classifications {
      let matrix = try reference.matrix()
      let mistakes = matrix.confusedPairs.map(\.count).reduce(0, +)
      #expect(mistakes == matrix.total - matrix.correct)
    }
  }
}
