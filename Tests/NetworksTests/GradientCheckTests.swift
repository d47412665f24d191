import Learning
import Matrices
import Networks
import Neurons
import Testing

struct GradientCheckTests {
  /// A hidden layer of every activation; with the output's.
  private func network(_ activation: Activation, l2: Double = 0) throws -> Sequential {
    try Sequential(inputShape: [4], seed: 6) {
      Dense(9, activation: .each(activation), l2: l2)
      Dropout(0.5)
      Dense(6, activation: .tanh)
      Dense(3, activation: .softmax)
    }
  }

  @Test(arguments: Activation.allCases) func slopesAreDifferences(activation: Activation) throws {
    let check = try GradientCheck(network(activation), on: flowers(12), weightsPerLayer: 1_000)
    #expect(check.layers.map(\.name) == ["hidden1", "hidden2", "output"])
    #expect(check.layers.map(\.checkedCount) == [45, 60, 21])
    #expect(check.largestError < 1e-6, "\(activation.rawValue)")
  }

  @Test func theCostOfLargeWeightsHasItsSlope() throws {
    let check = try GradientCheck(network(.elu, l2: 0.1), on: flowers(12))
    #expect(check.largestError < 1e-6)
  }

  /// The first layer's slopes without those of the cost: they must not pass.
  @Test func aMistakeIsFound() throws {
    let examples = try flowers(12)
    let network = try network(.elu, l2: 0.1)
    var slopes = try network.slopes(examples)
    slopes[0] = try self.network(.elu).slopes(examples)[0]
    let check = try GradientCheck(network, on: examples, slopes: slopes)
    #expect(check.layers[0].relativeError > 1e-2)
    #expect(check.layers[1].relativeError < 1e-6)
  }

  /// Half of the inputs are 0: training leaves them out, and so do these slopes.
  @Test func withoutZerosSlopesAreDifferences() throws {
    let examples = try patchyExamples(9, inputs: 20, zeros: 0.5)
    #expect(SparseBatch.isWorthwhile(for: examples.features, batchSize: 9))
    let network = try Sequential(inputShape: [20], seed: 6) {
      Dense(18, activation: .tanh, l2: 0.01)
      Dense(10, activation: .softmax)
    }
    let check = try GradientCheck(network, on: examples, weightsPerLayer: 1_000)
    #expect(check.layers.map(\.checkedCount) == [378, 190])
    #expect(check.largestError < 1e-6)
  }

  @Test(arguments: [0, 1, 2], [Float.nan, .infinity])
  func aSlopeThatIsNoNumberIsNotHidden(layer: Int, slope: Float) throws {
    let examples = try flowers(3)
    let network = try network(.silu)
    var slopes = try network.slopes(examples)
    slopes[layer].kernel = Matrix(
      rowCount: slopes[layer].kernel.rowCount, columnCount: slopes[layer].kernel.columnCount
    ) { $0.update(repeating: slope) }
    let check = try GradientCheck(network, on: examples, slopes: slopes)
    #expect(check.largestError.isNaN)
    #expect(check.layers.map(\.relativeError.isNaN) == (0..<3).map { $0 == layer })
  }

  @Test func aFewWeightsOfMany() throws {
    let check = try GradientCheck(network(.silu), on: flowers(3), weightsPerLayer: 10)
    #expect(check.layers.map(\.checkedCount) == [10, 10, 10])
  }

  @Test func settingsAreChecked() throws {
    let network = try network(.silu)
    #expect(throws: NetworkError.self) {
      _ = try GradientCheck(network, on: flowers(3), weightsPerLayer: 0)
    }
    #expect(throws: NetworkError.self) { _ = try GradientCheck(network, on: flowers(3), step: 0) }
    #expect(throws: NetworkError.self) { _ = try GradientCheck(network, on: flowers(0)) }
  }
}
