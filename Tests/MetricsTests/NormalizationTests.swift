import Metrics
import Testing

@Suite struct NormalizationTests {
  // The counts are [2 0 0], [0 0 1], [1 0 2], the example in scikit-learn's documentation.
  @Test func byHand() throws {
    let matrix = try confusion([2, 0, 2, 2, 0, 1], [0, 0, 2, 2, 0, 2], classes: 3)
    let third = 1.0 / 3
    #expect(matrix.shares(of: .truth) == [[1, 0, 0], [0, 0, 1], [third, 0, 2.0 / 3]])
    #expect(
      matrix.shares(of: .prediction, zeroDivision: .zero)
        == [[2.0 / 3, 0, 0], [0, 0, third], [third, 0, 2.0 / 3]])
    #expect(matrix.shares(of: .all) == [[third, 0, 0], [0, 0, 1.0 / 6], [1.0 / 6, 0, third]])
  }

  // Class 1 is never predicted: its column has no shares. Class 2 does not occur: its row has none.
  @Test func sharesOfNothingAreNaNUnlessToldOtherwise() throws {
    let matrix = try confusion([0, 1, 1], [0, 2, 0], classes: 3)
    let rows = matrix.shares(of: .truth)
    #expect(agree(rows[1], [0.5, 0, 0.5]))
    #expect(agree(rows[2], [nil, nil, nil]))
    let columns = matrix.shares(of: .prediction)
    #expect(agree(columns.map { $0[0] }, [0.5, 0.5, 0]))
    #expect(agree(columns.map { $0[1] }, [nil, nil, nil]))
    #expect(matrix.shares(of: .truth, zeroDivision: .one)[2] == [1, 1, 1])
    #expect(matrix.shares(of: .truth, zeroDivision: .zero)[2] == [0, 0, 0])
    #expect(!matrix.shares(of: .all).joined().contains { $0.isNaN })
  }

  @Test(arguments: Normalization.allCases)
  func equalsScikitLearn(_ normalization: Normalization) throws {
    var compared = 0
    for (number, reference) in try MetricsReference.load().classifications.enumerated() {
      guard let expected = reference.more.shares?[normalization.rawValue] else { continue }
      let shares = try reference.matrix().shares(of: normalization, zeroDivision: .zero)
      #expect(agree(Array(shares.joined()), expected), "case \(number)")
      compared += 1
    }
    #expect(compared == 40)
  }

  @Test func theDiagonalsAreRecallPrecisionAndAccuracy() throws {
    let matrix = try confusion([0, 0, 1, 1, 2], [0, 1, 1, 1, 0], classes: 3)
    func diagonal(_ shares: [[Double]]) -> [Double] { shares.indices.map { shares[$0][$0] } }
    #expect(
      diagonal(matrix.shares(of: .truth, zeroDivision: .zero)) == matrix.classScores.map(\.recall))
    #expect(
      diagonal(matrix.shares(of: .prediction, zeroDivision: .zero))
        == matrix.classScores.map(\.precision))
    #expect(agree(diagonal(matrix.shares(of: .all)).reduce(0, +), matrix.accuracy))
  }
}
