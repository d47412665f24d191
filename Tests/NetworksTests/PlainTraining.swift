import Foundation
import Learning
import Matrices
import Networks

/// Plain gradient descent in double precision, number by number: layers of ReLU, and softmax at the end.
struct PlainTraining {
  /// A layer's numbers: of W, shape (inputs, units), and of b, shape (units).
  struct Numbers {
    var kernel: [[Double]]
    var bias: [Double]
  }

  private(set) var layers: [Numbers]
  private let l2: Double
  private let learningRate: Double

  /// Starts from a network's weights; `l2` is that of all of its layers.
  init(_ network: Sequential, l2: Double, learningRate: Double) {
    layers = network.parameters.map { layer in
      Numbers(
        kernel: (0..<layer.kernel.rowCount).map { layer.kernel.row($0).map(Double.init) },
        bias: layer.bias.map(Double.init))
    }
    self.l2 = l2
    self.learningRate = learningRate
  }

  /// Some epochs in the order that a seed gives; returns the mean loss of each, over its examples.
  mutating func fit(
    _ examples: LabeledExamples, epochs: Int, batchSize: Int, seed: UInt64
  ) -> [Double] {
    var shuffling = SeededGenerator(seed: seed, stream: "shuffling")
    var order = Array(0..<examples.count)
    return (0..<epochs).map { _ in
      shuffling.shuffle(&order)
      let losses = stride(from: 0, to: order.count, by: batchSize).map {
        step(examples, order[$0..<min($0 + batchSize, order.count)])
      }
      return losses.reduce(0, +) / Double(order.count)
    }
  }

  /// The largest difference to a network's weights, relative to the largest weight of the layer.
  func relativeError(of network: Sequential) -> Double {
    zip(network.parameters, layers).map { layer, numbers in
      max(
        NetworksTests.relativeError(layer.kernel.elements, Array(numbers.kernel.joined())),
        NetworksTests.relativeError(layer.bias, numbers.bias))
    }.max() ?? .infinity
  }

  /// One step; returns the sum of the losses before it, with what large weights cost in each.
  private mutating func step(_ examples: LabeledExamples, _ batch: ArraySlice<Int>) -> Double {
    let share = 1 / Double(batch.count)
    var loss = 0.0
    var slopes = layers.map { layer in
      Numbers(
        kernel: layer.kernel.map { $0.map { 2 * l2 * $0 } }, bias: layer.bias.map { _ in 0 })
    }
    for layer in layers {
      loss += Double(batch.count) * l2 * layer.kernel.joined().reduce(0) { $0 + $1 * $1 }
    }
    for example in batch {
      let outputs = forward(examples.features.row(example).map(Double.init))
      let label = examples.labels.ids[example]
      loss -= log(outputs[layers.count][label])
      addSlopes(outputs, label, share, to: &slopes)
    }
    for (index, slope) in slopes.enumerated() {
      for (input, row) in slope.kernel.enumerated() {
        for unit in row.indices { layers[index].kernel[input][unit] -= learningRate * row[unit] }
      }
      for unit in slope.bias.indices { layers[index].bias[unit] -= learningRate * slope.bias[unit] }
    }
    return loss
  }

  /// The inputs and the outputs of each layer.
  private func forward(_ inputs: [Double]) -> [[Double]] {
    var values = [inputs]
    for (index, layer) in layers.enumerated() {
      var sums = layer.bias
      for (input, value) in values[index].enumerated() {
        for unit in sums.indices { sums[unit] += value * layer.kernel[input][unit] }
      }
      if index < layers.count - 1 {
        values.append(sums.map { max(0, $0) })
      } else {
        let total = sums.reduce(0) { $0 + exp($1) }
        values.append(sums.map { exp($0) / total })
      }
    }
    return values
  }

  private func addSlopes(
    _ values: [[Double]], _ label: Int, _ share: Double, to slopes: inout [Numbers]
  ) {
    var delta = values[layers.count]
    delta[label] -= 1
    for index in layers.indices.reversed() {
      for unit in delta.indices { slopes[index].bias[unit] += share * delta[unit] }
      var lower = [Double](repeating: 0, count: values[index].count)
      for (input, value) in values[index].enumerated() {
        for unit in delta.indices {
          slopes[index].kernel[input][unit] += share * value * delta[unit]
          if value > 0 { lower[input] += layers[index].kernel[input][unit] * delta[unit] }
        }
      }
      delta = lower
    }
  }
}
