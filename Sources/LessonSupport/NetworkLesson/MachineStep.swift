import Workbench

/// The same step of backpropagation, made by the module that trains all networks.
public struct MachineStep: Sendable {
  /// The step by hand.
  public let byHand: BackpropagationStep
  /// Before the step.
  let network: Sequential
  /// Shape (9), in the order of the weights by hand.
  let slopes: [Double]
  /// Shape (9).
  let learnt: [Double]
  /// The loss before and after.
  package let losses: (before: Double, after: Double)
  /// The slopes held against differences of the loss: those of the machine, and those of somebody who
  /// forgets a factor.
  package let check, checkOfMistake: GradientCheck

  /// Makes the step.
  public init(_ step: BackpropagationStep) throws {
    byHand = step
    let network = try Self.network(step.weights)
    self.network = network
    let example = try LabeledExamples(
      features: Matrix(rows: [[Float(step.x1), Float(step.x2)]]),
      labels: Labels([Int(step.y)], classNames: ["no", "yes"]))
    slopes = try Self.flat(network.slopes(example))
    var trained = network
    try trained.fit(
      example, epochs: 1, batchSize: 1, optimizer: SGD(learningRate: step.learningRate), seed: 0,
      team: WorkerTeam(threads: 1))
    learnt = Self.flat(trained.parameters.map { ($0.kernel, $0.bias) })
    losses = try (network.evaluate(example).loss, trained.evaluate(example).loss)
    check = try GradientCheck(network, on: example)
    checkOfMistake = try GradientCheck(
      network, on: example, slopes: Self.shaped(step.slopesWithoutActivation))
  }

  private static func network(_ weights: BackpropagationStep.Weights) throws -> Sequential {
    var network = try Sequential(inputShape: [2], seed: 0) {
      Dense(2, activation: .sigmoid)
      Dense(1, activation: .sigmoid)
    }
    for (layer, values) in zip(network.parameters, shaped(weights)) {
      try network.setParameters(of: layer.name, kernel: values.kernel, bias: values.bias)
    }
    return network
  }

  /// The nine numbers as a network has them.
  private static func shaped(
    _ weights: BackpropagationStep.Weights
  ) -> [(kernel: Matrix, bias: [Float])] {
    let numbers = weights.all.map { Float($0) }
    return [
      (Matrix(rows: [Array(numbers[0...1]), Array(numbers[2...3])]), Array(numbers[4...5])),
      (Matrix(rows: [[numbers[6]], [numbers[7]]]), [numbers[8]]),
    ]
  }

  private static func flat(_ layers: [(kernel: Matrix, bias: [Float])]) -> [Double] {
    layers.flatMap { $0.kernel.elements + $0.bias }.map { Double($0) }
  }

  /// The largest difference to what was computed by hand, over all slopes and all new weights.
  package var largestDifference: Double {
    zip(slopes + learnt, byHand.slopes.all + byHand.learnt.all).map { abs($0 - $1) }.max() ?? 0
  }

  // MARK: - Words

  /// The example, and what is wanted.
  public var summary: String {
    "A network of 2 inputs, 2 hidden units h1 and h2, and an output o, all sigmoid; the weights v1 "
      + "and v2 lead from h1 and h2 to o. One example, x = (\(plain(byHand.x1)), "
      + "\(plain(byHand.x2))), whose answer should be y = \(plain(byHand.y)). Forward, from the first "
      + "row to the last, each unit computes z and a, which is a1 in h1 and a2 in h2. The loss is the "
      + "cross-entropy, \(lossSentence). Backward, from the last row to the first, each unit computes "
      + "its δ: how steep the loss is along z. That of the output, δo, "
      + "is a - y for this loss of a sigmoid."
  }

  /// What the loss is, and how it comes from the output.
  private var lossSentence: String {
    let isYes = byHand.y == 1
    return "−ln a for an answer of 1 and −ln(1 − a) for one of 0: here "
      + "−ln \(decimals(isYes ? byHand.a : 1 - byHand.a, 5)) = \(decimals(byHand.loss))"
  }

  /// Forward, then backward: the sum, the output and the δ of each unit.
  public var units: Table {
    var table = Table([
      .text("unit"), .text("z = weights · inputs + bias"), .number("a = σ(z)"), .text("δ"),
      .number(""),
    ])
    let (step, w) = (byHand, byHand.weights)
    let sums = [
      WeightedSum(terms: [(w.w11, step.x1), (w.w21, step.x2)], bias: w.b1).text,
      WeightedSum(terms: [(w.w12, step.x1), (w.w22, step.x2)], bias: w.b2).text,
      WeightedSum(terms: [(w.v1, step.a1), (w.v2, step.a2)], bias: w.c).text,
    ]
    let deltas = ["δo v1 a1(1-a1)", "δo v2 a2(1-a2)", "a - y"]
    for (row, (sum, delta)) in zip(unitRows, zip(sums, deltas)) {
      table.addRow([row.name, sum, decimals(row.a), delta, decimals(row.delta)])
    }
    return table
  }

  /// The units by name, with what was computed for each.
  var unitRows: [(name: String, z: Double, a: Double, delta: Double)] {
    let step = byHand
    return [
      ("h1", step.z1, step.a1, step.delta1), ("h2", step.z2, step.a2, step.delta2),
      ("o", step.z, step.a, step.delta),
    ]
  }

  /// Each weight: what came in, the δ of its unit, the slope and the new weight, by hand and by
  /// machine.
  public var weights: Table {
    var table = Table([
      .text("weight"), .number("before"), .number("input"), .number("δ"), .number("slope"),
      .number("machine"), .number("after"), .number("machine"),
    ])
    for (index, row) in rows.enumerated() {
      table.addRow(
        [row.name, plain(row.before)]
          + [
            row.input, row.delta, byHand.slopes.all[index], slopes[index],
            byHand.learnt.all[index], learnt[index],
          ].map { decimals($0) })
    }
    return table
  }

  /// The weights by name, with the two factors of their slopes.
  package var rows: [(name: String, before: Double, input: Double, delta: Double)] {
    let step = byHand
    let names = [
      "x1 → h1", "x1 → h2", "x2 → h1", "x2 → h2", "bias of h1", "bias of h2", "v1: h1 → o",
      "v2: h2 → o", "c: bias of o",
    ]
    let inputs = [step.x1, step.x1, step.x2, step.x2, 1, 1, step.a1, step.a2, 1]
    let (d1, d2, d) = (step.delta1, step.delta2, step.delta)
    let deltas = [d1, d2, d1, d2, d1, d2, d, d, d]
    return names.indices.map { (names[$0], step.weights.all[$0], inputs[$0], deltas[$0]) }
  }

  /// Whether hand and machine agree, and whether the step was a good one.
  public var agreement: String {
    "A slope is what came in times the δ of the unit that it came into; the bias has an input of 1. "
      + "A weight changes by its slope times −\(plain(byHand.learningRate)), the learning rate with "
      + "a minus. Hand and machine differ by \(scientific(largestDifference)) at most: the machine "
      + "reckons in single precision. The step has brought the loss from \(decimals(losses.before)) down to "
      + "\(decimals(losses.after))."
  }

  /// The test that every programmer of backpropagation makes.
  public var checkSentence: String {
    "A slope can be measured as well: change one weight by a little, and see what becomes of the "
      + "loss. The gradient check does so for all \(slopes.count): relative error "
      + "\(scientific(check.largestError)). Forget the slope of the hidden units, a1(1 - a1) and "
      + "a2(1 - a2), and it is \(significant(checkOfMistake.largestError)): the check finds the "
      + "mistake, in layer \(layerOfMistake)."
  }

  private var layerOfMistake: String {
    checkOfMistake.layers.max { $0.relativeError < $1.relativeError }?.name ?? "none"
  }
}
