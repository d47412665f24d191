import Metrics
import Testing

@Suite struct AverageAreaTests {
  // Classes 0, 1, 1, 2. Class 0 has the area 1, class 1 the area 1/2 (0.5 and 0.1 against 0.2 and
  // 0.4), class 2 the area 2/3 (0.3 against 0.1, 0.2, 0.8).
  @Test func byHand() throws {
    let scores = try Scores([
      [0.9, 0.2, 0.1], [0.1, 0.5, 0.2], [0.2, 0.1, 0.8], [0.3, 0.4, 0.3],
    ])
    let truth = try labels([0, 1, 1, 2], classes: 3)
    let areas = try (0..<3).map { try ROCCurve(truth: truth, scores: scores, positive: $0).area }
    #expect(agree(areas, [1, 0.5, 2.0 / 3]))
    #expect(agree(try scores.rocArea(truth: truth, average: .macro), 13.0 / 18))
    #expect(agree(try scores.rocArea(truth: truth, average: .weighted), 2.0 / 3))
  }

  // Not a last digit below 1, whatever the number of classes.
  @Test func aPerfectOrderIsExactlyOne() throws {
    for classCount in 2...12 {
      let rows = (0..<classCount).map { own in (0..<classCount).map { $0 == own ? 1.0 : 0 } }
      let (scores, truth) = (
        try Scores(rows), try labels(Array(0..<classCount), classes: classCount)
      )
      for average in Average.allCases {
        #expect(try scores.rocArea(truth: truth, average: average) == 1)
        #expect(try scores.averagePrecision(truth: truth, average: average) == 1)
      }
    }
  }

  // Class 2 does not occur: its area is unknown, and its average precision 0.
  @Test func aClassThatIsAbsent() throws {
    let scores = try Scores([[3, 1, 0], [1, 3, 0]])
    let truth = try labels([0, 1], classes: 3)
    #expect(try scores.rocArea(truth: truth, average: .macro).isNaN)
    #expect(try scores.rocArea(truth: truth, average: .weighted) == 1)
    #expect(try scores.rocArea(truth: truth, average: .micro) == 1)
    #expect(agree(try scores.averagePrecision(truth: truth, average: .macro), 2.0 / 3))
    #expect(try scores.averagePrecision(truth: truth, average: .weighted) == 1)
  }

  @Test func aSingleClass() throws {
    let scores = try Scores([[3, 1], [1, 3]])
    let truth = try labels([1, 1], classes: 2)
    #expect(try scores.rocArea(truth: truth, average: .macro).isNaN)
    #expect(try scores.rocArea(truth: truth, average: .weighted).isNaN)
    #expect(try scores.averagePrecision(truth: truth, average: .weighted) == 1)
  }

  @Test func equalsScikitLearn() throws {
    for (number, reference) in try MetricsReference.load().rankings.enumerated() {
      let (scores, truth) = (try Scores(reference.scores), try reference.labels())
      for (position, average) in [Average.macro, .weighted, .micro].enumerated() {
        let area = try scores.rocArea(truth: truth, average: average)
        #expect(agree(area, reference.rocArea[position]), "case \(number), \(average)")
        let precision = try scores.averagePrecision(truth: truth, average: average)
        #expect(
          agree(precision, reference.averagePrecision[position]), "case \(number), \(average)")
      }
    }
  }

  @Test(arguments: Average.allCases) func refusesWhatHasNoCurve(_ average: Average) throws {
    let scores = try Scores([[1, 2]])
    #expect(throws: MetricError.self) {
      try scores.rocArea(truth: labels([0, 1], classes: 2), average: average)
    }
    #expect(throws: MetricError.self) {
      try scores.averagePrecision(truth: labels([0], classes: 3), average: average)
    }
    #expect(throws: MetricError.self) {
      try Scores([[Double]]()).rocArea(truth: labels([], classes: 2), average: average)
    }
  }
}
