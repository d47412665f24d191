import LessonSupport
import Testing
import Workbench

/// The last sentence: it follows from the four counts, and says neither more nor less.
@Suite struct VerdictTests {
  // p and the intervals by hand or from the tests of Metrics; each comparison has 1000 examples.
  @Test func theFirstIsBetter() throws {
    // 40 against 10: p = 2 P(X ≤ 10 | 50, ½) = 2.4e-05. With 1/2 added: d = 30 / 1002 = 0.02994 and
    // half = 1.95996 √(51 - 900 / 1002) / 1002 = 0.01385.
    let verdict = try comparison(both: 900, onlyFirst: 40, onlySecond: 10).verdict
    #expect(
      verdict
        == "On these 1,000 test examples the network is right more often than the linear SVM, "
        + "by 3.00 points (95 % interval 1.61 to 4.38); that chance alone makes such a difference "
        + "is hard to believe (p = 2.4e-05). "
        + "The network has 2.5 times the parameters of the linear SVM.")
  }

  @Test func theSecondIsBetterAndThenCountedInItsFavour() throws {
    let verdict = try comparison(both: 900, onlyFirst: 10, onlySecond: 40).verdict
    #expect(verdict.contains("the linear SVM is right more often than the network, by 3.00 points"))
    #expect(verdict.contains("(95 % interval 1.61 to 4.38)"))
    #expect(verdict.contains("The network has 2.5 times the parameters of the linear SVM."))
  }

  @Test func aDifferenceThatCanBeChanceIsCalledThat() throws {
    // 12 against 8: p = 2 P(X ≤ 8 | 20, ½) = 0.50344. Half of the interval is
    // 1.95996 √(21 - 16 / 1002) / 1002 = 0.00896 around 4 / 1002 = 0.00399.
    let verdict = try comparison(both: 900, onlyFirst: 12, onlySecond: 8).verdict
    #expect(
      verdict.hasPrefix(
        "On these 1,000 test examples the difference between the network and the linear SVM, 0.40 "
          + "points in favour of the network (95 % interval -0.50 to 1.30), can be chance: equally good classifiers would "
          + "differ at least as much in 50.3 % of such comparisons."))
    #expect(!verdict.contains("more often"))
  }

  @Test func asManyToEitherSideIsNoDifference() throws {
    let verdict = try comparison(both: 900, onlyFirst: 20, onlySecond: 20).verdict
    // Half of the interval is 1.95996 √41 / 1002 = 0.01252.
    #expect(
      verdict.hasPrefix(
        "On these 1,000 test examples the network and the linear SVM are right equally often, "
          + "though each is right on 20 where the other is wrong (95 % interval of the difference "
          + "-1.25 to 1.25 points). The network"))
  }

  @Test func theLeaderIsNamedWhicheverItIs() throws {
    // The interval of 12 against 8, on the other side.
    let verdict = try comparison(both: 900, onlyFirst: 8, onlySecond: 12).verdict
    #expect(
      verdict.contains("0.40 points in favour of the linear SVM (95 % interval -0.50 to 1.30)"))
  }

  @Test func aDifferenceOfOneExampleIsNotCountedInPerCent() throws {
    // 2 against 1: p = 2 P(X ≤ 1 | 3, ½) = 1.
    let verdict = try comparison(both: 900, onlyFirst: 2, onlySecond: 1).verdict
    #expect(verdict.contains("would differ at least as much in nearly all such comparisons."))
  }

  @Test func noDisagreementTellsNothingApart() throws {
    let verdict = try comparison(both: 900, onlyFirst: 0, onlySecond: 0).verdict
    #expect(
      verdict == "On these 1,000 test examples the network and the linear SVM are right and wrong "
        + "together: nothing tells them apart.")
  }

  // The exact test decides. 6 against 0: p = 2 / 64 = 0.031, the interval begins above 0.
  // 15 against 5: p = 0.0414 (2 × 21700 / 2²⁰). 5 against 0: p = 2 / 32 = 0.0625 is no evidence.
  @Test(arguments: [(6, 0, true), (15, 5, true), (5, 0, false), (14, 5, false)])
  func theExactTestDecides(first: Int, second: Int, isBetter: Bool) throws {
    let comparison = try comparison(both: 900, onlyFirst: first, onlySecond: second)
    let verdict = comparison.verdict
    #expect(verdict.contains("more often") == isBetter)
    #expect(verdict.contains("can be chance") == !isBetter)
    #expect((comparison.test.pValue < 0.05) == isBetter)
    #expect(wrapped(verdict, toColumns: 80).split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func equalSizesAreSaidAsWords() throws {
    let verdict = try comparison(both: 1, onlyFirst: 1, onlySecond: 0, parameters: 40).verdict
    #expect(verdict.hasSuffix("The network has as many parameters as the linear SVM."))
  }

  @Test func theFourCountsAndTheirTestArePrinted() throws {
    let comparison = try comparison(both: 900, onlyFirst: 40, onlySecond: 10)
    #expect(
      comparison.counts.rows == [
        ["both", "900", "90.0 %"], ["only the network", "40", "4.0 %"],
        ["only the linear SVM", "10", "1.0 %"], ["neither", "50", "5.0 %"],
      ])
    #expect(comparison.significance.text().contains("0.0300, 95 % interval"))
    #expect(comparison.significance.text().contains("0.0161 to 0.0438"))
    #expect(comparison.significance.text().contains("p = 2.4e-05"))
  }

  // MARK: - Pieces

  /// A classifier that has its answers in the first column of what it is asked.
  private struct Parrot: Classifier {
    let name: String
    /// Which of the columns holds the answers.
    let column: Int

    mutating func fit(_ training: LabeledExamples) {}

    func decisionScores(_ features: Matrix) -> Matrix {
      Matrix(rows: (0..<features.rowCount).map { [0.5, features[$0, column]] })
    }
  }

  /// A comparison on 1000 examples of class 1, of which these are right.
  private func comparison(
    both: Int, onlyFirst: Int, onlySecond: Int, parameters: Int = 100
  ) throws -> Comparison {
    let neither = 1000 - both - onlyFirst - onlySecond
    let answers = [
      (both, [1, 1]), (onlyFirst, [1, 0]), (onlySecond, [0, 1]), (neither, [0, 0] as [Float]),
    ]
    let rows = answers.flatMap { Array(repeating: $1, count: $0) }
    let examples = try LabeledExamples(
      features: Matrix(rows: rows),
      labels: Labels(Array(repeating: 1, count: 1000), classNames: ["no", "yes"]))
    return try Comparison(
      Judgement(
        Parrot(name: "network", column: 0), title: "network", on: examples, fitSeconds: 1,
        parameterCount: parameters),
      Judgement(
        Parrot(name: "linear-svm", column: 1), title: "linear SVM", on: examples, fitSeconds: 1,
        parameterCount: 40),
      truth: examples.labels)
  }
}
