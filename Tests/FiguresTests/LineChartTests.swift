import Figures
import Testing

@Suite struct LineChartTests {
  func chart(
    _ series: [LineSeries], x: LineChart.Scale = .linear, y: LineChart.Scale = .linear,
    references: [LineChart.Reference] = [], labels: SeriesLabels = .legend, title: String = "Lines"
  ) -> LineChart {
    LineChart(
      title: title, series: series, x: .init("examples", scale: x), y: .init("accuracy", scale: y),
      references: references, labels: labels)
  }

  func line(_ name: String, _ ys: [Double], band: Double? = nil) -> LineSeries {
    LineSeries(
      name: name, xs: ys.indices.map { Double($0 + 1) }, ys: ys,
      band: band.map { half in ys.map { ($0 - half)...($0 + half) } })
  }

  @Test(arguments: Themes.all) func namesOfAllKindsFit(theme: Theme) throws {
    for names in Names.lists where [1, 2, 12, 26].contains(names.count) {
      for labels in [SeriesLabels.legend, .direct] {
        let series = names.enumerated().map { index, name in
          line(name, [0.5, 0.7, 0.8 + Double(index % 5) / 1000], band: 0.01)
        }
        let figure = try chart(
          series, references: [.init(0.8, label: names[0])], labels: labels, title: names[0]
        ).figure(theme: theme)
        expectSound(figure.graphics, theme: theme)
      }
    }
  }

  static let values: [[Double]] = [
    [0.7], [0.7, 0.5], Array(repeating: 0.25, count: 30), [1e300, -1e300], [1e-300, 3e-300],
    [-5, 5e9], [0, 0], (0..<10_000).map { Double($0 * $0 % 977) },
  ]

  @Test(arguments: values) func valuesOfAllSizesFit(values: [Double]) throws {
    for theme in Themes.all {
      for labels in [SeriesLabels.legend, .direct] {
        let lines = [line("one", values), line("two", values.map { $0 / 2 })]
        expectSound(
          try chart(lines, labels: labels).figure(theme: theme).graphics, theme: theme)
        guard values.allSatisfy({ $0 >= 1e-299 }) else { continue }
        let logarithmic = chart(lines, x: .logarithmic, y: .logarithmic, labels: labels)
        expectSound(try logarithmic.figure(theme: theme).graphics, theme: theme)
      }
    }
  }

  @Test func onePointIsAMarker() throws {
    let graphics = try chart([line("one", [0.5])]).figure().graphics
    let color = Theme.slide.palette[0]
    #expect(graphics.shapes.count { $0.fill?.color == color } == 1)
    #expect(graphics.shapes.count { $0.stroke?.color == color } == 0)
  }

  /// Two lines beside each other: names above, axes named once, the comparison where it belongs.
  @Test(arguments: Themes.all) func linesHavePanelsOfTheirOwn(theme: Theme) throws {
    let ys = (0..<100).map { Double($0 * $0 % 97) }
    let lines = ["one", "two"].map { name in
      LineSeries(name: name, xs: ys.indices.map(Double.init), ys: ys, looks: .fine)
    }
    func split(_ lines: [LineSeries]) throws(FigureError) -> Graphics {
      try LineChart(
        title: "Lines", series: lines, x: .init("epoch", wholeOnly: true), y: .init("examples"),
        references: [.init(9, label: "best", line: 1), .init(50, label: "all")], isSplit: true
      ).figure(theme: theme).graphics
    }
    let graphics = try split(lines)
    expectSound(graphics, theme: theme)
    for (text, count) in [("one", 1), ("two", 1), ("epoch", 1), ("examples", 1), ("best", 1)] {
      #expect(graphics.texts.count { $0.string == text } == count, "\(text)")
    }
    #expect(graphics.texts.count { $0.string == "all" } == 2)
    let stroke = Stroke(theme.palette[0], width: theme.lineWidth / 2)
    #expect(graphics.shapes.count { $0.stroke == stroke } == 2)
    #expect(graphics.shapes.count { $0.fill?.color == theme.palette[0] } == 0)
    let said = message { () throws(FigureError) in try split(lines + lines) }
    #expect(said?.hasPrefix("expected 1 to 3 lines with panels of their own, found 4") == true)
  }

  @Test func wholeNumbersAloneAreMarked() throws {
    let steps = LineSeries(name: "steps", xs: [0, 1, 3], ys: [1, 2, 2], looks: .plain)
    let graphics = try LineChart(
      title: "Steps", series: [steps], x: .init("epochs", wholeOnly: true),
      y: .init("mistakes", range: 0...3, wholeOnly: true)
    ).figure().graphics
    let numbers = graphics.texts.map(\.string).filter { Double($0) != nil }
    #expect(numbers.sorted() == ["0", "0", "1", "1", "2", "2", "3", "3"])
    #expect(graphics.shapes.count { $0.fill?.color == Theme.slide.palette[0] } == 0)
  }

  /// A single point has no line in the legend either.
  @Test func aSinglePointIsAMarkerInTheLegend() throws {
    let lines = [line("curve", [1, 2]), line("point", [2])]
    let graphics = try chart(lines).figure().graphics
    let color = Theme.slide.palette[1]
    #expect(graphics.shapes.count { $0.stroke?.color == color } == 0)
    #expect(graphics.shapes.count { $0.fill?.color == color } == 2)
  }

  @Test func theLowestPointAloneIsMarked() throws {
    let lowest = LineSeries(name: "one", xs: [0, 1, 2, 3], ys: [9, 1, 1, 9], looks: .lowest)
    let graphics = try chart([lowest]).figure().graphics
    let frame = try #require(inside(graphics))
    let markers = graphics.shapes.filter { $0.fill?.color == Theme.slide.palette[0] }
    #expect(markers.count == 1)
    // The axis reaches a fiftieth of 3 beyond the line on both sides.
    let place = try #require(markers.first)
    #expect(abs(bounds(place).midX - (frame.x + 1.06 / 3.12 * frame.width)) < 1e-6)
  }

  @Test func chartsThatCoverTheSameValuesHaveTheSameAxis() throws {
    func numbers(_ covering: [Double]) throws -> [String] {
      try LineChart(
        title: "Lines", series: [line("one", [5, 6])], x: .init("examples"),
        y: .init("loss", covering: covering)
      ).figure().graphics.texts.map(\.string).filter { Double($0) != nil }
    }
    #expect(try numbers([0, 10]).contains("10"))
    #expect(try !numbers([]).contains("10"))
  }

  /// A value of the horizontal axis is pointed out above the chart, and in words.
  @Test func uprightRulesStandAtTheirValue() throws {
    let figure = try LineChart(
      title: "Lines", series: [line("one", [5, 6, 7])], x: .init("x", range: 0...4), y: .init("y"),
      uprights: [.init(1, label: "in use"), .init(9, label: "beyond")],
      spans: [.init(2...3, label: "good")]
    ).figure()
    let frame = try #require(inside(figure.graphics))
    let words = try #require(figure.graphics.texts.first { $0.string == "in use" }).frame
    #expect(words.maxY <= frame.y && abs(words.midX - (frame.x + frame.width / 4)) < 1e-6)
    #expect(!figure.graphics.texts.contains { $0.string == "beyond" })
    #expect(
      figure.description.hasSuffix("marked below: in use; marked below: beyond; shaded: good."))
  }

  /// Each name is level with the end of its line, or moved just so that names do not touch.
  @Test func namesStandAtTheEndsOfTheirLines() throws {
    let lines = [line("low", [5, 1]), line("high", [1, 9]), line("middle", [5, 5])]
    let graphics = try chart(lines, labels: .direct).figure().graphics
    let frame = try #require(inside(graphics))
    let names = ["high", "middle", "low"].compactMap { name in
      graphics.texts.first { $0.string == name }?.frame
    }
    #expect(names.count == 3)
    #expect(names.allSatisfy { $0.x > frame.maxX })
    #expect(Set(names.map(\.x)).count == 1)
    let ends = graphics.shapes.compactMap { shape -> Point? in
      guard case .path(let points, false) = shape.outline, points.count == 2,
        shape.stroke?.width == Theme.slide.lineWidth
      else { return nil }
      return points.last
    }
    #expect(ends.count == 3)
    let heights = ends.map(\.y).sorted()
    #expect(zip(heights, names).allSatisfy { abs($0 - $1.midY) < 1 })
  }

  /// Six lines that end at the same place: their names are spread evenly around it.
  @Test func namesThatWouldTouchAreMovedApart() throws {
    let lines = (0..<6).map { line("line \($0)", [Double($0), 2, 5]) }
    let graphics = try chart(lines, labels: .direct).figure().graphics
    expectSound(graphics)
    let names = graphics.texts.filter { $0.string.hasPrefix("line ") }.map(\.frame)
    #expect(names.count == 6)
    for (name, next) in zip(names, names.dropFirst()) {
      #expect(abs(next.y - name.maxY) < 1e-6)
    }
  }

  @Test func aLegendOrNamesButNotBoth() throws {
    let lines = [line("first", [5, 1]), line("second", [1, 9])]
    for labels in [SeriesLabels.legend, .direct] {
      let texts = try chart(lines, labels: labels).figure().graphics.texts.map(\.string)
      #expect(texts.count { $0 == "first" } == 1 && texts.count { $0 == "second" } == 1)
    }
  }

  @Test func theDataIsToldInWords() throws {
    let series = [
      LineSeries(name: "network", xs: [100, 1000, 10_000], ys: [0.5, 0.9, 0.8]),
      LineSeries(name: "SVM", xs: [100], ys: [0.6]),
    ]
    let figure = try LineChart(
      title: "Lines", series: series, x: .init("examples", scale: .logarithmic),
      y: .init("accuracy"), references: [.init(0.835, label: "human accuracy")],
      format: .percent(1)
    ).figure()
    #expect(
      figure.description
        == "Line chart of accuracy over examples (logarithmic). network: 3 points, from 50.0 % at "
        + "100 to 80.0 % at 10000, highest 90.0 % at 1000; SVM: 60.0 % at 100; for comparison "
        + "human accuracy at 83.5 %.")
    #expect(figure.graphics.texts.contains { $0.string == "human accuracy" })
    #expect(figure.graphics.texts.contains { $0.string.hasSuffix("0 %") })
  }

  @Test func rangesAreWidenedToHoldAllValues() throws {
    let figure = try LineChart(
      title: "Lines", series: [line("one", [0.2, 2])], x: .init("x", range: 0...1),
      y: .init("y", range: 0...1), references: [.init(-3, label: "below")]
    ).figure()
    expectSound(figure.graphics)
    let frame = try #require(inside(figure.graphics))
    let isInside = figure.graphics.shapes.allSatisfy {
      frame.inset(-20).contains(bounds($0))
    }
    #expect(isInside)
  }

  @Test func badInputIsNamed() {
    func said(_ chart: LineChart) -> String? {
      message { () throws(FigureError) in try chart.figure() }
    }
    let good = line("good", [1, 2])
    #expect(said(chart([])) == "expected 1 to 100 lines to draw, found 0")
    #expect(
      said(chart(Array(repeating: good, count: 101)))
        == "expected 1 to 100 lines to draw, found 101"
    )
    #expect(
      said(chart([good, LineSeries(name: "bad", xs: [1, 2], ys: [1])]))
        == "expected 2 y in the line “bad”, one for each of the x, found 1")
    #expect(
      said(chart([LineSeries(name: "bad", xs: [1, 2], ys: [1, 2], band: [0...1])]))
        == "expected 2 intervals in the line “bad”, one for each of the points, found 1")
    #expect(
      said(chart([good, line("bad", [])]))
        == "expected values in the x of the line “bad”, found none"
    )
    #expect(said(chart([line("bad", [1, .nan])]))?.contains("found nan at position 1") == true)
    #expect(said(chart([line("bad", [1, 0])], y: .logarithmic))?.contains("found 0.0") == true)
    #expect(
      said(chart([good], y: .logarithmic, references: [.init(-1, label: "")]))?
        .contains("found -1.0. Leave it out, or use a linear axis.") == true)
    let endless = LineChart(
      title: "", series: [good], x: .init("x", range: 0...(.infinity)), y: .init("y"))
    #expect(said(endless)?.contains("the axis “x”, found inf") == true)
    #expect(said(chart([good], references: [.init(.nan, label: "")]))?.contains("nan") == true)
  }
}
