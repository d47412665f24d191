import Foundation
import Matrices
import Neurons

/// A network in double precision, computed unit by unit: slow, and easy to see through.
struct PlainNetwork {
  /// Shape (dense layers); for each layer its kernel, row after row, and then its bias.
  private var weights: [[Double]]
  private let parameters: [Sequential.Parameters]
  private let loss: Loss

  init(_ network: Sequential) {
    parameters = network.parameters
    weights = parameters.map { ($0.kernel.elements + $0.bias).map(Double.init) }
    loss = network.loss
  }

  /// The central difference of the loss along one weight: (L(w + h) - L(w - h)) / 2h.
  mutating func difference(
    _ examples: any TrainingExamples, layer: Int, place: Int, step: Double
  ) -> Double {
    let weight = weights[layer][place]
    defer { weights[layer][place] = weight }
    weights[layer][place] = weight + step
    let above = meanLoss(examples)
    weights[layer][place] = weight - step
    return (above - meanLoss(examples)) / (2 * step)
  }

  /// The mean loss over some examples, with what large weights cost.
  func meanLoss(_ examples: any TrainingExamples) -> Double {
    let targets = Panel(rows: 1, columns: parameters.last?.bias.count ?? 0)
    var sum = 0.0
    for example in 0..<examples.exampleCount {
      let row = targets.row(0, 0..<targets.columnCount)
      examples.targets.copy(example: example, to: row)
      sum += loss(
        of: examples.features.row(example).map(Double.init), targets: row.map(Double.init))
    }
    return sum / Double(examples.exampleCount) + penalty
  }

  private var penalty: Double {
    zip(parameters, weights).reduce(0) { sum, layer in
      let kernel = layer.1.prefix(layer.0.kernel.elements.count)
      return sum + layer.0.l2 * kernel.reduce(0) { $0 + $1 * $1 }
    }
  }

  private func loss(of inputs: [Double], targets y: [Double]) -> Double {
    var (z, a) = ([Double](), inputs)
    for (layer, parameters) in parameters.enumerated() {
      z = weightedSums(a, layer)
      if case .each(let function) = parameters.activation { a = z.map { function($0) } }
    }
    let count = Double(z.count)
    switch loss {
    case .sparseCategoricalCrossEntropy, .categoricalCrossEntropy:
      let total = logarithmOfSum(z)
      return zip(y, z).reduce(0) { $0 + $1.0 * (total - $1.1) }
    case .binaryCrossEntropy:
      return zip(y, z).reduce(0) { $0 + logarithmOfSum([0, $1.1]) - $1.0 * $1.1 } / count
    case .meanSquaredError:
      return zip(y, a).reduce(0) { $0 + ($1.1 - $1.0) * ($1.1 - $1.0) } / count
    }
  }

  private func weightedSums(_ inputs: [Double], _ layer: Int) -> [Double] {
    let units = parameters[layer].bias.count
    var sums = Array(weights[layer].suffix(units))
    for (input, value) in inputs.enumerated() where value != 0 {
      for unit in 0..<units { sums[unit] += value * weights[layer][input * units + unit] }
    }
    return sums
  }

  /// log Σ exp(z), with the largest z taken away first.
  private func logarithmOfSum(_ z: [Double]) -> Double {
    let largest = z.max() ?? 0
    return largest + log(z.reduce(0) { $0 + exp($1 - largest) })
  }
}
