import Figures
import Testing

@Suite struct AreaMarkTests {
  let style = Theme.slide.series(0)

  /// Up from the base at 2 to a line from 4 to 8: the corners in order, the base last.
  @Test func areaReachesFromLineToBase() throws {
    let graphics = try drawn([AreaMark([Point(0, 4), Point(10, 8)], base: 2, style: style)])
    let frame = try #require(inside(graphics))
    let area = try #require(graphics.shapes.first { $0.fill?.color == style.color })
    guard case .path(let corners, true) = area.outline else {
      Issue.record("expected a closed path")
      return
    }
    let heights = corners.map { (frame.maxY - $0.y) / frame.height * 10 }
    #expect(zip(heights, [4, 8, 2, 2]).allSatisfy { abs($0 - $1) < 1e-9 })
    #expect(area.fill.map { (0.1...0.9).contains($0.opacity) } == true)
    #expect(area.stroke == nil)
  }

  @Test(arguments: [0, 1]) func fewerThanTwoPointsDrawNothing(count: Int) throws {
    let points = (0..<count).map { Point(Double($0), 1) }
    #expect(try drawn([AreaMark(points, style: style)]) == drawn([]))
  }

  @Test func valuesWithoutAPlaceAreNamed() {
    for mark in [
      AreaMark([Point(0, .nan), Point(1, 1)], style: style),
      AreaMark([Point(0, 1), Point(1, 1)], base: .infinity, style: style),
      AreaMark([Point(.nan, 1), Point(1, 1)], style: style),
    ] {
      let said = message { () throws(FigureError) in try drawn([mark]) }
      #expect(said?.hasPrefix("expected finite values up to 1e300 on the axis") == true)
    }
    let said = message { () throws(FigureError) in
      try drawn(
        [AreaMark([Point(0, 1), Point(1, 1)], style: style)],
        vertical: .logarithmic(1...10, label: "y"))
    }
    #expect(said?.contains("is logarithmic, found 0.0") == true)
  }
}
