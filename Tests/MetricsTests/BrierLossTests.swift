import Metrics
import Testing

@Suite struct BrierLossTests {
  // The examples in scikit-learn's documentation. Squares of 0.1, 0.1, 0.2, 0.3: 0.15 / 4. With
  // three classes 0.06, 0.14, 0.24: 0.44 / 3.
  @Test func byHand() throws {
    let two = try Probabilities([[0.9, 0.1], [0.1, 0.9], [0.2, 0.8], [0.7, 0.3]])
    #expect(agree(try two.brierLoss(truth: labels([0, 1, 1, 0], classes: 2)), 0.0375))
    let three = try Probabilities([[0.8, 0.1, 0.1], [0.2, 0.7, 0.1], [0.2, 0.2, 0.6]])
    #expect(agree(try three.brierLoss(truth: labels([0, 1, 2], classes: 3)), 0.44 / 3))
  }

  @Test func itsEnds() throws {
    let three = try labels([1], classes: 3)
    #expect(try Probabilities([[0, 1, 0]]).brierLoss(truth: three) == 0)
    #expect(try Probabilities([[0, 0, 1]]).brierLoss(truth: three) == 2)
    let two = try labels([1], classes: 2)
    #expect(try Probabilities([[1.0, 0]]).brierLoss(truth: two) == 1)
  }

  @Test func equalsScikitLearn() throws {
    var compared = 0
    for (number, reference) in try MetricsReference.load().rankings.enumerated() {
      guard let expected = reference.probabilities else { continue }
      let loss = try Probabilities(reference.scores).brierLoss(truth: reference.labels())
      #expect(agree(loss, expected.brier), "case \(number)")
      compared += 1
    }
    #expect(compared == 150)
  }

  @Test func refusesWhatCannotBeJudged() throws {
    let two = try Probabilities([[0.5, 0.5]])
    #expect(throws: MetricError.self) { try two.brierLoss(truth: labels([0, 1], classes: 2)) }
    #expect(throws: MetricError.self) { try two.brierLoss(truth: labels([0], classes: 3)) }
    let one = try Probabilities([[1.0]])
    #expect(throws: MetricError.self) { try one.brierLoss(truth: labels([0], classes: 1)) }
  }
}
