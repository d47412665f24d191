import Figures
import Testing

@Suite struct HistogramBinsTests {
  /// 0 and 0.9 lie in [0, 1), 1 in [1, 2), 2, 2.5 and 3 in [2, 3]; -1, 4 and NaN in none.
  @Test func aBinOwnsItsLowerEdgeAndTheLastBothEdges() {
    let values = [0, 0.9, 1, 2, 2.5, 3, -1, 4, .nan]
    #expect(HistogramBins(counting: values, edges: [0, 1, 2, 3]).counts == [2, 1, 3])
    #expect(HistogramBins(counting: values, edges: [0, 3]).counts == [6])
    #expect(HistogramBins(counting: values, edges: []).counts == [])
    #expect(HistogramBins(counting: [], edges: [0, 1]).counts == [0])
  }

  /// 0 to 7: the quartiles are at places 1.75 and 5.25, their distance 3.5; 2 × 3.5 / 8^(1/3) = 3.5
  /// is the width, so that 7 / 3.5 = 2 bins are enough.
  @Test func binsAreFoundAfterFreedmanAndDiaconis() {
    #expect(HistogramBins.edges(for: [7, 0, 1, 6, 2, 5, 3, 4]) == [0, 3.5, 7])
  }

  /// Seven of nine values are equal, and so are the quartiles: ⌈log2 9⌉ + 1 = 5 bins.
  @Test func equalQuartilesTakeTheRuleOfSturges() {
    let values: [Double] = [0, 5, 5, 5, 5, 5, 5, 5, 10]
    #expect(HistogramBins.edges(for: values) == [0, 2, 4, 6, 8, 10])
  }

  @Test func thereAreAtMostAHundredBins() {
    let values = (0..<1000).map { Double($0) / 1000 } + [1e6]
    #expect(HistogramBins.edges(for: values).count == 101)
  }

  @Test(arguments: [0, 3, -7, 1e300, -1e300, 1e-300, .leastNonzeroMagnitude])
  func equalValuesHaveOneBinAroundThem(value: Double) {
    let values = Array(repeating: value, count: 5)
    let edges = HistogramBins.edges(for: values)
    #expect(edges.count == 2 && edges[0] < value && value < edges[1])
    #expect(HistogramBins(counting: values, edges: edges).counts == [5])
  }

  @Test func noValuesHaveOneBin() {
    #expect(HistogramBins.edges(for: []) == [0, 1])
  }

  static let spread: [[Double]] = [
    [1e300, -1e300, 0, 1], [1e-280, 2e-280, 4e-280], [1, 1 + 1e-9, 1 + 3e-9],
  ]

  @Test(arguments: spread)
  func everyValueIsCountedOnce(values: [Double]) {
    let edges = HistogramBins.edges(for: values)
    #expect(zip(edges, edges.dropFirst()).allSatisfy { $0 < $1 })
    #expect(HistogramBins(counting: values, edges: edges).counts.reduce(0, +) == values.count)
  }
}
