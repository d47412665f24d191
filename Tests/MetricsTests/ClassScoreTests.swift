import Metrics
import Testing

@Suite struct ClassScoreTests {
  // A detector of fives: 5 true negatives, 1 false positive, 2 false negatives, 3 true positives,
  // so precision 3 / 4, recall 3 / 5 and F1 2 · 3 / (2 · 3 + 1 + 2) = 2 / 3.
  @Test func scoresOfADetectorByHand() throws {
    let truth = [0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1]
    let guesses = [0, 0, 0, 0, 0, 1, 0, 0, 1, 1, 1]
    let matrix = try confusion(truth, guesses, classes: 2)
    #expect(matrix.counts == [[5, 1], [2, 3]])
    let score = matrix.classScores[1]
    #expect(score.name == "1" && score.support == 5)
    #expect(agree([score.precision, score.recall, score.f1], [0.75, 0.6, 2.0 / 3]))
    #expect(matrix.accuracy == 8.0 / 11)
  }

  // Every prediction is class 0: the precision of the others is 0 / 0.
  // The example in scikit-learn's documentation of `precision_score`.
  @Test(arguments: zip(ZeroDivision.allCases, [0, 1, Double?.none]))
  func zeroDivisionFollowsThePolicy(_ policy: ZeroDivision, _ expected: Double?) throws {
    let matrix = try confusion([0, 1, 2, 0, 1, 2], [0, 0, 0, 0, 0, 0], classes: 3)
    let scores = matrix.classScores(zeroDivision: policy)
    #expect(agree(scores.map(\.precision), [1.0 / 3, expected, expected]))
    #expect(agree(scores.map(\.recall), [1, 0, 0]))
    #expect(agree(scores.map(\.f1), [0.5, 0, 0]))
  }

  @Test func zeroIsTheDefaultPolicy() throws {
    let matrix = try confusion([0, 0], [0, 0], classes: 2)
    #expect(matrix.classScores == matrix.classScores(zeroDivision: .zero))
    let absent = matrix.classScores[1]
    #expect(absent.precision == 0 && absent.recall == 0 && absent.f1 == 0 && absent.support == 0)
  }

  @Test(arguments: ZeroDivision.allCases)
  func equalsScikitLearn(_ policy: ZeroDivision) throws {
    let cases = try MetricsReference.load().classifications
    #expect(cases.count == 200)
    for (number, reference) in cases.enumerated() {
      let scores = try reference.matrix().classScores(zeroDivision: policy)
      let expected = reference.scores(policy)
      #expect(agree(scores.map(\.precision), expected.precision), "case \(number)")
      #expect(agree(scores.map(\.recall), expected.recall), "case \(number)")
      #expect(agree(scores.map(\.f1), expected.f1), "case \(number)")
      #expect(scores.map(\.support) == expected.support, "case \(number)")
    }
  }

  // 2 TP / (2 TP + FP + FN) and 2 P R / (P + R) are the same number where both are defined.
  @Test func bothFormsOfF1Agree() throws {
    var compared = 0
    for reference in try MetricsReference.load().classifications {
      for score in try reference.matrix().classScores where score.f1 > 0 {
        let harmonicMean = 2 * score.precision * score.recall / (score.precision + score.recall)
        #expect(agree(score.f1, harmonicMean))
        compared += 1
      }
    }
    #expect(compared > 500)
  }

  @Test func specificityEqualsScikitLearn() throws {
    for (number, reference) in try MetricsReference.load().classifications.enumerated() {
      let policy = reference.more.zeroDivision
      let scores = try reference.matrix().classScores(zeroDivision: policy)
      #expect(agree(scores.map(\.specificity), reference.more.specificity), "case \(number)")
    }
  }

  // The detector of fives: positive is "five" or, the other way round, "other".
  @Test func theBinaryScoreIsThatOfThePositiveClass() throws {
    let matrix = try ConfusionMatrix(counts: [[5, 1], [2, 3]], classNames: ["other", "five"])
    let five = try matrix.binaryScore()
    #expect(five.name == "five" && five.support == 5)
    #expect(agree([five.precision, five.recall, five.specificity], [3.0 / 4, 3.0 / 5, 5.0 / 6]))
    let other = try matrix.binaryScore(positive: 0)
    #expect(other.name == "other" && other.recall == five.specificity)
  }

  @Test func binaryScoresEqualScikitLearn() throws {
    var compared = 0
    for (number, reference) in try MetricsReference.load().classifications.enumerated() {
      for (positive, expected) in (reference.more.binary ?? []).enumerated() {
        let score = try reference.matrix().binaryScore(
          positive: positive, zeroDivision: reference.more.zeroDivision)
        let values = [score.precision, score.recall, score.f1]
        #expect(agree(values, expected), "case \(number), class \(positive)")
        compared += 1
      }
    }
    #expect(compared > 20)
  }

  @Test func aBinaryScoreNeedsTwoClasses() throws {
    let three = try confusion([0, 1, 2], [0, 1, 2], classes: 3)
    let message = "expected 2 classes for a binary score, found 3: take the score of one class or "
    #expect(throws: MetricError(message + "an average")) { try three.binaryScore() }
    let two = try confusion([0, 1], [0, 1], classes: 2)
    #expect(throws: MetricError("expected a class from 0 to 1, found 2")) {
      try two.binaryScore(positive: 2)
    }
  }
}
