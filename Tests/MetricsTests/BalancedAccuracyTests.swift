import Metrics
import Testing

@Suite struct BalancedAccuracyTests {
  // The example in scikit-learn's documentation: recalls 3/4 and 1/2.
  @Test func byHand() throws {
    let matrix = try confusion([0, 1, 0, 0, 1, 0], [0, 1, 0, 0, 0, 1], classes: 2)
    #expect(matrix.balancedAccuracy == 0.625)
  }

  // Nine of ten are of class 0, and that is all that is guessed.
  @Test func aCommonClassDoesNotFlatter() throws {
    let matrix = try ConfusionMatrix(counts: [[9, 0], [1, 0]], classNames: ["a", "b"])
    #expect(matrix.accuracy == 0.9 && matrix.balancedAccuracy == 0.5)
  }

  // Class 1 is predicted but does not occur: it has no recall, and macro recall counts it as 0.
  @Test func onlyClassesThatOccurCount() throws {
    let matrix = try confusion([0, 0], [0, 1], classes: 3)
    #expect(matrix.balancedAccuracy == 0.5)
    #expect(matrix.average(.macro).recall == 0.25)
  }

  @Test func equalsScikitLearn() throws {
    for (number, reference) in try MetricsReference.load().classifications.enumerated() {
      let score = try reference.matrix().balancedAccuracy
      #expect(agree(score, reference.more.chance[0]), "case \(number)")
    }
  }
}
