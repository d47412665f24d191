/// One measure over the epochs of a training: a panel of ``LearningCurves``.
public struct CurvePanel: Equatable, Sendable {
  /// One line of a panel.
  public struct Series: Equatable, Sendable {
    /// What the line is called in the legend.
    public let name: String
    /// A value an epoch, finite, the first epoch first.
    public let values: [Double]

    /// A named line.
    public init(name: String, values: [Double]) {
      self.name = name
      self.values = values
    }
  }

  /// What is measured, in words, such as `loss`.
  public let label: String
  /// The lines, of equal length.
  public let series: [Series]

  /// A panel of named lines.
  public init(label: String, series: [Series]) {
    self.label = label
    self.series = series
  }
}

/// How a training went: its measures after every epoch, a panel each, side by side.
public struct LearningCurves: Sendable {
  /// What the chart shows.
  public let title: String
  /// A remark below the title; empty for none.
  public let subtitle: String
  /// A panel for each measure; series at the same place in each have the same looks.
  public let panels: [CurvePanel]
  /// The epoch that was best, counted from 1; nil to mark none.
  public let bestEpoch: Int?

  /// Learning curves; nothing is checked before ``figure(theme:)``.
  public init(
    title: String, subtitle: String = "", panels: [CurvePanel], bestEpoch: Int? = nil
  ) {
    self.title = title
    self.subtitle = subtitle
    self.panels = panels
    self.bestEpoch = bestEpoch
  }

  /// Draws the curves; a single epoch is drawn as points.
  ///
  /// - Throws: ``FigureError`` if there is no panel or series, the series are empty or differ in
  ///   length, a value is not finite, or the best epoch is not among the epochs.
  public func figure(theme: Theme = .slide) throws(FigureError) -> Figure {
    try check()
    let names = panels[0].series.map(\.name)
    let chart = Chart(
      title: title, subtitle: subtitle,
      legend: names.indices.map {
        LegendEntry(names[$0], style: theme.series($0), sign: .line)
      }, panels: panels.map { panel($0, theme) })
    return Figure(
      title: title, description: description, graphics: try chart.graphics(theme: theme))
  }

  private var epochCount: Int { panels.first?.series.first?.values.count ?? 0 }

  private func check() throws(FigureError) {
    if panels.isEmpty { throw FigureError("expected at least one panel of curves, found none") }
    for panel in panels {
      if panel.series.isEmpty {
        throw FigureError("expected curves in the panel “\(panel.label)”, found none")
      }
      for series in panel.series {
        let name = "the curve “\(series.name)” of “\(panel.label)”"
        try FigureError.checkDrawable(series.values, name)
        try FigureError.checkCount(
          series.values.count, epochCount, "values in \(name)", of: "epochs")
      }
      let names = (panel.series.map(\.name), panels[0].series.map(\.name))
      if names.0 != names.1 {
        throw FigureError("expected the curves \(names.1) in every panel, found \(names.0)")
      }
    }
    if let bestEpoch, !(1...epochCount).contains(bestEpoch) {
      throw FigureError("expected a best epoch from 1 to \(epochCount), found \(bestEpoch)")
    }
  }

  private func panel(_ panel: CurvePanel, _ theme: Theme) -> Panel {
    let epochs = 0.5...(Double(epochCount) + 0.5)
    let rules = bestEpoch.map { [RuleMark(x: Double($0), label: "best epoch: \($0)")] } ?? []
    let lines = panel.series.enumerated().map { index, series in
      LineMark(
        series.values.enumerated().map { Point(Double($0 + 1), $1) }, style: theme.series(index))
    }
    let values = panel.series.flatMap(\.values)
    // Single points stand off the edges of the panel; lines may end there.
    let room = epochCount > 1 ? 0 : ((values.max() ?? 0) / 8 - (values.min() ?? 0) / 8)
    let limits = values + [(values.min() ?? 0) - room, (values.max() ?? 0) + room]
    return Panel(
      horizontal: .numbers(epochs, label: "epoch", wholeOnly: true, showsGrid: false),
      vertical: .numbers(covering: limits, label: panel.label),
      marks: rules + lines)
  }

  private var description: String {
    let format = NumberFormat.automatic
    let parts = panels.map { panel in
      let lines = panel.series.map { series in
        let (first, last) = (series.values[0], series.values[epochCount - 1])
        return epochCount == 1
          ? "\(series.name) \(format.text(first))"
          : "\(series.name) from \(format.text(first)) to \(format.text(last))"
      }
      return "\(panel.label): \(lines.joined(separator: ", "))."
    }
    let best = bestEpoch.map { " The best epoch is \($0)." } ?? ""
    let epochs = epochCount == 1 ? "1 epoch" : "\(epochCount) epochs"
    return "Learning curves over \(epochs). \(parts.joined(separator: " "))\(best)"
  }
}
