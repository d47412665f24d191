import Metrics
import Testing

@Suite struct CohenKappaTests {
  // The example in scikit-learn's documentation, with negative, neutral, positive as 0, 1, 2:
  // observed agreement 4/5, by chance (2·3 + 1·1 + 2·1) / 25 = 9/25, so (20 - 9) / (25 - 9) = 11/16.
  @Test func byHand() throws {
    let matrix = try confusion([0, 2, 0, 1, 2], [0, 2, 0, 1, 0], classes: 3)
    #expect(agree(matrix.cohenKappa(), 0.6875))
  }

  @Test func chanceIsZeroAndPerfectionOne() throws {
    let names = ["a", "b"]
    #expect(try ConfusionMatrix(counts: [[2, 2], [3, 3]], classNames: names).cohenKappa() == 0)
    #expect(try ConfusionMatrix(counts: [[2, 0], [0, 3]], classNames: names).cohenKappa() == 1)
    #expect(try ConfusionMatrix(counts: [[0, 2], [2, 0]], classNames: names).cohenKappa() == -1)
  }

  @Test(arguments: zip(ZeroDivision.allCases, [0, 1, Double?.none]))
  func oneClassOnlyFollowsThePolicy(_ policy: ZeroDivision, _ expected: Double?) throws {
    let matrix = try confusion([1, 1, 1], [1, 1, 1], classes: 3)
    #expect(agree(matrix.cohenKappa(zeroDivision: policy), expected))
    #expect(matrix.cohenKappa().isNaN)
  }

  @Test func equalsScikitLearn() throws {
    for (number, reference) in try MetricsReference.load().classifications.enumerated() {
      let kappa = try reference.matrix().cohenKappa()
      #expect(agree(kappa, reference.more.chance[1]), "case \(number)")
    }
  }

  @Test func exchangingTruthAndPredictionsChangesNothing() throws {
    let (a, b) = ([0, 0, 0, 1, 1, 2], [0, 0, 1, 1, 2, 2])
    let kappa = try confusion(a, b, classes: 3).cohenKappa()
    #expect(kappa == (try confusion(b, a, classes: 3).cohenKappa()))
  }
}
