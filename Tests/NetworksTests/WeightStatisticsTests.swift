import Matrices
import Networks
import Testing

struct WeightStatisticsTests {
  private func statistics(_ weights: [Float]) throws -> WeightStatistics {
    var network = try Sequential(inputShape: [weights.count], seed: 1) { Dense(1) }
    try network.setParameters(
      of: "output", kernel: Matrix(rowCount: weights.count, columnCount: 1, elements: weights),
      bias: [99])
    return try network.weightStatistics[0]
  }

  /// Mean (0 + 1 + 2 + 5) / 4 = 2, variance (4 + 1 + 0 + 9) / 4 = 3.5.
  @Test func byAHandCalculation() throws {
    let found = try statistics([0, 1, 2, 5])
    #expect(found.name == "output" && found.count == 4)
    #expect(found.mean == 2 && abs(found.deviation - 3.5.squareRoot()) < 1e-12)
    #expect(found.minimum == 0 && found.maximum == 5)
  }

  @Test func equalWeightsDoNotDeviate() throws {
    let found = try statistics([3, 3, 3])
    #expect(found.deviation == 0 && found.minimum == 3 && found.maximum == 3)
  }

  /// Uniform between -l and l: deviation l / √3, with l = √(6 / 1084) of the notebook's first layer.
  @Test func theNotebooksFirstLayerIsSpreadAsItShould() throws {
    let network = try Sequential(inputShape: [784], seed: 1) {
      Dense(300, activation: .relu)
      Dense(10, activation: .softmax)
    }
    let found = network.weightStatistics
    #expect(found.map(\.name) == ["hidden1", "output"])
    #expect(abs(found[0].deviation - 0.0743980 / 3.squareRoot()) < 0.0003)
    #expect(found.map(\.count) == [235_200, 3_000])
  }
}
