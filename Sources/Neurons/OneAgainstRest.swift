import Learning
import Matrices

/// A perceptron that tells one class from the rest, trained by Rosenblatt's rule.
///
///     if t (w·x + b) ≤ 0:   w ← w + η t x,   b ← b + η t          t = +1 for the class, -1 else
///
/// The rule is that of ``PerceptronRule``, without its record of every update, in single precision:
/// this is the one for many examples with many features.
struct OneAgainstRest {
  /// Shape (features).
  private(set) var weights: [Float]
  private(set) var bias: Float = 0
  /// Shape (epochs); ends early, with 0, after an epoch without a mistake.
  private(set) var mistakesPerEpoch: [Int] = []

  /// Trains a perceptron, or says no to everything if the class has no examples.
  init(
    _ label: Int, of training: LabeledExamples, learningRate: Float, epochs: Int,
    isAveraged: Bool, seed: UInt64
  ) {
    weights = Array(repeating: 0, count: training.featureCount)
    let signs = training.labels.ids.map { $0 == label ? Float(1) : -1 }
    guard signs.contains(1) else {
      bias = -.greatestFiniteMagnitude
      mistakesPerEpoch = [0]
      return
    }
    var average = isAveraged ? WeightAverage(featureCount: training.featureCount) : nil
    var shuffling = SeededGenerator(seed: seed, stream: "shuffling")
    var order = Array(0..<training.count)
    for _ in 0..<epochs {
      shuffling.shuffle(&order)
      let mistakes = learn(from: training.features, signs, in: order, learningRate, &average)
      mistakesPerEpoch.append(mistakes)
      if mistakes == 0 { break }
    }
    if var average {
      average.add(weights, bias)
      (weights, bias) = average.mean
    }
  }

  /// One epoch; returns the number of mistakes.
  private mutating func learn(
    from features: Matrix, _ signs: [Float], in order: [Int], _ learningRate: Float,
    _ average: inout WeightAverage?
  ) -> Int {
    let count = features.columnCount
    var mistakes = 0
    features.withUnsafeElements { features in
      for example in order {
        let x = features + example * count
        let t = signs[example]
        if !(t * (BLAS.dot(weights, x, count: count) + bias) > 0) {
          mistakes += 1
          average?.add(weights, bias)
          BLAS.add(learningRate * t, x, to: &weights, count: count)
          bias += learningRate * t
        }
        average?.survived += 1
      }
    }
    return mistakes
  }

  /// The same boundary, with its sides exchanged.
  var mirrored: OneAgainstRest {
    var mirrored = self
    mirrored.weights = weights.map { -$0 }
    mirrored.bias = -bias
    return mirrored
  }
}

/// The mean of the weights that a perceptron had after each example.
///
/// Weights that survive many examples count as often. They are added when they are replaced, which
/// costs little, as mistakes are rare.
struct WeightAverage {
  /// How many examples the present weights have survived, the one that made them included.
  var survived = 0
  /// The sum of the weights after each example, shape (features), and of the biases.
  private var sum: [Double]
  private var biasSum = 0.0
  private var exampleCount = 0

  init(featureCount: Int) {
    sum = Array(repeating: 0, count: featureCount)
  }

  /// Adds weights as often as they survived an example.
  mutating func add(_ weights: [Float], _ bias: Float) {
    let times = Double(survived)
    for feature in sum.indices { sum[feature] += times * Double(weights[feature]) }
    biasSum += times * Double(bias)
    exampleCount += survived
    survived = 0
  }

  /// The mean of all weights added, and of their biases.
  var mean: (weights: [Float], bias: Float) {
    let count = Double(max(1, exampleCount))
    return (sum.map { Float($0 / count) }, Float(biasSum / count))
  }
}
