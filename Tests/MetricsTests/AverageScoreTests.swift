import Metrics
import Testing

@Suite struct AverageScoreTests {
  // The example in scikit-learn's documentation of `classification_report`. Per class, precision
  // is 1/2, 0, 1; recall 1, 0, 2/3; F1 2/3, 0, 4/5; support 1, 1, 3.
  @Test func averagesByHand() throws {
    let matrix = try confusion([0, 1, 2, 2, 2], [0, 0, 2, 2, 1], classes: 3)
    let macro: [Double] = [1.5 / 3, 5 / 9, 22 / 45]
    let weighted: [Double] = [3.5 / 5, 3 / 5, 46 / 75]
    #expect(agree(matrix.average(.macro).all, macro))
    #expect(agree(matrix.average(.weighted).all, weighted))
    #expect(agree(matrix.average(.micro).all, [0.6, 0.6, 0.6]))
  }

  // Precision 1, 2/3, 1; recall 1/2, 1, 1; F1 2/3, 4/5, 1. The macro F1 is the mean of the three,
  // 0.8222; the F1 of the mean precision and recall would be 0.8602.
  @Test func macroF1IsTheMeanOfF1() throws {
    let matrix = try confusion([0, 0, 1, 1, 2, 2], [0, 1, 1, 1, 2, 2], classes: 3)
    #expect(agree(matrix.average(.macro).all, [8.0 / 9, 5.0 / 6, 37.0 / 45]))
  }

  // Class 2 of 3 neither occurs nor is predicted; with it, the means would be 2/3.
  @Test(arguments: ZeroDivision.allCases, Average.allCases)
  func aClassThatIsAbsentCountsNowhere(_ policy: ZeroDivision, _ kind: Average) throws {
    let matrix = try confusion([0, 1, 1], [0, 1, 1], classes: 3)
    #expect(matrix.average(kind, zeroDivision: policy).all == [1, 1, 1])
  }

  // Class 1 is predicted, though it does not occur: it counts. F1 is 2/3 and 0.
  @Test func aClassThatIsOnlyPredictedCounts() throws {
    let matrix = try confusion([0, 0], [0, 1], classes: 3)
    #expect(agree(matrix.average(.macro).all, [0.5, 0.25, 1.0 / 3]))
  }

  @Test(arguments: ZeroDivision.allCases, Average.allCases)
  func equalsScikitLearn(_ policy: ZeroDivision, _ kind: Average) throws {
    for (number, reference) in try MetricsReference.load().classifications.enumerated() {
      let average = try reference.matrix().average(kind, zeroDivision: policy)
      #expect(agree(average.all, reference.scores(policy).average(kind)), "case \(number)")
    }
  }

  @Test func weightedRecallAndEveryMicroAverageIsAccuracy() throws {
    for reference in try MetricsReference.load().classifications {
      let matrix = try reference.matrix()
      #expect(agree(matrix.average(.weighted).recall, matrix.accuracy))
      let micro = matrix.average(.micro)
      #expect(micro.all == [matrix.accuracy, matrix.accuracy, matrix.accuracy])
    }
  }

  @Test func exchangingTruthAndPredictionsExchangesPrecisionAndRecall() throws {
    let (a, b) = ([0, 0, 0, 1, 1, 2], [0, 0, 1, 1, 2, 2])
    let matrix = try confusion(a, b, classes: 3)
    let swapped = try confusion(b, a, classes: 3)
    #expect(matrix.average(.macro).precision == swapped.average(.macro).recall)
    #expect(matrix.average(.macro).recall == swapped.average(.macro).precision)
    #expect(matrix.average(.macro).f1 == swapped.average(.macro).f1)
    // F1 is 4/5, 1/2, 2/3 either way; supports are 3, 2, 1, and swapped 2, 2, 2.
    // So the means are (12/5 + 1 + 2/3) / 6 and (4/5 + 1/2 + 2/3) / 3.
    let (weighted, swappedWeighted): (Double, Double) = (61 / 90, 59 / 90)
    #expect(agree(matrix.average(.weighted).f1, weighted))
    #expect(agree(swapped.average(.weighted).f1, swappedWeighted))
  }

  // All examples are of class 0 and all predictions 1, so that the precision of 0 is undefined and
  // the only one defined, 0 for class 1, weighs nothing.
  @Test func averagesLeaveOutNaN() throws {
    let matrix = try confusion([0, 0, 0], [1, 1, 1], classes: 3)
    #expect(agree(matrix.average(.macro, zeroDivision: .nan).all, [0, 0, 0]))
    #expect(agree(matrix.average(.weighted, zeroDivision: .nan).all, [0, 0, 0]))
    #expect(agree(matrix.average(.weighted, zeroDivision: .one).all, [1, 0, 0]))
  }

  // Mean specificities by hand: class 0 has TN 3 of 4, class 1 TN 3 of 4, class 2 TN 2 of 2, and
  // pooled they have 8 of 10.
  @Test func specificityByHand() throws {
    let matrix = try confusion([0, 1, 2, 2, 2], [0, 0, 2, 2, 1], classes: 3)
    #expect(agree(matrix.average(.macro).specificity, 2.5 / 3))
    #expect(agree(matrix.average(.weighted).specificity, 4.5 / 5))
    #expect(matrix.average(.micro).specificity == 0.8)
  }

  @Test func otherRatesEqualScikitLearn() throws {
    for (number, reference) in try MetricsReference.load().classifications.enumerated() {
      let (matrix, more) = (try reference.matrix(), reference.more)
      for (position, kind) in [Average.macro, .weighted, .micro].enumerated() {
        let name: Comment = "case \(number), \(kind)"
        let fScore = matrix.average(kind) {
          $0.fScore(beta: more.beta ?? .infinity, zeroDivision: more.zeroDivision)
        }
        #expect(agree(fScore, more.fbetaAverages[position]), name)
        let average = matrix.average(kind, zeroDivision: more.zeroDivision)
        #expect(agree(average.specificity, more.specificityAverages[position]), name)
      }
    }
  }

  // F2 is 5/9, 10/11, 1 and F0.5 5/6, 5/7, 1; scikit-learn gives the means 0.821549 and 0.849206.
  @Test func macroFScoreIsTheMeanOfFScores() throws {
    let matrix = try confusion([0, 0, 1, 1, 2, 2], [0, 1, 1, 1, 2, 2], classes: 3)
    #expect(abs(matrix.average(.macro) { $0.fScore(beta: 2) } - 0.821549) < 5e-7)
    #expect(abs(matrix.average(.macro) { $0.fScore(beta: 0.5) } - 0.849206) < 5e-7)
  }
}
