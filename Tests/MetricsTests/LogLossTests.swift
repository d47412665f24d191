import Foundation
import Metrics
import Testing

@Suite struct LogLossTests {
  // The example in scikit-learn's documentation: spam, ham, ham, spam, with ham as class 0.
  @Test func publishedExample() throws {
    let loss = try Probabilities([[0.1, 0.9], [0.9, 0.1], [0.8, 0.2], [0.35, 0.65]])
      .logLoss(truth: labels([1, 0, 0, 1], classes: 2))
    #expect(agree(loss, 0.21616187468057912))
  }

  @Test func itsEnds() throws {
    let truth = try labels([0, 1], classes: 4)
    let even = try Probabilities([[0.25, 0.25, 0.25, 0.25], [0.25, 0.25, 0.25, 0.25]])
    #expect(agree(try even.logLoss(truth: truth), log(4)))
    let certain = try Probabilities([[1, 0, 0, 0], [0, 1, 0, 0]])
    #expect(try abs(certain.logLoss(truth: truth)) < 1e-15)
    let wrong = try Probabilities([[0, 1, 0, 0], [0, 0, 1, 0]])
    #expect(agree(try wrong.logLoss(truth: truth), 52 * log(2)))
  }

  @Test func equalsScikitLearn() throws {
    var compared = 0
    for (number, reference) in try MetricsReference.load().rankings.enumerated() {
      guard let expected = reference.probabilities else { continue }
      let loss = try Probabilities(reference.scores).logLoss(truth: reference.labels())
      #expect(agree(loss, expected.logLoss), "case \(number)")
      compared += 1
    }
    #expect(compared == 150)
  }

  @Test func refusesWhatCannotBeJudged() throws {
    let certain = try Probabilities([[1.0], [1.0]])
    #expect(throws: MetricError("expected probabilities of at least two classes, found 1")) {
      try certain.logLoss(truth: labels([0, 0], classes: 1))
    }
    let two = try Probabilities([[0.5, 0.5]])
    #expect(throws: MetricError("expected one row of scores for each of 2 labels, found 1")) {
      try two.logLoss(truth: labels([0, 1], classes: 2))
    }
    let message = "expected a score for each of the 3 classes of the labels, found 2 scores a row"
    #expect(throws: MetricError(message)) { try two.logLoss(truth: labels([0], classes: 3)) }
    let none = try Probabilities([[Double]]())
    #expect(
      throws: MetricError("expected at least one example to judge predictions by, found none")
    ) {
      try none.logLoss(truth: labels([], classes: 2))
    }
  }
}
