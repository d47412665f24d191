import Figures
import Testing

@Suite struct WeightedSumTests {
  /// By hand: 0.5 · 2 − 1.2 · 1 + 0.3 = 1 − 1.2 + 0.3 = 0.1.
  @Test func sumIsWrittenOut() {
    let sum = WeightedSum(terms: [(0.5, 2), (-1.2, 1)], bias: 0.3)
    #expect(abs(sum.value - 0.1) < 1e-15)
    #expect(sum.text == "0.5 · 2 − 1.2 · 1 + 0.3 = 0.1")
  }

  @Test func signsAreWritten() {
    #expect(
      WeightedSum(terms: [(-1, -2), (3, -4)], bias: -5).text == "−1 · (−2) + 3 · (−4) − 5 = −15")
    #expect(WeightedSum(terms: [(0, 0)], bias: 0).text == "0 · 0 + 0 = 0")
  }

  /// 0.1 + 0.2 − 0.3 is 5.6e-17 in binary fractions: but for rounding, 0.
  @Test func whatCancelsIsZero() {
    let sum = WeightedSum(terms: [(0.1, 1), (0.2, 1)], bias: -0.3)
    #expect(sum.value == 0)
    #expect(sum.text == "0.1 · 1 + 0.2 · 1 − 0.3 = 0")
  }

  /// By hand: 1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 = 36.
  @Test func longSumsAreShortened() {
    let sum = WeightedSum(terms: (1...8).map { (Double($0), 1) }, bias: 0)
    #expect(sum.text == "1 · 1 + 2 · 1 + 3 · 1 + … + 8 · 1 + 0 = 36")
  }
}
