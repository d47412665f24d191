import Figures
import Testing

@Suite struct OutcomesTests {
  func counts(_ tn: Int, _ fp: Int, _ fn: Int, _ tp: Int) -> Outcomes<Int> {
    Outcomes(trueNegatives: tn, falsePositives: fp, falseNegatives: fn, truePositives: tp)
  }

  /// By hand: 3 / 4, 3 / 5, 2 (3/4) (3/5) / (3/4 + 3/5) = 0.9 / 1.35 = 2 / 3, and 8 / 11.
  @Test func scoresFollowFromTheCounts() {
    let five = counts(5, 1, 2, 3)
    #expect(five.precision.value == 3.0 / 4)
    #expect(five.recall.value == 3.0 / 5)
    #expect(five.f1.value == 2.0 / 3)
    #expect(five.accuracy.value == 8.0 / 11)
  }

  @Test func scoresAreWrittenOut() {
    let five = counts(5, 1, 2, 3)
    #expect(five.precision.equation == "3 / (3 + 1) = 0.75")
    #expect(five.recall.equation == "3 / (3 + 2) = 0.60")
    #expect(five.f1.equation == "2 · 3 / (2 · 3 + 1 + 2) = 0.67")
    #expect(five.accuracy.equation == "(5 + 3) / 11 = 0.73")
    #expect(counts(8961, 39, 57, 943).accuracy.equation == "(8,961 + 943) / 10,000 = 0.99")
  }

  /// Swapping truth and prediction swaps FP and FN, and so precision and recall.
  @Test func swappingTruthAndPredictionSwapsThem() {
    let (right, swapped) = (counts(5, 1, 2, 3), counts(5, 2, 1, 3))
    #expect(right.precision.value == swapped.recall.value)
    #expect(right.recall.value == swapped.precision.value)
  }

  @Test func nothingDividedByNothingIsUndefined() {
    let none = counts(4, 0, 0, 0)
    for score in [none.precision, none.recall, none.f1] {
      #expect(score.value == nil)
      #expect(score.equation == "undefined (0 / 0)")
    }
    #expect(none.accuracy.value == 1)
    #expect(counts(0, 0, 0, 0).accuracy.value == nil)
    #expect(counts(0, 3, 0, 0).precision.value == 0)
  }
}
