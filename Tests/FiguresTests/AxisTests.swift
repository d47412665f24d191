import Figures
import Testing

@Suite struct AxisTests {
  @Test func rangesAreRound() {
    #expect(Axis.numbers(covering: [0.22, 0.76], label: "").range == 0.2...0.8)
    #expect(Axis.numbers(covering: [0.843, 0.885], includesZero: true, label: "").range == 0...1)
    #expect(Axis.logarithmic(covering: [3e-5, 0.7], label: "").range == 2e-5...1)
    #expect(Axis.logarithmic(covering: [], label: "").range == 0.1...10)
  }

  /// From 0.76 to 0.88 in steps of 0.02 there would be seven ticks: both ends have one of six at most.
  @Test func rangesThatCoverHaveSixTicksAtMost() {
    #expect(Axis.numbers(covering: [0.765, 0.865], label: "").range == 0.75...0.9)
    for last in 1...400 {
      for first in stride(from: -40, to: last, by: 7) {
        let values = [Double(first) / 97, Double(last) / 97]
        let range = Axis.numbers(covering: values, label: "").range
        let ticks = Ticks(in: range, atMost: 6).values
        #expect(range.contains(values[0]) && range.contains(values[1]))
        let near = (range.upperBound - range.lowerBound) / 8
        #expect((ticks.first ?? .infinity) - range.lowerBound <= near)
        #expect(range.upperBound - (ticks.last ?? -.infinity) <= near)
      }
    }
  }

  /// Charts of all heights, down to those with room for three numbers: both ends have one.
  @Test(arguments: [1, 2, 3]) func numbersAreWrittenAtBothEnds(rows: Int) throws {
    for theme in Themes.all {
      for values in [
        [0.765, 0.865], [0.31, 0.72], [-3, 4], [0, 23], [1e4, 1.9e4], [0.4, 1.1],
      ] {
        let axis = Axis.numbers(covering: values, label: "")
        let panel = Panel(horizontal: axis, vertical: axis, marks: [])
        let graphics = try Chart(
          title: "Ends", panels: Array(repeating: panel, count: rows), columns: 1
        ).graphics(theme: theme)
        expectSound(graphics, theme: theme)
        let frame = try #require(inside(graphics, theme: theme))
        let numbers = graphics.texts.dropFirst().map(\.frame)
        let left = numbers.filter { $0.maxX < frame.x && $0.y < frame.maxY + 20 }
        let below = numbers.filter { $0.y > frame.maxY && $0.midX > frame.x - 2 }
        #expect(left.contains { abs($0.midY - frame.y) < 0.13 * frame.height })
        #expect(left.contains { abs($0.midY - frame.maxY) < 0.13 * frame.height })
        #expect(below.contains { abs($0.midX - frame.x) < 0.13 * frame.width })
        #expect(below.contains { abs($0.midX - frame.maxX) < 0.13 * frame.width })
      }
    }
  }

  @Test(arguments: [0, 1, -7, 0.25, 1e300, -1e300, 1e-300, .leastNonzeroMagnitude])
  func equalValuesGetARangeAroundThem(value: Double) throws {
    for axis in [
      Axis.numbers(covering: [value, value], label: ""), .numbers(value...value, label: ""),
    ] {
      #expect(axis.range.lowerBound < value && value < axis.range.upperBound)
      try axis.check()
    }
  }

  /// A range that cannot be told from its middle is widened, one that can is kept.
  @Test func exactRangesAreKept() {
    #expect(Axis.numbers(0.5...0.50001, label: "").range == 0.5...0.50001)
    #expect(Axis.numbers(1...(1 + 1e-15), label: "").range.lowerBound < 0.95)
    #expect(Axis.logarithmic(0.3...7, label: "").range == 0.3...7)
  }

  @Test(arguments: [1, 0.25, 1e300, 1e-300])
  func equalValuesGetARangeAroundThemOnALogarithmicAxis(value: Double) throws {
    for axis in [
      Axis.logarithmic(covering: [value, value], label: ""), .logarithmic(value...value, label: ""),
    ] {
      #expect(axis.range.lowerBound <= value && value <= axis.range.upperBound)
      try axis.check()
    }
  }

  func said(_ axis: Axis) -> String? {
    message { () throws(FigureError) in
      try Chart(
        title: "",
        panels: [Panel(horizontal: axis, vertical: .numbers(0...1, label: ""), marks: [])]
      ).graphics(theme: .slide)
    }
  }

  @Test func limitsThatCannotBeDrawnAreNamed() {
    let wrong: [(Double, Double, String)] = [
      (.nan, .nan, "found nan"), (0, .infinity, "found inf"), (-.infinity, 0, "found -inf"),
      (-1.7e308, 1.7e308, "found -1.7e+308"), (2, 1, "found 2.0 to 1.0. Exchange or widen"),
    ]
    for (low, high, expected) in wrong {
      let range = ClosedRange(uncheckedBounds: (low, high))
      let message = said(.numbers(range, label: "size"))
      #expect(message?.contains("the axis “size”") == true)
      #expect(message?.contains(expected) == true, "\(message ?? "nothing")")
      #expect(said(.logarithmic(range, label: "size")) != nil)
    }
    #expect(said(.numbers(covering: [1, .nan, 2], label: "size"))?.contains("found nan") == true)
    #expect(said(.logarithmic(covering: [1, .nan], label: "size"))?.contains("found nan") == true)
  }

  @Test(arguments: [0, -0.5, -1e300]) func logarithmicAxesBeginAboveZero(value: Double) {
    let expected =
      "expected values above zero, from 1e-300 on, on the axis “rate”, which is logarithmic, "
      + "found \(value). Leave it out, or use a linear axis."
    #expect(said(.logarithmic(covering: [1, value, 3], label: "rate")) == expected)
    #expect(said(.logarithmic(value...1, label: "rate")) == expected)
  }

  @Test(arguments: [0, -1, .nan, .infinity]) func valuesWithoutAPlaceAreNamed(value: Double) {
    let style = Theme.slide.series(0)
    let low = min(value, 1)
    let marks: [any Mark] = [
      LineMark([Point(1, 1), Point(2, value)], style: style),
      PointMark(Point(1, value), style: style),
      RectangleMark(1...2, ClosedRange(uncheckedBounds: (low, value)), fill: Fill(.black)),
      IntervalMark(x: 1, range: ClosedRange(uncheckedBounds: (low, value))),
    ]
    for mark in marks {
      let panel = Panel(
        horizontal: .numbers(0...3, label: "epoch"),
        vertical: .logarithmic(covering: [0.1, 3], label: "loss"), marks: [mark])
      let said = message { () throws(FigureError) in
        try Chart(title: "", panels: [panel]).graphics(theme: .slide)
      }
      #expect(said?.contains("found \(value)") == true && said?.contains("“loss”") == true)
    }
  }

  /// From 0.01 to 100 are four powers of ten: 0.1 lies at a quarter, 1 in the middle.
  @Test func powersOfTenAreEquallyFar() throws {
    let style = Theme.slide.series(0)
    let points = [0.01, 0.1, 1, 100].map { Point($0, 1) }
    let panel = Panel(
      horizontal: .logarithmic(0.01...100, label: ""), vertical: .numbers(0...2, label: ""),
      marks: [LineMark(points, style: style)])
    let graphics = try Chart(title: "Powers", panels: [panel]).graphics(theme: .slide)
    expectSound(graphics)
    let lines = graphics.shapes.compactMap { shape -> [Point]? in
      guard case .path(let places, false) = shape.outline, places.count == 4 else { return nil }
      return places
    }
    let places = try #require(lines.first)
    let length = places[3].x - places[0].x
    #expect(abs((places[1].x - places[0].x) / length - 0.25) < 1e-9)
    #expect(abs((places[2].x - places[0].x) / length - 0.5) < 1e-9)
  }

  @Test(arguments: [
    1e-300...1e300, 0.001...0.002, 1e-5...1, 1...10_000, 0.82...0.88, 1e299...1e300, 0.07...13_000,
  ])
  func logarithmicAxesOfAllSizesFit(range: ClosedRange<Double>) throws {
    for theme in Themes.all {
      for columns in [1, 3] {
        let panel = Panel(
          horizontal: .logarithmic(range, label: "rate"),
          vertical: .logarithmic(range, label: "loss"), marks: [])
        let chart = Chart(title: "Log", panels: Array(repeating: panel, count: columns))
        expectSound(try chart.graphics(theme: theme), theme: theme)
      }
    }
  }
}
