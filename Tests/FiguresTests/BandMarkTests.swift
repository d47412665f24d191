import Figures
import Testing

@Suite struct BandMarkTests {
  let style = Theme.slide.series(1)

  /// Shapes in the colour of the series: the area, then two thin dashed edges.
  @Test func bandHasAnAreaAndThinEdges() throws {
    let mark = BandMark(xs: [0, 5, 10], ranges: [1...2, 2...5, 3...9], style: style)
    let graphics = try drawn([mark])
    let shapes = graphics.shapes.filter {
      ($0.fill?.color ?? $0.stroke?.color) == style.color
    }
    try #require(shapes.count == 3)
    #expect(shapes[0].fill.map { $0.opacity < 0.5 } == true)
    let frame = try #require(inside(graphics))
    let heights = bounds(shapes[0])
    #expect(abs(heights.y - (frame.maxY - 0.9 * frame.height)) < 1e-6)
    #expect(abs(heights.maxY - (frame.maxY - 0.1 * frame.height)) < 1e-6)
    for edge in shapes.dropFirst() {
      #expect(edge.stroke.map { $0.width < Theme.slide.lineWidth / 2 } == true)
      #expect(edge.stroke?.dash.isEmpty == false)
    }
  }

  @Test func oneIntervalIsALineAndNoneIsNothing() throws {
    let one = try drawn([BandMark(xs: [5], ranges: [2...4], style: style)])
    let lines = one.shapes.filter { $0.stroke?.color == style.color }
    #expect(lines.count == 1)
    #expect(lines.first.map { bounds($0).width == 0 && bounds($0).height > 10 } == true)
    #expect(try drawn([BandMark(xs: [], ranges: [], style: style)]) == drawn([]))
  }

  @Test func badInputIsNamed() {
    let unequal = message { () throws(FigureError) in
      try drawn([BandMark(xs: [1, 2], ranges: [0...1], style: style)])
    }
    #expect(
      unequal == "expected 2 intervals in a band, one for each of the places, found 1")
    let endless = message { () throws(FigureError) in
      try drawn([BandMark(xs: [1], ranges: [0...(.infinity)], style: style)])
    }
    #expect(endless?.contains("found inf") == true)
  }
}
