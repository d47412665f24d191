/// How values were distributed before something, and how they are after it: a panel each.
///
/// What is after is a shaded area, what was before a dashed line. Heights are shares of the values, so
/// that panels with few and with many can be compared; each panel has axes of its own.
public struct BeforeAfterHistograms: Sendable {
  /// One panel: the same bins twice.
  public struct Pair: Equatable, Sendable {
    /// What the panel shows.
    public let name: String
    /// How often each bin had values before; nil if nobody knows.
    public let before: HistogramBins?
    /// How often each bin has values after.
    public let after: HistogramBins

    /// Two distributions of the same values.
    public init(_ name: String, before: HistogramBins?, after: HistogramBins) {
      self.name = name
      self.before = before
      self.after = after
    }
  }

  /// What the chart shows.
  public let title: String
  /// A remark below the title; empty for none.
  public let subtitle: String
  /// The panels, from left to right.
  public let pairs: [Pair]
  /// What the values are, in words.
  public let valueLabel: String

  /// Pairs of histograms; nothing is checked before ``figure(theme:)``.
  public init(title: String, subtitle: String = "", pairs: [Pair], valueLabel: String) {
    self.title = title
    self.subtitle = subtitle
    self.pairs = pairs
    self.valueLabel = valueLabel
  }

  /// Draws the panels.
  ///
  /// - Throws: ``FigureError`` if there are no panels or over 6, or bins cannot be drawn.
  public func figure(theme: Theme = .slide) throws(FigureError) -> Figure {
    guard (1...6).contains(pairs.count) else {
      throw FigureError("expected 1 to 6 pairs of histograms, found \(pairs.count)")
    }
    for pair in pairs {
      for bins in [pair.before, pair.after].compactMap(\.self) {
        try bins.check("the distribution “\(pair.name)”")
      }
    }
    let chart = Chart(
      title: title, subtitle: subtitle, legend: legend(theme),
      panels: pairs.map { panel($0, theme) }, columns: pairs.count <= 3 ? nil : 3,
      xLabel: valueLabel, yLabel: "share in each bin")
    return Figure(
      title: title, description: description, graphics: try chart.graphics(theme: theme))
  }

  private func panel(_ pair: Pair, _ theme: Theme) -> Panel {
    let all = [pair.before, pair.after].compactMap(\.self)
    let edges = all.flatMap(\.edges)
    let lines = all.map(\.outline)
    let after = AreaMark(pair.after.outline, style: afterStyle(theme))
    let edge = LineMark(
      pair.after.outline, style: solid(theme), hasMarkers: false, scale: 0.5)
    let before = pair.before.map {
      LineMark($0.outline, style: beforeStyle(theme), hasMarkers: false)
    }
    let marks: [any Mark] = [after, edge] + [before].compactMap(\.self)
    return Panel(
      title: pair.name,
      horizontal: .numbers((edges.min() ?? 0)...(edges.max() ?? 1), label: "", showsGrid: false),
      vertical: Axis.numbers(
        covering: lines.joined().map(\.y), includesZero: true, label: ""
      ).inPercent(true), marks: marks)
  }

  // MARK: - Looks

  private func legend(_ theme: Theme) -> [LegendEntry] {
    guard pairs.contains(where: { $0.before != nil }) else { return [] }
    return [
      LegendEntry("before", style: beforeStyle(theme), sign: .curve),
      LegendEntry("after", style: afterStyle(theme), sign: .bar),
    ]
  }

  private func afterStyle(_ theme: Theme) -> SeriesStyle { theme.series(0) }

  private func solid(_ theme: Theme) -> SeriesStyle { looks(theme.series(0).color, [], theme) }

  private func beforeStyle(_ theme: Theme) -> SeriesStyle {
    looks(theme.ink, [3 * theme.lineWidth, 1.5 * theme.lineWidth], theme)
  }

  private func looks(_ color: Color, _ dash: [Double], _ theme: Theme) -> SeriesStyle {
    let style = theme.series(0)
    return SeriesStyle(
      color: color, hatch: style.hatch, hatchColor: style.hatchColor, dash: dash,
      marker: style.marker)
  }

  // MARK: - Words

  private var description: String {
    let parts = pairs.map { pair in
      let before = pair.before.map { "before \($0.words); " } ?? ""
      return "\(pair.name): \(before)after \(pair.after.words)."
    }
    return "Histograms of \(valueLabel). \(parts.joined(separator: " "))"
  }
}

extension HistogramBins {
  /// The upper edge of the bars as steps, each as high as its share of all values.
  fileprivate var outline: [Point] {
    let total = Double(max(counts.reduce(0, +), 1))
    let steps = counts.indices.flatMap { bin in
      [edges[bin], edges[bin + 1]].map { Point($0, Double(counts[bin]) / total) }
    }
    return [Point(edges[0], 0)] + steps + [Point(edges[counts.count], 0)]
  }

  /// Where values are, and how large the largest share is.
  fileprivate var words: String {
    let number = { (value: Double) in NumberFormat.automatic.text(value) }
    let total = counts.reduce(0, +)
    guard let first = counts.firstIndex(where: { $0 > 0 }),
      let last = counts.lastIndex(where: { $0 > 0 }), let most = counts.max()
    else { return "no values" }
    let share = NumberFormat.percent(1).text(Double(most) / Double(total))
    return "from \(number(edges[first])) to \(number(edges[last + 1])), at most \(share) in a bin"
  }
}
