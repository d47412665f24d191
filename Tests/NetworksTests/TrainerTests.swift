import Foundation
import Learning
import Matrices
import Networks
import Testing

/// The division of work: whatever is cut, wherever, the training is the same.
struct TrainerTests {
  // MARK: - The same as plain gradient descent

  struct Case: CustomTestStringConvertible {
    let inputs: Int
    let hidden: [Int]
    let count: Int
    let batchSize: Int
    var testDescription: String { "\(inputs) \(hidden), \(count) in batches of \(batchSize)" }
  }

  /// First those that are too small to be cut in two, then those that are large enough.
  ///
  /// The last batch has one example in most.
  static let cases = [
    Case(inputs: 30, hidden: [], count: 17, batchSize: 8),
    Case(inputs: 30, hidden: [7], count: 17, batchSize: 8),
    Case(inputs: 30, hidden: [20, 5], count: 19, batchSize: 8),
    Case(inputs: 30, hidden: [20], count: 3, batchSize: 1),
    Case(inputs: 784, hidden: [], count: 65, batchSize: 32),
    Case(inputs: 784, hidden: [12], count: 65, batchSize: 32),
    Case(inputs: 784, hidden: [12, 40, 20], count: 65, batchSize: 32),
    Case(inputs: 784, hidden: [40], count: 65, batchSize: 32),
    Case(inputs: 784, hidden: [40, 24], count: 50, batchSize: 32),
    Case(inputs: 784, hidden: [300], count: 5, batchSize: 1),
  ]

  @Test(arguments: cases, [0, 0.5])
  func everyShapeLearnsAsPlainly(of one: Case, zeros: Double) throws {
    let examples = try patchyExamples(one.count, inputs: one.inputs, zeros: zeros)
    let isSparse = SparseBatch.isWorthwhile(for: examples.features, batchSize: one.batchSize)
    #expect(isSparse == (zeros > 0))
    for l2 in [0, 0.01] {
      let start = try network(inputs: one.inputs, one.hidden, l2: l2)
      var plain = PlainTraining(start, l2: l2, learningRate: 0.05)
      let losses = plain.fit(examples, epochs: 2, batchSize: one.batchSize, seed: 8)
      for threads in [1, 2] {
        var network = start
        let history = try network.fit(
          examples, epochs: 2, batchSize: one.batchSize, optimizer: SGD(learningRate: 0.05),
          seed: 8, team: WorkerTeam(threads: threads))
        #expect(plain.relativeError(of: network) < 1e-5, "l2 \(l2), \(threads) threads")
        #expect(relativeError(history.loss.map(Float.init), losses) < 1e-5)
      }
    }
  }

  // MARK: - Without zeros

  private static let optimizers: [any Optimizer] = [
    SGD(learningRate: 0.05), SGD(learningRate: 0.01, momentum: 0.9), RMSprop(), Adam(),
  ]

  /// 100-128-48-10: 19,424 weights for each of 16 examples are enough for two shares.
  ///
  /// The last batch has 5 examples.
  private func fit(
    _ network: inout Sequential, _ optimizer: any Optimizer, epochs: Int = 2, threads: Int,
    zero: Float = 0, callbacks: [any Callback] = [], resuming: SavedTraining? = nil
  ) throws -> History {
    try network.fit(
      patchyExamples(69, inputs: 100, zeros: 0.6, zero: zero), epochs: epochs, batchSize: 16,
      optimizer: optimizer, seed: 3, callbacks: callbacks, resuming: resuming,
      team: WorkerTeam(threads: threads))
  }

  private func middling() throws -> Sequential {
    try network(inputs: 100, [128, 48], l2: 0.001, dropout: 0.3)
  }

  @Test(arguments: optimizers.indices)
  func withoutZerosAnyNumberOfThreadsGivesTheSameBits(index: Int) throws {
    let digests = try Set(
      [1, 2, 3, 5].map { threads in
        var network = try middling()
        let history = try fit(&network, Self.optimizers[index], threads: threads)
        return network.weightDigest + "\(history.loss)"
      })
    #expect(digests.count == 1)
  }

  @Test(arguments: optimizers.indices)
  func withoutZerosAResumedTrainingEndsWithTheSameBits(index: Int) throws {
    let optimizer = Self.optimizers[index]
    try withTemporaryFolder { folder in
      var whole = try middling()
      let history = try fit(&whole, optimizer, epochs: 4, threads: 2)
      var part = try middling()
      _ = try fit(&part, optimizer, threads: 2, callbacks: [Checkpoint("\(folder)/c")])
      var rest = try middling()
      let resumed = try fit(
        &rest, optimizer, epochs: 4, threads: 1,
        resuming: SavedTraining(contentsOf: "\(folder)/c"))
      #expect(rest.weightDigest == whole.weightDigest)
      #expect(resumed.loss == history.loss)
    }
  }

  /// A number too small to matter in the place of every zero: then none is left out.
  ///
  /// The two rules that divide by the size of a slope would make much of a rounded one, and are left
  /// out here.
  @Test(arguments: [0, 1])
  func leavingZerosOutChangesNothing(index: Int) throws {
    let (zeros, tiny) = try (
      patchyExamples(69, inputs: 100, zeros: 0.6),
      patchyExamples(69, inputs: 100, zeros: 0.6, zero: 1e-12)
    )
    #expect(SparseBatch.isWorthwhile(for: zeros.features, batchSize: 16))
    #expect(!SparseBatch.isWorthwhile(for: tiny.features, batchSize: 16))
    var (sparse, dense) = try (middling(), middling())
    let optimizer = Self.optimizers[index]
    let losses = try fit(&sparse, optimizer, threads: 2).loss
    let others = try fit(&dense, optimizer, threads: 2, zero: 1e-12).loss
    for (one, other) in zip(sparse.parameters, dense.parameters) {
      let references = other.kernel.elements.map(Double.init)
      #expect(relativeError(one.kernel.elements, references) < 1e-5)
      #expect(relativeError(one.bias, other.bias.map(Double.init)) < 1e-5)
    }
    #expect(relativeError(losses.map(Float.init), others) < 1e-5)
  }

  // MARK: - What is trained

  private func network(
    inputs: Int, _ hidden: [Int], l2: Double, dropout: Double = 0
  ) throws -> Sequential {
    try Sequential(inputShape: [inputs], seed: 7) {
      for units in hidden {
        Dense(units, activation: .relu, l2: l2)
        if dropout > 0 { Dropout(dropout) }
      }
      Dense(10, activation: .softmax, l2: l2)
    }
  }
}
