import Workbench

/// A neuron with an input: what it adds up, and what it makes of the sum.
public struct WeightedInput: Sendable {
  let neuron: Perceptron
  let input: [Double]

  /// A neuron with an input of as many numbers as it has weights.
  public init(_ neuron: Perceptron, _ input: [Double]) {
    self.neuron = neuron
    self.input = input
  }

  var z: Double { neuron.weightedSum(input) }
  var output: Double { neuron(input) }
  /// The weighted inputs without the bias.
  var sumWithoutBias: Double { z - neuron.bias }

  /// The sum written out, and what becomes of it.
  public var sum: String {
    let sum = WeightedSum(terms: Array(zip(neuron.weights, input)), bias: neuron.bias)
    return "z = w·x + b = \(sum.text). The activation function makes of it the output "
      + "\(decimals(output, 3))."
  }

  /// The bias as a threshold.
  public var threshold: String {
    "The bias is a threshold with its sign changed: z ≥ 0 says the same as w·x ≥ θ with θ = -b. "
      + "Here w·x = \(plain(sumWithoutBias)) reaches θ = \(plain(neuron.threshold)), and "
      + "z = \(plain(z)) reaches 0."
  }
}
