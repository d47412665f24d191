import Workbench

extension NeuronFigures {
  /// Activation functions and their slopes, side by side; on paper in the shape of the notebook's.
  public func activations(_ functions: [Activation]) throws -> Figure {
    try FunctionPlot(
      title: "What does a neuron make of its sum?",
      subtitle: remark(on: functions),
      range: -5...5, label: "weighted sum z",
      panels: [
        FunctionPanel(
          title: "activation a = φ(z)",
          curves: functions.map { .init($0.title, values: $0) },
          valueRange: range(functions.map { $0.callAsFunction(_:) }, from: -1.2)),
        FunctionPanel(
          title: "slope φ′(z)", curves: functions.map { .init($0.title, slopes: $0) },
          valueRange: range(functions.map { $0.derivative(at:) }, from: -0.2)),
      ]
    ).figure(theme: theme.shaped(width: 11, height: 4))
  }

  /// How to read jumps, and what is there.
  private func remark(on functions: [Activation]) -> String {
    let jumps = functions.flatMap(\.derivativeJumps)
    if jumps.isEmpty { return "" }
    let hasStep = jumps.contains { $0.value == nil }
    let notes =
      (hasStep ? ["a step has no slope at 0"] : [])
      + (functions.contains(.relu) ? [hasStep ? "ReLU’s is 0" : "at 0 the slope of ReLU is 0"] : [])
    return "Discs are values, rings are not" + (notes.isEmpty ? "" : ": ")
      + notes.joined(separator: ", ") + "."
  }

  /// The notebook's range of values, to 1.2, or as far as functions reach near 0, but not beyond ±2.
  private func range(
    _ functions: [(Double) -> Double], from lowest: Double
  ) -> ClosedRange<Double> {
    let places = stride(from: -5.0, through: 1, by: 0.01)
    let values = functions.flatMap { function in places.map { function($0) } }
    let low = min(lowest, (values.min() ?? 0) - 0.1)
    let high = max(1.2, (values.max() ?? 0) + 0.1)
    return max(low, -2)...min(high, 2)
  }

  /// How strongly an example of class 0 pulls on a sigmoid neuron, with two losses.
  public func saturation() throws -> Figure {
    let phi = Activation.sigmoid
    return try FunctionPlot(
      title: "Where does a sigmoid neuron learn?",
      subtitle: "The answer should be 0: the further right, the more wrong.",
      range: -8...8, label: "weighted sum z",
      panels: [
        FunctionPanel(
          title: "squared error: error × slope",
          curves: [
            .init("change") { phi($0) * phi.derivative(at: $0) }, .init("error") { phi($0) },
            .init("slope") { phi.derivative(at: $0) },
          ], valueRange: 0...1.05),
        FunctionPanel(
          title: "cross-entropy: error alone", curves: [.init("change") { phi($0) }],
          valueRange: 0...1.05),
      ]
    ).figure(theme: theme.shaped(width: 11, height: 4))
  }
}

extension FunctionPlot.Curve {
  /// An activation function, its jumps drawn as jumps.
  init(_ name: String, values activation: Activation) {
    let breaks = (activation.jumps + activation.derivativeJumps).map(\.z)
    self.init(name, breaks: breaks) { activation($0) }
  }

  /// The slope of an activation function; none where the function jumps.
  init(_ name: String, slopes activation: Activation) {
    let jumps = activation.derivativeJumps
    self.init(
      name, breaks: jumps.map(\.z), holes: jumps.filter { $0.value == nil }.map(\.z)
    ) { activation.derivative(at: $0) }
  }
}
