/// An artificial neuron, from its inputs to its output, and if wanted the nerve cell above it.
///
///     z = Σ w_{i} x_{i} + b,   a = φ(z),   b = −θ
///
/// Inputs are weighted on their arrows and summed up; the sum goes through the activation function,
/// whose curve is drawn in its box. Where every input, every weight and the bias have a number, the
/// sum is written out below. Of over eight inputs (over four beside a cell) the first and the last
/// are drawn, with three dots between them. The weights stand beside their arrows or, where these
/// are crowded, on them.
public struct NeuronDiagram: Sendable {
  /// What comes in, and how much it weighs.
  public struct Input: Equatable, Sendable {
    /// The name of the input.
    public let name: String
    /// Its value; nil for none.
    public let value: Double?
    /// The name of the weight.
    public let weightName: String
    /// The value of the weight; nil for none.
    public let weight: Double?

    /// An input and its weight.
    public init(_ name: String, value: Double? = nil, weightName: String, weight: Double? = nil) {
      self.name = name
      self.value = value
      self.weightName = weightName
      self.weight = weight
    }
  }

  /// What the diagram shows.
  public let title: String
  /// A remark below the title; empty for none.
  public let subtitle: String
  /// The inputs, from top to bottom.
  public let inputs: [Input]
  /// The value of the bias; nil for none.
  public let bias: Double?
  /// The name of the activation function.
  public let activation: String
  /// Points of its curve, from left to right; empty for none.
  public let curve: [Point]
  /// The value that the neuron puts out; nil for none.
  public let output: Double?
  /// Whether a nerve cell is drawn above the neuron, its parts above theirs.
  public let showsCell: Bool

  /// The most inputs that a neuron may have.
  public static let inputLimit = 1_000_000

  /// A neuron; nothing is checked before ``figure(theme:)``.
  public init(
    title: String, subtitle: String = "", inputs: [Input], bias: Double? = nil,
    activation: String, curve: [Point] = [], output: Double? = nil, showsCell: Bool = false
  ) {
    self.title = title
    self.subtitle = subtitle
    self.inputs = inputs
    self.bias = bias
    self.activation = activation
    self.curve = curve
    self.output = output
    self.showsCell = showsCell
  }

  /// Inputs with the names that formulas give them, x_{1} and so on, and weights w_{1} and so on.
  ///
  /// - Parameters:
  ///   - values: A value an input, or empty for none.
  ///   - weights: A value a weight; as many as there are inputs.
  public static func inputs(values: [Double] = [], weights: [Double]) -> [Input] {
    weights.indices.map {
      Input(
        "x_{\($0 + 1)}", value: $0 < values.count ? values[$0] : nil,
        weightName: "w_{\($0 + 1)}", weight: weights[$0])
    }
  }

  /// Draws the diagram.
  ///
  /// - Throws: ``FigureError`` if there are no inputs or over ``inputLimit``, a number is not
  ///   finite, the sum is too large to be written, or there is no room.
  public func figure(theme: Theme = .slide) throws(FigureError) -> Figure {
    try check()
    try theme.checkSize()
    let typesetter = try Typesetter(wanting: theme.fontFamily)
    for allowsCuts in [false, true] {
      let largest = allowsCuts ? Chart.largestGrowth : 1.5
      for factor in stride(from: 1, through: largest, by: 0.25) {
        for words in [theme.label, theme.tick] {
          let layout = NeuronLayout(
            diagram: self, theme: theme.resized(by: factor), words: words, typesetter: typesetter,
            allowsCuts: allowsCuts)
          if let graphics = layout.draw() {
            return Figure(title: title, description: description, graphics: graphics)
          }
        }
      }
    }
    throw FigureError(
      "expected room for the neuron on \(theme.size.width * Chart.largestGrowth) × "
        + "\(theme.size.height * Chart.largestGrowth) pixels, found too little. "
        + "Choose a larger size.")
  }

  private func check() throws(FigureError) {
    guard (1...Self.inputLimit).contains(inputs.count) else {
      throw FigureError("expected 1 to \(Self.inputLimit) inputs to draw, found \(inputs.count)")
    }
    let lists = [
      ("the inputs", inputs.compactMap(\.value)), ("the weights", inputs.compactMap(\.weight)),
      ("the bias", [bias].compactMap { $0 }), ("the output", [output].compactMap { $0 }),
      ("the curve of the activation function", curve.flatMap { [$0.x, $0.y] }),
      ("the weighted sum", [sum?.value].compactMap { $0 }),
    ]
    for (name, values) in lists where !values.isEmpty {
      try FigureError.checkDrawable(values, name)
    }
  }

  /// The weighted sum; nil if a number is missing.
  package var sum: WeightedSum? {
    let terms = inputs.compactMap { input in
      if let value = input.value, let weight = input.weight { (weight, value) } else { nil }
    }
    guard let bias, terms.count == inputs.count else { return nil }
    return WeightedSum(terms: terms, bias: bias)
  }

  private var description: String {
    let parts = inputs.prefix(20).map { input in
      Self.named(input.name, input.value) + " with weight "
        + Self.named(input.weightName, input.weight)
    }
    let rest = inputs.count > 20 ? "; and \(inputs.count - 20) more" : ""
    let cell =
      showsCell
      ? " Above it a nerve cell: its dendrites stand for the inputs, its cell body (soma) for the "
        + "weighted sum, its axon for the output." : ""
    return "Artificial neuron with \(inputs.count) input\(inputs.count == 1 ? "" : "s"): "
      + "\(parts.joined(separator: "; "))\(rest). Bias \(Self.named("b", bias)). "
      + (sum.map { "Weighted sum z = \($0.text). " } ?? "")
      + "Activation function: \(activation). Output \(outputText)." + cell
  }

  /// What the neuron puts out; its value, if it has one, with two decimals.
  ///
  /// A value that two decimals would round to a whole number, 0.997 say, is written with four digits.
  var outputText: String {
    guard let output else { return "a" }
    let isNearWhole = abs(output - output.rounded()) < 0.01
    let isPlain = abs(output) < 1000 && !isNearWhole
    return Self.named("a", isPlain ? (output * 100).rounded() / 100 : output)
  }

  /// A name, and its value if it has one.
  static func named(_ name: String, _ value: Double?) -> String {
    guard let value else { return name }
    return "\(name) = \(NumberFormat.automatic.text(value))"
  }
}
