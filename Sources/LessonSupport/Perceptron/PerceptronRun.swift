import Workbench

/// A perceptron's training on one task, from weights of 0, and how it went.
public struct PerceptronRun {
  /// What was to be learnt.
  public let task: PlaneTask
  /// How it was trained.
  public let training: PerceptronTraining
  /// Every update that was made.
  public let trace: PerceptronTrace
  /// The best that any line can do; nil for too many examples to look for it.
  public let best: BestLine?

  /// Trains a perceptron.
  ///
  /// - Throws: `NeuronError` if the weights grow beyond all bounds.
  public init(_ task: PlaneTask, _ training: PerceptronTraining) throws {
    self.task = task
    self.training = training
    trace = try training.train(Perceptron(inputCount: 2), on: task.signed)
    best =
      task.signed.count <= BestLine.exampleLimit ? try BestLine(for: task.signed) : nil
  }

  /// Trains a perceptron on a logic gate.
  ///
  /// - Throws: `NeuronError` if the weights grow beyond all bounds.
  public init(gate: ToyProblem, _ training: PerceptronTraining) throws {
    try self.init(PlaneTask(gate.examples(seed: 0), positive: 1), training)
  }

  /// How many examples the trained perceptron has on their sides.
  public var correctCount: Int { task.signed.count - task.signed.mistakes(of: trace.perceptron) }

  /// Whether the line that was learnt separates the classes, even if no epoch without a mistake has
  /// confirmed it yet.
  public var separates: Bool { correctCount == task.signed.count }

  /// Whether a line is known that separates the classes.
  public var isSeparable: Bool { separates || best?.correctCount == task.signed.count }

  /// How many examples are wrong at the end of each epoch; shape (epochs).
  ///
  /// That is often more than the mistakes of the epoch: each is mended at once, at the cost of
  /// examples that came by before.
  package var wrongAfterEpochs: [Int] {
    var learnt = trace.start
    var updates = trace.updates[...]
    return (1...trace.epochCount).map { epoch in
      while let update = updates.first, update.epoch == epoch {
        learnt = update.after
        updates.removeFirst()
      }
      return task.signed.mistakes(of: learnt)
    }
  }

  /// The positions of at most so many updates: all, or the first half of these, the last one, and
  /// some between, evenly chosen.
  package func chosenUpdates(atMost most: Int) -> [Int] {
    let count = trace.updates.count
    guard count > most else { return Array(0..<count) }
    let first = most / 2
    let rest = (1...(most - first)).map { first - 1 + (count - first) * $0 / (most - first) }
    return Array(0..<first) + rest
  }

  // MARK: - Words

  /// Update by update: the example that was on the wrong side, and the weights after it.
  public var updateTable: Table {
    var table = Table([
      .number("update"), .number("epoch"), .number("example"), .text("class"), .number("x1"),
      .number("x2"), .number("z"), .number("w1"), .number("w2"), .number("b"),
    ])
    for position in chosenUpdates(atMost: Self.rowLimit) {
      let update = trace.updates[position]
      let x = task.signed.inputs[update.example]
      let numbers =
        x + [update.before.weightedSum(x)] + update.after.weights + [update.after.bias]
      table.addRow(
        [
          String(position + 1), String(update.epoch), String(update.example),
          task.data.classNames[task.data.labels.ids[update.example]],
        ] + numbers.map { NumberFormat.automatic.text($0) })
    }
    return table
  }

  /// The most rows of the table of updates.
  package static let rowLimit = 20

  /// The weights and the bias that were learnt.
  package var weightsInWords: String {
    let learnt = trace.perceptron
    let numbers = (learnt.weights + [learnt.bias]).map { NumberFormat.automatic.text($0) }
    return "w = (\(numbers[0]), \(numbers[1])), b = \(numbers[2])"
  }

  /// How the training ended.
  public var outcome: String {
    let limit = training.epochLimit
    if trace.isConverged {
      return "\(task.data.name) is learnt: \(counted(trace.mistakeCount, "mistake")), none in "
        + "epoch \(trace.epochCount). \(weightsInWords)."
    }
    if separates {
      return
        "\(task.data.name) is learnt: \(counted(trace.mistakeCount, "mistake")). All are right "
        + "at the limit of \(counted(limit, "epoch")), which left none to confirm it. "
        + "\(weightsInWords)."
    }
    return "\(task.data.name) is not learnt: stopped at the limit of \(counted(limit, "epoch")), "
      + "with \(counted(trace.mistakesPerEpoch.last ?? 0, "mistake")) in the last one and "
      + "\(grouped(trace.mistakeCount)) in all. \(weightsInWords)."
  }

  /// The best that any line can do, and what it has learnt, beside each other.
  public var comparisonWithBestLine: String {
    let count = task.signed.count
    guard let best else {
      return "Whether any line separates them is not looked into: that takes at most "
        + "\(grouped(BestLine.exampleLimit)) examples, here are \(grouped(count))."
    }
    if best.correctCount == count {
      let advice =
        separates
        ? ""
        : " Give it more --epochs to find one; columns of very different size, or far from 0, need "
          + "to be brought to the same scale first."
      return "A line can get all \(grouped(count)) right.\(advice)"
    }
    return "No line gets more than \(grouped(best.correctCount)) of \(grouped(count)) right: "
      + "all lines that differ were tried."
  }

  /// How many examples are right in the end.
  public var accuracySentence: String {
    let count = task.signed.count
    return "\(grouped(correctCount)) of \(grouped(count)) examples are on their side of the line: "
      + "\(percent(Double(correctCount) / Double(count)))."
  }
}

extension Console {
  /// Prints the table of updates, and how many it leaves out.
  public func print(updatesOf run: PerceptronRun) {
    print(run.updateTable)
    let (shown, count) = (run.updateTable.rows.count, run.trace.updates.count)
    if shown < count { print(paragraph: "These are \(shown) of \(grouped(count)) updates.") }
  }
}
