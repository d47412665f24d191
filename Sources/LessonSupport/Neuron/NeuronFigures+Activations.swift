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
          valueRange: range(functions, { $0($1) }, from: -1.2)),
        FunctionPanel(
          title: "slope φ′(z)", curves: functions.map { .init($0.title, slopes: $0) },
          valueRange: range(functions, { $0.derivative(at: $1) }, from: -0.2)),
      ]
    ).figure(theme: theme.shaped(width: 11, height: 4))
  }

  /// How to read jumps, and what is there.
  private func remark(on functions: [Activation]) -> String {
    let jumps = functions.flatMap(\.derivativeJumps)
    if jumps.isEmpty { return "" }
    let notes =
      (jumps.contains { $0.value == nil } ? ["step none"] : [])
      + (functions.contains(.relu) ? ["ReLU 0 by convention"] : [])
    return "Discs are values, rings not."
      + (notes.isEmpty ? "" : " Slope at 0: \(notes.joined(separator: ", ")).")
  }

  /// The notebook's range of values, to 1.2, or as far as functions reach to z = 1.
  ///
  /// Functions other than the notebook's four are drawn to z = 3, but not below -2.
  private func range(
    _ functions: [Activation], _ value: (Activation, Double) -> Double, from lowest: Double
  ) -> ClosedRange<Double> {
    let isNotebooks = functions.allSatisfy { [.step, .sigmoid, .tanh, .relu].contains($0) }
    let places = stride(from: -5.0, through: isNotebooks ? 1 : 3, by: 0.01)
    let values = functions.flatMap { function in places.map { value(function, $0) } }
    let low = min(lowest, (values.min() ?? 0) - 0.1)
    let high = max(1.2, (values.max() ?? 0) + 0.1)
    return max(low, -2)...high
  }

  /// How strongly an example of class 0 pulls on a sigmoid neuron, with two losses; the neurons of
  /// the lesson are pointed out.
  public func saturation(_ changes: WeightChanges) throws -> Figure {
    let (phi, factor) = (Activation.sigmoid, changes.learningRate * changes.watchedInput)
    let error = FunctionPlot.Curve("size of the error") { phi($0) }
    return try FunctionPlot(
      title: "Where does a sigmoid neuron learn?",
      subtitle: "The answer should be 0: further right, more wrong. "
        + "Rate × input = \(plain(factor)).",
      range: -8...8, label: "weighted sum z",
      panels: [
        FunctionPanel(
          title: "squared loss: error × slope", valueLabel: "size of the change",
          curves: [
            .init("change", places: changes.places(of: .squaredError)) {
              factor * phi($0) * phi.derivative(at: $0)
            }, error, .init("slope") { phi.derivative(at: $0) },
          ], valueRange: 0...1.05),
        FunctionPanel(
          title: "cross-entropy: error alone",
          curves: [
            .init("change", places: changes.places(of: .crossEntropy)) { factor * phi($0) }, error,
          ], valueRange: 0...1.05),
      ]
    ).figure(theme: theme)
  }
}

extension WeightChanges {
  /// Where its neurons are, and by how much the weight of each changes.
  fileprivate func places(of loss: Loss) -> [LineChart.Reference] {
    changes.filter { $0.loss == loss }.map { change in
      let size = decimals(abs(change.change))
      return .init(change.z, label: change.isSaturated ? "\(size): saturated" : size)
    }
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
