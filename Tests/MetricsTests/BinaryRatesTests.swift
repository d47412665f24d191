import Metrics
import Testing

@Suite struct BinaryRatesTests {
  // A detector of fives: TN 5, FP 1, FN 2, TP 3.
  let detector: BinaryCounts
  // Nothing of the class, nothing taken for it; and everything.
  let absent: BinaryCounts
  let everything: BinaryCounts

  init() throws {
    let fives = try ConfusionMatrix(counts: [[5, 1], [2, 3]], classNames: ["other", "five"])
    detector = fives.binaryCounts[1]
    let one = try ConfusionMatrix(counts: [[4, 0], [0, 0]], classNames: ["a", "b"])
    everything = one.binaryCounts[0]
    absent = one.binaryCounts[1]
  }

  @Test func byHand() {
    #expect(detector.precision() == 3.0 / 4)
    #expect(detector.recall() == 3.0 / 5)
    #expect(detector.specificity() == 5.0 / 6)
    #expect(detector.f1() == 2.0 / 3)
  }

  // F2 = 5 · 3 / (5 · 3 + 4 · 2 + 1) = 15 / 24 and F0.5 = 1.25 · 3 / (1.25 · 3 + 0.5 + 1) = 3.75 / 5.25.
  @Test func betaWeighsRecall() {
    #expect(detector.fScore(beta: 2) == 15.0 / 24)
    #expect(agree(detector.fScore(beta: 0.5), 3.75 / 5.25))
    #expect(detector.fScore(beta: 1) == detector.f1())
    #expect(detector.fScore(beta: 0) == detector.precision())
    #expect(detector.fScore(beta: .infinity) == detector.recall())
    #expect(detector.fScore(beta: 1e200) == detector.recall())
    #expect(detector.fScore(beta: 1e-200) == detector.precision())
  }

  @Test(arguments: [-1, -Double.infinity, .nan])
  func thereIsNoSuchBeta(_ beta: Double) {
    #expect(detector.fScore(beta: beta).isNaN)
  }

  @Test(arguments: ZeroDivision.allCases)
  func ratesOfNothingFollowThePolicy(_ policy: ZeroDivision) {
    let expected = policy == .nan ? nil : policy.value
    #expect(agree(absent.precision(zeroDivision: policy), expected))
    #expect(agree(absent.recall(zeroDivision: policy), expected))
    #expect(agree(absent.f1(zeroDivision: policy), expected))
    for beta in [0, 0.5, 2, .infinity] {
      #expect(agree(absent.fScore(beta: beta, zeroDivision: policy), expected))
    }
    #expect(absent.specificity(zeroDivision: policy) == 1)
    #expect(agree(everything.specificity(zeroDivision: policy), expected))
    #expect(everything.precision(zeroDivision: policy) == 1)
  }

  @Test func zeroIsTheDefaultPolicy() {
    #expect(absent.precision() == 0 && absent.recall() == 0 && absent.f1() == 0)
    #expect(absent.fScore(beta: 2) == 0 && everything.specificity() == 0)
  }

  @Test func fScoresEqualScikitLearn() throws {
    for (number, reference) in try MetricsReference.load().classifications.enumerated() {
      let more = reference.more
      let scores = try reference.matrix().binaryCounts.map {
        $0.fScore(beta: more.beta ?? .infinity, zeroDivision: more.zeroDivision)
      }
      #expect(agree(scores, more.fbeta), "case \(number)")
    }
  }

  // (1 + β²) P R / (β² P + R) and the form with counts are the same number.
  @Test func bothFormsOfTheFScoreAgree() throws {
    var compared = 0
    for reference in try MetricsReference.load().classifications {
      for counts in try reference.matrix().binaryCounts where counts.truePositives > 0 {
        let (p, r) = (counts.precision(), counts.recall())
        #expect(agree(counts.fScore(beta: 3), 10 * p * r / (9 * p + r)))
        compared += 1
      }
    }
    #expect(compared > 500)
  }
}
