/// One distribution of a ``Histogram``: a name, and values or bins that were counted before.
public struct HistogramSeries: Equatable, Sendable {
  /// What the distribution is called.
  public let name: String
  /// The values; nil if they were counted before.
  let values: [Double]?
  /// The bins; nil if they are still to be found.
  let bins: HistogramBins?

  /// A distribution of finite values.
  public init(name: String, values: [Double]) {
    (self.name, self.values, bins) = (name, values, nil)
  }

  /// A distribution that was counted before.
  public init(name: String, bins: HistogramBins) {
    (self.name, values, self.bins) = (name, nil, bins)
  }

  /// Stops a distribution that cannot be drawn.
  func check() throws(FigureError) {
    let title = "the distribution “\(name)”"
    if let values { try FigureError.checkDrawable(values, title) }
    try bins?.check(title)
  }

  /// The distribution in words: how many, from where to where, and the middle.
  func description(_ bins: HistogramBins, _ format: NumberFormat) -> String {
    if let sorted = values?.sorted(), let low = sorted.first, let high = sorted.last {
      let number = sorted.count == 1 ? "1 value" : "\(sorted.count) values"
      return "\(number) from \(format.text(low)) to \(format.text(high)), "
        + "median \(format.text(HistogramBins.quantile(0.5, of: sorted)))"
    }
    let total = bins.counts.reduce(0.0) { $0 + Double($1) }
    var sum = 0.0
    let middle = bins.counts.firstIndex { count in
      sum += Double(count)
      return sum >= total / 2 && total > 0
    }
    let median = middle.map {
      ", median between \(format.text(bins.edges[$0])) and \(format.text(bins.edges[$0 + 1]))"
    }
    let ends = (format.text(bins.edges[0]), format.text(bins.edges[bins.counts.count]))
    return "\(NumberFormat.fixed(total, decimals: 0)) values from \(ends.0) to \(ends.1)"
      + (median ?? "")
  }
}

/// The bars of a histogram: without gaps, with thin lines between bars that are wide enough.
struct BinMarks: Mark {
  let bins: HistogramBins
  let color: Color

  func draw(in area: PlotArea, onto graphics: inout Graphics) {
    let widths = zip(bins.edges, bins.edges.dropFirst()).map { area.x($1) - area.x($0) }
    let isWide = (widths.min() ?? 0) >= 12 * area.theme.unit
    let stroke = isWide ? Stroke(area.theme.ground, width: 2 * area.theme.unit) : nil
    for (index, count) in bins.counts.enumerated() where count > 0 {
      RectangleMark(
        bins.edges[index]...bins.edges[index + 1], 0...Double(count), fill: Fill(color),
        stroke: stroke
      ).draw(in: area, onto: &graphics)
    }
  }
}

/// How values are distributed: bars over bins that touch, as high as the number of values in each.
///
/// Several distributions have a panel each, in line, with the same axes and the same bins, so that
/// they can be compared without colour.
public struct Histogram: Sendable {
  /// What the chart shows.
  public let title: String
  /// A remark below the title; empty for none.
  public let subtitle: String
  /// The distributions, first on top.
  public let series: [HistogramSeries]
  /// What the values are, in words.
  public let valueLabel: String
  /// What is counted, in words.
  public let countLabel: String
  /// How many bins the values have, 1 to 1000; nil for ``HistogramBins/edges(for:)``.
  public let binCount: Int?
  /// How values are written in the description.
  public let format: NumberFormat

  /// A histogram; nothing is checked before ``figure(theme:)``.
  public init(
    title: String, subtitle: String = "", series: [HistogramSeries], valueLabel: String,
    countLabel: String = "count", binCount: Int? = nil, format: NumberFormat = .automatic
  ) {
    self.title = title
    self.subtitle = subtitle
    self.series = series
    self.valueLabel = valueLabel
    self.countLabel = countLabel
    self.binCount = binCount
    self.format = format
  }

  /// Draws the chart.
  ///
  /// - Throws: ``FigureError`` if there are no distributions or over 12, one has no values or a
  ///   value that is not finite, bins are not 1 to 1000, or their edges do not rise.
  public func figure(theme: Theme = .slide) throws(FigureError) -> Figure {
    guard (1...12).contains(series.count) else {
      throw FigureError("expected 1 to 12 distributions to draw, found \(series.count)")
    }
    if let binCount, !(1...1000).contains(binCount) {
      throw FigureError("expected 1 to 1000 bins, found \(binCount)")
    }
    for one in series { try one.check() }
    let bins = bins()
    let chart = Chart(
      title: title, subtitle: subtitle, panels: panels(bins, theme), columns: columns)
    let parts = zip(series, bins).map { one, bins in
      (series.count > 1 ? "\(one.name): " : "") + one.description(bins, format)
        + (bins.counts.count == 1 ? ", in 1 bin" : ", in \(bins.counts.count) bins")
    }
    return Figure(
      title: title, description: "Histogram of \(valueLabel). \(parts.joined(separator: "; ")).",
      graphics: try chart.graphics(theme: theme))
  }

  /// Few distributions stand one below the other, so that equal values are in line.
  private var columns: Int { series.count <= 3 ? 1 : series.count <= 6 ? 2 : 3 }

  /// The bins of each distribution: the same edges for all that are still to be counted.
  private func bins() -> [HistogramBins] {
    let values = series.flatMap { $0.values ?? [] }
    var edges = HistogramBins.edges(for: values)
    if let binCount {
      let (low, high) = (edges[0], edges[edges.count - 1])
      edges = (0..<binCount).map { low + (high - low) * (Double($0) / Double(binCount)) } + [high]
    }
    return series.map { one in
      one.bins ?? HistogramBins(counting: one.values ?? [], edges: edges)
    }
  }

  private func panels(_ bins: [HistogramBins], _ theme: Theme) -> [Panel] {
    let edges = bins.flatMap(\.edges)
    let highest = max(bins.flatMap(\.counts).max() ?? 0, 1)
    let ceiling = Axis.numbers(covering: [0, Double(highest)], label: "").range.upperBound
    return zip(series.indices, bins).map { index, bins in
      // Axes that are the same are written once for each column and row.
      let isLowest = index + columns >= series.count
      let isFirst = index % columns == 0
      return Panel(
        title: series.count > 1 ? series[index].name : "",
        horizontal: .numbers(
          (edges.min() ?? 0)...(edges.max() ?? 0), label: isLowest ? valueLabel : "",
          showsGrid: false
        ).withoutNumbers(!isLowest),
        vertical: .numbers(0...ceiling, label: isFirst ? countLabel : "", wholeOnly: true)
          .withoutNumbers(!isFirst),
        marks: [BinMarks(bins: bins, color: theme.series(index).color)])
    }
  }
}
