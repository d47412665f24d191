import Figures
import Testing

@Suite struct HalfPlanesTests {
  static let corners = [Point(0, 0), Point(0, 1), Point(1, 0), Point(1, 1)]

  func scene(
    _ line: HalfPlanes.Line?, dashed: HalfPlanes.Line? = nil, points: [Point] = corners,
    classes: [Int] = [0, 1, 1, 1], highlighted: Int? = nil, title: String = "OR",
    ringsErrors: Bool = true
  ) -> HalfPlanes.Scene {
    HalfPlanes.Scene(
      title: title, points: points, classes: classes, line: line, dashedLine: dashed,
      highlighted: highlighted, ringsErrors: ringsErrors)
  }

  func chart(_ scenes: [HalfPlanes.Scene], names: [String] = ["no", "yes"]) -> HalfPlanes {
    HalfPlanes(
      title: "Lines", subtitle: "Which?", scenes: scenes, classNames: names, xLabel: "x₁",
      yLabel: "x₂")
  }

  /// What is filled with the shade of a class.
  func shades(_ label: Int, _ graphics: Graphics, _ theme: Theme = .slide) -> [[Point]] {
    let shade = Color.mix(theme.ground, theme.series(label).color, at: 0.3)
    return graphics.shapes.compactMap { shape in
      guard case .path(let corners, true) = shape.outline, shape.fill?.color == shade else {
        return nil
      }
      return corners
    }
  }

  func lines(_ graphics: Graphics, isDashed: Bool) -> [[Point]] {
    graphics.shapes.compactMap { shape in
      guard case .path(let ends, false) = shape.outline, ends.count == 2,
        shape.stroke?.color == Theme.slide.ink, shape.stroke?.dash.isEmpty == !isDashed
      else { return nil }
      return ends
    }
  }

  /// Rings are thinner than lines, and thicker than the rims of markers.
  func rings(_ graphics: Graphics) -> Int {
    let stroke = Stroke(Theme.slide.ink, width: Theme.slide.lineWidth / 2)
    return graphics.shapes.count { shape in
      if case .circle = shape.outline { return shape.stroke == stroke }
      return false
    }
  }

  /// Where one panel has axes of its own, each says what its own are.
  @Test(arguments: Themes.all) func axesThatDifferAreNamedEach(theme: Theme) throws {
    let line = HalfPlanes.Line(a: 2, b: 2, c: -1)
    let other = HalfPlanes.Scene(
      title: "output", points: Self.corners, classes: [0, 1, 1, 1], line: line, xLabel: "h1",
      yLabel: "h2")
    let graphics = try chart([scene(line), scene(line), other]).figure(theme: theme).graphics
    expectSound(graphics, theme: theme)
    let texts = graphics.texts.map(\.string)
    #expect(["x₁", "x₂", "h1", "h2"].map { name in texts.count { $0 == name } } == [2, 2, 1, 1])
    let shared = try chart([scene(line), scene(line)]).figure().graphics.texts.map(\.string)
    #expect(shared.count { $0 == "x₁" } == 1)
  }

  // MARK: - Where things are

  /// x + y = 0.5 runs from (-0.1, 0.6) to (0.6, -0.1), the axes from -0.1 to 1.1: above it lies a
  /// five-cornered piece, below it a triangle, of 7/12 of the sides.
  @Test func theLineAndItsSides() throws {
    let graphics = try chart([scene(HalfPlanes.Line(a: 2, b: 2, c: -1))]).figure().graphics
    let frame = try #require(inside(graphics))
    let line = try #require(lines(graphics, isDashed: false).first).sorted { $0.x < $1.x }
    func isNear(_ a: Point, _ b: Point) -> Bool { abs(a.x - b.x) + abs(a.y - b.y) < 1e-6 }
    let ends = [
      Point(frame.x, frame.y + frame.height * 5 / 12),
      Point(frame.x + frame.width * 7 / 12, frame.maxY),
    ]
    #expect(isNear(line[0], ends[0]) && isNear(line[1], ends[1]))
    let (below, above) = (shades(0, graphics), shades(1, graphics))
    try #require(below.count == 1 && above.count == 1)
    #expect(below[0].count == 3 && above[0].count == 5)
    for end in ends + [Point(frame.x, frame.maxY)] {
      #expect(below[0].contains { isNear($0, end) })
    }
    #expect(above[0].contains { isNear($0, Point(frame.maxX, frame.y)) })
  }

  /// The other way round, the same line has the other sides, and all examples are wrong.
  @Test func signsDecideOnTheSides() throws {
    let graphics = try chart([scene(HalfPlanes.Line(a: -2, b: -2, c: 1))]).figure().graphics
    #expect(shades(0, graphics).first?.count == 5 && shades(1, graphics).first?.count == 3)
    #expect(rings(graphics) == 5)  // four examples and the legend
  }

  /// On the line is wrong: x = 0 has two examples on it.
  @Test func whatLiesOnTheLineIsWrong() throws {
    let figure = try chart([scene(HalfPlanes.Line(a: 1, b: 0, c: 0))]).figure()
    #expect(rings(figure.graphics) == 3)
    #expect(figure.description.contains("OR: 1 x + 0 y + 0 = 0, 2 of 4 on their side"))
  }

  @Test func aLineOutsideShadesEverything() throws {
    for (line, label) in [
      (HalfPlanes.Line(a: 1, b: 0, c: 7), 1), (HalfPlanes.Line(a: 0, b: 0, c: -1), 0),
    ] {
      let graphics = try chart([scene(line)]).figure().graphics
      #expect(lines(graphics, isDashed: false).isEmpty)
      #expect(shades(label, graphics).count == 1 && shades(1 - label, graphics).isEmpty)
      let words = line.a == 0 ? "no line" : "line outside"
      #expect(graphics.texts.count { $0.string == words } == 1)
    }
  }

  @Test func withoutALineNothingIsShaded() throws {
    for line in [nil, HalfPlanes.Line(a: 0, b: 0, c: 0)] {
      let graphics = try chart([scene(line)]).figure().graphics
      #expect(shades(0, graphics).isEmpty && shades(1, graphics).isEmpty)
      #expect(lines(graphics, isDashed: false).isEmpty && rings(graphics) == 5)
    }
  }

  @Test func theOtherLineIsDashedAndTheExampleHasARing() throws {
    let graphics = try chart([
      scene(
        HalfPlanes.Line(a: 2, b: 2, c: -1), dashed: HalfPlanes.Line(a: 0, b: 1, c: -0.5),
        highlighted: 2)
    ]).figure().graphics
    #expect(lines(graphics, isDashed: true).count == 1)
    #expect(lines(graphics, isDashed: false).count == 1)
    #expect(rings(graphics) == 2)  // the example and the legend
  }

  /// Lines are dashed and solid in the legend as in the panel; the ring has the name it is given.
  @Test func linesAndRingsAreNamed() throws {
    let line = HalfPlanes.Line(a: 2, b: 2, c: -1)
    let graphics = try HalfPlanes(
      title: "Lines", scenes: [scene(line, dashed: line, highlighted: 0)],
      classNames: ["no", "yes"],
      xLabel: "x_{1}", yLabel: "y", lineName: "after", dashedName: "before", ringName: "mistake"
    ).figure().graphics
    for name in ["after", "before", "mistake"] {
      #expect(graphics.texts.count { $0.string == name } == 1, "\(name)")
    }
    #expect(lines(graphics, isDashed: true).count == 2)
    #expect(lines(graphics, isDashed: false).count == 2)
    #expect(!graphics.texts.contains { $0.string == "wrong" })
  }

  /// An error at the place of an example that is right is drawn above it, in its ring.
  @Test func errorsAreOnTop() throws {
    let heap = scene(
      HalfPlanes.Line(a: 1, b: 0, c: 1), points: [Point(0, 0), Point(0, 0)], classes: [0, 1])
    let graphics = try chart([heap]).figure().graphics
    let colors = graphics.shapes.compactMap(\.fill?.color)
    let theme = Theme.slide
    #expect(colors.last == theme.series(0).color)
  }

  /// Black on black would be a blot.
  @Test func markersOfInkHaveAPaleRim() throws {
    let line = HalfPlanes.Line(a: 2, b: 2, c: -1)
    let graphics = try chart([scene(line)]).figure(theme: .mono).graphics
    let black = graphics.shapes.filter { $0.fill?.color == .black }
    #expect(black.count == 4)  // three examples and the legend
    #expect(black.allSatisfy { $0.stroke?.color == .white })
  }

  /// Zero is marked, on axes from 2 to 5.5 and from 0.5 to 1, as it is near; from 90 to 91 it is not.
  @Test func theOriginIsShownIfItIsNear() throws {
    func numbers(_ points: [Point], _ showsOrigin: Bool) throws -> [String] {
      try HalfPlanes(
        title: "Origin",
        scenes: [scene(HalfPlanes.Line(a: 1, b: 1, c: 0), points: points, classes: [0, 1])],
        classNames: ["no", "yes"], xLabel: "x", yLabel: "y", showsOrigin: showsOrigin
      ).figure().graphics.texts.map(\.string).filter { Double($0) == 0 }
    }
    let near = [Point(2, 0.5), Point(5.5, 1)]
    #expect(try numbers(near, true).count == 2 && numbers(near, false).isEmpty)
    #expect(try numbers(near.map { Point(-$0.x, -$0.y) }, true).count == 2)
    #expect(try numbers([Point(90, 90), Point(91.5, 91)], true).isEmpty)
  }

  /// However low a panel is, two numbers on each axis tell its scale.
  @Test(arguments: [0.0...1.9, 0.1...2.5, 0.9...3.2, 7...19, -0.004...0.0115], Themes.all)
  func eachAxisHasTwoNumbers(range: ClosedRange<Double>, theme: Theme) throws {
    let points = [range.lowerBound, range.upperBound].map { Point($0, $0) }
    let scenes = (1...6).map {
      scene(nil, points: points, classes: [0, 1], title: "update \($0)")
    }
    let graphics = try chart(scenes).figure(theme: theme).graphics
    expectSound(graphics, theme: theme)
    let numbers = graphics.texts.filter {
      Double($0.string.replacing("−", with: "-")) != nil
    }
    // Two rows of panels beside, three columns of them below.
    #expect(numbers.count >= 10)
    let left = try #require(numbers.map(\.frame.maxX).min())
    let beside = numbers.filter { $0.frame.maxX < left + 1 }
    #expect(beside.count >= 4)
  }

  // MARK: - Layout

  @Test(arguments: 1...6, [["no", "yes"], ["日本語", String(repeating: "long", count: 40)]])
  func anyNumberOfPanelsFits(count: Int, names: [String]) throws {
    let scenes = (1...count).map {
      scene(HalfPlanes.Line(a: 1, b: 1, c: -0.3 * Double($0)), title: "update \($0), epoch 1")
    }
    for theme in Themes.all {
      let graphics = try chart(scenes, names: names).figure(theme: theme).graphics
      expectSound(graphics, theme: theme)
      if names[0] == "no", !theme.hasFreeShape { #expect(graphics.size == theme.size) }
    }
  }

  /// The labels of the axes stand at them, once for all panels.
  @Test func axesAreNamed() throws {
    let line = HalfPlanes.Line(a: 1, b: 1, c: -1)
    let single = try chart([scene(line)]).figure().graphics.texts
    #expect(single.contains { $0.string == "x₁" } && single.contains { $0.string == "x₂" })
    let many = try chart(Array(repeating: scene(line), count: 4)).figure().graphics.texts
    for name in ["x₁", "x₂"] { #expect(many.count { $0.string == name } == 1) }
  }

  /// Huge, tiny and equal numbers: each has a place, and the line its ends in the chart.
  @Test(arguments: [1e-300, 1e-9, 1, 1e9, 1e299]) func numbersOfAllSizesFit(scale: Double) throws {
    let points = Self.corners.map { Point($0.x * scale, $0.y * scale) }
    let line = HalfPlanes.Line(a: 1, b: 1, c: -scale / 2)
    let figure = try chart([scene(line, points: points)]).figure()
    expectSound(figure.graphics)
    if scale >= 1e-9 { #expect(lines(figure.graphics, isDashed: false).count == 1) }
    #expect(figure.description.contains("4 of 4 on their side"))
    let heap = Array(repeating: Point(scale, scale), count: 4)
    expectSound(try chart([scene(line, points: heap)]).figure().graphics)
  }

  @Test func aSinglePointHasRoom() throws {
    let one = scene(HalfPlanes.Line(a: 1, b: 0, c: 0), points: [Point(3, 4)], classes: [1])
    expectSound(try chart([one]).figure().graphics)
  }

  // MARK: - Bad input

  @Test func badInputIsNamed() {
    let line = HalfPlanes.Line(a: 1, b: 1, c: 1)
    func said(_ scenes: [HalfPlanes.Scene], _ names: [String] = ["a", "b"]) -> String? {
      message { () throws(FigureError) in try chart(scenes, names: names).figure() }
    }
    #expect(said([]) == "expected 1 to 6 panels, found 0")
    #expect(
      said(Array(repeating: scene(line), count: 7)) == "expected 1 to 6 panels, found 7")
    #expect(said([scene(line)], ["a"]) == "expected names of 2 classes, found 1")
    #expect(
      said([scene(line, points: [], classes: [])])
        == "expected values in the examples of “OR”, found none")
    #expect(
      said([scene(line, points: [Point(.nan, 1)], classes: [0])])?.contains("found nan") == true)
    #expect(
      said([scene(line, classes: [0])])
        == "expected 4 classes, one for each of the examples, found 1")
    #expect(
      said([scene(line, classes: [0, 1, 2, 0])])
        == "expected a class of 0 or 1 in “OR”, found 2 for example 2")
    #expect(
      said([scene(HalfPlanes.Line(a: .infinity, b: 0, c: 0))])?.contains("the line of “OR”")
        == true)
    #expect(
      said([scene(line, highlighted: 4)])
        == "expected an example from 0 to 3 to point out in “OR”, found 4")
    let crowd = scene(
      line, points: Array(repeating: Point(0, 0), count: 10_001),
      classes: Array(repeating: 0, count: 10_001))
    #expect(said([crowd])?.contains("at most 10000 examples in “OR”, found 10001") == true)
  }
}
