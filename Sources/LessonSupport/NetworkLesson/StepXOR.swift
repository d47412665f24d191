import Workbench

/// XOR by two perceptrons and a third one that listens to them.
///
///     h1 = OR(x1, x2),   h2 = AND(x1, x2),   answer = step(h1 - h2 - 1/2)
///
/// The lines of OR and AND are those that the perceptron's rule finds.
public struct StepXOR: Sendable {
  /// The two units that see the inputs: OR, then AND.
  package let hidden: [Perceptron]
  /// The unit that sees the two answers.
  package let output: Perceptron
  /// The corners of the unit square, with the answers of XOR.
  package let data: PlaneExamples

  /// Learns OR and AND, and puts them together.
  public init() throws {
    hidden = try [ToyProblem.or, .and].map { gate in
      try PerceptronRun(gate: gate, PerceptronTraining()).trace.perceptron
    }
    output = Perceptron(weights: [1, -1], threshold: 0.5)
    data = try ToyProblem.xor.examples(seed: 0)
  }

  /// What the hidden units answer.
  package func hiddenAnswers(_ x: [Double]) -> [Double] { hidden.map { $0(x) } }

  /// What the network answers, 0 or 1.
  package func callAsFunction(_ x: [Double]) -> Int { Int(output(hiddenAnswers(x))) }

  /// How many of the four corners are right.
  package var correctCount: Int {
    zip(data.points, data.labels.ids).count { self($0) == $1 }
  }

  // MARK: - Words

  /// Every weight of the three units.
  public var weights: Table {
    var table = Table([
      .text("unit"), .text("inputs"), .number("weights"), .number(""), .number("bias"),
    ])
    for (name, inputs, unit) in named {
      table.addRow([name, inputs] + (unit.weights + [unit.bias]).map { plain($0) })
    }
    return table
  }

  /// The units with their names and those of their inputs.
  package var named: [(name: String, inputs: String, unit: Perceptron)] {
    [
      ("h1 (OR)", "x1, x2", hidden[0]), ("h2 (AND)", "x1, x2", hidden[1]),
      ("answer", "h1, h2", output),
    ]
  }

  /// What each unit says at the four corners.
  public var answers: Table {
    var table = Table([
      .number("x1"), .number("x2"), .number("h1 (OR)"), .number("h2 (AND)"), .number("z"),
      .number("answer"), .number("XOR"),
    ])
    for (x, truth) in zip(data.points, data.labels.ids) {
      let answers = hiddenAnswers(x)
      table.addRow(
        (x + answers + [output.weightedSum(answers)]).map { plain($0) }
          + [String(self(x)), String(truth)])
    }
    return table
  }

  /// What the figure of the three units shows.
  var description: String {
    let corners = data.points.map(place)
    let hiddenUnits = named.dropLast().map { name, _, unit in
      "\(name): \(equation(unit, ["x1", "x2"])), with the answers "
        + data.points.map { plain(unit($0)) }.joined(separator: ", ") + "."
    }
    return "What three units answer, and what is right for XOR. The corners (x1, x2) are "
      + "\(corners.joined(separator: ", ")), and the right answers "
      + data.labels.ids.map(String.init).joined(separator: ", ")
      + ". \(hiddenUnits.joined(separator: " ")) Output, which sees (h1, h2) = "
      + data.points.map { place(hiddenAnswers($0)) }.joined(separator: ", ")
      + ": \(equation(output, ["h1", "h2"])), with the answers "
      + data.points.map { String(self($0)) }.joined(separator: ", ") + "."
  }

  private func place(_ point: [Double]) -> String {
    "(\(point.map { plain($0) }.joined(separator: ", ")))"
  }

  private func equation(_ unit: Perceptron, _ names: [String]) -> String {
    let terms = zip(unit.weights, names).map {
      "\(NumberFormat.automatic.text($0)) \($1)"
    }
    return "\((terms + [NumberFormat.automatic.text(unit.bias)]).joined(separator: " + ")) = 0"
      .replacing("+ −", with: "− ")
  }

  /// What the hidden layer is for.
  public var verdict: String {
    "\(correctCount) of \(data.count) corners are right. The hidden layer moves the examples: "
      + "(0, 1) and (1, 0) both become (1, 0), and what no line could part before, one line parts "
      + "now. “One of them, but not both” is OR without AND."
  }
}
