import Figures
import Testing

@Suite struct ShapeArrowTests {
  let stroke = Stroke(.black, width: 4)

  /// A line of 4 pixels has a head of 5 × 4 = 20, half as wide as 0.45 × 20 = 9 to each side.
  @Test func headEndsAtTheEnd() {
    let shapes = Shape.arrow(from: Point(0, 0), to: Point(100, 0), stroke)
    #expect(
      shapes.map(\.outline) == [
        .path([Point(0, 0), Point(80, 0)], isClosed: false),
        .path([Point(100, 0), Point(80, 9), Point(80, -9)], isClosed: true),
      ])
    #expect(shapes.map(\.stroke) == [stroke, nil])
    #expect(shapes.map(\.fill) == [nil, Fill(.black)])
  }

  /// Of 8 pixels, the head takes 4.
  @Test func shortArrowsHaveShortHeads() {
    let shapes = Shape.arrow(from: Point(0, 10), to: Point(0, 2), stroke)
    #expect(shapes[0].outline == .path([Point(0, 10), Point(0, 6)], isClosed: false))
  }

  @Test func noArrowLeadsNowhere() {
    #expect(Shape.arrow(from: Point(3, 3), to: Point(3, 3), stroke).isEmpty)
    #expect(Shape.arrow(from: Point(3, 3), to: Point(.nan, 3), stroke).isEmpty)
    #expect(Shape.arrow(from: Point(3, 3), to: Point(.infinity, 3), stroke).isEmpty)
  }
}
