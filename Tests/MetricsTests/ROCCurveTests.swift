import Learning
import Metrics
import Testing

@Suite struct ROCCurveTests {
  // The example in scikit-learn's documentation. Falling: 0.8 (yes), 0.4 (no), 0.35 (yes), 0.1 (no).
  // Of the four pairs of a yes and a no, three are in order.
  @Test func byHand() throws {
    let curve = try ROCCurve(
      isPositive: [false, false, true, true], scores: [0.1, 0.4, 0.35, 0.8])
    #expect(curve.falsePositiveRates == [0, 0, 0.5, 0.5, 1])
    #expect(curve.truePositiveRates == [0, 0.5, 0.5, 1, 1])
    #expect(curve.thresholds == [.infinity, 0.8, 0.4, 0.35, 0.1])
    #expect(curve.area == 0.75)
  }

  // All scores equal: one step from end to end, whatever the order of the examples.
  @Test func tiesStepTogether() throws {
    for order in [[true, false, false], [false, false, true]] {
      let curve = try ROCCurve(isPositive: order, scores: [2, 2, 2])
      #expect(curve.falsePositiveRates == [0, 1] && curve.truePositiveRates == [0, 1])
      #expect(curve.area == 0.5)
    }
  }

  @Test func pointsOnAStraightLineAreLeftOut() throws {
    let curve = try ROCCurve(
      isPositive: [true, true, true, false, false, false], scores: [6, 5, 4, 3, 2, 1])
    #expect(curve.falsePositiveRates == [0, 0, 0, 1])
    #expect(curve.truePositiveRates == [0, 1.0 / 3, 1, 1])
    #expect(curve.thresholds == [.infinity, 6, 4, 1])
    #expect(curve.area == 1)
  }

  @Test func aSingleClassHasNoArea() throws {
    let positive = try ROCCurve(isPositive: [true, true], scores: [0.25, 0.5])
    #expect(agree(positive.falsePositiveRates, [nil, nil, nil]))
    #expect(positive.truePositiveRates == [0, 0.5, 1])
    #expect(positive.area.isNaN)
    let negative = try ROCCurve(isPositive: [false], scores: [0.25])
    #expect(agree(negative.truePositiveRates, [nil, nil]))
    #expect(negative.falsePositiveRates == [0, 1])
    #expect(negative.area.isNaN)
  }

  @Test func equalsScikitLearn() throws {
    for (number, reference) in try MetricsReference.load().rankings.enumerated() {
      let (scores, truth) = (try Scores(reference.scores), try reference.labels())
      let curve = try ROCCurve(truth: truth, scores: scores, positive: reference.positive)
      let expected = reference.roc
      #expect(curve.thresholds.first == .infinity, "case \(number)")
      let (thresholds, expectedThresholds) = (
        Array(curve.thresholds.dropFirst()), Array(expected.thresholds.dropFirst())
      )
      #expect(agree(thresholds, expectedThresholds), "case \(number)")
      #expect(agree(curve.falsePositiveRates, expected.falsePositiveRates), "case \(number)")
      #expect(agree(curve.truePositiveRates, expected.truePositiveRates), "case \(number)")
      let areas = try (0..<scores.classCount).map {
        try ROCCurve(truth: truth, scores: scores, positive: $0).area
      }
      #expect(agree(areas, reference.rocAreas), "case \(number)")
    }
  }

  // The area is the share of pairs in order, ties one half; and the corners alone have the same.
  @Test func theAreaIsTheShareOfPairsInOrder() throws {
    var compared = 0
    for reference in try MetricsReference.load().rankings {
      let (scores, truth) = (try Scores(reference.scores), try reference.labels())
      let curve = try ROCCurve(truth: truth, scores: scores, positive: reference.positive)
      if curve.area.isNaN { continue }
      let column = scores.column(reference.positive)
      let positive = truth.ids.indices.filter { truth.ids[$0] == reference.positive }
      let negative = truth.ids.indices.filter { truth.ids[$0] != reference.positive }
      let pairs = positive.flatMap { p in negative.map { n in column[p] - column[n] } }
      let inOrder = pairs.reduce(0.0) { $0 + ($1 > 0 ? 1 : $1 == 0 ? 0.5 : 0) }
      #expect(agree(curve.area, inOrder / Double(pairs.count)))
      let (x, y) = (curve.falsePositiveRates, curve.truePositiveRates)
      let trapezoids = x.indices.dropFirst().map { (x[$0] - x[$0 - 1]) * (y[$0] + y[$0 - 1]) / 2 }
      #expect(agree(curve.area, trapezoids.reduce(0, +)))
      compared += 1
    }
    #expect(compared > 100)
  }

  @Test func refusesWhatHasNoCurve() throws {
    #expect(throws: MetricError("expected one score for each of 2 labels, found 1")) {
      try ROCCurve(isPositive: [true, false], scores: [1])
    }
    #expect(
      throws: MetricError("expected at least one example to judge predictions by, found none")
    ) {
      try ROCCurve(isPositive: [], scores: [])
    }
    let message = "expected finite scores, found nan for example 1: see whether training diverged"
    #expect(throws: MetricError(message)) {
      try ROCCurve(isPositive: [true, false], scores: [1, .nan])
    }
    let (scores, truth) = (try Scores([[1, 2], [3, 4]]), try labels([0, 1], classes: 2))
    for positive in [-1, 2] {
      #expect(throws: MetricError("expected a class from 0 to 1, found \(positive)")) {
        try ROCCurve(truth: truth, scores: scores, positive: positive)
      }
    }
    #expect(throws: MetricError.self) {
      try ROCCurve(truth: labels([0], classes: 2), scores: scores, positive: 0)
    }
  }
}
