/// One series of a bar chart: a name and a value for each category.
public struct BarSeries: Equatable, Sendable {
  /// What the series is called in the legend.
  public let name: String
  /// A value a category, finite.
  public let values: [Double]
  /// How uncertain each value is; nil for no intervals.
  public let intervals: [ClosedRange<Double>]?

  /// A series, with intervals or without.
  public init(name: String, values: [Double], intervals: [ClosedRange<Double>]? = nil) {
    self.name = name
    self.values = values
    self.intervals = intervals
  }
}

/// Values of some categories as bars, side by side for several series, with intervals.
///
/// A bar begins at zero. Where `valueRange` leaves zero out, the length of a bar would say
/// nothing: each value is drawn as a point instead, and the axis says so. Up to twelve values are written at
/// their bars if all of them fit.
public struct BarChart: Sendable {
  /// What the chart shows.
  public let title: String
  /// A remark below the title; empty for none.
  public let subtitle: String
  /// The names below the bars.
  public let categories: [String]
  /// The series, first on the left.
  public let series: [BarSeries]
  /// What the values are, in words.
  public let valueLabel: String
  /// What the categories are, in words; empty for no label.
  public let categoryLabel: String
  /// The range of the value axis, made wider to hold all values, and up to round numbers; nil for
  /// zero to the largest.
  public let valueRange: ClosedRange<Double>?
  /// How values are written.
  public let format: NumberFormat
  /// Whether each category of a single series has looks of its own, as if it were a series.
  public let distinctCategories: Bool

  /// A bar chart; nothing is checked before ``figure(theme:)``.
  public init(
    title: String, subtitle: String = "", categories: [String], series: [BarSeries],
    valueLabel: String, categoryLabel: String = "", valueRange: ClosedRange<Double>? = nil,
    format: NumberFormat = .automatic, distinctCategories: Bool = false
  ) {
    self.title = title
    self.subtitle = subtitle
    self.categories = categories
    self.series = series
    self.valueLabel = valueLabel
    self.categoryLabel = categoryLabel
    self.valueRange = valueRange
    self.format = format
    self.distinctCategories = distinctCategories
  }

  /// Draws the chart.
  ///
  /// - Throws: ``FigureError`` if there are no categories or series, over 1,000 categories, a
  ///   number of values other than that of the categories, or a value that is not finite.
  public func figure(theme: Theme = .slide) throws(FigureError) -> Figure {
    try check()
    let vertical = valueAxis()
    let hasBars = vertical.range.contains(0)
    let marks = hasBars ? bars(theme) + intervals() : intervals() + points(theme)
    let legend = series.indices.map {
      LegendEntry(series[$0].name, style: theme.series($0), sign: hasBars ? .bar : .marker)
    }
    let panel = Panel(
      horizontal: .categories(categories, label: categoryLabel),
      vertical: vertical.inPercent(isPercent),
      marks: marks + valueLabels())
    let chart = Chart(
      title: title, subtitle: subtitle, legend: series.count < 2 ? [] : legend, panels: [panel])
    return Figure(
      title: title, description: description, graphics: try chart.graphics(theme: theme))
  }

  private func check() throws(FigureError) {
    guard (1...1000).contains(categories.count) else {
      throw FigureError("expected 1 to 1000 categories to draw, found \(categories.count)")
    }
    if series.isEmpty { throw FigureError("expected a series of bars to draw, found none") }
    if let valueRange {
      try FigureError.checkDrawable(
        [valueRange.lowerBound, valueRange.upperBound], "the range of the value axis")
    }
    for one in series {
      let name = "the series “\(one.name)”"
      try FigureError.checkCount(
        one.values.count, categories.count, "values in \(name)", of: "categories")
      try FigureError.checkDrawable(one.values, name)
      guard let intervals = one.intervals else { continue }
      try FigureError.checkCount(
        intervals.count, categories.count, "intervals in \(name)", of: "categories")
      try FigureError.checkDrawable(
        intervals.flatMap { [$0.lowerBound, $0.upperBound] }, "the intervals of \(name)")
    }
  }

  private var isPercent: Bool { if case .percent = format { true } else { false } }

  private func valueAxis() -> Axis {
    let limits = series.flatMap { one in
      one.values + (one.intervals ?? []).flatMap { [$0.lowerBound, $0.upperBound] }
    }
    let (low, high) = (limits.min() ?? 0, limits.max() ?? 0)
    if let valueRange {
      let range = min(valueRange.lowerBound, low)...max(valueRange.upperBound, high)
      if range.upperBound > range.lowerBound {
        let axis = Axis.numbers(
          covering: [range.lowerBound, range.upperBound], label: valueLabel)
        return axis.range.contains(0)
          ? axis
          : .numbers(axis.range, label: valueLabel.isEmpty ? "" : "\(valueLabel) (not from 0)")
      }
    }
    let axis = Axis.numbers(covering: limits, includesZero: true, label: valueLabel)
    guard low < 0, bars.count <= Self.writtenLimit else { return axis }
    // What hangs down has its value written below: a seventh of the axis is left for it.
    let room = axis.range.upperBound / 7 - axis.range.lowerBound / 7
    return .numbers(
      covering: [low - room, axis.range.upperBound], includesZero: true, label: valueLabel)
  }

  /// The most bars whose values are written.
  private static let writtenLimit = 12

  // MARK: - Marks

  /// The width of all bars of a category together; slender where there are few.
  private var groupWidth: Double { categories.count < 4 ? 0.6 : 0.84 }
  private var barWidth: Double { groupWidth / Double(series.count) }

  /// The middle of a bar on the horizontal axis.
  private func middle(_ category: Int, _ index: Int) -> Double {
    Double(category) + 0.5 - groupWidth / 2 + (Double(index) + 0.5) * barWidth
  }

  private func style(_ category: Int, _ index: Int, _ theme: Theme) -> SeriesStyle {
    theme.series(distinctCategories && series.count == 1 ? category : index)
  }

  /// Every bar as its category, its series and its value.
  private var bars: [(category: Int, index: Int, value: Double)] {
    categories.indices.flatMap { category in
      series.indices.map { (category, $0, series[$0].values[category]) }
    }
  }

  private func bars(_ theme: Theme) -> [any Mark] {
    bars.map { bar in
      let (middle, half) = (middle(bar.category, bar.index), barWidth * 0.46)
      return RectangleMark(
        (middle - half)...(middle + half), min(0, bar.value)...max(0, bar.value),
        fill: style(bar.category, bar.index, theme).fill)
    }
  }

  private func points(_ theme: Theme) -> [any Mark] {
    bars.map { bar in
      PointMark(
        Point(middle(bar.category, bar.index), bar.value),
        style: style(bar.category, bar.index, theme), scale: 1.8)
    }
  }

  private func intervals() -> [any Mark] {
    bars.compactMap { bar in
      series[bar.index].intervals.map {
        IntervalMark(x: middle(bar.category, bar.index), range: $0[bar.category])
      }
    }
  }

  private func valueLabels() -> [any Mark] {
    guard bars.count <= Self.writtenLimit else { return [] }
    let labels = bars.map { bar in
      let interval = series[bar.index].intervals?[bar.category]
      let isBelow = bar.value < 0
      let end =
        isBelow
        ? min(bar.value, interval?.lowerBound ?? bar.value)
        : max(bar.value, interval?.upperBound ?? bar.value)
      return ValueLabels.Label(
        x: middle(bar.category, bar.index), end: end, isBelow: isBelow,
        value: format.text(bar.value), interval: interval.map(text) ?? "")
    }
    return [ValueLabels(labels: labels, width: series.count == 1 ? 1 : barWidth)]
  }

  private func text(_ interval: ClosedRange<Double>) -> String {
    "\(format.text(interval.lowerBound)) to \(format.text(interval.upperBound))"
  }

  /// The values in words, the first sixty of them.
  private var description: String {
    let values = bars.prefix(60).map { bar in
      let name = [series.count > 1 ? series[bar.index].name : "", categories[bar.category]]
        .filter { !$0.isEmpty }.joined(separator: ", ")
      let interval = series[bar.index].intervals.map { " (\(text($0[bar.category])))" } ?? ""
      return "\(name): \(format.text(bar.value))\(interval)"
    }
    let rest = bars.count > 60 ? "; and \(bars.count - 60) more" : ""
    return "Bar chart of \(Markup(valueLabel).text). \(values.joined(separator: "; "))\(rest)."
  }
}
