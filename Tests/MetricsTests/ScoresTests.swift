import Matrices
import Metrics
import Testing

@Suite struct ScoresTests {
  @Test func rowsAreExamplesAndColumnsClasses() throws {
    let scores = try Scores([[1, 2, 3], [4, 5, 6]])
    #expect(scores.count == 2 && scores.classCount == 3)
    #expect(Array(scores.row(1)) == [4, 5, 6])
    #expect(scores.column(2) == [3, 6])
    #expect(scores == (try Scores(Matrix(rows: [[1, 2, 3], [4, 5, 6]]))))
  }

  @Test func refusesWhatIsNoNumber() {
    let message = "expected finite scores, found nan for class 2 of example 1: see whether training"
    #expect(throws: MetricError(message + " diverged")) {
      try Scores(Matrix(rows: [[1, 2, 3], [4, 5, .nan]]))
    }
    #expect(throws: MetricError.self) { try Scores([[1, .infinity]]) }
    #expect(throws: MetricError.self) { try Scores([[1, -.infinity]]) }
  }

  @Test func refusesRowsOfDifferentLength() {
    #expect(throws: MetricError("expected 2 scores for each example, found 3 for example 1")) {
      try Scores([[1, 2], [1, 2, 3]])
    }
  }

  @Test func refusesClassesThatThereAreNot() async {
    await #expect(processExitsWith: .failure) { _ = try Scores([[1, 2]]).column(2) }
  }
}
