import Workbench

/// What one example does to one weight: the same neuron near 0 and far from it, with two losses.
public struct WeightChanges: Sendable {
  /// One change: its factors, and the weight before and after.
  struct Change: Sendable {
    let loss: String
    let z: Double
    let output: Double
    let error: Double
    /// 1 where the loss takes the slope out.
    let slope: Double
    let before: Double
    let after: Double
    /// What the weight changes by.
    var change: Double { after - before }
  }

  /// The example's input, shape (inputs).
  let input: [Double]
  /// Which weight is watched.
  let watched: Int
  let learningRate: Double
  /// By how much the weights of the second neuron are larger.
  let factor: Double
  let changes: [Change]

  /// Shows the neuron, and the same with larger weights, an example of class 0.
  ///
  /// - Parameters:
  ///   - neuron: A sigmoid neuron.
  ///   - factor: By how much the weights and the bias of the second one are larger.
  ///   - input: Shape (inputs).
  ///   - learningRate: η.
  public init(
    _ neuron: Perceptron, andTimes factor: Double, input: [Double], learningRate: Double
  ) {
    self.input = input
    self.learningRate = learningRate
    self.factor = factor
    let last = input.count - 1
    watched = last
    let far = Perceptron(
      weights: neuron.weights.map { $0 * factor }, bias: neuron.bias * factor,
      activation: neuron.activation)
    changes = [neuron, far].flatMap { neuron in
      let squared = PerceptronRule.delta.correction(of: neuron, input: input, sign: -1)
      return [("squared error", squared.slope), ("cross-entropy", 1)].map { loss, slope in
        let correction = PerceptronRule.Correction(
          error: squared.error, slope: slope, isMistake: squared.isMistake)
        let learnt = PerceptronRule.apply(
          correction, to: neuron, input: input, learningRate: learningRate)
        return Change(
          loss: loss, z: neuron.weightedSum(input), output: neuron(input), error: squared.error,
          slope: slope, before: neuron.weights[last], after: learnt.weights[last])
      }
    }
  }

  /// The rule in words.
  public var summary: String {
    "The same input, but the answer should have been 0. A weight changes by learning rate × error "
      + "× slope × input. Here is weight \(watched + 1), whose input is \(plain(input[watched])), "
      + "at a learning rate of \(plain(learningRate)); then the same neuron with "
      + "\(plain(factor)) times the weights, far from 0."
  }

  /// Each change with its factors.
  public var table: Table {
    var table = Table([
      .text("loss"), .number("z"), .number("output"), .number("error"), .number("slope"),
      .number("input"), .number("weight"), .number("change"), .number("then"),
    ])
    for change in changes {
      table.addRow([
        change.loss, plain((change.z * 1e9).rounded() / 1e9), decimals(change.output),
        decimals(change.error), decimals(change.slope), plain(input[watched]),
        decimals(change.before, 1), decimals(change.change), decimals(change.after),
      ])
    }
    return table
  }

  /// What is to be learnt from the table.
  public var verdict: String {
    let (near, far) = (changes[0], changes[2])
    return
      "The second neuron is more wrong, and yet learns \(significant(near.change / far.change)) "
      + "times more slowly from the squared error: it is saturated. “Learning is strongest where the "
      + "slope is highest”, as the notebook says, is right only with the other two factors. With the "
      + "cross-entropy the slope cancels: what counts is the error alone, target − output."
  }
}
