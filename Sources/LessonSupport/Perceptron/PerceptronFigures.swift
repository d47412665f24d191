import Workbench

/// The figures of the lesson on the perceptron.
public struct PerceptronFigures {
  let theme: Theme

  /// The names of all figures, in the order of the lesson.
  public static let names = ["logic", "updates", "mistakes", "regions"]

  /// Prepares to draw in a style.
  public init(theme: Theme) {
    self.theme = theme
  }

  /// The logic gates, each with the line that was learnt, or the best one if none was.
  public func logic(_ gates: [PerceptronRun]) throws -> Figure {
    try HalfPlanes(
      title: "Which answers can one line part?",
      subtitle: "Learnt where it can be learnt; else the best of all lines",
      scenes: gates.map { run in
        let line = run.trace.isConverged ? run.trace.perceptron : run.best?.perceptron
        let right = run.task.signed.count - (line.map(run.task.signed.mistakes(of:)) ?? 0)
        return HalfPlanes.Scene(
          title: "\(run.task.data.name): \(right) of \(run.task.signed.count)",
          points: run.task.points, classes: run.task.classes,
          line: line.map(HalfPlanes.Line.init), ringsErrors: true)
      }, classNames: ["answer 0", "answer 1"], xLabel: "x₁", yLabel: "x₂"
    ).figure(theme: theme.shaped(width: 9, height: 4.2))
  }

  /// Every update as a panel of its own, or some of them if there are many.
  public func updates(_ run: PerceptronRun) throws -> Figure {
    let chosen = run.chosenUpdates(atMost: HalfPlanes.limits.scenes)
    let count = run.trace.updates.count
    return try HalfPlanes(
      title: chosen.count == count
        ? "How does the line move?" : "\(chosen.count) of \(grouped(count)) updates of the line",
      subtitle: "Ring: the mistake. Dashed: line before. Solid: line after",
      scenes: chosen.map { position in
        let update = run.trace.updates[position]
        return HalfPlanes.Scene(
          title: "update \(grouped(position + 1)), epoch \(grouped(update.epoch))",
          points: run.task.points, classes: run.task.classes,
          line: HalfPlanes.Line(update.after), dashedLine: HalfPlanes.Line(update.before),
          highlighted: update.example)
      }, classNames: run.task.classNames, xLabel: run.task.data.featureNames[0],
      yLabel: run.task.data.featureNames[1]
    ).figure(theme: theme.shaped(width: 10, height: chosen.count > 3 ? 6.5 : 4.2))
  }

  /// The mistakes so far, and how many there can be at most; or those of every epoch, and the fewest
  /// that a line can make, where no line separates the classes.
  public func mistakes(_ run: PerceptronRun, _ bounds: MistakeBounds) throws -> Figure {
    try (bounds.areKnown ? mistakesSoFar(run, bounds) : mistakesPerEpoch(run))
      .figure(theme: theme)
  }

  private func mistakesSoFar(_ run: PerceptronRun, _ bounds: MistakeBounds) -> LineChart {
    // Each mistake is a step up; between two of them nothing is learnt.
    var steps = run.trace.updates.enumerated().flatMap { index, update in
      [
        Point(Double(update.seenCount), Double(index)),
        Point(Double(update.seenCount), Double(index + 1)),
      ]
    }
    steps.removeFirst()  // before the first mistake there are none, which has no logarithm
    let seen = run.trace.epochCount * run.task.signed.count
    steps.append(Point(Double(seen), Double(run.trace.updates.count)))
    let lines = [
      ("at most, by the line that was learnt", bounds.learnt),
      ("at most, by the widest margin", bounds.widest),
    ]
    return LineChart(
      title: "How many mistakes can it make?",
      subtitle: "\(run.task.data.name): \(counted(run.trace.mistakeCount, "mistake")) made, in "
        + counted(run.trace.epochCount, "epoch"),
      series: [LineSeries(name: "mistakes so far", xs: steps.map(\.x), ys: steps.map(\.y))],
      x: LineChart.Side("examples seen"),
      y: LineChart.Side(
        "mistakes so far (logarithmic)", scale: .logarithmic,
        // Room below the first mistake, and for words above the highest bound.
        range: 0.5...2.5 * (lines.compactMap { $0.1?.mistakeLimit } + [2]).reduce(2, max)),
      references: lines.compactMap { words, bound in
        bound.map {
          LineChart.Reference($0.mistakeLimit, label: "\(MistakeBounds.text($0)) \(words)")
        }
      })
  }

  private func mistakesPerEpoch(_ run: PerceptronRun) -> LineChart {
    let lines = [
      ("mistakes in the epoch", run.trace.mistakesPerEpoch),
      ("wrong at its end", run.wrongAfterEpochs),
    ]
    let fewest = run.best.map { run.task.signed.count - $0.correctCount }
    let most = (lines.flatMap(\.1) + [fewest ?? 0]).max() ?? 1
    return LineChart(
      title: "Does it make fewer and fewer mistakes?",
      subtitle: "\(run.task.data.name): stopped after \(counted(run.trace.epochCount, "epoch"))",
      series: lines.map { name, counts in
        LineSeries(
          name: name, xs: counts.indices.map { Double($0 + 1) }, ys: counts.map(Double.init))
      },
      x: LineChart.Side("epoch"), y: LineChart.Side("examples", range: 0...Double(most) * 1.2),
      references: fewest.map {
        [LineChart.Reference(Double($0), label: "\(grouped($0)) wrong by the best line")]
      } ?? [])
  }

  /// The line that was learnt and the examples, its errors ringed; beside it the line with the widest
  /// margin, or the best one where no line separates the classes.
  public func regions(_ run: PerceptronRun, _ bounds: MistakeBounds) throws -> Figure {
    let other = bounds.widestLine ?? run.best?.perceptron
    let best = run.best.map { "the best line, \(grouped($0.correctCount)) right" }
    let name = bounds.widestLine == nil ? best : "the widest margin"
    return try HalfPlanes(
      title: "What has it learnt?",
      subtitle: "\(run.task.data.name): \(grouped(run.correctCount)) of "
        + "\(grouped(run.task.signed.count)) right" + (name.map { ". Dashed: \($0)" } ?? ""),
      scenes: [
        HalfPlanes.Scene(
          title: "", points: run.task.points, classes: run.task.classes,
          line: HalfPlanes.Line(run.trace.perceptron), dashedLine: other.map(HalfPlanes.Line.init),
          ringsErrors: true)
      ], classNames: run.task.classNames, xLabel: run.task.data.featureNames[0],
      yLabel: run.task.data.featureNames[1]
    ).figure(theme: theme)
  }
}

extension HalfPlanes.Line {
  /// The boundary of a perceptron with two inputs.
  init(_ perceptron: Perceptron) {
    self.init(a: perceptron.weights[0], b: perceptron.weights[1], c: perceptron.bias)
  }
}
