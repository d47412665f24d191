import Metrics
import Testing

@Suite struct PrecisionRecallCurveTests {
  // The example in scikit-learn's documentation, as for the ROC curve: yes, no, yes, no.
  // The area: 1/2 · 1 + 1/2 · 2/3.
  @Test func byHand() throws {
    let curve = try PrecisionRecallCurve(
      isPositive: [false, false, true, true], scores: [0.1, 0.4, 0.35, 0.8])
    #expect(curve.recalls == [0, 0.5, 0.5, 1, 1])
    #expect(curve.precisions == [1, 1, 0.5, 2.0 / 3, 0.5])
    #expect(curve.thresholds == [.infinity, 0.8, 0.4, 0.35, 0.1])
    #expect(agree(curve.averagePrecision, 5.0 / 6))
  }

  @Test func guessingGivesTheShareOfPositives() throws {
    let curve = try PrecisionRecallCurve(
      isPositive: [true, false, false, false], scores: [1, 1, 1, 1])
    #expect(curve.recalls == [0, 1] && curve.precisions == [1, 0.25])
    #expect(curve.averagePrecision == 0.25)
  }

  @Test func aSingleClass() throws {
    let negative = try PrecisionRecallCurve(isPositive: [false, false], scores: [0.25, 0.5])
    #expect(negative.recalls == [0, 1, 1] && negative.precisions == [1, 0, 0])
    #expect(negative.averagePrecision == 0)
    let positive = try PrecisionRecallCurve(isPositive: [true, true], scores: [0.25, 0.5])
    #expect(positive.recalls == [0, 0.5, 1] && positive.precisions == [1, 1, 1])
    #expect(positive.averagePrecision == 1)
  }

  @Test func equalsScikitLearn() throws {
    for (number, reference) in try MetricsReference.load().rankings.enumerated() {
      let (scores, truth) = (try Scores(reference.scores), try reference.labels())
      let curve = try PrecisionRecallCurve(
        truth: truth, scores: scores, positive: reference.positive)
      let expected = reference.precisionRecall
      #expect(agree(curve.precisions.reversed(), expected.precisions), "case \(number)")
      #expect(agree(curve.recalls.reversed(), expected.recalls), "case \(number)")
      #expect(curve.thresholds.first == .infinity, "case \(number)")
      let thresholds = Array(curve.thresholds.dropFirst().reversed())
      #expect(agree(thresholds, expected.thresholds), "case \(number)")
      let areas = try (0..<scores.classCount).map {
        try PrecisionRecallCurve(truth: truth, scores: scores, positive: $0).averagePrecision
      }
      #expect(agree(areas, reference.averagePrecisions), "case \(number)")
    }
  }

  @Test func refusesWhatHasNoCurve() throws {
    #expect(throws: MetricError.self) {
      try PrecisionRecallCurve(isPositive: [true, false], scores: [1])
    }
    #expect(throws: MetricError.self) { try PrecisionRecallCurve(isPositive: [], scores: []) }
    #expect(throws: MetricError.self) {
      try PrecisionRecallCurve(isPositive: [true], scores: [.infinity])
    }
    #expect(throws: MetricError("expected a class from 0 to 1, found 2")) {
      try PrecisionRecallCurve(
        truth: labels([0], classes: 2), scores: Scores([[1, 2]]), positive: 2)
    }
  }
}
