import Files
import Foundation
import Learning
import Matrices
import Networks
import Testing

struct SequentialTests {
  private func network(
    _ shape: [Int], @LayerBuilder layers: () throws -> [any Layer]
  ) throws -> Sequential {
    try Sequential(inputShape: shape, seed: 42, layers: layers)
  }

  /// 784·300 + 300, 300·100 + 100, 100·10 + 10.
  @Test func theNotebooksNetworkHasKerassNumberOfParameters() throws {
    let network = try network([28, 28]) {
      Flatten()
      Dense(300, activation: .relu)
      Dense(100, activation: .relu)
      Dense(10, activation: .softmax)
    }
    #expect(network.parameters.map(\.count) == [235_500, 30_100, 1_010])
    #expect(network.parameterCount == 266_610)
    #expect(network.parameters.map(\.name) == ["hidden1", "hidden2", "output"])
    // √(6 / (inputs + units)), to seven digits
    let limits: [Float] = [0.0743980, 0.1224745, 0.2335497]
    for (layer, limit) in zip(network.parameters, limits) {
      let largest = layer.kernel.elements.map(abs).max() ?? 0
      #expect(largest <= limit + 1e-7 && largest > 0.99 * limit)
      #expect(abs(layer.kernel.elements.reduce(0, +)) / Float(layer.kernel.elements.count) < 0.01)
      #expect(layer.bias.allSatisfy { $0 == 0 })
    }
  }

  @Test func shapesThatDoNotFitAreRefused() {
    #expect(throws: NetworkError.self) { try network([28, 28]) { Dense(3) } }
    #expect(throws: NetworkError.self) { try network([4]) { Dense(0) } }
    #expect(throws: NetworkError.self) { try network([4]) { Flatten() } }
    #expect(throws: NetworkError.self) { try network([0]) { Dense(2) } }
    #expect(throws: NetworkError.self) {
      try network([4]) {
        Dense(3, activation: .softmax)
        Dense(2, activation: .softmax)
      }
    }
    let error = #expect(throws: NetworkError.self) { try network([28, 28]) { Dense(3) } }
    #expect(error?.description.contains("put Flatten() before it") == true)
  }

  @Test func settingParametersChecksShapes() throws {
    var model = try network([2]) { Dense(3, activation: .softmax) }
    let kernel = Matrix(rowCount: 2, columnCount: 3, repeating: 1)
    try model.setParameters(of: "output", kernel: kernel, bias: [1, 2, 3])
    #expect(model.parameters[0].bias == [1, 2, 3])
    #expect(throws: NetworkError.self) {
      try model.setParameters(of: "output", kernel: kernel, bias: [1, 2])
    }
    #expect(throws: NetworkError.self) {
      try model.setParameters(of: "hidden1", kernel: kernel, bias: [1, 2, 3])
    }
  }

  @Test func probabilitiesSumToOneForAnyInput() throws {
    let model = try network([3]) {
      Dense(8, activation: .relu)
      Dense(5, activation: .softmax)
    }
    let rows: [[Float]] = [[0, 0, 0], [1e4, -1e4, 1e4], [-1e6, 1e6, 3], [1e-30, 0, 0]]
    let probabilities = try model.predict(Matrix(rows: rows))
    for row in rows.indices {
      #expect(abs(probabilities.row(row).reduce(0, +) - 1) < 1e-6)
      #expect(probabilities.row(row).allSatisfy { $0 >= 0 && $0 <= 1 })
    }
  }

  @Test func predictingRefusesTheWrongWidth() throws {
    let model = try network([3]) { Dense(2, activation: .softmax) }
    #expect(throws: NetworkError.self) {
      try model.predict(Matrix(rowCount: 1, columnCount: 4))
    }
    #expect(try model.predict(Matrix(rowCount: 0, columnCount: 3)).rowCount == 0)
  }

  @Test func predictionsDoNotDependOnThreads() throws {
    var generator = SeededGenerator(seed: 5, stream: "test")
    let model = try network([20]) {
      Dense(70, activation: .relu)
      Dense(4, activation: .softmax)
    }
    let examples = Matrix(
      rowCount: 1_000, columnCount: 20,
      elements: (0..<20_000).map { _ in Float(generator.uniform()) })
    let alone = try model.predict(examples, team: WorkerTeam(threads: 1))
    #expect(try model.predict(examples, team: WorkerTeam(threads: 3)) == alone)
  }

  // hashlib.sha256(numpy.array([1, 2, 0.5], "<f4").tobytes()).hexdigest()
  @Test func theDigestIsThatOfTheWeightsAsBytes() throws {
    var model = try network([2]) { Dense(1, activation: .sigmoid) }
    try model.setParameters(
      of: "output", kernel: Matrix(rowCount: 2, columnCount: 1, elements: [1, 2]), bias: [0.5])
    #expect(
      model.weightDigest == "fdd6aa4a2057d96e55c4c39c3048c44a5b8d508931201bcb4fc8b66771ae09f1")
  }
}
