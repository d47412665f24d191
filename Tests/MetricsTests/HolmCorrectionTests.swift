import Metrics
import Testing

@Suite struct HolmCorrectionTests {
  // In order 0.01, 0.02, 0.03, 0.04: times 4, 3, 2, 1 is 0.04, 0.06, 0.06, 0.04, and no later one
  // may be smaller. Then 0.6 times 2 is more than a chance can be.
  @Test func byHand() throws {
    #expect(
      agree(try HolmCorrection.adjusted([0.03, 0.01, 0.04, 0.02]), [0.06, 0.04, 0.06, 0.06]))
    #expect(agree(try HolmCorrection.adjusted([0.6, 0.9]), [1, 1]))
    #expect(agree(try HolmCorrection.adjusted([0.01, 0.01, 0.5]), [0.03, 0.03, 0.5]))
  }

  @Test func oneTestNeedsNoCorrectionAndNoneGivesNone() throws {
    #expect(try HolmCorrection.adjusted([0.03]) == [0.03])
    #expect(try HolmCorrection.adjusted([]) == [])
    #expect(try HolmCorrection.adjusted([0, 1]) == [0, 1])
  }

  @Test func equalsTheProcedure() throws {
    let cases = try MetricsReference.load().holm
    #expect(cases.count == 40)
    for (number, reference) in cases.enumerated() {
      let adjusted = try HolmCorrection.adjusted(reference.pValues)
      #expect(agree(adjusted, reference.adjusted), "case \(number)")
    }
  }

  @Test func theOrderStaysAndNothingShrinks() throws {
    for reference in try MetricsReference.load().holm {
      let adjusted = try HolmCorrection.adjusted(reference.pValues)
      let pairs = zip(reference.pValues, adjusted).sorted { $0.0 < $1.0 }
      let ordered = pairs.map(\.1)
      #expect(ordered == ordered.sorted())
      // Never more than Bonferroni's, never less than the p-value.
      let count = Double(pairs.count)
      #expect(pairs.allSatisfy { $0.0 <= $0.1 && $0.1 <= min(1, count * $0.0) })
    }
  }

  @Test(arguments: [Double.nan, -0.01, 1.01, .infinity])
  func refusesWhatIsNoChance(_ p: Double) {
    #expect(throws: MetricError("expected p-values of 0 to 1, found \(p) for test 1")) {
      try HolmCorrection.adjusted([0.5, p])
    }
  }
}
