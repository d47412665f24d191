/// Measured points with the curves that were fitted to them, or that foretell them.
///
/// A series has points, a curve, or both, in the same colour; its points have markers, its curve has
/// dashes of its own. A single series has no legend.
public struct FitChart: Sendable {
  /// Points and a curve that belong together.
  public struct Series: Equatable, Sendable {
    /// What they are called.
    public let name: String
    /// What was measured; shape (points), in any order.
    public let points: [Point]
    /// What the curve goes through, closely spaced; shape (points), from left to right.
    public let curve: [Point]

    /// Points and their curve.
    public init(name: String, points: [Point], curve: [Point]) {
      self.name = name
      self.points = points
      self.curve = curve
    }
  }

  /// What the chart shows.
  public let title: String
  /// A remark below the title; empty for none.
  public let subtitle: String
  /// The points with their curves.
  public let series: [Series]
  /// The axis below.
  public let x: LineChart.Side
  /// The axis on the left.
  public let y: LineChart.Side
  /// Places of the horizontal axis that are marked: upright dashed lines with their words.
  public let places: [LineChart.Reference]
  /// Values of the vertical axis that are marked: level dashed lines with their words.
  public let levels: [LineChart.Reference]

  /// A chart of points and curves; nothing is checked before ``figure(theme:)``.
  public init(
    title: String, subtitle: String = "", series: [Series], x: LineChart.Side, y: LineChart.Side,
    places: [LineChart.Reference] = [], levels: [LineChart.Reference] = []
  ) {
    self.title = title
    self.subtitle = subtitle
    self.series = series
    self.x = x
    self.y = y
    self.places = places
    self.levels = levels
  }

  /// Draws the chart.
  ///
  /// - Throws: ``FigureError`` if there are no series or over 100, one has neither points nor a
  ///   curve, a value is not finite, or one on a logarithmic axis is not above zero.
  public func figure(theme: Theme = .slide) throws(FigureError) -> Figure {
    try check()
    let all = series.flatMap { $0.points + $0.curve }
    let panel = Panel(
      horizontal: axis(x, all.map(\.x) + places.map(\.value)),
      vertical: axis(y, all.map(\.y) + levels.map(\.value)), marks: marks(theme))
    let legend = series.indices.map {
      LegendEntry(series[$0].name, style: theme.series($0), sign: .line)
    }
    let chart = Chart(
      title: title, subtitle: subtitle, legend: series.count < 2 ? [] : legend, panels: [panel])
    return Figure(
      title: title, description: description, graphics: try chart.graphics(theme: theme))
  }

  private func check() throws(FigureError) {
    guard (1...100).contains(series.count) else {
      throw FigureError("expected 1 to 100 series to draw, found \(series.count)")
    }
    for one in series {
      let all = one.points + one.curve
      try FigureError.checkDrawable(all.map(\.x), "the x of “\(one.name)”")
      try FigureError.checkDrawable(all.map(\.y), "the y of “\(one.name)”")
    }
    try FigureError.checkDrawable(
      [0] + (places + levels).map(\.value), "the values that are marked")
  }

  /// An axis that holds all values: exactly the range that was asked for, else round numbers.
  private func axis(_ side: LineChart.Side, _ values: [Double]) -> Axis {
    if let range = side.range {
      let all = values + [range.lowerBound, range.upperBound]
      let limits = (all.min() ?? 0)...(all.max() ?? 0)
      return side.scale == .linear
        ? .numbers(limits, label: side.label) : .logarithmic(limits, label: side.label)
    }
    return side.scale == .linear
      ? .numbers(covering: values, label: side.label)
      : .logarithmic(covering: values, label: side.label)
  }

  /// Curves first, then rules, then points: no measurement is covered.
  private func marks(_ theme: Theme) -> [any Mark] {
    let curves: [any Mark] = series.enumerated().map { index, one in
      LineMark(one.curve, style: theme.series(index), hasMarkers: false)
    }
    let points: [any Mark] = series.enumerated().flatMap { index, one in
      one.points.map { PointMark($0, style: theme.series(index)) }
    }
    let rules: [any Mark] =
      places.map { RuleMark(x: $0.value, label: $0.label) }
      + levels.map { RuleMark(y: $0.value, label: $0.label) }
    return curves + points + rules
  }

  /// The series in words, and what is marked.
  private var description: String {
    func name(_ side: LineChart.Side) -> String {
      side.scale == .linear ? side.label : "\(side.label) (logarithmic)"
    }
    let more = series.count > 30 ? ["and \(series.count - 30) more series"] : []
    let marked = (places + levels).map { "marked: \($0.label), at \(Self.text($0.value))" }
    return "Chart of \(name(y)) over \(name(x)). "
      + (series.prefix(30).map(Self.words) + more + marked).joined(separator: "; ") + "."
  }

  /// What was measured, and between which values the curve runs.
  private static func words(_ one: Series) -> String {
    let points = one.points.prefix(30).map(at)
    let rest = one.points.count > 30 ? ["and \(one.points.count - 30) more points"] : []
    var words = "\(one.name): " + (points + rest).joined(separator: ", ")
    if let first = one.curve.first, let last = one.curve.last {
      words += points.isEmpty ? "" : ", with "
      words += "a curve from \(at(first)) to \(at(last))"
    }
    return words
  }

  private static func at(_ point: Point) -> String { "\(text(point.y)) at \(text(point.x))" }

  private static func text(_ value: Double) -> String { NumberFormat.automatic.text(value) }
}
