import Metrics
import Testing

@Suite struct ReliabilityDiagramTests {
  // Four guesses in two bins. Up to 1/2: one guess, 0.5, wrong. Above: 0.75, 0.75 and 1, two of them
  // right. The error is 1/4 · 0.5 + 3/4 · |2/3 - 2.5/3| = 1/4.
  @Test func byHand() throws {
    let diagram = try ReliabilityDiagram(
      truth: labels([1, 0, 0, 1], classes: 2),
      probabilities: Probabilities([[0.5, 0.5], [0.75, 0.25], [0.25, 0.75], [0, 1]]), binCount: 2)
    #expect(diagram.total == 4)
    #expect(diagram.bins.map(\.count) == [1, 3])
    #expect(diagram.bins.map(\.lower) == [0, 0.5] && diagram.bins.map(\.upper) == [0.5, 1])
    #expect(agree(diagram.bins.map(\.meanConfidence), [0.5, 2.5 / 3]))
    #expect(agree(diagram.bins.map(\.accuracy), [0, 2.0 / 3]))
    #expect(agree(diagram.expectedCalibrationError, 0.25))
  }

  @Test func aBinHoldsItsUpperEnd() throws {
    for binCount in [1, 2, 3, 7, 10, 15, 49, 100] {
      let ends = (0...binCount).map { Double($0) / Double(binCount) }
      let diagram = try ReliabilityDiagram(
        confidences: ends, isRight: ends.map { _ in true }, binCount: binCount)
      let rest = Array(repeating: 1, count: binCount - 1)
      #expect(diagram.bins.map(\.count) == [2] + rest, "\(binCount) bins")
      let above = ends.dropLast().map(\.nextUp)
      let shifted = try ReliabilityDiagram(
        confidences: above, isRight: above.map { _ in true }, binCount: binCount)
      #expect(shifted.bins.map(\.count) == [1] + rest, "\(binCount) bins")
    }
  }

  @Test func emptyBinsAreNaNAndCountNothing() throws {
    let diagram = try ReliabilityDiagram(
      confidences: [0.9, 0.9], isRight: [true, false], binCount: 10)
    #expect(agree(diagram.bins[0].accuracy, nil) && agree(diagram.bins[0].meanConfidence, nil))
    #expect(diagram.bins[8].count == 2 && diagram.bins[8].accuracy == 0.5)
    #expect(agree(diagram.expectedCalibrationError, 0.4))
  }

  @Test func itsEnds() throws {
    let sure = try ReliabilityDiagram(confidences: [1, 1], isRight: [true, true])
    #expect(sure.bins.count == 15 && sure.expectedCalibrationError == 0)
    let wrong = try ReliabilityDiagram(confidences: [1, 1], isRight: [false, false])
    #expect(wrong.expectedCalibrationError == 1)
  }

  @Test func equalsScikitLearn() throws {
    var compared = 0
    for (number, reference) in try MetricsReference.load().rankings.enumerated() {
      guard let expected = reference.probabilities else { continue }
      let diagram = try ReliabilityDiagram(
        truth: reference.labels(), probabilities: Probabilities(reference.scores),
        binCount: expected.binCounts.count)
      let filled = diagram.bins.filter { $0.count > 0 }
      #expect(diagram.bins.map(\.count) == expected.binCounts, "case \(number)")
      #expect(agree(filled.map(\.accuracy), expected.accuracies), "case \(number)")
      #expect(agree(filled.map(\.meanConfidence), expected.means), "case \(number)")
      #expect(agree(diagram.expectedCalibrationError, expected.calibrationError), "case \(number)")
      compared += 1
    }
    #expect(compared == 150)
  }

  @Test func refusesWhatCannotBeJudged() throws {
    let (right, half) = ([true], [0.5])
    for binCount in [0, -1, 10_001, .max] {
      #expect(throws: MetricError("expected 1 to 10000 bins, found \(binCount)")) {
        try ReliabilityDiagram(confidences: half, isRight: right, binCount: binCount)
      }
    }
    #expect(throws: MetricError("expected one confidence for each of 1 guesses, found 2")) {
      try ReliabilityDiagram(confidences: [0.5, 0.5], isRight: right)
    }
    #expect(throws: MetricError("expected confidences of 0 to 1, found nan for guess 0")) {
      try ReliabilityDiagram(confidences: [.nan], isRight: right)
    }
    #expect(throws: MetricError.self) {
      try ReliabilityDiagram(confidences: [1.01], isRight: right)
    }
    #expect(throws: MetricError.self) { try ReliabilityDiagram(confidences: [], isRight: []) }
    #expect(throws: MetricError.self) {
      try ReliabilityDiagram(
        truth: labels([0, 1], classes: 2), probabilities: Probabilities([[0.5, 0.5]]))
    }
  }
}
