/// One pair of axes of a ``FunctionPlot``: what it shows, its curves, and its range of values.
public struct FunctionPanel: Sendable {
  /// What is written above the panel; empty for nothing.
  public let title: String
  /// What the values are, in words or a letter; empty for no label.
  public let valueLabel: String
  /// The curves, the first one drawn first.
  public let curves: [FunctionPlot.Curve]
  /// The values at the lower and upper edge, exactly; nil for round numbers around all values.
  public let valueRange: ClosedRange<Double>?

  /// A panel of curves; nothing is checked before ``FunctionPlot/figure(theme:)``.
  public init(
    title: String = "", valueLabel: String = "", curves: [FunctionPlot.Curve],
    valueRange: ClosedRange<Double>? = nil
  ) {
    self.title = title
    self.valueLabel = valueLabel
    self.curves = curves
    self.valueRange = valueRange
  }
}

/// Functions of one variable, in one or more panels side by side over the same range.
///
/// Functions are drawn as they are, not as points joined by lines: smooth where they are smooth,
/// with a corner where they have one. At a jump there is no upright line, but a ring at the end
/// that does not belong to the function, and a disc at its value, if it has one there.
///
/// Curves may run out of a given range of values: they end at its edge. Where a function is NaN,
/// its line has a gap; towards an infinite value it leaves the panel. A curve of the same name has
/// the same looks in every panel. All panels share a legend if one of them holds all curves;
/// otherwise each has its own. Where places of curves are pointed out, curves have no other markers.
public struct FunctionPlot: Sendable {
  /// A function with its name.
  public struct Curve: Sendable {
    /// What the curve is called in the legend.
    public let name: String
    /// Where the function jumps, has a corner or is undefined, in any order.
    public let breaks: [Double]
    /// Where the function has no value, whatever ``function`` says.
    public let holes: [Double]
    /// Values of the variable that are pointed out: a disc on the curve, with words.
    public let places: [LineChart.Reference]
    /// The function; NaN where it is undefined.
    public let function: @Sendable (Double) -> Double

    /// A curve of a function.
    ///
    /// - Parameters:
    ///   - name: What it is called in the legend.
    ///   - breaks: Where the function jumps, has a corner or is undefined, finite; what happens
    ///     there is found by asking the function at the place and just beside it. Places that are
    ///     not inside of the plot are left out.
    ///   - holes: Where the function has no value, finite, although `function` may give one: the
    ///     slope of a step, at the step. A hole needs not be named among the breaks as well.
    ///   - places: Values of the variable that are pointed out, finite; left out where there is
    ///     nothing to be drawn.
    ///   - function: The function; NaN where it is undefined.
    public init(
      _ name: String, breaks: [Double] = [], holes: [Double] = [],
      places: [LineChart.Reference] = [],
      function: @escaping @Sendable (Double) -> Double
    ) {
      self.name = name
      self.breaks = breaks
      self.holes = holes
      self.places = places
      self.function = function
    }
  }

  /// What the plot shows; empty for no title.
  public let title: String
  /// A remark below the title; empty for none.
  public let subtitle: String
  /// From where to where the functions are drawn.
  public let range: ClosedRange<Double>
  /// What the variable is, in words or a letter.
  public let label: String
  /// The panels, from left to right.
  public let panels: [FunctionPanel]
  /// Whether panels without a range of their own take one that holds the values of all of them.
  public let sharesValueRange: Bool

  /// The most panels, and the most curves of a panel, that are drawn.
  public static let limit = 12

  /// A plot of functions; nothing is checked before ``figure(theme:)``.
  public init(
    title: String, subtitle: String = "", range: ClosedRange<Double>, label: String,
    panels: [FunctionPanel], sharesValueRange: Bool = false
  ) {
    self.title = title
    self.subtitle = subtitle
    self.range = range
    self.label = label
    self.panels = panels
    self.sharesValueRange = sharesValueRange
  }

  /// Draws the functions.
  ///
  /// - Throws: ``FigureError`` if there are no panels or no curves, over ``limit`` of them, two
  ///   curves of a panel have the same name, a range is empty or not finite, or a function is
  ///   nowhere a finite number.
  public func figure(theme: Theme = .slide) throws(FigureError) -> Figure {
    try check()
    let values = try panels.map { (panel) throws(FigureError) in try self.values(of: panel) }
    let shared = panels.first { $0.curves.count == names.count }
    let chart = Chart(
      title: title, subtitle: subtitle, legend: shared.map { legend(of: $0, theme) } ?? [],
      panels: zip(panels, values).map { panel, own in
        Panel(
          title: panel.title, horizontal: .numbers(range, label: label),
          vertical: valueAxis(panel, sharesValueRange ? Array(values.joined()) : own),
          marks: [
            PanelLegend(entries: shared == nil ? legend(of: panel, theme) : []), ZeroLines(),
            FunctionMark(
              curves: panel.curves.map { .init(curve: $0, style: style($0, theme)) },
              hasMarkers: !hasPlaces),
            CalloutMarks(places: panel.curves.flatMap { callouts($0, theme) }),
          ])
      })
    return Figure(
      title: title, description: description, graphics: try chart.graphics(theme: theme))
  }

  private func check() throws(FigureError) {
    try Self.check(count: panels.count, of: "panels of functions")
    try Self.check(range, "the range of the variable")
    for panel in panels {
      let place = "the panel “\(panel.title)”"
      try Self.check(count: panel.curves.count, of: "curves in \(place)")
      if let valueRange = panel.valueRange { try Self.check(valueRange, "the values of \(place)") }
      for (index, curve) in panel.curves.enumerated() {
        if panel.curves[..<index].contains(where: { $0.name == curve.name }) {
          throw FigureError(
            "expected curves of different names in \(place), found “\(curve.name)” twice")
        }
        if let place = (curve.breaks + curve.holes).first(where: { !$0.isFinite }) {
          throw FigureError("expected finite breaks of “\(curve.name)”, found \(place)")
        }
        try FigureError.checkDrawable(
          [0] + curve.places.map(\.value), "the places pointed out of “\(curve.name)”")
      }
    }
  }

  private static func check(count: Int, of what: String) throws(FigureError) {
    guard (1...limit).contains(count) else {
      throw FigureError("expected 1 to \(limit) \(what), found \(count)")
    }
  }

  private static func check(_ range: ClosedRange<Double>, _ name: String) throws(FigureError) {
    let (low, high) = (range.lowerBound, range.upperBound)
    try FigureError.checkDrawable([low, high], name)
    guard high - low > 1e-9 * max(abs(low), abs(high)), high - low > 1e-290 else {
      throw FigureError(
        "expected the ends of \(name) apart, found \(low) and \(high). Choose a wider range.")
    }
  }

  // MARK: - Values

  /// What the curves of a panel reach: each all along and beside its breaks, if it is finite.
  private func values(of panel: FunctionPanel) throws(FigureError) -> [Double] {
    var all: [Double] = []
    for curve in panel.curves {
      let sides = curve.breaks(in: range).filter { !$0.isPole(of: curve, in: range) }
      let values =
        curve.values(in: range)
        + sides.flatMap { [$0.before, $0.value, $0.after] }.filter { abs($0) <= 1e300 }
      if values.isEmpty {
        throw FigureError(
          "expected a finite value of “\(curve.name)” somewhere from \(range.lowerBound) to "
            + "\(range.upperBound), found none")
      }
      all += values
    }
    return all
  }

  private func valueAxis(_ panel: FunctionPanel, _ values: [Double]) -> Axis {
    panel.valueRange.map { .numbers($0, label: panel.valueLabel) }
      ?? .numbers(covering: values, label: panel.valueLabel)
  }

  // MARK: - Looks

  /// The names of all curves in the order met.
  private var names: [String] {
    var names: [String] = []
    for name in panels.flatMap(\.curves).map(\.name) where !names.contains(name) {
      names.append(name)
    }
    return names
  }

  /// Discs and rings are for jumps: no curve is marked by them.
  private func style(_ curve: Curve, _ theme: Theme) -> SeriesStyle {
    let index = names.firstIndex(of: curve.name) ?? 0
    let style = theme.series(index)
    let markers = SeriesStyle.Marker.allCases.filter { $0 != .circle }
    return SeriesStyle(
      color: style.color, hatch: style.hatch, hatchColor: style.hatchColor, dash: style.dash,
      marker: markers[index % markers.count])
  }

  private func legend(of panel: FunctionPanel, _ theme: Theme) -> [LegendEntry] {
    panel.curves.map {
      LegendEntry($0.name, style: style($0, theme), sign: hasPlaces ? .curve : .line)
    }
  }

  /// Whether places are pointed out.
  private var hasPlaces: Bool { panels.flatMap(\.curves).contains { !$0.places.isEmpty } }

  /// The places of a curve, where it has a value.
  private func callouts(_ curve: Curve, _ theme: Theme) -> [CalloutMarks.Place] {
    curve.places.map { (Point($0.value, curve.function($0.value)), $0.label) }
      .filter { abs($0.0.y) <= 1e300 }
      .map { .init(point: $0, label: $1, color: style(curve, theme).color) }
  }
}
