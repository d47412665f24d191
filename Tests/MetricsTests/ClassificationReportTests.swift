import Learning
import Metrics
import Testing

@Suite struct ClassificationReportTests {
  // The example in scikit-learn's documentation.
  @Test func textOfThePublishedExample() throws {
    let matrix = try ConfusionMatrix(
      counts: [[1, 0, 0], [1, 0, 0], [0, 1, 2]], classNames: ["class 0", "class 1", "class 2"])
    let text = try ClassificationReport(matrix).text
    let expected = """
                    precision    recall  f1-score   support

           class 0       0.50      1.00      0.67         1
           class 1       0.00      0.00      0.00         1
           class 2       1.00      0.67      0.80         3

          accuracy                           0.60         5
         macro avg       0.50      0.56      0.49         5
      weighted avg       0.70      0.60      0.61         5

      """
    #expect(text == expected)
  }

  // And its second example: of the classes that occur or were predicted, 0 is left out.
  @Test func aReportOnSomeClassesHasMicroAverages() throws {
    let report = try ClassificationReport(
      confusion([1, 1, 1], [1, 1, 0], classes: 4), classes: [1, 2, 3])
    let expected = """
                    precision    recall  f1-score   support

                 1       1.00      0.67      0.80         3
                 2       0.00      0.00      0.00         0
                 3       0.00      0.00      0.00         0

         micro avg       1.00      0.67      0.80         3
         macro avg       0.33      0.22      0.27         3
      weighted avg       1.00      0.67      0.80         3

      """
    let text = report.text
    #expect(text == expected)
    #expect(report.accuracy == nil && report.support == 3)
  }

  // From scikit-learn's issue "Confused about macro f1 score in sklearn": class 0 is left out.
  // Precisions 1, 1, 2/5, 1/2, recalls 3/5, 1/2, 2/3, 1/2; pooled 8 of 12 and 8 of 14.
  @Test func averagesOfSomeClassesByHand() throws {
    let matrix = try confusion(
      [1, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 4, 4], [1, 1, 1, 0, 0, 2, 2, 3, 3, 3, 4, 3, 4, 3],
      classes: 5)
    let report = try ClassificationReport(matrix, classes: [1, 2, 3, 4])
    #expect(agree(report.macro.all, [2.9 / 4, 17.0 / 30, 29.0 / 48]))
    #expect(agree(report.micro.all, [8.0 / 12, 8.0 / 14, 8.0 / 13]))
  }

  // scikit-learn 1.9 counts in floating point where nothing is right, and shows it.
  @Test func supportsWhereNothingIsRight() throws {
    let report = try ClassificationReport(confusion([0, 0, 1], [1, 1, 0], classes: 2))
    let expected = """
                    precision    recall  f1-score   support

                 0       0.00      0.00      0.00       2.0
                 1       0.00      0.00      0.00       1.0

          accuracy                           0.00       3.0
         macro avg       0.00      0.00      0.00       3.0
      weighted avg       0.00      0.00      0.00       3.0

      """
    let text = report.text
    #expect(text == expected)
    #expect(report.support == 3)
  }

  @Test func itsNumbersAreThoseOfTheMatrix() throws {
    let matrix = try confusion([0, 1, 2, 2, 2], [0, 0, 2, 2, 1], classes: 4)
    let report = try ClassificationReport(matrix, zeroDivision: .nan)
    #expect(report.scores == Array(matrix.classScores(zeroDivision: .nan)[0..<3]))
    #expect(report.accuracy == 0.6 && report.support == 5 && report.digits == 2)
    #expect(report.macro == matrix.average(.macro, zeroDivision: .nan))
    #expect(report.weighted == matrix.average(.weighted, zeroDivision: .nan))
    #expect(report.micro == matrix.average(.micro, zeroDivision: .nan))
    #expect("\(report)" == report.text)
  }

  @Test func equalsScikitLearnCharacterForCharacter() throws {
    var compared = 0
    for (number, reference) in try MetricsReference.load().classifications.enumerated() {
      guard let expected = reference.report else { continue }
      let matrix = try ConfusionMatrix(
        counts: reference.matrix().counts, classNames: expected.names)
      let text = try ClassificationReport(
        matrix, classes: expected.classes, digits: expected.digits,
        zeroDivision: ZeroDivision(rawValue: expected.policy) ?? .zero
      ).text
      #expect(text == expected.text, "case \(number)")
      compared += 1
    }
    #expect(compared == 100)
  }

  @Test func refusesWhatCannotBeReported() throws {
    let matrix = try confusion([0, 1], [0, 1], classes: 2)
    #expect(throws: MetricError("expected a class from 0 to 1, found 2")) {
      try ClassificationReport(matrix, classes: [0, 2])
    }
    #expect(throws: MetricError("expected each class once in a report, found [1, 1]")) {
      try ClassificationReport(matrix, classes: [1, 1])
    }
    #expect(throws: MetricError("expected at least one class to report, found none")) {
      try ClassificationReport(matrix, classes: [])
    }
    for digits in [-1, 101] {
      #expect(throws: MetricError("expected 0 to 100 decimals in a report, found \(digits)")) {
        try ClassificationReport(matrix, digits: digits)
      }
    }
  }
}
