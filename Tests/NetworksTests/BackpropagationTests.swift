import Foundation
import Learning
import Matrices
import Networks
import Neurons
import Testing

/// Forward, loss, slopes and steps against Keras, and slopes against differences.
struct BackpropagationTests {
  let reference: NetworkReference

  init() throws {
    reference = try NetworkReference.load()
  }

  @Test func probabilitiesAreKerass() throws {
    let probabilities = try reference.network().predict(reference.examples().features)
    #expect(relativeError(probabilities.elements, reference.probabilities.numpy.flat) < 1e-6)
    #expect(relativeError(probabilities.elements, reference.probabilities.keras.flat) < 1e-6)
  }

  @Test func lossIsKerass() throws {
    let loss = try reference.network().evaluate(reference.examples()).loss
    #expect(abs(loss - reference.loss.numpy) < 1e-6)
    #expect(abs(loss - reference.loss.keras) < 1e-6)
  }

  @Test func slopesAreKerass() throws {
    let slopes = try reference.network().slopes(reference.examples())
    for (layer, slope) in slopes.enumerated() {
      let (kernel, bias) = (
        reference.gradients.numpy[2 * layer], reference.gradients.numpy[2 * layer + 1]
      )
      #expect(relativeError(slope.kernel.elements, kernel.flat) < 1e-5, "layer \(layer)")
      #expect(relativeError(slope.bias, bias.flat) < 1e-5, "layer \(layer)")
    }
  }

  /// One step on all five examples: no shuffling can change it.
  @Test func oneStepIsKerass() throws {
    var network = try reference.network()
    try network.fit(
      reference.examples(), epochs: 1, batchSize: 5,
      optimizer: SGD(learningRate: reference.learning_rate), seed: 3)
    try expect(network, reference.weights_after.one_step.numpy)
  }

  @Test func threeStepsAreKerass() throws {
    var network = try reference.network()
    let history = try network.fit(
      reference.examples(), epochs: 3, batchSize: 5,
      optimizer: SGD(learningRate: reference.learning_rate), seed: 3)
    try expect(network, reference.weights_after.three_steps.numpy)
    #expect(abs(history.loss[0] - reference.loss.numpy) < 1e-6)
  }

  /// One epoch of batches of 2, 2 and 1: the mean of the last batch is over its one example.
  ///
  /// The examples are put where shuffling takes them from in the order of the file.
  @Test func aSmallerLastBatchIsKerass() throws {
    var generator = SeededGenerator(seed: 3, stream: "shuffling")
    var order = Array(0..<5)
    generator.shuffle(&order)
    let places = order.indices.sorted { order[$0] < order[$1] }
    var network = try reference.network()
    try network.fit(
      reference.examples().examples(places), epochs: 1, batchSize: 2,
      optimizer: SGD(learningRate: reference.learning_rate), seed: 3)
    try expect(network, reference.weights_after.batches_of_two.numpy)
  }

  /// 23 examples in fives, the last three by themselves: the mean of that batch is over three, and the
  /// loss of the epoch is the mean over all 23.
  @Test(arguments: [0, 0.6], [0, 0.01])
  func aSmallerLastBatchIsAveragedOverItself(zeros: Double, l2: Double) throws {
    let examples = try patchyExamples(23, inputs: 12, zeros: zeros)
    let isSparse = SparseBatch.isWorthwhile(for: examples.features, batchSize: 5)
    #expect(isSparse == (zeros > 0))
    var network = try Sequential(inputShape: [12], seed: 4) {
      Dense(9, activation: .relu, l2: l2)
      Dense(10, activation: .softmax, l2: l2)
    }
    var plain = PlainTraining(network, l2: l2, learningRate: 0.1)
    let losses = plain.fit(examples, epochs: 3, batchSize: 5, seed: 6)
    let history = try network.fit(
      examples, epochs: 3, batchSize: 5, optimizer: SGD(learningRate: 0.1), seed: 6)
    #expect(plain.relativeError(of: network) < 1e-5)
    #expect(relativeError(history.loss.map(Float.init), losses) < 1e-5)
  }

  private func expect(_ network: Sequential, _ weights: [NetworkReference.Values]) throws {
    for (layer, parameters) in network.parameters.enumerated() {
      #expect(relativeError(parameters.kernel.elements, weights[2 * layer].flat) < 1e-6)
      #expect(relativeError(parameters.bias, weights[2 * layer + 1].flat) < 1e-6)
    }
  }

  /// Central differences of a loss that is written down here once more, in double precision.
  @Test(arguments: [[7], [5, 4], [40, 33]])
  func slopesAreDifferences(hidden: [Int]) throws {
    var generator = SeededGenerator(seed: 11, stream: "test")
    let features = (0..<9 * 6).map { _ in Float(generator.uniform() * 2 - 1) }
    let labels = (0..<9).map { _ in generator.below(4) }
    let examples = try LabeledExamples(
      features: Matrix(rowCount: 9, columnCount: 6, elements: features),
      labels: Labels(labels, classNames: ["a", "b", "c", "d"]))
    let network = try Sequential(inputShape: [6], seed: 11) {
      for units in hidden { Dense(units, activation: units % 2 == 0 ? .relu : .tanh) }
      Dense(4, activation: .softmax)
    }
    let slopes = try network.slopes(examples)
    let weights = network.parameters.map { ($0.kernel.elements + $0.bias).map(Double.init) }
    let step = 1e-5
    for layer in weights.indices {
      let differences = weights[layer].indices.map { index in
        var (above, below) = (weights, weights)
        above[layer][index] += step
        below[layer][index] -= step
        return (loss(network, above, examples) - loss(network, below, examples)) / (2 * step)
      }
      let slope = (slopes[layer].kernel.elements + slopes[layer].bias).map(Double.init)
      let error = zip(slope, differences).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
      let size = differences.map { $0 * $0 }.reduce(0, +).squareRoot()
      #expect(error / size < 1e-6, "layer \(layer)")
    }
  }

  private func loss(
    _ network: Sequential, _ weights: [[Double]], _ examples: LabeledExamples
  ) -> Double {
    var sum = 0.0
    for example in 0..<examples.count {
      var values = examples.features.row(example).map(Double.init)
      for (layer, parameters) in network.parameters.enumerated() {
        let units = parameters.bias.count
        let kernelCount = parameters.kernel.elements.count
        let z = (0..<units).map { unit in
          values.indices.reduce(weights[layer][kernelCount + unit]) {
            $0 + values[$1] * weights[layer][$1 * units + unit]
          }
        }
        if case .each(let function) = parameters.activation {
          values = z.map { function($0) }
        } else {
          let total = z.map { exp($0) }.reduce(0, +)
          values = z.map { exp($0) / total }
        }
      }
      sum -= log(values[examples.labels.ids[example]])
    }
    return sum / Double(examples.count)
  }
}
