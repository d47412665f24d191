import Matrices
import Networks
import Testing

struct WeightStatisticsTests {
  private func statistics(_ weights: [Float], bins: Int) throws -> WeightStatistics {
    var network = try Sequential(inputShape: [weights.count], seed: 1) { Dense(1) }
    try network.setParameters(
      of: "output", kernel: Matrix(rowCount: weights.count, columnCount: 1, elements: weights),
      bias: [99])
    return try network.weightStatistics(bins: bins)[0]
  }

  /// Mean (0 + 1 + 2 + 5) / 4 = 2, variance (4 + 1 + 0 + 9) / 4 = 3.5; bins of width 1.25.
  @Test func byAHandCalculation() throws {
    let found = try statistics([0, 1, 2, 5], bins: 4)
    #expect(found.name == "output" && found.count == 4)
    #expect(found.mean == 2 && abs(found.deviation - 3.5.squareRoot()) < 1e-12)
    #expect(found.minimum == 0 && found.maximum == 5)
    #expect(found.binBorders == [0, 1.25, 2.5, 3.75, 5])
    #expect(found.binCounts == [2, 1, 0, 1])
  }

  /// NumPy widens a histogram of equal values by 1/2 on both sides.
  @Test func equalWeightsFillOneBin() throws {
    let found = try statistics([3, 3, 3], bins: 2)
    #expect(found.binBorders == [2.5, 3, 3.5] && found.binCounts == [0, 3])
    #expect(found.deviation == 0)
  }

  /// Next to numbers as large as these, 1/2 is nothing.
  @Test func hugeEqualWeightsFillOneBinToo() throws {
    for weight: Float in [.greatestFiniteMagnitude, -1e20] {
      let found = try statistics([weight, weight], bins: 2)
      #expect(found.binCounts == [0, 2])
      #expect(found.binBorders[0] < Double(weight) && found.binBorders[2] > Double(weight))
    }
  }

  @Test func noBinsAreRefused() throws {
    for bins in [0, -1, 100_001, .max] {
      #expect(throws: NetworkError.self) { _ = try statistics([1], bins: bins) }
    }
  }

  /// Uniform between -l and l: deviation l / √3, with l = √(6 / 1084) of the notebook's first layer.
  @Test func theNotebooksFirstLayerIsSpreadAsItShould() throws {
    let network = try Sequential(inputShape: [784], seed: 1) {
      Dense(300, activation: .relu)
      Dense(10, activation: .softmax)
    }
    let found = try network.weightStatistics()
    #expect(found.map(\.name) == ["hidden1", "output"])
    #expect(abs(found[0].deviation - 0.0743980 / 3.squareRoot()) < 0.0003)
    #expect(found.allSatisfy { $0.binCounts.reduce(0, +) == $0.count })
  }
}
