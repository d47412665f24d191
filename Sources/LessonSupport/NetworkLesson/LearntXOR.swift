import Workbench

/// XOR learnt by one hidden layer, from many starts and with more and fewer units.
///
/// The four examples make one batch: plain gradient descent, no chance but that of the first weights.
public struct LearntXOR: Sendable {
  /// How one number of hidden units did.
  package struct Attempt: Sendable {
    package let units: Int
    /// The trained networks, one for each start.
    let networks: [Sequential]
    /// Which of them get all four right, with 9 in 10 for each answer; shape (starts).
    let isSolved: [Bool]
    /// Shape (starts).
    let losses: [Double]

    package var solvedCount: Int { isSolved.count { $0 } }
  }

  /// What the hidden units make of their weighted sums.
  let activation: Activation
  package let data: PlaneExamples
  package let attempts: [Attempt]
  /// Two hidden units: the first start that came to the end, else that with the lowest loss.
  package let shown: (start: Int, network: Sequential, isSolved: Bool)

  package static let unitCounts = [1, 2, 3, 4, 8]
  package static let startCount = 20
  package static let epochs = 500
  static let learningRate = 1.0
  /// How probable each right answer must be for XOR to count as learnt.
  static let certainty: Float = 0.9

  /// Learns XOR, over and over.
  ///
  /// - Parameters:
  ///   - activation: What the hidden units make of their weighted sums.
  ///   - seed: That of the first start; each other one has the next.
  public init(activation: Activation, seed: UInt64) throws {
    self.activation = activation
    let data = try ToyProblem.xor.examples(seed: 0)
    self.data = data
    attempts = try Self.unitCounts.map { units in
      let results = try (0..<Self.startCount).map { start in
        try Self.learn(
          PlaneTraining(
            data, units: units, activation: activation, epochs: Self.epochs,
            learningRate: Self.learningRate, seed: seed &+ UInt64(start)))
      }
      return Attempt(
        units: units, networks: results.map(\.network), isSolved: results.map(\.isSolved),
        losses: results.map(\.loss))
    }
    let two = attempts[1]
    let start =
      two.isSolved.firstIndex(of: true)
      ?? two.losses.indices.min { two.losses[$0] < two.losses[$1] } ?? 0
    shown = (start + 1, two.networks[start], two.isSolved[start])
  }

  private static func learn(
    _ training: PlaneTraining
  ) throws -> (network: Sequential, isSolved: Bool, loss: Double) {
    var network = try training.network(start: .glorotUniform)
    let examples = training.data.labeledExamples
    try network.fit(
      examples, epochs: training.epochs, batchSize: training.batchSize,
      optimizer: SGD(learningRate: training.learningRate), seed: training.seed,
      team: WorkerTeam(threads: 1))
    let answers = try network.predict(examples.features).elements
    let isSolved = zip(answers, examples.labels.ids).allSatisfy { answer, truth in
      (truth == 1 ? answer : 1 - answer) > certainty
    }
    return (network, isSolved, try network.evaluate(examples).loss)
  }

  // MARK: - Words

  /// How it is learnt.
  public var summary: String {
    "Now the weights are learnt: \(activation.title) units in place of steps, because learning needs "
      + "a slope, and \(grouped(Self.epochs)) epochs at a learning rate of "
      + "\(plain(Self.learningRate)). Learnt means that each of the four right answers is given a "
      + "probability of more than \(significant(Double(Self.certainty), 1))."
  }

  /// How often XOR is learnt, by the number of hidden units.
  public var table: Table {
    var table = Table([
      .number("hidden units"), .number("learnt"), .number("loss, lowest"), .number("highest"),
    ])
    for attempt in attempts {
      table.addRow([
        String(attempt.units), "\(attempt.solvedCount) of \(Self.startCount)",
        decimals(attempt.losses.min() ?? .nan, 3), decimals(attempt.losses.max() ?? .nan, 3),
      ])
    }
    return table
  }

  /// The network that is shown.
  public var shownSentence: String {
    let hidden = shown.network.parameters[0]
    let lines = hidden.bias.indices.map { unit in
      let numbers = [hidden.kernel[0, unit], hidden.kernel[1, unit], hidden.bias[unit]]
        .map { NumberFormat.decimals(2).text(Double($0)) }
      return "\(numbers[0]) x1 + \(numbers[1]) x2 + \(numbers[2]) = 0".replacing("+ −", with: "− ")
    }
    let outcome = shown.isSolved ? "the first to learn it" : "which came closest"
    return "With two units it was start \(shown.start), \(outcome); its two lines are "
      + lines.joined(separator: " and ") + "."
  }

  /// What is to be learnt from the table.
  public var verdict: String {
    let (one, two, most) = (attempts[0], attempts[1], attempts[attempts.count - 1])
    if attempts.allSatisfy({ $0.solvedCount == 0 }) {
      return activation == .linear
        ? "Linear units are no more than one line, however many there are: XOR is not learnt."
        : "From none of these starts is it learnt in so many epochs."
    }
    let single = one.solvedCount == 0 ? "One unit is one line, which does not learn XOR. " : ""
    let rest =
      two.solvedCount < Self.startCount
      ? ": the others are stuck, or too slow. With \(most.units) units it is \(most.solvedCount)."
      : "."
    let more =
      two.solvedCount < most.solvedCount ? " More units than are needed make it easier." : ""
    return "\(single)With two units, \(two.solvedCount) of \(Self.startCount) starts get there"
      + rest + more
  }
}
