import Learning
import Matrices
import Testing

@Suite struct PredictionsTests {
  @Test func theHighestScoreWins() {
    let guesses = Predictions(highestOf: Matrix(rows: [[1, 3, 2], [-1, -3, -2], [0, 0.5, 1]]))
    #expect(guesses.ids == [1, 0, 2])
    #expect(guesses.classCount == 3)
    #expect(guesses.count == 3)
  }

  @Test func ofEqualScoresTheFirstWins() {
    let guesses = Predictions(highestOf: Matrix(rows: [[0, 0, 0], [1, 2, 2], [0.0, -0.0, -1]]))
    #expect(guesses.ids == [0, 1, 0])
  }

  @Test func nanNeverWinsOverANumber() {
    let nan = Float.nan
    let scores = Matrix(rows: [
      [nan, 1, 2], [1, nan, 2], [2, 1, nan], [nan, nan, -.infinity], [nan, -1, -1],
      [nan, nan, nan],
    ])
    #expect(Predictions(highestOf: scores).ids == [2, 2, 0, 2, 1, 0])
  }

  @Test func infinityIsANumberLikeOthers() {
    let scores = Matrix(rows: [[-.infinity, -.infinity], [0, .infinity], [.infinity, .infinity]])
    #expect(Predictions(highestOf: scores).ids == [0, 1, 0])
  }

  @Test func noExamplesNoGuesses() {
    let guesses = Predictions(highestOf: Matrix(rowCount: 0, columnCount: 4))
    #expect(guesses.ids.isEmpty && guesses.classCount == 4)
  }

  @Test func refusesGuessesOutsideOfTheClasses() {
    #expect(throws: LearningError("expected predictions from 0 to 1, found 2 at example 2")) {
      try Predictions([0, 1, 2], classCount: 2)
    }
    #expect(throws: LearningError("expected predictions from 0 to 1, found -1 at example 0")) {
      try Predictions([-1], classCount: 2)
    }
  }
}
