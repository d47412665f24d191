import Figures
import Testing

@Suite struct FitChartTests {
  func series(_ name: String, _ ys: [Double], curve: [Double] = [0, 1]) -> FitChart.Series {
    FitChart.Series(
      name: name, points: ys.enumerated().map { Point(Double($0 + 1), $1) },
      curve: curve.enumerated().map { Point(Double($0 + 1), $1) })
  }

  func chart(
    _ series: [FitChart.Series], x: LineChart.Side = .init("x"), y: LineChart.Side = .init("y"),
    places: [LineChart.Reference] = [], levels: [LineChart.Reference] = [], title: String = "Fit"
  ) -> FitChart {
    FitChart(title: title, series: series, x: x, y: y, places: places, levels: levels)
  }

  @Test(arguments: Themes.all) func namesOfAllKindsFit(theme: Theme) throws {
    for names in Names.lists where [1, 2, 11, 26].contains(names.count) {
      let figure = try chart(
        names.map { series($0, [0.2, 0.9, 0.4]) }, places: [.init(2, label: names[0])],
        levels: [.init(0.5, label: names[0])], title: names[0]
      ).figure(theme: theme)
      expectSound(figure.graphics, theme: theme)
    }
  }

  static let values: [[Double]] = [
    [0.7], [1e300, -1e300], [1e-300, 3e-300], [-5, 5e9], [0, 0],
    (0..<3000).map { Double($0 * $0 % 977) },
  ]

  @Test(arguments: values) func valuesOfAllSizesFit(values: [Double]) throws {
    for theme in Themes.all {
      let one = series("one", values, curve: values)
      expectSound(try chart([one]).figure(theme: theme).graphics, theme: theme)
      guard values.allSatisfy({ $0 >= 1e-299 }) else { continue }
      let both = LineChart.Side("both", scale: .logarithmic)
      expectSound(try chart([one], x: both, y: both).figure(theme: theme).graphics, theme: theme)
    }
  }

  /// A curve is one line without markers, and each point a marker on it, drawn later.
  @Test func pointsHaveMarkersAndCurvesHaveNone() throws {
    let graphics = try chart([series("one", [0.5, 0.7], curve: [0.1, 0.2, 0.8])]).figure().graphics
    let color = Theme.slide.palette[0]
    let markers = graphics.shapes.indices.filter { graphics.shapes[$0].fill?.color == color }
    let lines = graphics.shapes.indices.filter { graphics.shapes[$0].stroke?.color == color }
    #expect(markers.count == 2 && lines.count == 1)
    #expect(lines.max() ?? 9 < markers.min() ?? 0)
    guard case .path(let points, false) = graphics.shapes[lines[0]].outline else {
      Issue.record("expected a path")
      return
    }
    #expect(points.count == 3)
  }

  /// An axis is exactly what was asked for, unless a value lies outside.
  @Test func rangesAreKept() throws {
    let one = series("one", [2, 8], curve: [2, 8])
    func frame(_ range: ClosedRange<Double>) throws -> (top: Double, marker: Double) {
      let graphics = try chart([one], y: .init("y", range: range)).figure().graphics
      let frame = try #require(inside(graphics))
      let markers = graphics.shapes.filter { $0.fill?.color == Theme.slide.palette[0] }.map(bounds)
      let highest = try #require(markers.map(\.midY).min())
      return ((frame.maxY - highest) / frame.height, frame.y)
    }
    #expect(abs(try frame(0...16).top - 0.5) < 0.01)
    #expect(abs(try frame(0...4).top - 1) < 0.01)
  }

  @Test func whatItShowsIsSaidInWords() throws {
    let figure = try chart(
      [series("cell 1", [0.5, 0.75], curve: [0.25, 1])],
      x: .init("contrast", scale: .logarithmic), y: .init("response"),
      places: [.init(2, label: "half")]
    ).figure()
    #expect(
      figure.description == "Chart of response over contrast (logarithmic). cell 1: 0.5 at 1, "
        + "0.75 at 2, with a curve from 0.25 at 1 to 1 at 2; marked: half, at 2.")
    let hasLegend = figure.graphics.texts.contains { $0.string == "cell 1" }
    #expect(!hasLegend)
  }

  @Test func whatCannotBeDrawnIsNamed() {
    #expect(
      message { () throws(FigureError) in try chart([]).figure() }
        == "expected 1 to 100 series to draw, found 0")
    let cases: [(FitChart.Series, String)] = [
      (FitChart.Series(name: "a", points: [], curve: []), "expected values in the x of “a”"),
      (series("a", [.nan]), "expected finite values up to 1e300 in the y of “a”, found nan"),
    ]
    for (series, words) in cases {
      let error = message { () throws(FigureError) in try chart([series]).figure() }
      #expect(error?.hasPrefix(words) == true)
    }
    let logarithmic = message { () throws(FigureError) in
      try chart([series("a", [0])], y: .init("y", scale: .logarithmic)).figure()
    }
    #expect(logarithmic?.contains("above zero") == true)
    let level = message { () throws(FigureError) in
      try chart([series("a", [1])], levels: [.init(.infinity, label: "")]).figure()
    }
    #expect(level?.contains("the values that are marked, found inf") == true)
  }
}
