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

    /// A value with its words.
    public init(_ value: Double, label: String) {
      self.value = value
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

    /// An axis, linear unless told otherwise.
    public init(_ label: String, scale: Scale = .linear, range: ClosedRange<Double>? = nil) {
      self.label = label
      self.scale = scale
      self.range = range
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
  /// Where the lines are named; a single line has no legend.
  public let labels: SeriesLabels
  /// How values of the vertical axis are written; in per cent on the axis as well.
  public let format: NumberFormat

  /// A line chart; nothing is checked before ``figure(theme:)``.
  public init(
    title: String, subtitle: String = "", series: [LineSeries], x: Side, y: Side,
    references: [Reference] = [], labels: SeriesLabels = .legend, format: NumberFormat = .automatic
  ) {
    self.title = title
    self.subtitle = subtitle
    self.series = series
    self.x = x
    self.y = y
    self.references = references
    self.labels = labels
    self.format = format
  }

  /// Draws the chart.
  ///
  /// - Throws: ``FigureError`` if there are no lines or over 100, a line is empty or its lists
  ///   differ in length, a value is not finite, or one on a logarithmic axis is not above zero.
  public func figure(theme: Theme = .slide) throws(FigureError) -> Figure {
    guard (1...100).contains(series.count) else {
      throw FigureError("expected 1 to 100 lines to draw, found \(series.count)")
    }
    for line in series { try line.check() }
    let isPercent = if case .percent = format { true } else { false }
    let values = series.flatMap { $0.ys + limits(of: $0) } + references.map(\.value)
    let panel = Panel(
      horizontal: axis(x, roomy(series.flatMap(\.xs)), isExact: true),
      vertical: axis(y, values, isExact: false).inPercent(isPercent), marks: marks(theme))
    let legend = series.indices.map {
      LegendEntry(series[$0].name, style: theme.series($0), sign: .line)
    }
    let chart = Chart(
      title: title, subtitle: subtitle, legend: series.count < 2 ? [] : legend, labels: labels,
      panels: [panel])
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
    let isDrawable = all.allSatisfy { abs($0) <= 1e301 }
    if isDrawable, isExact || side.range != nil, let low = all.min(), let high = all.max() {
      return side.scale == .linear
        ? .numbers(low...high, label: side.label) : .logarithmic(low...high, label: side.label)
    }
    return side.scale == .linear
      ? .numbers(covering: all, label: side.label)
      : .logarithmic(covering: all, label: side.label)
  }

  private func marks(_ theme: Theme) -> [any Mark] {
    let bands: [any Mark] = series.enumerated().compactMap { index, line in
      line.band.map { BandMark(xs: line.xs, ranges: $0, style: theme.series(index)) }
    }
    let lines: [any Mark] = series.enumerated().map { index, line in
      LineMark(zip(line.xs, line.ys).map(Point.init), style: theme.series(index), name: line.name)
    }
    return bands + lines + references.map { RuleMark(y: $0.value, label: $0.label) }
  }

  /// The lines in words, the first thirty of them, and what they are compared with.
  private var description: String {
    let lines = series.prefix(30).map { $0.description(format) }
    let rest = series.count > 30 ? ["and \(series.count - 30) more lines"] : []
    let words = references.map { "for comparison \($0.label) at \(format.text($0.value))" }
    func name(_ side: Side) -> String {
      side.scale == .linear ? side.label : "\(side.label) (logarithmic)"
    }
    return "Line chart of \(name(y)) over \(name(x)). "
      + (lines + rest + words).joined(separator: "; ") + "."
  }
}
