import Learning
import Metrics
import Testing

@Suite struct McNemarTestTests {
  // The example in mlxtend's documentation, counted by hand: the first is right at 0 2 3 4 5 6, the
  // second at 0 1 4 5 6. (The table printed in that documentation is wrong.)
  @Test func countsWhoIsRight() throws {
    let test = try McNemarTest(
      truth: labels([0, 0, 0, 0, 0, 1, 1, 1, 1, 1], classes: 2),
      first: Predictions([0, 1, 0, 0, 0, 1, 1, 0, 0, 0], classCount: 2),
      second: Predictions([0, 0, 1, 1, 0, 1, 1, 0, 0, 0], classCount: 2))
    #expect(test == McNemarTest(both: 4, onlyFirst: 2, onlySecond: 1, neither: 3))
    #expect(test.total == 10 && test.disagreements == 3)
    #expect(test.difference == 0.1)
  }

  // Two tosses of three to either side: p = 2 (1 + 3) / 8 = 1. One of twelve:
  // p = 2 (1 + 12) / 4096.
  @Test func exactByHand() {
    #expect(McNemarTest(both: 0, onlyFirst: 2, onlySecond: 1, neither: 0).pValue == 1)
    let lopsided = McNemarTest(both: 7, onlyFirst: 11, onlySecond: 1, neither: 5)
    #expect(agree(lopsided.pValue, 26.0 / 4096))
    #expect(McNemarTest(both: 0, onlyFirst: 1, onlySecond: 0, neither: 0).pValue == 1)
    let extreme = McNemarTest(both: 0, onlyFirst: 0, onlySecond: 40, neither: 0)
    #expect(abs(extreme.pValue / 0x1p-39 - 1) < 1e-14)
  }

  @Test func nobodyDisagrees() {
    let test = McNemarTest(both: 90, onlyFirst: 0, onlySecond: 0, neither: 10)
    #expect(test.pValue == 1)
    #expect(test.correctedChiSquared == 0)
    #expect(test.correctedPValue == 1)
    #expect(test.difference == 0)
  }

  // What mlxtend 0.25 gives for 25 against 15 and for 11 against 1.
  @Test func publishedExamples() {
    let test = McNemarTest(both: 0, onlyFirst: 25, onlySecond: 15, neither: 0)
    #expect(abs(test.correctedPValue - 0.154728923485) < 5e-13)
    #expect(abs(test.pValue - 0.153859944163) < 5e-13)
    let lopsided = McNemarTest(both: 0, onlyFirst: 11, onlySecond: 1, neither: 0)
    #expect(lopsided.correctedChiSquared == 6.75)
    #expect(abs(lopsided.correctedPValue - 0.009374768) < 5e-10)
  }

  @Test func identicalClassifiersDoNotDiffer() throws {
    let truth = try labels([0, 1, 2, 1], classes: 3)
    let guesses = try Predictions([0, 2, 2, 1], classCount: 3)
    let test = try McNemarTest(truth: truth, first: guesses, second: guesses)
    #expect(test == McNemarTest(both: 3, onlyFirst: 0, onlySecond: 0, neither: 1))
    #expect(test.pValue == 1 && test.correctedPValue == 1)
  }

  // The continuity correction of a difference of 0 or 1 is 0, as in R's `mcnemar.test`.
  @Test func correctionByHand() {
    let test = McNemarTest(both: 0, onlyFirst: 25, onlySecond: 15, neither: 0)
    #expect(test.correctedChiSquared == 81.0 / 40)
    let even = McNemarTest(both: 0, onlyFirst: 7, onlySecond: 7, neither: 0)
    #expect(even.correctedChiSquared == 0 && even.correctedPValue == 1 && even.pValue == 1)
  }

  @Test func equalsReferences() throws {
    let pairs = try MetricsReference.load().pairs
    #expect(pairs.count > 70)
    for pair in pairs {
      let test = McNemarTest(
        both: pair.both, onlyFirst: pair.onlyFirst, onlySecond: pair.onlySecond,
        neither: pair.neither)
      let name: Comment = "\(pair.onlyFirst) against \(pair.onlySecond)"
      // Below the normal range a Double itself has fewer digits: one unit of it is allowed.
      let tolerance = max(1e-12 * pair.exact, Double.leastNonzeroMagnitude)
      #expect(abs(test.pValue - pair.exact) <= tolerance, name)
      let interval = test.differenceInterval
      #expect(agree([interval.lower, interval.upper], pair.difference), name)
      #expect(interval.contains(test.difference), name)
      if let chi = pair.chi, let corrected = pair.corrected {
        #expect(abs(test.correctedChiSquared - chi) <= 1e-12 * max(1, chi), name)
        #expect(abs(test.correctedPValue - corrected) <= 1e-12, name)
      }
    }
  }

  @Test func exchangingTheTwoChangesOnlySigns() {
    let test = McNemarTest(both: 50, onlyFirst: 30, onlySecond: 12, neither: 8)
    let swapped = McNemarTest(both: 50, onlyFirst: 12, onlySecond: 30, neither: 8)
    #expect(test.pValue == swapped.pValue)
    #expect(test.difference == -swapped.difference)
    #expect(test.differenceInterval.lower == -swapped.differenceInterval.upper)
  }

  @Test func theDifferenceIsThatOfTheAccuracies() throws {
    let truth = try labels([0, 1, 2, 0, 1, 2, 0], classes: 3)
    let first = try Predictions([0, 1, 2, 0, 0, 0, 0], classCount: 3)
    let second = try Predictions([1, 1, 2, 1, 1, 0, 2], classCount: 3)
    let test = try McNemarTest(truth: truth, first: first, second: second)
    let accuracies = try [first, second].map {
      try ConfusionMatrix(truth: truth, predicted: $0).accuracy
    }
    #expect(agree(test.difference, accuracies[0] - accuracies[1]))
  }

  @Test func nothingIsKnownWithoutExamples() {
    let test = McNemarTest(both: 0, onlyFirst: 0, onlySecond: 0, neither: 0)
    #expect(test.pValue == 1 && test.difference == 0)
    #expect(test.differenceInterval == Interval(lower: -1, upper: 1))
  }

  @Test func refusesWhatCannotBeCompared() throws {
    let truth = try labels([0, 1], classes: 2)
    let fits = try Predictions([0, 1], classCount: 2)
    let short = try Predictions([0], classCount: 2)
    let other = try Predictions([0, 1], classCount: 5)
    let empty = try Predictions([], classCount: 2)
    #expect(throws: MetricError.self) {
      try McNemarTest(truth: truth, first: fits, second: short)
    }
    #expect(throws: MetricError.self) {
      try McNemarTest(truth: truth, first: other, second: fits)
    }
    #expect(throws: MetricError.self) {
      try McNemarTest(truth: labels([], classes: 2), first: empty, second: empty)
    }
  }

  @Test func refusesNegativeCounts() async {
    await #expect(processExitsWith: .failure) {
      _ = McNemarTest(both: 1, onlyFirst: -1, onlySecond: 0, neither: 0)
    }
  }
}
