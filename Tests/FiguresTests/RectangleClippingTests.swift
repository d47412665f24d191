import Figures
import Testing

@Suite struct RectangleClippingTests {
  static let far: [Double] = [-1e300, -5, 15, 1e300]

  /// Every mark with values far beyond both axes: nothing is drawn outside of them.
  @Test(arguments: far) func whatLiesBeyondTheAxesIsLeftOut(value: Double) throws {
    let style = Theme.slide.series(1)
    let points = [Point(-value, 5), Point(2, value), Point(4, 5), Point(value, -value)]
    let range = min(value, 5)...max(value, 5)
    let marks: [any Mark] = [
      LineMark(points, style: style, name: "far"), AreaMark(points, base: value, style: style),
      BandMark(xs: [-20, 5, 20], ranges: [range, 4...5, range], style: style),
      BandMark(xs: [5], ranges: [range], style: style),
      PointMark(Point(value, value), style: style), RectangleMark(range, range, fill: Fill(.black)),
      IntervalMark(x: 5, range: range), IntervalMark(x: value, range: range),
      RuleMark(x: value, label: "far"), RuleMark(y: value, label: "far"),
      TextMark("text", at: Point(value, value)),
    ]
    for mark in marks {
      for labels in [SeriesLabels.legend, .direct] {
        let graphics = try drawn([mark], labels: labels)
        expectSound(graphics)
        let frame = try #require(inside(graphics)).inset(-20)
        let isInside = graphics.shapes.allSatisfy { shape in
          // Lines lead to names on the right.
          let edges = bounds(shape)
          return frame.contains(
            Rectangle(
              x: edges.x, y: edges.y,
              width: labels == .direct ? min(edges.width, frame.maxX - edges.x) : edges.width,
              height: edges.height))
        }
        #expect(isInside, "\(mark)")
      }
    }
  }

  /// Over the top from 5 to 15 and back: it crosses the edge at 10 half way up and half way down.
  @Test func linesEndAtTheEdge() throws {
    let style = Theme.slide.series(0)
    let line = LineMark([Point(0, 5), Point(4, 15), Point(8, 5)], style: style)
    let graphics = try drawn([line])
    let frame = try #require(inside(graphics))
    let pieces = graphics.shapes.compactMap { shape -> [Point]? in
      guard case .path(let points, false) = shape.outline, shape.stroke?.color == style.color else {
        return nil
      }
      return points
    }
    try #require(pieces.map(\.count) == [2, 2])
    // Half a pixel beyond the edge is allowed.
    #expect(pieces.allSatisfy { abs(min($0[0].y, $0[1].y) - frame.y) < 1 })
    #expect(abs(pieces[0][1].x - (frame.x + 0.2 * frame.width)) < 1)
    #expect(abs(pieces[1][0].x - (frame.x + 0.6 * frame.width)) < 1)
    // Markers at the two points that are inside.
    #expect(graphics.shapes.count { $0.fill?.color == style.color } == 2)
  }

  /// A wedge from 0 to 20 is cut at 10: a triangle becomes a shape of five corners at the most.
  @Test func areasEndAtTheEdge() throws {
    let style = Theme.slide.series(0)
    let graphics = try drawn([AreaMark([Point(0, 0), Point(10, 20)], style: style)])
    let frame = try #require(inside(graphics))
    let area = try #require(graphics.shapes.first { $0.fill?.color == style.color })
    #expect(abs(bounds(area).y - frame.y) < 1 && abs(bounds(area).maxX - frame.maxX) < 1)
    guard case .path(let corners, true) = area.outline else {
      Issue.record("expected a closed path")
      return
    }
    #expect(corners.contains { abs($0.x - frame.midX) < 2 && abs($0.y - frame.y) < 1 })
  }
}
