import Figures
import Testing

@Suite struct ContourLinesTests {
  func lines(_ rows: [[Double]], at level: Double) -> [[Point]] {
    ContourLines(
      rowCount: rows.count, columnCount: rows.first?.count ?? 0, values: Array(rows.joined())
    )
    .lines(at: level)
  }

  /// From 0 to 4 along x, the level 1 is a quarter of the way.
  @Test func crossingsAreInterpolated() {
    #expect(
      lines([[0, 4], [0, 4], [0, 4]], at: 1) == [[Point(0.25, 0), Point(0.25, 1), Point(0.25, 2)]])
    #expect(
      lines([[4, 4, 4], [0, 0, 0]], at: 1) == [[Point(0, 0.75), Point(1, 0.75), Point(2, 0.75)]])
  }

  /// One high point has a line around it that ends where it begins.
  @Test func linesAroundAPointAreClosed() throws {
    let found = lines([[0, 0, 0], [0, 2, 0], [0, 0, 0]], at: 1)
    try #require(found.count == 1)
    #expect(found[0].count == 5 && found[0].first == found[0].last)
    let corners = [Point(1.5, 1), Point(0.5, 1), Point(1, 1.5), Point(1, 0.5)]
    #expect(corners.allSatisfy { found[0].contains($0) })
  }

  /// Whether a line stays beside a corner.
  func cutsOff(_ line: [Point], _ x: Double, _ y: Double) -> Bool {
    for point in line where abs(point.x - x) + abs(point.y - y) > 0.6 { return false }
    return true
  }

  /// Two high corners across from each other: the mean of all four, 1, tells what is joined.
  @Test func saddlesAreDecidedByTheirMiddle() {
    let joined = lines([[2, 0], [0, 2]], at: 0.9)
    let apart = lines([[2, 0], [0, 2]], at: 1.1)
    #expect(joined.count == 2 && apart.count == 2)
    // Joined: the low corner (1, 0) is cut off. Apart: the high corner (0, 0) is.
    #expect(joined.contains { cutsOff($0, 1, 0) } && joined.contains { cutsOff($0, 0, 1) })
    #expect(apart.contains { cutsOff($0, 0, 0) } && apart.contains { cutsOff($0, 1, 1) })
  }

  /// x² + y² = 64 on a grid of whole numbers around the middle (10, 10).
  @Test func circlesAreRound() throws {
    func squared(_ place: Int) -> Double { Double((place - 10) * (place - 10)) }
    let rows = (0...20).map { row in (0...20).map { squared($0) + squared(row) } }
    let found = lines(rows, at: 64)
    try #require(found.count == 1)
    #expect(found[0].first == found[0].last && found[0].count > 40)
    // On a side of length 1, a chord of a parabola is off by at most 1/8 of its second derivative,
    // 2, over its slope, about 2 · 8 / √2.
    for point in found[0] {
      let (x, y) = (point.x - 10, point.y - 10)
      let radius = (x * x + y * y).squareRoot()
      #expect(abs(radius - 8) < 0.03)
    }
  }

  @Test func linesRunFromEdgeToEdge() {
    let found = lines([[0, 1, 0, 1], [0, 1, 0, 1]], at: 0.5)
    #expect(found.count == 3)
    #expect(found.allSatisfy { $0.count == 2 })
  }

  @Test func thereIsNothingWithoutTwoSides() {
    #expect(lines([[1, 1], [1, 1]], at: 0.5).isEmpty)
    #expect(lines([[1, 1], [1, 1]], at: 1).isEmpty)
    #expect(lines([[0, 1]], at: 0.5).isEmpty)
    #expect(lines([], at: 0).isEmpty)
    #expect(lines([[0, .nan], [0, 1]], at: 0.5).isEmpty)
  }

  @Test func hugeValuesDoNotOverflow() {
    #expect(
      lines([[-1e300, 1e300], [-1e300, 1e300]], at: 0) == [[Point(0.5, 0), Point(0.5, 1)]])
  }

  @Test func countsMustAgree() async {
    await #expect(processExitsWith: .failure) {
      _ = ContourLines(rowCount: 2, columnCount: 2, values: [1])
    }
  }
}
