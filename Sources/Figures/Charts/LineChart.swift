#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Values over other values as lines, with bands of uncertainty and values to compare with.
///
/// Points are joined in the order given. A line of a single point is drawn as a marker. The
/// horizontal axis ends a fiftieth beyond the lines, so that names at their ends are close to them.
public struct LineChart: Sendable {
  /// How values are spread along an axis.
  public enum Scale: Equatable, Sendable {
    /// Equal steps are equally long.
    case linear
    /// Equal factors are equally long; for values above zero.
    case logarithmic
  }

  /// A value to compare the lines with: a level dashed line.
  public struct Reference: Equatable, Sendable {
    /// The value, on the vertical axis.
    public let value: Double
    /// What it is, in words, such as `human accuracy 83.5 %`.
    public let label: String
    /// The number of the line that it is for, where lines have panels of their own; nil for all.
    public let line: Int?

    /// A value with its words.
    public init(_ value: Double, label: String, line: Int? = nil) {
      self.value = value
      self.label = label
      self.line = line
    }
  }

  /// A stretch of the horizontal axis to point out: shaded, with words in it.
  public struct Span: Equatable, Sendable {
    /// From where to where, on the horizontal axis.
    public let range: ClosedRange<Double>
    /// What it is, in words.
    public let label: String

    /// A stretch with its words.
    public init(_ range: ClosedRange<Double>, label: String) {
      self.range = range
      self.label = label
    }
  }

  /// One axis: what it shows, and how.
  public struct Side: Equatable, Sendable {
    /// What the values are, in words.
    public let label: String
    /// How they are spread.
    public let scale: Scale
    /// From where to where, made wider if a value is outside; nil for what the values need.
    public let range: ClosedRange<Double>?
    /// Values that must find room beside those of the lines, so that two charts have the same axis.
    public let covering: [Double]
    /// Whether only whole numbers are marked: on the axis below, and on one whose range is given.
    public let wholeOnly: Bool

    /// An axis, linear unless told otherwise.
    public init(
      _ label: String, scale: Scale = .linear, range: ClosedRange<Double>? = nil,
      covering: [Double] = [], wholeOnly: Bool = false
    ) {
      self.label = label
      self.scale = scale
      self.range = range
      self.covering = covering
      self.wholeOnly = wholeOnly
    }
  }

  /// What the chart shows.
  public let title: String
  /// A remark below the title; empty for none.
  public let subtitle: String
  /// The lines.
  public let series: [LineSeries]
  /// The axis below.
  public let x: Side
  /// The axis on the left.
  public let y: Side
  /// Values to compare with.
  public let references: [Reference]
  /// Values of the horizontal axis to point out: upright dashed lines, their words above them.
  public let uprights: [Reference]
  /// Stretches of the horizontal axis to point out.
  public let spans: [Span]
  /// Where the lines are named; a single line has no legend.
  public let labels: SeriesLabels
  /// How values of the vertical axis are written; in per cent on the axis as well.
  public let format: NumberFormat
  /// Whether each line has a panel of its own beside the others, on the same axes, under its name.
  public let isSplit: Bool

  /// A line chart; nothing is checked before ``figure(theme:)``.
  public init(
    title: String, subtitle: String = "", series: [LineSeries], x: Side, y: Side,
    references: [Reference] = [], uprights: [Reference] = [], spans: [Span] = [],
    labels: SeriesLabels = .legend, format: NumberFormat = .automatic, isSplit: Bool = false
  ) {
    self.title = title
    self.subtitle = subtitle
    self.series = series
    self.x = x
    self.y = y
    self.references = references
    self.uprights = uprights
    self.spans = spans
    self.labels = labels
    self.format = format
    self.isSplit = isSplit
  }

  /// Draws the chart.
  ///
  /// - Throws: ``FigureError`` if there are no lines or over 100, or over 3 with panels of their own, a
  ///   line is empty or its lists
  ///   differ in length, a value is not finite, or one on a logarithmic axis is not above zero.
  public func figure(theme: Theme = .slide) throws(FigureError) -> Figure {
    guard (1...100).contains(series.count) else {
      throw FigureError("expected 1 to 100 lines to draw, found \(series.count)")
    }
    if isSplit, series.count > 3 {
      throw FigureError(
        "expected 1 to 3 lines with panels of their own, found \(series.count). Draw them in one.")
    }
    for line in series { try line.check() }
    let isPercent = if case .percent = format { true } else { false }
    let values = series.flatMap { $0.ys + limits(of: $0) } + references.map(\.value)
    let horizontal = axis(x, roomy(series.flatMap(\.xs) + x.covering), isExact: true)
    let vertical = axis(y, values + y.covering, isExact: false).inPercent(isPercent)
    let groups = isSplit ? series.indices.map { [$0] } : [Array(series.indices)]
    let panels = groups.enumerated().map { index, lines in
      Panel(
        title: isSplit ? series[index].name : "", horizontal: horizontal,
        vertical: vertical.withoutNumbers(index > 0), marks: marks(lines, theme))
    }
    let legend = series.indices.map {
      LegendEntry(series[$0].name, style: theme.series($0), sign: series[$0].sign)
    }
    let chart = Chart(
      title: title, subtitle: subtitle, legend: isSplit || series.count < 2 ? [] : legend,
      labels: labels, panels: panels, xLabel: isSplit ? x.label : "",
      yLabel: isSplit ? y.label : "")
    let graphics = try chart.graphics(theme: theme)
    return Figure(title: title, description: description, graphics: graphics)
  }

  private func limits(of line: LineSeries) -> [Double] {
    (line.band ?? []).flatMap { [$0.lowerBound, $0.upperBound] }
  }

  /// The ends of the horizontal axis: a fiftieth beyond the lines, unless a range is given.
  private func roomy(_ xs: [Double]) -> [Double] {
    guard x.range == nil, let low = xs.min(), let high = xs.max() else { return xs }
    if x.scale == .linear {
      let room = high / 50 - low / 50
      return [low - room, high + room]
    }
    guard low >= 1e-300 else { return xs }
    let factor = pow(high, 0.02) / pow(low, 0.02)
    return [max(low / factor, 1e-300), min(high * factor, 1e300)]
  }

  private func axis(_ side: Side, _ values: [Double], isExact: Bool) -> Axis {
    var all = values
    if let range = side.range { all += [range.lowerBound, range.upperBound] }
    let label = isSplit ? "" : side.label  // several panels have their names once, for all
    let isDrawable = all.allSatisfy { abs($0) <= 1e301 }
    if isDrawable, isExact || side.range != nil, let low = all.min(), let high = all.max() {
      return side.scale == .linear
        ? .numbers(low...high, label: label, wholeOnly: side.wholeOnly)
        : .logarithmic(low...high, label: label)
    }
    return side.scale == .linear
      ? .numbers(covering: all, label: label) : .logarithmic(covering: all, label: label)
  }

  /// What one panel shows: some of the lines, and what they are compared with.
  private func marks(_ chosen: [Int], _ theme: Theme) -> [any Mark] {
    let bands: [any Mark] = chosen.compactMap { index in
      series[index].band.map {
        BandMark(xs: series[index].xs, ranges: $0, style: theme.series(index))
      }
    }
    let rules = references.filter { reference in
      !isSplit || reference.line.map(chosen.contains) ?? true
    }
    // Shades lie below everything, and words are put where the lines leave room.
    var marks: [any Mark] = spans.map { SpanMark(range: $0.range) }
    marks += bands
    for index in chosen { marks.append(line(index, theme)) }
    for index in chosen { marks += lowest(index, theme) }
    for rule in rules { marks.append(RuleMark(y: rule.value, label: rule.label)) }
    for rule in uprights { marks.append(RuleMark(x: rule.value, label: rule.label)) }
    for span in spans { marks.append(SpanWords(range: span.range, string: span.label)) }
    return marks
  }

  private func line(_ index: Int, _ theme: Theme) -> LineMark {
    let line = series[index]
    // Panels of their own tell lines apart without dashes, whose gaps would swallow peaks.
    let style = theme.series(isSplit ? 0 : index)
    return LineMark(
      zip(line.xs, line.ys).map(Point.init), style: style, name: line.name,
      hasMarkers: line.looks == .marked || line.xs.count == 1,
      scale: line.looks == .fine ? 0.5 : 1)
  }

  /// The marker of a line that has one at its lowest point alone; none for others.
  private func lowest(_ index: Int, _ theme: Theme) -> [any Mark] {
    let line = series[index]
    guard line.looks == .lowest, line.xs.count > 1,
      let lowest = line.ys.indices.min(by: { line.ys[$0] < line.ys[$1] })
    else { return [] }
    let style = theme.series(isSplit ? 0 : index)
    return [PointMark(Point(line.xs[lowest], line.ys[lowest]), style: style, scale: 1.25)]
  }

  /// The lines in words, the first thirty of them, and what they are compared with.
  private var description: String {
    let lines = series.prefix(30).map { $0.description(format) }
    let rest = series.count > 30 ? ["and \(series.count - 30) more lines"] : []
    let words =
      references.map { "for comparison \($0.label) at \(format.text($0.value))" }
      + uprights.map { "marked below: \($0.label)" } + spans.map { "shaded: \($0.label)" }
    func name(_ side: Side) -> String {
      let isSaid = side.scale == .linear || side.label.hasSuffix("(log)")
      return isSaid ? side.label : "\(side.label) (logarithmic)"
    }
    return "Line chart of \(name(y)) over \(name(x)). "
      + (lines + rest + words).joined(separator: "; ") + "."
  }
}
