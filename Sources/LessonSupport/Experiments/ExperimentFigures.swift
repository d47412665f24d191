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
    let count = plan.training.count
    let series = comparison.runs.map { run in
      let points = run.points.filter { $0.updates <= plan.epochs * run.updatesPerEpoch }
      return LineSeries(
        name: comparison.legend(run, plan.epochs * run.updatesPerEpoch),
        xs: points.map { Double($0.examples) / Double(count) }, ys: points.map(\.loss))
    }
    return try LineChart(
      title: "Which batch size learns most from an epoch?",
      subtitle: plan.subtitle("learning rate \(plain(plan.learningRate))"),
      series: series,
      x: LineChart.Side("epochs: how often all \(plan.data.unit) were seen"),
      y: lossAxis(series)
    ).figure(theme: theme)
  }

  /// The validation loss of each batch size over the updates, on a logarithmic axis unless a
  /// training was stopped at its first update.
  public func equalUpdates(_ comparison: BatchComparison) throws -> Figure {
    let plan = comparison.plan
    let hasAll = comparison.runs.allSatisfy { $0.points.contains { $0.updates > 0 } }
    let series = comparison.runs.map { run in
      let points = run.points.filter { (hasAll ? 1 : 0)...plan.updates ~= $0.updates }
      return LineSeries(
        name: comparison.legend(run, plan.updates), xs: points.map { Double($0.updates) },
        ys: points.map(\.loss))
    }
    return try LineChart(
      title: "Which batch size learns most from an update?",
      subtitle: plan.subtitle("learning rate \(plain(plan.learningRate))"),
      series: series,
      x: LineChart.Side(
        hasAll ? "updates of the weights (logarithmic)" : "updates of the weights",
        scale: hasAll ? .logarithmic : .linear),
      y: lossAxis(series)
    ).figure(theme: theme)
  }

  /// The loss of each batch and its running mean over the growing learning rate.
  public func learningRates(_ test: RateRangeTest) throws -> Figure {
    let marks = [("steepest", test.steepest), ("lowest", test.lowest)]
    let points = marks.compactMap { name, index in
      index.map {
        LineSeries(
          name: "\(name) \(significant(test.rates[$0]))", xs: [test.rates[$0]],
          ys: [test.smoothed[$0]])
      }
    }
    let words = test.range.map {
      "suggested range \(significant($0.lowerBound)) to \(significant($0.upperBound))"
    }
    let curves = [
      LineSeries(name: "each batch", xs: test.rates, ys: test.losses, looks: .fine),
      LineSeries(name: "smoothed", xs: test.rates, ys: test.smoothed, looks: .plain),
    ]
    return try LineChart(
      title: "How large may a step be?",
      subtitle: "\(test.plan.data.name), batches of \(test.plan.counted(test.size)); "
        + (words ?? "no range can be suggested"),
      series: curves + points,
      x: LineChart.Side("learning rate (logarithmic)", scale: .logarithmic),
      y: lossAxis(curves, "loss of a batch")
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
        ys: Array(run.losses.dropFirst(first)))
    }
    return try LineChart(
      title: "Which optimizer finds the way down?",
      subtitle: plan.subtitle("\(comparison.size) a batch"),
      series: series, x: LineChart.Side("epoch", wholeOnly: true), y: lossAxis(series)
    ).figure(theme: theme)
  }

  /// An axis for losses, logarithmic if one is twenty times as large as another.
  private func lossAxis(
    _ series: [LineSeries], _ name: String = "validation loss"
  ) -> LineChart.Side {
    let values = series.flatMap(\.ys)
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    return low > 0 && high > 20 * low
      ? LineChart.Side("\(name) (log)", scale: .logarithmic) : LineChart.Side(name)
  }
}

extension BatchComparison {
  /// A batch size, and whether its training was stopped before some updates.
  fileprivate func legend(_ run: BatchRun, _ updates: Int) -> String {
    plan.name(ofSize: run.size) + (run.isWhole(until: updates) ? "" : " (stopped)")
  }
}
