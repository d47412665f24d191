import Learning
import Matrices
import Networks
import Testing

struct DropoutTests {
  @Test func nothingIsSilencedWhenPredicting() throws {
    var with = try flowerNetwork(dropout: 0.5)
    let without = try flowerNetwork()
    #expect(with.weightDigest == without.weightDigest)
    let examples = try flowers(30)
    #expect(try with.predict(examples.features) == without.predict(examples.features))
    let (loss, other) = try (with.evaluate(examples).loss, without.evaluate(examples).loss)
    #expect(loss == other)
    let silenced = try with.fit(examples, epochs: 1, batchSize: 30, seed: 1).loss[0]
    #expect(silenced != loss)
  }

  /// One linear unit with weights 1 on ten inputs that are each 0 or 2, of mean 1 and variance 1.
  ///
  /// Their sum has the mean 10 and the variance 10, and its square, the loss for a target of 0, the
  /// mean 100 + 10. Its standard deviation is about 63, that of the mean of 4,000 about 1.
  @Test func whatPassesIsMadeLarger() throws {
    var network = try Sequential(inputShape: [10], seed: 1) {
      Dropout(0.5)
      Dense(1, kernelInitializer: .constant(1))
    }
    let ones = Matrix(rowCount: 4_000, columnCount: 10, repeating: 1)
    let examples = try TargetExamples(
      features: ones, values: Matrix(rowCount: 4_000, columnCount: 1))
    let loss = try network.fit(examples, epochs: 1, batchSize: 4_000, seed: 3).loss[0]
    #expect(abs(loss - 110) < 3)
  }

  /// The weights around a single hidden unit move together: both, or if it is silenced neither.
  ///
  /// Both happen over some seeds.
  @Test func whatIsSilencedDoesNotLearn() throws {
    var moved: Set<Bool> = []
    for seed in 1...20 as ClosedRange<UInt64> {
      var network = try Sequential(inputShape: [1], seed: 1) {
        Dense(1, activation: .sigmoid, kernelInitializer: .constant(1))
        Dropout(0.5)
        Dense(1, kernelInitializer: .constant(1))
      }
      let one = try TargetExamples(features: Matrix(rows: [[1]]), values: Matrix(rows: [[5]]))
      try network.fit(one, epochs: 1, batchSize: 1, seed: seed)
      let isMoved = network.parameters.map { $0.kernel.elements != [1] }
      #expect(isMoved[0] == isMoved[1])
      moved.insert(isMoved[0])
    }
    #expect(moved == [true, false])
  }

  @Test(arguments: [-0.1, 1, .nan]) func ratesAreChecked(rate: Double) {
    #expect(throws: NetworkError.self) { try flowerNetworkWithRate(rate) }
  }

  private func flowerNetworkWithRate(_ rate: Double) throws -> Sequential {
    try Sequential(inputShape: [4], seed: 1) {
      Dropout(rate)
      Dense(3, activation: .softmax)
    }
  }

  @Test func dropoutAtTheEndIsRefused() {
    #expect(throws: NetworkError.self) {
      try Sequential(inputShape: [4], seed: 1) {
        Dense(3, activation: .softmax)
        Dropout(0.5)
      }
    }
  }
}
