import Figures
import Testing

@Suite struct HistogramTests {
  func chart(_ series: [HistogramSeries], bins: Int? = nil, title: String = "Values") -> Histogram {
    Histogram(title: title, series: series, valueLabel: "weight", binCount: bins)
  }

  static let values: [[Double]] = [
    [0.5], [0, 0], [1e300, -1e300], [1e-300, 3e-300, 2e-300], [-5, 5e9, 3],
    (0..<10_000).map { Double($0 * $0 % 977) },
  ]

  @Test(arguments: values) func valuesOfAllSizesFit(values: [Double]) throws {
    for theme in Themes.all {
      for count in [1, 2, 5] {
        let series = (0..<count).map { index in
          HistogramSeries(name: "layer \(index)", values: values)
        }
        expectSound(try chart(series).figure(theme: theme).graphics, theme: theme)
      }
    }
  }

  @Test(arguments: 1...12) func everyNumberOfDistributionsFits(count: Int) throws {
    for name in ["layer", String(repeating: "a long name ", count: 20), "日本語", ""] {
      let series = (0..<count).map { HistogramSeries(name: name, values: [1, 2, 2, Double($0)]) }
      expectSound(try chart(series, title: name + ".").figure().graphics)
    }
  }

  /// Two bins of 1 and 3 values: the second bar is three times as high, and the bars touch.
  @Test func barsTouchAndAreAsHighAsTheirCounts() throws {
    let series = HistogramSeries(name: "", values: [0, 5, 6, 10])
    let graphics = try chart([series], bins: 2).figure().graphics
    let bars = graphics.shapes.filter { $0.fill?.color == Theme.slide.palette[0] }.map(bounds)
    try #require(bars.count == 2)
    #expect(bars[0].maxX == bars[1].x && bars[0].maxY == bars[1].maxY)
    #expect(abs(bars[0].height * 3 - bars[1].height) <= 3)
  }

  @Test func countsCanBeGiven() throws {
    let bins = HistogramBins(edges: [0, 1, 4], counts: [3, 2])
    let figure = try chart([HistogramSeries(name: "", bins: bins)]).figure()
    expectSound(figure.graphics)
    let bars = figure.graphics.shapes.filter { $0.fill?.color == Theme.slide.palette[0] }
      .map(bounds)
    try #require(bars.count == 2)
    #expect(abs(bars[0].width * 3 - bars[1].width) <= 3)
    #expect(
      figure.description
        == "Histogram of weight. 5 values from 0 to 4, median between 0 and 1, in 2 bins.")
    let nothing = HistogramBins(edges: [0, 1], counts: [0])
    expectSound(try chart([HistogramSeries(name: "", bins: nothing)]).figure().graphics)
  }

  @Test func theDataIsToldInWords() throws {
    // The middle of four values is the mean of the two in the middle.
    let one = HistogramSeries(name: "first", values: [4, 1, 2, 3])
    #expect(
      try chart([one], bins: 3).figure().description
        == "Histogram of weight. 4 values from 1 to 4, median 2.5, in 3 bins.")
    let two = HistogramSeries(name: "second", values: [7])
    #expect(
      try chart([one, two], bins: 1).figure().description
        == "Histogram of weight. first: 4 values from 1 to 4, median 2.5, in 1 bin; "
        + "second: 1 value from 7 to 7, median 7, in 1 bin.")
  }

  /// Equal values lie below each other: the same bins, the same axes.
  @Test func panelsHaveTheSameBins() throws {
    let series = [[0.0, 1, 2, 3], [2, 3, 9]].map { HistogramSeries(name: "a", values: $0) }
    let graphics = try chart(series, bins: 3).figure().graphics
    let palette = Theme.slide.palette
    let bars = palette.prefix(2).map { color in
      graphics.shapes.filter { $0.fill?.color == color }.map(bounds)
    }
    // Bins of 3: the first holds 0, 1, 2, the second 3; then the first 2, the second 3, the third 9.
    try #require(bars.map(\.count) == [2, 3])
    #expect(bars[0][0].x == bars[1][0].x && bars[0][1].maxX == bars[1][1].maxX)
  }

  @Test func badInputIsNamed() {
    func said(_ series: [HistogramSeries], bins: Int? = nil) -> String? {
      message { () throws(FigureError) in try chart(series, bins: bins).figure() }
    }
    func counted(_ edges: [Double], _ counts: [Int]) -> [HistogramSeries] {
      [HistogramSeries(name: "b", bins: HistogramBins(edges: edges, counts: counts))]
    }
    let good = HistogramSeries(name: "good", values: [1, 2])
    #expect(said([]) == "expected 1 to 12 distributions to draw, found 0")
    #expect(
      said(Array(repeating: good, count: 13)) == "expected 1 to 12 distributions to draw, found 13")
    #expect(said([good], bins: 0) == "expected 1 to 1000 bins, found 0")
    #expect(said([good], bins: 10_000) == "expected 1 to 1000 bins, found 10000")
    #expect(
      said([good, HistogramSeries(name: "bad", values: [])])
        == "expected values in the distribution “bad”, found none")
    #expect(
      said([HistogramSeries(name: "bad", values: [1, .nan])])?
        .contains("found nan at position 1") == true)
    #expect(
      said(counted([0, 1], [1, 2]))
        == "expected 3 edges in the distribution “b”, one more than bins, found 2")
    #expect(
      said(counted([0, 1, 1], [1, 2]))
        == "expected rising edges in the distribution “b”, found 1.0 before 1.0 at position 1")
    #expect(
      said(counted([0, 1, 2], [1, -2]))
        == "expected counts of at least 0 in the distribution “b”, found -2 at position 1")
    #expect(said(counted([0], []))?.hasPrefix("expected 1 to 1000 bins") == true)
    #expect(said(counted([0, .infinity], [1]))?.contains("found inf") == true)
    #expect(said(counted([0, 1, 2], [.max, .max])) == nil)
  }
}
