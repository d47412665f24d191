import Learning
import Matrices
import Networks
import Testing

/// The same seed gives the same bits, whatever the number of threads.
struct DeterminismTests {
  private static let optimizers: [any Optimizer] = [
    SGD(), SGD(learningRate: 0.01, momentum: 0.9), RMSprop(), Adam(),
  ]

  /// 48 inputs and 400 units, so that the layers are cut into pieces for the threads.
  private func digest(
    _ optimizer: any Optimizer, threads: Int, dropout: Double, seed: UInt64 = 4
  ) throws -> String {
    var generator = SeededGenerator(seed: 1, stream: "wide")
    let features = (0..<90 * 48).map { _ in Float(generator.uniform()) }
    let examples = try LabeledExamples(
      features: Matrix(rowCount: 90, columnCount: 48, elements: features),
      labels: Labels((0..<90).map { $0 % 3 }, classNames: ["a", "b", "c"]))
    var network = try Sequential(inputShape: [48], seed: seed) {
      if dropout > 0 { Dropout(dropout) }
      Dense(400, activation: .relu, l2: 0.001)
      if dropout > 0 { Dropout(dropout) }
      Dense(100, activation: .gelu)
      Dense(3, activation: .softmax)
    }
    let history = try network.fit(
      examples, validation: examples, epochs: 2, batchSize: 32, optimizer: optimizer, seed: seed,
      team: WorkerTeam(threads: threads))
    return network.weightDigest + "\(history.loss) \(history.validationLoss)"
  }

  @Test(arguments: optimizers.indices, [0, 0.3])
  func anyNumberOfThreadsGivesTheSameBits(index: Int, dropout: Double) throws {
    let optimizer = Self.optimizers[index]
    let digests = try Set(
      [1, 2, 3, 2].map { try digest(optimizer, threads: $0, dropout: dropout) })
    #expect(digests.count == 1)
    #expect(try !digests.contains(digest(optimizer, threads: 2, dropout: dropout, seed: 5)))
  }

  /// Whoever changes what comes out of a seed changes every published number.
  ///
  /// The numbers are those of one run; processors differ in their last digits.
  @Test func aSeedKeepsItsNumbers() throws {
    var network = try flowerNetwork(seed: 42)
    let history = try network.fit(flowers(50), epochs: 3, batchSize: 8, seed: 42)
    let sums = network.parameters.map { layer in
      layer.kernel.elements.reduce(0) { $0 + abs(Double($1)) }
    }
    #expect(relativeError(sums.map(Float.init), [21.879716, 14.621864]) < 1e-4)
    let bias = network.parameters[1].bias
    #expect(relativeError(bias, [-0.0017071557, -0.008062033, 0.009769191]) < 1e-4)
    let losses = history.loss.map(Float.init)
    #expect(relativeError(losses, [1.17059782, 1.14809715, 1.12678026]) < 1e-4)
  }
}
