import Matrices
import Metrics
import Testing

@Suite struct ProbabilitiesTests {
  @Test func areScoresToo() throws {
    let rows: [[Double]] = [[0.25, 0.75], [1, 0]]
    let probabilities = try Probabilities(rows)
    #expect(probabilities.count == 2 && probabilities.classCount == 2)
    #expect(probabilities.scores == (try Scores(rows)))
    #expect(probabilities == (try Probabilities(Matrix(rows: [[0.25, 0.75], [1, 0]]))))
  }

  // A softmax of single precision misses 1 by some millionths.
  @Test func theSumMayBeALittleOff() throws {
    let tolerance = Probabilities.tolerance
    #expect(tolerance > 0.000345 && tolerance < 0.000346)
    #expect(throws: Never.self) { try Probabilities([[0.5, 0.5 + 0.99 * tolerance]]) }
    #expect(throws: Never.self) { try Probabilities([[0.5, 0.5 - 0.99 * tolerance]]) }
    #expect(throws: MetricError.self) { try Probabilities([[0.5, 0.5 + 1.01 * tolerance]]) }
    #expect(throws: MetricError.self) { try Probabilities([[0.5, 0.5 - 1.01 * tolerance]]) }
  }

  @Test func refusesSumsThatAreNotOne() {
    let message = "expected probabilities that add up to 1, found 1.5 for example 1: divide each by"
    #expect(throws: MetricError(message + " that sum, or apply a softmax to the scores")) {
      try Probabilities([[0.5, 0.5], [0.5, 1]])
    }
    #expect(throws: MetricError.self) { try Probabilities([[], []]) }
  }

  @Test func refusesDecisionScores() {
    let message = "expected probabilities of 0 to 1, found -0.5 for class 0 of example 0: decision"
    #expect(throws: MetricError(message + " scores are not probabilities")) {
      try Probabilities([[-0.5, 1.5]])
    }
    #expect(throws: MetricError.self) { try Probabilities([[1.5, -0.5]]) }
    #expect(throws: MetricError.self) { try Probabilities([[.nan, 1]]) }
    #expect(throws: MetricError.self) { try Probabilities([[0.5, 0.5], [1]]) }
  }
}
