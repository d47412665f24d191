import Workbench

/// One network, trained from three starts: all weights 0, all the same, and drawn at random.
public struct StartComparison: Sendable {
  /// One start, and what training made of it.
  package struct Start: Sendable {
    /// What the weights are like before.
    let name: String
    package let before: Sequential
    package let after: Sequential
    /// The loss before training, then after each epoch; shape (epochs + 1).
    package let losses: [Double]
    /// The largest slope of a weight of the hidden layer before training, in size.
    package let hiddenSlope: Float
    /// How many examples are right in the end.
    package let correctCount: Int
  }

  /// What is learnt, and how.
  public let training: PlaneTraining
  package let starts: [Start]

  /// What every weight is at the second start.
  static let constant: Float = 0.5

  /// Trains the three networks.
  ///
  /// - Throws: `NetworkError` if a loss is no longer finite.
  public init(_ training: PlaneTraining) throws {
    self.training = training
    let kinds: [(String, Initializer)] = [
      ("all 0", .zeros), ("all \(Self.constant)", .constant(Self.constant)),
      ("random", .glorotUniform),
    ]
    starts = try kinds.map { name, start in
      let before = try training.network(start: start)
      let examples = training.data.labeledExamples
      let slopes = try before.slopes(examples)
      var network = before
      let losses = try [before.evaluate(examples).loss] + training.train(&network)
      return try Start(
        name: name, before: before, after: network, losses: losses,
        hiddenSlope: slopes[0].kernel.elements.map { abs($0) }.max() ?? 0,
        correctCount: training.correctCount(network))
    }
  }

  /// The network that began with random weights.
  public var learnt: Sequential { starts[2].after }

  /// How many of all examples are right, from random weights.
  var correctCount: Int { starts[2].correctCount }

  // MARK: - Words

  /// Each start with what became of it.
  public var table: Table {
    var table = Table([
      .text("first weights"), .number("slope"), .number("changed"), .number("different"),
      .number("first loss"), .number("last loss"), .number("right"),
    ])
    for start in starts {
      table.addRow([
        start.name, Self.text(slope: start.hiddenSlope),
        "\(grouped(start.changedCount)) of \(grouped(start.after.parameterCount))",
        "\(start.differentUnits) of \(training.units)",
        NumberFormat.automatic.text(start.losses[0]),
        NumberFormat.automatic.text(start.losses.last ?? .nan),
        percent(Double(start.correctCount) / Double(training.data.count)),
      ])
    }
    return table
  }

  /// A slope in words; 0 if it is no more than an error of rounding.
  package static func text(slope: Float) -> String {
    abs(slope) < 1e-7 ? "0" : significant(Double(slope))
  }

  /// What the rows and columns of the table are.
  public var legend: String {
    "Random weights follow Glorot's rule: the more inputs and units a layer has, the nearer to 0 "
      + "they are drawn. The loss, how wrong the answers are, is the mean of −ln p over the examples, "
      + "p being the probability that the right answer is given. “Slope” is how steep it is, before "
      + "training, along that weight of the hidden layer along which it is steepest. “Changed” counts "
      + "the weights and biases that training has changed, “different” the hidden units that are not "
      + "copies of one another at its end."
  }

  /// Why it is so.
  public var verdict: String {
    [zeroVerdict, constantVerdict, randomVerdict, advice].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  private var zeroVerdict: String {
    let output = training.activation(0.0)
    let beginning = "From 0, the hidden units put out \(NumberFormat.automatic.text(output))"
    if output != 0 {
      if starts[0].changedCount == 0 {
        return
          "\(beginning); but each answer is right as often as any other: no weight has a slope."
      }
      return "\(beginning), and the weights behind them learn"
        + (training.units == 1 ? "." : "; but all of them learn the same.")
    }
    let biases = starts[0].after.outputCount == 1 ? "bias" : "biases"
    let balanced = " Not even there is a slope here: each answer is right as often as any other."
    return
      "\(beginning), so that the weights behind them have no slope; and these weights are 0, so "
      + "that no slope comes back to those before them. Nothing but the \(biases) of the output can "
      + "learn." + (starts[0].changedCount == 0 ? balanced : "")
  }

  private var constantVerdict: String {
    let units = training.units
    if units == 1 {
      return "A single hidden unit has no copy, whatever it begins with: from \(Self.constant), "
        + "\(right(1)) are right, from a random start \(right(2))."
    }
    let different = starts[1].differentUnits == 1 ? "one" : "\(starts[1].differentUnits)"
    return
      "From \(Self.constant), all can learn, but what is the same at first sees the same, gets "
      + "the same slope and stays the same: \(counted(units, "unit")) that do the work of "
      + "\(different)."
  }

  /// Whether it helps to be different.
  private var randomVerdict: String {
    if training.units == 1 { return "" }
    let beginning = "Random weights make the units different from the start"
    if starts[2].correctCount > starts[1].correctCount {
      return "\(beginning): that, and not just any number but 0, is what they are for. They get "
        + "\(right(2)) right, the equal ones \(right(1))."
    }
    return "\(beginning). Here that gains nothing: \(right(1)) are right from equal weights, "
      + "\(right(2)) from random ones."
      + (advice.isEmpty ? " Copies of one unit lose only where one unit is not enough." : "")
  }

  /// What to do if a loss has risen; empty if none has.
  private var advice: String {
    let risen = starts.last { ($0.losses.last ?? 0) > 1.05 * $0.losses[0] }
    return risen.map { start in
      "The loss has risen from the start “\(start.name)”: the steps are too long. Try a tenth of the "
        + "learning rate."
    } ?? ""
  }

  /// How many of all examples a start gets right, in per cent.
  private func right(_ start: Int) -> String {
    percent(Double(starts[start].correctCount) / Double(training.data.count))
  }
}

extension StartComparison.Start {
  /// How many weights and biases are not what they were.
  package var changedCount: Int {
    zip(before.parameters, after.parameters).reduce(0) { sum, layers in
      let old = layers.0.kernel.elements + layers.0.bias
      let new = layers.1.kernel.elements + layers.1.bias
      return sum + zip(old, new).count { $0 != $1 }
    }
  }

  /// How many hidden units are not copies of another one.
  package var differentUnits: Int {
    let layer = after.parameters[0]
    return Set(
      layer.bias.indices.map { unit in
        (0..<layer.kernel.rowCount).map { layer.kernel[$0, unit] } + [layer.bias[unit]]
      }
    ).count
  }

  /// Whether a weight of the output layer is not what it was.
  package var hasMovedOutputWeights: Bool {
    before.parameters.last?.kernel != after.parameters.last?.kernel
  }
}
