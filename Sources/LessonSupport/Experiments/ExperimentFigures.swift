import Workbench

/// The figures of the lesson on experiments.
public struct ExperimentFigures {
  let theme: Theme

  /// The names of all figures, in the order of the lesson.
  public static let names = ["equal-epochs", "equal-updates", "learning-rates", "optimizers"]

  /// Prepares to draw in a style.
  public init(theme: Theme) {
    self.theme = theme
  }

  /// The validation loss of each batch size over the epochs.
  public func equalEpochs(_ comparison: BatchComparison) throws -> Figure {
    let plan = comparison.plan
    return try LineChart(
      title: "Which batch size learns most from an epoch?",
      subtitle: plan.subtitle(comparison.words),
      series: comparison.overEpochs,
      x: LineChart.Side(
        "epochs: how often all \(plan.data.unit) were seen", range: 0...Double(plan.epochs),
        wholeOnly: true),
      y: lossAxis(comparison.overEpochs + comparison.overUpdates), labels: comparison.labels
    ).figure(theme: theme)
  }

  /// The validation loss of each batch size over the updates, on a logarithmic axis unless a
  /// training was stopped at its first update; the losses on the same axis as over the epochs.
  public func equalUpdates(_ comparison: BatchComparison) throws -> Figure {
    let plan = comparison.plan
    let isLogarithmic = comparison.allHaveUpdates
    let same = comparison.sameCurve.map { "\($0). " } ?? ""
    return try LineChart(
      title: "Which batch size learns most from an update?",
      subtitle: same + plan.subtitle(comparison.words),
      series: comparison.overUpdates,
      x: LineChart.Side(
        isLogarithmic ? "updates of the weights (logarithmic)" : "updates of the weights",
        scale: isLogarithmic ? .logarithmic : .linear,
        range: isLogarithmic ? nil : 0...Double(plan.updates), wholeOnly: true),
      y: lossAxis(comparison.overEpochs + comparison.overUpdates), labels: comparison.labels
    ).figure(theme: theme)
  }

  /// The validation loss of each optimizer after every epoch; before the first only if a training
  /// did not get further.
  public func optimizers(_ comparison: OptimizerComparison) throws -> Figure {
    let plan = comparison.plan
    let first = comparison.runs.allSatisfy { $0.losses.count > 1 } ? 1 : 0
    let series = comparison.runs.map { run in
      LineSeries(
        name: run.name + (run.stoppedIn == nil ? "" : " (stopped)"),
        xs: run.losses.indices.dropFirst(first).map { Double($0) },
        ys: Array(run.losses.dropFirst(first)), looks: .lowest)
    }
    return try LineChart(
      title: "Which optimizer finds the way down?",
      subtitle: plan.subtitle("\(comparison.size) a batch; each lowest loss is marked"),
      series: series, x: LineChart.Side("epoch", wholeOnly: true), y: lossAxis(series),
      labels: .direct
    ).figure(theme: theme)
  }

  /// An axis for losses, logarithmic if one is twenty times as large as another.
  func lossAxis(
    _ series: [LineSeries], _ name: String = "validation loss"
  ) -> LineChart.Side {
    let values = series.flatMap(\.ys)
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    return low > 0 && high > 20 * low
      ? LineChart.Side("\(name) (log)", scale: .logarithmic, covering: values)
      : LineChart.Side(name, covering: values)
  }
}

extension BatchComparison {
  /// The learning rate, and the size if there is only one.
  fileprivate var words: String {
    let rate = "learning rate \(plan.rateText)"
    guard runs.count == 1, let only = runs.first else { return rate }
    return "\(plan.name(ofSize: only.size)) a batch, \(rate)"
  }

  /// The validation loss of each size at even distances.
  fileprivate var overEpochs: [LineSeries] {
    runs.map { run in
      LineSeries(
        name: legend(run, plan.epochs * run.updatesPerEpoch),
        xs: run.evenPoints.map { Double($0.examples) / Double(plan.training.count) },
        ys: run.evenPoints.map(\.loss), looks: .plain)
    }
  }

  /// The validation loss of each size where all are judged.
  fileprivate var overUpdates: [LineSeries] {
    let places = Set(BatchRun.shared(plan.updates) + (allHaveUpdates ? [] : [0]))
    return runs.map { run in
      let points = run.points.filter { places.contains($0.updates) }
      return LineSeries(
        name: legend(run, plan.updates), xs: points.map { Double($0.updates) },
        ys: points.map(\.loss))
    }
  }

  /// Whether no training was stopped at its first update.
  fileprivate var allHaveUpdates: Bool {
    runs.allSatisfy { $0.points.contains { $0.updates > 0 } }
  }

  /// A legend, which shows the dashes of curves that end at the same place; names at single points, of
  /// which the last would cover the others.
  fileprivate var labels: SeriesLabels { allHaveUpdates ? .legend : .direct }

  /// A batch size, and whether its training was stopped before some updates.
  private func legend(_ run: BatchRun, _ updates: Int) -> String {
    plan.name(ofSize: run.size) + (run.isWhole(until: updates) ? "" : " (stopped)")
  }
}
