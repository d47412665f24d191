import Workbench

extension ExperimentFigures {
  /// The loss of each batch and its running mean over the growing learning rate, with the range that
  /// is suggested, the rate of the batch sizes, and where the test ended.
  public func learningRates(_ test: RateRangeTest) throws -> Figure {
    let curves = [
      LineSeries(
        name: "each batch", xs: test.rates + [test.endedAt].compactMap { $0 },
        ys: test.losses + test.lastHeight, looks: .fine),
      LineSeries(name: "smoothed", xs: test.rates, ys: test.smoothed, looks: .plain),
    ]
    let batches = "\(test.plan.data.name), batches of \(test.plan.counted(test.size))"
    return try LineChart(
      title: "How large may a step be?",
      subtitle: batches + (test.range == nil ? "; no range can be suggested" : ""),
      series: curves + test.places,
      x: LineChart.Side("learning rate (logarithmic)", scale: .logarithmic),
      y: lossAxis(curves, "loss of a batch"),
      uprights: test.uprights, spans: test.spans
    ).figure(theme: theme)
  }
}

extension RateRangeTest {
  /// How high the loss that ended the test is drawn: no higher than a quarter above all others, so
  /// that these can be seen; nothing if the test was not ended.
  fileprivate var lastHeight: [Double] {
    guard endedAt != nil, let top = losses.max() else { return [] }
    return [min(endLoss ?? .infinity, 1.25 * top)]
  }

  /// The rate of the batch sizes, and where the test ended.
  fileprivate var uprights: [LineChart.Reference] {
    [LineChart.Reference(plan.learningRate, label: "in use: \(plan.rateText)")]
      + [endedAt].compactMap { $0 }.map {
        LineChart.Reference($0, label: "ended at \(significant($0))")
      }
  }

  fileprivate var spans: [LineChart.Span] {
    [range].compactMap { $0 }.map {
      // Spaces at which a line does not end.
      let limits =
        "\(significant($0.lowerBound))\u{A0}to\u{A0}\(significant($0.upperBound))"
      return LineChart.Span($0, label: "suggested range \(limits)")
    }
  }

  /// The places of the smoothed curve that matter.
  fileprivate var places: [LineSeries] {
    [("steepest", steepest), ("lowest", lowest)].compactMap { name, index in
      index.map {
        LineSeries(name: "\(name) \(significant(rates[$0]))", xs: [rates[$0]], ys: [smoothed[$0]])
      }
    }
  }
}
