/// One step of backpropagation in a network of two inputs, two hidden units and one output.
///
/// On the line of each weight stands what it was before the step and what it is after, `0.5 →
/// 0.5800`; beside each unit what it puts out, its δ, and its bias before and after; beside the
/// output what it should put out as well. Inputs are squares, hidden units discs, the output a disc
/// in a ring. Where large letters have no room, small ones are taken, or a larger canvas.
public struct StepDiagram: Sendable {
  /// A weight or a bias, before the step and after.
  public struct Change: Equatable, Sendable {
    /// Before the step.
    public let before: Double
    /// After it.
    public let after: Double

    /// What something was, and what it is now.
    public init(_ before: Double, _ after: Double) {
      self.before = before
      self.after = after
    }

    var text: String {
      "\(NumberFormat.automatic.text(before)) → \(NumberFormat.decimals(4).text(after))"
    }
  }

  /// What comes into the network.
  public struct Input: Equatable, Sendable {
    /// The name of the input.
    public let name: String
    /// Its value.
    public let value: Double

    /// A named value.
    public init(_ name: String, value: Double) {
      self.name = name
      self.value = value
    }

    var text: String { "\(name) = \(NumberFormat.automatic.text(value))" }
  }

  /// A unit that computes.
  public struct Unit: Equatable, Sendable {
    /// The name of the unit.
    public let name: String
    /// What it puts out, before the step.
    public let output: Double
    /// The slope of the loss along its sum.
    public let delta: Double
    /// Its bias.
    public let bias: Change

    /// A unit with what was computed for it.
    public init(_ name: String, output: Double, delta: Double, bias: Change) {
      self.name = name
      self.output = output
      self.delta = delta
      self.bias = bias
    }

    var outputText: String { "\(name): a = \(NumberFormat.decimals(4).text(output))" }
    var deltaText: String { "δ = \(NumberFormat.decimals(4).text(delta))" }
    var biasText: String { "bias \(bias.text)" }
  }

  /// What the diagram shows.
  public let title: String
  /// A remark below the title; empty for none.
  public let subtitle: String
  /// The two inputs.
  public let inputs: [Input]
  /// The two hidden units.
  public let hidden: [Unit]
  /// The output.
  public let output: Unit
  /// What the output should be.
  public let target: Double
  /// Shape (inputs, hidden units).
  public let hiddenWeights: [[Change]]
  /// Shape (hidden units).
  public let outputWeights: [Change]

  /// A step; nothing is checked before ``figure(theme:)``.
  public init(
    title: String, subtitle: String = "", inputs: [Input], hidden: [Unit], output: Unit,
    target: Double, hiddenWeights: [[Change]], outputWeights: [Change]
  ) {
    self.title = title
    self.subtitle = subtitle
    self.inputs = inputs
    self.hidden = hidden
    self.output = output
    self.target = target
    self.hiddenWeights = hiddenWeights
    self.outputWeights = outputWeights
  }

  /// Draws the diagram.
  ///
  /// - Throws: ``FigureError`` if there are not two inputs, two hidden units and as many weights as
  ///   join them, a number is not finite, or there is no room.
  public func figure(theme: Theme = .slide) throws(FigureError) -> Figure {
    try check()
    try theme.checkSize()
    let typesetter = try Typesetter(wanting: theme.fontFamily)
    for factor in stride(from: 1, through: Chart.largestGrowth, by: 0.25) {
      for words in [theme.label, theme.tick] {
        let layout = StepLayout(
          diagram: self, theme: theme.resized(by: factor), words: words, typesetter: typesetter)
        if let graphics = layout.draw() {
          return Figure(title: title, description: description, graphics: graphics)
        }
      }
    }
    throw FigureError(
      "expected room for the step on \(theme.size.width * Chart.largestGrowth) × "
        + "\(theme.size.height * Chart.largestGrowth) pixels, found too little. "
        + "Choose a larger size.")
  }

  private func check() throws(FigureError) {
    let counts = [
      ("inputs", inputs.count), ("hidden units", hidden.count),
      ("rows of weights to the hidden units", hiddenWeights.count),
      ("weights to the output", outputWeights.count),
    ]
    for (name, count) in counts + hiddenWeights.map({ ("weights of an input", $0.count) })
    where count != 2 {
      throw FigureError("expected 2 \(name), found \(count)")
    }
    let units = hidden + [output]
    let weights = hiddenWeights.flatMap { $0 } + outputWeights
    let lists = [
      ("the inputs", inputs.map(\.value)), ("the outputs", units.map(\.output)),
      ("the target", [target]), ("the δ of the units", units.map(\.delta)),
      ("the weights", weights.flatMap { [$0.before, $0.after] }),
      ("the biases", units.flatMap { [$0.bias.before, $0.bias.after] }),
    ]
    for (name, values) in lists { try FigureError.checkDrawable(values, name) }
  }

  /// What the output should be, in words.
  var targetText: String { "target \(NumberFormat.automatic.text(target))" }

  private var description: String {
    let units = (hidden + [output]).map { unit in
      [unit.outputText, unit == output ? targetText : "", unit.deltaText, unit.biasText]
        .filter { !$0.isEmpty }.joined(separator: ", ") + "."
    }
    let ways =
      zip(inputs, hiddenWeights).flatMap { input, row in
        zip(hidden, row).map { "\(input.name) to \($0.name) \($1.text)" }
      } + zip(hidden, outputWeights).map { "\($0.name) to \(output.name) \($1.text)" }
    return "One step of backpropagation in a network of 2 inputs, 2 hidden units and 1 output. "
      + "Inputs: \(inputs.map(\.text).joined(separator: ", ")). \(units.joined(separator: " ")) "
      + "Weights, before → after: \(ways.joined(separator: "; "))."
  }
}
