import Workbench

/// The figures of the lesson on networks.
public struct NetworkFigures {
  let theme: Theme

  /// The names of all figures, in the order of the lesson.
  public static let names = ["layers", "starts", "regions", "by-hand", "xor", "step", "slopes"]

  /// Prepares to draw in a style.
  public init(theme: Theme) {
    self.theme = theme
  }

  /// Networks side by side, with how many numbers their layers learn.
  public func layers(_ networks: [LayerCounts]) throws -> Figure {
    try NetworkDiagram(
      title: "What is learnt, and how much of it?",
      networks: networks.map {
        NetworkDiagram.Network($0.name, layers: $0.layers)
      }
    ).figure(theme: theme)
  }

  /// The loss after every epoch, from three starts.
  public func starts(_ comparison: StartComparison) throws -> Figure {
    let epochs = comparison.training.epochs
    // From 0 to a round number above all losses.
    let losses = Axis.numbers(
      covering: comparison.starts.flatMap(\.losses), includesZero: true, label: "")
    return try LineChart(
      title: "Why must the first weights be random?",
      subtitle: "\(comparison.training.data.name), "
        + "\(counted(comparison.training.units, "hidden unit")): the loss on all examples",
      series: comparison.starts.map { start in
        LineSeries(name: start.name, xs: (0...epochs).map { Double($0) }, ys: start.losses)
      },
      x: LineChart.Side("epoch"),
      y: LineChart.Side("loss", range: losses.range)
    ).figure(theme: theme)
  }

  /// The units of the XOR made by hand: what each sees, and where its line is.
  public func byHand(_ xor: StepXOR) throws -> Figure {
    let classes = xor.data.labels.ids
    let corners = xor.data.points.map { Point($0[0], $0[1]) }
    let moved = xor.data.points.map { xor.hiddenAnswers($0) }.map { Point($0[0], $0[1]) }
    let scenes = zip(["h1: OR", "h2: AND"], xor.hidden).map { name, unit in
      HalfPlanes.Scene(
        title: name, points: corners, classes: classes, line: HalfPlanes.Line(unit))
    }
    let output = HalfPlanes.Scene(
      title: "output", points: moved, classes: classes, line: HalfPlanes.Line(xor.output),
      notes: copies(moved), xLabel: "h1", yLabel: "h2")
    let figure = try HalfPlanes(
      title: "How do two lines solve XOR?",
      subtitle: "Mark: right answer. Field: the unit’s answer",
      scenes: scenes + [output], classNames: ["answer 0", "answer 1"],
      xLabel: "x1", yLabel: "x2"
    ).figure(theme: theme.shaped(width: 9, height: 4.2))
    return Figure(
      title: figure.title, description: xor.description, graphics: figure.graphics)
  }

  /// How many points lie at a place where there are several.
  private func copies(_ points: [Point]) -> [TextMark] {
    points.indices.compactMap { index in
      let count = points.count { $0 == points[index] }
      guard count > 1, points.firstIndex(of: points[index]) == index else { return nil }
      return TextMark("\(count) ×", at: points[index], anchor: .above, gaps: 2)
    }
  }

  /// What the learnt XOR answers where, with the lines of its hidden units.
  public func xor(_ xor: LearntXOR) throws -> Figure {
    try regions(
      of: xor.shown.network, on: xor.data, title: "How has it learnt XOR?",
      subtitle: "Two hidden units, \(xor.activation.title): "
        + (xor.shown.isSolved ? "all four corners are right" : "not learnt from any start"))
  }

  /// What the network that began at random answers where, with the lines of its hidden units.
  public func regions(_ comparison: StartComparison) throws -> Figure {
    let count = comparison.training.data.count
    return try regions(
      of: comparison.learnt, on: comparison.training.data, title: "What has it learnt?",
      subtitle: "\(comparison.training.data.name), random start: "
        + "\(grouped(comparison.correctCount)) of \(grouped(count)) right")
  }

  /// The step by hand: every unit with what was computed for it, every weight before and after.
  public func step(_ machine: MachineStep) throws -> Figure {
    let step = machine.byHand
    let changes = zip(step.weights.all, step.learnt.all).map { StepDiagram.Change($0, $1) }
    let units = zip(machine.unitRows, [4, 5, 8]).map { row, bias in
      StepDiagram.Unit(row.name, output: row.a, delta: row.delta, bias: changes[bias])
    }
    return try StepDiagram(
      title: "How does the error reach every weight?",
      subtitle: "Weights: before → after. Learning rate \(plain(step.learningRate)), "
        + "loss \(decimals(machine.losses.before)) → \(decimals(machine.losses.after))",
      inputs: [.init("x1", value: step.x1), .init("x2", value: step.x2)],
      hidden: Array(units.prefix(2)), output: units[2], target: step.y,
      hiddenWeights: [Array(changes[0...1]), Array(changes[2...3])],
      outputWeights: Array(changes[6...7])
    ).figure(theme: theme)
  }

  /// The slopes of every layer of the deepest networks.
  public func slopes(_ depths: SlopesByDepth) throws -> Figure {
    let depth = depths.deepest.first?.depth ?? 0
    return try LineChart(
      title: "How steep is the loss in each layer?",
      subtitle: "\(depth) hidden layers, before training",
      series: depths.deepest.map { row in
        LineSeries(
          name: row.kind.name, xs: row.slopes.indices.map { Double($0 + 1) }, ys: row.slopes)
      },
      x: LineChart.Side("layer, from the input (\(depth + 1): the output)"),
      y: LineChart.Side("slope along a weight (log)", scale: .logarithmic)
    ).figure(theme: theme)
  }
}
