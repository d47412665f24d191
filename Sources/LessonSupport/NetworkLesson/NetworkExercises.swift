import Workbench

/// The exercises of the lesson on networks; every number of their answers is computed.
public enum NetworkExercises {
  /// All of them, in the order of the page.
  public static func all() throws -> [Exercise] {
    try [counting(), patience(), zerosWithSigmoid()]
  }

  /// (inputs + 1) × units, there and back.
  private static func counting() throws -> Exercise {
    func network(_ hidden: Int) throws -> Sequential {
      try Sequential(inputShape: [784], seed: 0) {
        Dense(hidden, activation: .relu, kernelInitializer: .zeros)
        Dense(10, activation: .softmax, kernelInitializer: .zeros)
      }
    }
    let small = try network(128)
    let products = small.parameters.map {
      "(\($0.kernel.rowCount) + 1) × \($0.bias.count) = \(grouped($0.count))"
    }
    // Each unit has 784 weights and a bias, and 10 weights behind it.
    let units = (266_610 - 10) / (784 + 1 + 10)
    let alike = try network(units).parameterCount
    return Exercise(
      "How many numbers does 784-128-10 learn? How many units must a single hidden layer have to "
        + "learn about as many as 784-300-100-10 does?",
      answer: "\(products.joined(separator: " and ")), together \(grouped(small.parameterCount)). "
        + "Each unit of a single hidden layer has 784 weights, a bias and 10 weights behind it, "
        + "795 numbers; with the 10 biases of the output, \(units) units make \(grouped(alike)).")
  }

  /// Stuck is not slow.
  private static func patience() throws -> Exercise {
    let data = try ToyProblem.xor.examples(seed: 0)
    func outcome(seed: UInt64, epochs: Int) throws -> (correct: Int, loss: String) {
      let training = PlaneTraining(
        data, units: 2, activation: .tanh, epochs: epochs, learningRate: 1, seed: seed)
      var network = try training.network(start: .glorotUniform)
      let losses = try training.train(&network)
      return (try training.correctCount(network), decimals(losses.last ?? .nan, 3))
    }
    let seeds: [UInt64] = [42, 43]
    let short = try seeds.map { try outcome(seed: $0, epochs: 500) }
    let long = try seeds.map { try outcome(seed: $0, epochs: 5000) }
    let words = seeds.indices.map { index in
      "Seed \(seeds[index]) gets \(short[index].correct) of \(data.count) right, and "
        + "\(long[index].correct) with ten times the epochs: its loss is \(short[index].loss), then "
        + "\(long[index].loss)."
    }
    return Exercise(
      "Run --problem xor --units 2 --learning-rate 1 --epochs 500 with --seed 42 and with --seed 43. "
        + "Which of them learns XOR? Does --epochs 5000 help the other?",
      answer: words.joined(separator: " ") + " Gradient descent only ever goes downhill: where it "
        + "ends depends on where it began. Another start helps, or more units; patience does not.")
  }

  /// Equal is what matters, not 0.
  private static func zerosWithSigmoid() throws -> Exercise {
    let comparison = try StartComparison(
      PlaneTraining(
        ToyProblem.moons.examples(seed: 42), units: 8, activation: .sigmoid, epochs: 1000,
        learningRate: 1, seed: 42))
    let (zeros, random) = (comparison.starts[0], comparison.starts[2])
    let count = Double(comparison.training.data.count)
    return Exercise(
      "Run --activation sigmoid --learning-rate 1 --epochs 1000. How many weights and biases change "
        + "from a start of 0, and why does that not help?",
      answer:
        "\(zeros.changedCount) of \(zeros.after.parameterCount): a sigmoid puts out 0.5 at 0, "
        + "so that the weights behind the hidden units have a slope; once they are no longer 0, the "
        + "others have one as well. But all units see the same and change alike: "
        + "\(zeros.differentUnits) different unit of \(comparison.training.units), "
        + "\(percent(Double(zeros.correctCount) / count)) right. Random weights make "
        + "\(random.differentUnits) different units, \(percent(Double(random.correctCount) / count)) "
        + "right.")
  }
}
