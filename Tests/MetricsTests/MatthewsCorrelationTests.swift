import Metrics
import Testing

@Suite struct MatthewsCorrelationTests {
  // The example in scikit-learn's documentation: TP 2, FP 1, FN 1, TN 0, so
  // (0 - 1) / √(3 · 3 · 1 · 1) = -1/3.
  @Test func byHand() throws {
    let matrix = try confusion([1, 1, 1, 0], [1, 0, 1, 1], classes: 2)
    #expect(agree(matrix.matthewsCorrelation(), -1.0 / 3))
  }

  @Test func itsEnds() throws {
    let perfect = try confusion([0, 1, 2, 2], [0, 1, 2, 2], classes: 3)
    #expect(perfect.matthewsCorrelation() == 1)
    let reversed = try confusion([0, 1, 1], [1, 0, 0], classes: 2)
    #expect(reversed.matthewsCorrelation() == -1)
  }

  @Test(arguments: zip(ZeroDivision.allCases, [0, 1, Double?.none]))
  func oneClassOnlyFollowsThePolicy(_ policy: ZeroDivision, _ expected: Double?) throws {
    let truthOnly = try confusion([1, 1, 1], [0, 1, 1], classes: 3)
    #expect(agree(truthOnly.matthewsCorrelation(zeroDivision: policy), expected))
    let guessOnly = try confusion([0, 1, 1], [1, 1, 1], classes: 3)
    #expect(agree(guessOnly.matthewsCorrelation(zeroDivision: policy), expected))
    #expect(guessOnly.matthewsCorrelation() == 0)
  }

  @Test func equalsScikitLearn() throws {
    for (number, reference) in try MetricsReference.load().classifications.enumerated() {
      let correlation = try reference.matrix().matthewsCorrelation()
      #expect(agree(correlation, reference.more.chance[2]), "case \(number)")
    }
  }

  // The form for any classes and the one with four counts are the same number for two.
  @Test func bothFormsAgree() throws {
    for table in [[[5, 1], [2, 3]], [[90, 10], [3, 1]], [[1, 7], [8, 2]]] {
      let matrix = try ConfusionMatrix(counts: table, classNames: ["a", "b"])
      let c = matrix.binaryCounts[1]
      let (tp, tn) = (Double(c.truePositives), Double(c.trueNegatives))
      let (fp, fn) = (Double(c.falsePositives), Double(c.falseNegatives))
      let spread = ((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn)).squareRoot()
      #expect(agree(matrix.matthewsCorrelation(), (tp * tn - fp * fn) / spread))
    }
  }
}
