import Learning
import Metrics
import Testing

@Suite struct ConfusionMatrixTests {
  // The example in scikit-learn's documentation of `confusion_matrix`.
  @Test func rowsAreTruthAndColumnsPredictions() throws {
    let matrix = try confusion([2, 0, 2, 2, 0, 1], [0, 0, 2, 2, 0, 2], classes: 3)
    #expect(matrix.counts == [[2, 0, 0], [0, 0, 1], [1, 0, 2]])
    #expect(matrix.classNames == ["0", "1", "2"])
    #expect(matrix.total == 6)
    #expect(matrix.correct == 4)
    #expect(matrix.accuracy == 4.0 / 6)
    #expect(matrix.supports == [2, 1, 3])
    #expect(matrix.predictedCounts == [3, 0, 3])
  }

  @Test func equalsScikitLearn() throws {
    for (number, reference) in try MetricsReference.load().classifications.enumerated() {
      let matrix = try reference.matrix()
      #expect(matrix.counts == reference.confusion, "case \(number)")
      #expect(agree(matrix.accuracy, reference.accuracy), "case \(number)")
      #expect(matrix.supports == reference.zero.support, "case \(number)")
      #expect(matrix.total == matrix.supports.reduce(0, +), "case \(number)")
      #expect(matrix.predictedCounts.reduce(0, +) == matrix.total, "case \(number)")
    }
  }

  @Test func exchangingTruthAndPredictionsTransposes() throws {
    let (a, b) = ([0, 0, 0, 1, 1, 2, 2], [0, 1, 1, 1, 2, 0, 2])
    let matrix = try confusion(a, b, classes: 3)
    let swapped = try confusion(b, a, classes: 3)
    for row in 0..<3 {
      for column in 0..<3 {
        #expect(matrix.counts[row][column] == swapped.counts[column][row])
      }
    }
    #expect(matrix.counts != swapped.counts)
    #expect(matrix.accuracy == swapped.accuracy)
  }

  @Test func accuracyComesWithWilsonsInterval() throws {
    let matrix = try confusion([0, 0, 1, 1, 1], [0, 1, 1, 1, 1], classes: 2)
    #expect(matrix.accuracyInterval == .wilson(successes: 4, of: 5, confidence: 0.95))
    #expect(matrix.accuracyInterval.contains(matrix.accuracy))
  }

  @Test func refusesWhatCannotBeCompared() throws {
    let truth = try labels([0, 1, 2], classes: 3)
    #expect(throws: MetricError("expected one prediction for each of 3 labels, found 2")) {
      try ConfusionMatrix(truth: truth, predicted: Predictions([0, 1], classCount: 3))
    }
    #expect(
      throws: MetricError(
        "expected predictions over the 3 classes of the labels, found 4 classes")
    ) {
      try ConfusionMatrix(truth: truth, predicted: Predictions([0, 1, 2], classCount: 4))
    }
    #expect(
      throws: MetricError("expected at least one example to judge predictions by, found none")
    ) {
      try ConfusionMatrix(
        truth: labels([], classes: 3), predicted: Predictions([], classCount: 3))
    }
  }

  @Test func countsOfAPublishedTable() throws {
    let matrix = try ConfusionMatrix(counts: [[5, 1], [2, 3]], classNames: ["other", "five"])
    #expect(matrix.total == 11 && matrix.correct == 8)
    #expect(matrix.supports == [6, 5] && matrix.predictedCounts == [7, 4])
    let counted = try confusion([0, 0, 1], [0, 1, 1], classes: 2)
    #expect(counted == (try ConfusionMatrix(counts: [[1, 1], [0, 1]], classNames: ["0", "1"])))
  }

  static let badTables: [([[Int]], [String], String)] = [
    ([[1, 2]], ["a"], "expected 1 rows of 1 counts for 1 class names, found rows of [2]"),
    (
      [[1], [2, 3]], ["a", "b"],
      "expected 2 rows of 2 counts for 2 class names, found rows of [1, 2]"
    ),
    ([[1, -2], [0, 0]], ["a", "b"], "expected counts of 0 to 2147483647, found -2"),
    ([[1, .max], [0, 0]], ["a", "b"], "expected counts of 0 to 2147483647, found \(Int.max)"),
    ([[0]], ["a"], "expected at least one example to judge predictions by, found none"),
    ([], [], "expected at least one example to judge predictions by, found none"),
  ]

  @Test(arguments: badTables)
  func refusesTablesThatAreNone(_ counts: [[Int]], _ names: [String], _ message: String) {
    #expect(throws: MetricError(message)) {
      try ConfusionMatrix(counts: counts, classNames: names)
    }
  }

  // Truth and guess are refused before they reach a metric.
  @Test func labelsOutOfRangeAreRefused() {
    #expect(throws: LearningError.self) { try labels([0, 3], classes: 3) }
    #expect(throws: LearningError.self) { try labels([-1], classes: 3) }
    #expect(throws: LearningError.self) { try Predictions([0, 3], classCount: 3) }
  }
}
