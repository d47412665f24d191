import Figures
import Testing

@Suite struct BarChartTests {
  func chart(
    _ categories: [String], _ series: [BarSeries], range: ClosedRange<Double>? = nil,
    title: String = "A title"
  ) -> BarChart {
    BarChart(
      title: title, subtitle: "A remark", categories: categories, series: series,
      valueLabel: "value", valueRange: range)
  }

  @Test(arguments: Names.lists) func namesOfAllKindsFit(names: [String]) throws {
    let values = names.indices.map { 0.5 + Double($0 % 7) / 14 }
    let intervals = values.map { ($0 - 0.1)...($0 + 0.1) }
    for count in [1, 2, 5] {
      let series = (0..<count).map {
        BarSeries(name: "series \($0)", values: values, intervals: intervals)
      }
      expectSound(try chart(names, series).figure().graphics)
      expectSound(try chart(names, series, range: 0.3...1.2).figure().graphics)
    }
  }

  @Test(arguments: Themes.all) func everyStyleFits(theme: Theme) throws {
    for names in Names.lists where [1, 2, 12, 26].contains(names.count) {
      let values = names.indices.map { 0.5 + Double($0 % 7) / 14 }
      let intervals = values.map { ($0 - 0.1)...($0 + 0.1) }
      for count in [1, 3] {
        let series = (0..<count).map {
          BarSeries(name: "series \($0) \(names[0])", values: values, intervals: intervals)
        }
        expectSound(try chart(names, series).figure(theme: theme).graphics, theme: theme)
      }
    }
    for size in [1e300, 1e-300] {
      let series = [BarSeries(name: "one", values: [size, -size])]
      expectSound(try chart(["a", "b"], series).figure(theme: theme).graphics, theme: theme)
    }
  }

  /// On black, grey and coloured bars: a line and its rim, of which one always shows.
  @Test(arguments: Theme.all) func intervalsShowOnEveryBar(theme: Theme) throws {
    let series = theme.palette.indices.map {
      BarSeries(name: "\($0)", values: [1], intervals: [0.5...1.5])
    }
    let shapes = try chart(["a"], series).figure(theme: theme).graphics.shapes
    for color in theme.palette {
      #expect(shapes.contains { $0.fill?.color == color })
      #expect(max(color.contrast(with: theme.ink), color.contrast(with: theme.ground)) >= 3)
    }
    let widths = [theme.ground, theme.ink].map { color in
      shapes.filter { shape in
        guard case .path(let points, false) = shape.outline, points.count == 2 else { return false }
        return shape.stroke?.color == color && points[0].x == points[1].x
      }.compactMap(\.stroke?.width).max() ?? 0
    }
    #expect(widths[0] - widths[1] >= theme.lineWidth)
  }

  @Test(arguments: [
    [0, 0], [1, 1], [-1, -2], [1e300, -1e300], [1e-300, 2e-300], [.leastNonzeroMagnitude, 0],
    [1e9, 1e-9],
    [123456.789, 123456.788], [-3, 4], [9_999_999, 10_000_001],
  ])
  func numbersOfAllSizesFit(values: [Double]) throws {
    let series = [BarSeries(name: "one", values: values)]
    let figure = try chart(["a", "b"], series).figure()
    expectSound(figure.graphics)
    expectSound(
      try chart(["a", "b"], series + [BarSeries(name: "two", values: values)]).figure().graphics)
    expectSound(try chart(["a", "b"], series, range: 0.8...0.9).figure().graphics)
  }

  @Test(arguments: 1...60) func everyNumberOfCategoriesFits(count: Int) throws {
    let names = (0..<count).map { "class \($0)" }
    let values = names.indices.map { Double($0 + 1) / Double(count) }
    let series = ["network", "linear SVM"].map { BarSeries(name: $0, values: values) }
    expectSound(try chart(names, series).figure().graphics)
  }

  @Test func longTitleAndLegendFit() throws {
    let long = String(repeating: "a very long title indeed ", count: 20)
    let series = (0..<9).map { BarSeries(name: "\(long) \($0)", values: [1, 2]) }
    expectSound(try chart(["a", "b"], series, title: long).figure().graphics)
  }

  /// Two bars from zero: heights are as 0.5 to 1, both end on the same line.
  @Test func barsAreAsHighAsTheirValues() throws {
    let figure = try chart(["a", "b"], [BarSeries(name: "one", values: [0.5, 1])]).figure()
    let bars = figure.graphics.shapes.compactMap { shape -> Rectangle? in
      shape.fill?.color == Theme.slide.palette[0] ? bounds(shape) : nil
    }
    #expect(bars.count == 2)
    #expect(abs(bars[0].height * 2 - bars[1].height) <= 2)
    #expect(bars[0].maxY == bars[1].maxY)
  }

  @Test func valuesAreWrittenAtFewBars() throws {
    let series = BarSeries(name: "one", values: [0.885], intervals: [0.879...0.891])
    let figure = try BarChart(
      title: "Accuracy", categories: ["network"], series: [series], valueLabel: "accuracy",
      format: .decimals(3)
    ).figure()
    let strings = figure.graphics.texts.map(\.string)
    #expect(strings.contains("0.885") && strings.contains("0.879 to 0.891"))
    #expect(figure.description == "Bar chart of accuracy. network: 0.885 (0.879 to 0.891).")
  }

  @Test func pointsInsteadOfBarsWhereZeroIsLeftOut() throws {
    let series = BarSeries(name: "one", values: [0.85, 0.88])
    let figure = try chart(["a", "b"], [series], range: 0.8...0.9).figure()
    let fills = figure.graphics.shapes.filter { $0.fill?.color == Theme.slide.palette[0] }
    #expect(fills.count == 2)
    for shape in fills {
      guard case .circle = shape.outline else {
        Issue.record("expected a circle, found \(shape.outline)")
        continue
      }
    }
  }

  /// From 82.2 to 90.2: the axis runs from 82 to 92, has a tick at both ends, and says that it does
  /// not begin at zero; from 2 to 90 it runs from zero, and bars are drawn.
  @Test func rangeEndsAtRoundNumbers() throws {
    let series = [BarSeries(name: "one", values: [85, 88])]
    let cut = try chart(["a", "b"], series, range: 82.2...90.2).figure().graphics
    let ticks = cut.texts.compactMap { Double($0.string) }
    #expect(ticks.contains(82) && ticks.contains(92))
    let frame = try #require(inside(cut))
    let lowest = try #require(cut.texts.first { $0.string == "82" })
    #expect(abs(lowest.frame.midY - frame.maxY) < 0.01)
    #expect(cut.texts.contains { $0.string == "value (not from 0)" })
    let whole = try chart(["a", "b"], series, range: 2...90).figure().graphics
    #expect(whole.texts.contains { $0.string == "value" })
    #expect(whole.shapes.count { $0.fill?.color == Theme.slide.palette[0] } == 2)
  }

  @Test func rangeIsWidenedToHoldAllValues() throws {
    let series = BarSeries(name: "one", values: [0.5, 0.95])
    expectSound(try chart(["a", "b"], [series], range: 0.8...0.9).figure().graphics)
  }

  @Test(arguments: Theme.all) func seriesDifferByMoreThanColor(theme: Theme) {
    let styles = (0..<12).map(theme.series)
    for (index, style) in styles.enumerated() {
      for other in styles[..<index] {
        #expect(style != other)
        #expect(style.color != other.color || style.hatch != other.hatch)
        #expect(style.color != other.color || style.dash != other.dash)
        #expect(style.color != other.color || style.marker != other.marker)
      }
    }
    #expect(styles[0].hatch != styles[1].hatch && styles[0].dash != styles[1].dash)
  }

  func said(_ chart: BarChart) -> String? {
    message { () throws(FigureError) in try chart.figure() }
  }

  @Test func badInputIsNamed() {
    let one = BarSeries(name: "one", values: [1])
    let cases: [(BarChart, String)] = [
      (chart([], [one]), "expected 1 to 1000 categories to draw, found 0"),
      (
        chart(Array(repeating: "a", count: 1001), [one]),
        "expected 1 to 1000 categories to draw, found 1001"
      ),
      (chart(["a"], []), "expected a series of bars to draw, found none"),
      (
        chart(["a", "b"], [one]),
        "expected 2 values in the series “one”, one for each of the categories, found 1"
      ),
      (
        chart(["a"], [BarSeries(name: "one", values: [.nan])]),
        "expected finite values up to 1e300 in the series “one”, found nan at position 0. "
          + "Leave it out, or find out where it comes from."
      ),
      (
        chart(["a"], [BarSeries(name: "one", values: [1], intervals: [])]),
        "expected 1 intervals in the series “one”, one for each of the categories, found 0"
      ),
    ]
    for (chart, expected) in cases {
      #expect(said(chart) == expected)
    }
    let infinite = chart(["a"], [BarSeries(name: "one", values: [.infinity])])
    #expect(said(infinite)?.contains("inf") == true)
    let endless = chart(["a"], [one], range: 0...(.infinity))
    #expect(said(endless)?.contains("the range of the value axis") == true)
    let interval = chart(["a"], [BarSeries(name: "one", values: [1], intervals: [0...(.infinity)])])
    #expect(said(interval)?.contains("inf") == true)
  }
}
