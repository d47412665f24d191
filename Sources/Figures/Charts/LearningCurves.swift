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

  /// An epoch that is marked by an upright line, with what it is best at above it.
  public struct Note: Equatable, Sendable {
    /// The epoch, counted from 1.
    public let epoch: Int
    /// What is special about it, in words, such as `lowest validation`.
    public let label: String

    /// A remark on an epoch.
    public init(epoch: Int, label: String) {
      self.epoch = epoch
      self.label = label
    }

    /// The remark in words: of the last epoch nobody knows what would have come after it.
    func text(epochCount: Int) -> String {
      "\(label): " + (epoch == epochCount ? "last epoch" : "epoch \(epoch)")
    }
  }

  /// What is measured, in words, such as `loss`.
  public let label: String
  /// The lines, of equal length.
  public let series: [Series]
  /// The epoch to mark; nil for none.
  public let note: Note?

  /// A panel of named lines.
  public init(label: String, series: [Series], note: Note? = nil) {
    self.label = label
    self.series = series
    self.note = note
  }
}

/// How a training went: its measures after every epoch, a panel each, side by side.
///
/// The first two colours of the palette come last: in other figures of the same lesson they stand
/// for what is compared.
public struct LearningCurves: Sendable {
  /// What the chart shows.
  public let title: String
  /// A remark below the title; empty for none.
  public let subtitle: String
  /// A panel for each measure; series at the same place in each have the same looks.
  public let panels: [CurvePanel]
  /// Where the lines are named.
  public let labels: SeriesLabels

  /// Learning curves; nothing is checked before ``figure(theme:)``.
  public init(
    title: String, subtitle: String = "", panels: [CurvePanel], labels: SeriesLabels = .legend
  ) {
    self.title = title
    self.subtitle = subtitle
    self.panels = panels
    self.labels = labels
  }

  /// Draws the curves; a single epoch is drawn as points.
  ///
  /// - Throws: ``FigureError`` if there is no panel or series, the series are empty or differ in
  ///   length, a value is not finite, or a marked epoch is not among the epochs.
  public func figure(theme: Theme = .slide) throws(FigureError) -> Figure {
    try check()
    let names = panels[0].series.map(\.name)
    let chart = Chart(
      title: title, subtitle: subtitle,
      legend: names.indices.map {
        LegendEntry(names[$0], style: style($0, theme), sign: .line)
      }, labels: labels, panels: panels.map { panel($0, theme) })
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
      if let epoch = panel.note?.epoch, !(1...epochCount).contains(epoch) {
        throw FigureError("expected a marked epoch from 1 to \(epochCount), found \(epoch)")
      }
    }
  }

  /// Long dashes: measures go up and down, and short ones would be torn to pieces.
  private func style(_ index: Int, _ theme: Theme) -> SeriesStyle {
    let style = theme.series(index)
    let dashes: [[Double]] = [[], [6, 1.5], [3, 1.5], [6, 1.5, 1.5, 1.5]]
    return SeriesStyle(
      color: theme.palette[(index + 2) % theme.palette.count], hatch: style.hatch,
      hatchColor: style.hatchColor,
      dash: dashes[index % dashes.count].map { $0 * theme.lineWidth }, marker: style.marker)
  }

  private func panel(_ panel: CurvePanel, _ theme: Theme) -> Panel {
    let epochs = 0.5...(Double(epochCount) + 0.5)
    let rules =
      panel.note.map {
        [RuleMark(x: Double($0.epoch), label: $0.text(epochCount: epochCount))]
      } ?? []
    let lines = panel.series.enumerated().map { index, series in
      LineMark(
        series.values.enumerated().map { Point(Double($0 + 1), $1) }, style: style(index, theme),
        name: series.name)
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
    let parts = panels.map { panel in
      let lines = panel.series.map { "\($0.name) \(words($0.values))" }
      let note = panel.note.map { "; \($0.text(epochCount: epochCount))" } ?? ""
      return "\(panel.label): \(lines.joined(separator: "; "))\(note)."
    }
    let epochs = epochCount == 1 ? "1 epoch" : "\(epochCount) epochs"
    return "Learning curves over \(epochs). \(parts.joined(separator: " "))"
  }

  /// The first and the last value, and the lowest and the highest if they are between.
  private func words(_ values: [Double]) -> String {
    let text = { (value: Double) in NumberFormat.automatic.text(value) }
    let (first, last) = (values[0], values[values.count - 1])
    if values.count == 1 { return text(first) }
    let between = [("lowest", values.min()), ("highest", values.max())].compactMap { name, value in
      value.flatMap { value in
        text(value) == text(first) || text(value) == text(last)
          ? nil : "\(name) \(text(value)) in epoch \((values.firstIndex(of: value) ?? 0) + 1)"
      }
    }
    return (["from \(text(first)) to \(text(last))"] + between).joined(separator: ", ")
  }
}
