import Learning
import Matrices
import Metrics
import Testing

@Suite struct TopKAccuracyTests {
  // The example in scikit-learn's documentation. In order: 0 1 2 (its 0 and 2 tie), 1 0 2, 1 2 0,
  // 0 1 2, so that the truth 0 1 2 2 is in place 1, 1, 2, 3.
  @Test func byHand() throws {
    let scores = try Scores([
      [0.5, 0.2, 0.2], [0.3, 0.4, 0.2], [0.2, 0.4, 0.3], [0.7, 0.2, 0.1],
    ])
    let truth = try labels([0, 1, 2, 2], classes: 3)
    #expect(try scores.topKAccuracy(truth: truth, k: 1) == 0.5)
    #expect(try scores.topKAccuracy(truth: truth, k: 2) == 0.75)
    #expect(try scores.topKAccuracy(truth: truth, k: 3) == 1)
    #expect(try scores.topKAccuracy(truth: truth, k: 99) == 1)
  }

  // Of three equal scores scikit-learn takes the last class first.
  @Test func tiesGoToTheHigherNumber() throws {
    let scores = try Scores([[1, 1, 1]])
    for (label, places) in [(2, [1, 1, 1]), (1, [0, 1, 1]), (0, [0, 0, 1])] {
      let truth = try labels([label], classes: 3)
      let hits = try (1...3).map { Int(try scores.topKAccuracy(truth: truth, k: $0)) }
      #expect(hits == places, "class \(label)")
    }
  }

  @Test func equalsScikitLearn() throws {
    for (number, reference) in try MetricsReference.load().rankings.enumerated() {
      let (scores, truth) = (try Scores(reference.scores), try reference.labels())
      let accuracies = try (1...scores.classCount).map {
        try scores.topKAccuracy(truth: truth, k: $0)
      }
      #expect(agree(accuracies, reference.topK), "case \(number)")
      #expect(accuracies == accuracies.sorted() && accuracies.last == 1, "case \(number)")
    }
  }

  @Test func withoutTiesTheFirstIsTheAccuracy() throws {
    let rows: [[Float]] = [[0.5, 0.25, 0.125], [3, 4, 2], [2, 4, 3], [7, 2, 1]]
    let truth = try labels([0, 1, 2, 2], classes: 3)
    let guesses = Predictions(highestOf: Matrix(rows: rows))
    let accuracy = try ConfusionMatrix(truth: truth, predicted: guesses).accuracy
    #expect(try Scores(Matrix(rows: rows)).topKAccuracy(truth: truth, k: 1) == accuracy)
  }

  @Test func refusesWhatCannotBeCounted() throws {
    let scores = try Scores([[1, 2]])
    #expect(throws: MetricError("expected a k of at least 1, found 0")) {
      try scores.topKAccuracy(truth: labels([0], classes: 2), k: 0)
    }
    #expect(throws: MetricError.self) {
      try scores.topKAccuracy(truth: labels([0, 1], classes: 2), k: 1)
    }
    #expect(throws: MetricError.self) {
      try scores.topKAccuracy(truth: labels([0], classes: 3), k: 1)
    }
    #expect(throws: MetricError.self) {
      try Scores([[Double]]()).topKAccuracy(truth: labels([], classes: 2), k: 1)
    }
  }
}
