import Figures
import Testing

@Suite struct DecisionRegionsTests {
  /// Classes side by side from left to right, each as probable as it is near.
  static func grid(classes count: Int, size: Int = 41) -> DecisionGrid {
    let points = DecisionGrid.points(xs: 0...1, ys: 0...1, rowCount: size, columnCount: size)
    let probabilities = points.flatMap { point in
      let nearness = (0..<count).map { label in
        let middle = (Double(label) + 0.5) / Double(count)
        return 1 / (0.01 + (point.x - middle) * (point.x - middle))
      }
      let total = nearness.reduce(0, +)
      return nearness.map { Float($0 / total) }
    }
    return DecisionGrid(
      xs: 0...1, ys: 0...1, rowCount: size, columnCount: size, classCount: count,
      probabilities: probabilities)
  }

  func regions(
    _ names: [String], points: [Point] = [], classes: [Int] = [], predictions: [Int]? = nil,
    ringsErrors: Bool = false, isoLines: DecisionRegions.IsoLines? = nil
  ) -> DecisionRegions {
    DecisionRegions(
      title: "Regions", grid: Self.grid(classes: names.count), classNames: names, points: points,
      classes: classes, predictions: predictions, ringsErrors: ringsErrors, xLabel: "x₁",
      yLabel: "x₂", isoLines: isoLines)
  }

  func boundaries(_ graphics: Graphics, isDashed: Bool = false) -> [[Point]] {
    graphics.shapes.compactMap { shape in
      guard case .path(let points, false) = shape.outline, points.count > 10,
        shape.stroke?.color == Theme.slide.ink, shape.stroke?.dash.isEmpty == !isDashed
      else { return nil }
      return points
    }
  }

  @Test(arguments: Names.lists.filter { $0.count <= 20 }) func namesOfAllKindsFit(names: [String])
    throws
  {
    let points = (0..<200).map { Point(Double($0 % 17) / 16, Double($0 % 13) / 12) }
    let chart = regions(
      names, points: points, classes: points.indices.map { $0 % names.count }, ringsErrors: true)
    for theme in Theme.all {
      let graphics = try chart.figure(theme: theme).graphics
      expectSound(graphics, theme: theme)
    }
  }

  /// Two classes meet in the middle: one upright line there, from edge to edge.
  @Test func theBoundaryIsWhereClassesAreEquallyProbable() throws {
    let graphics = try regions(["a", "b"]).figure().graphics
    let image = try #require(graphics.images.first)
    let lines = boundaries(graphics)
    try #require(lines.count == 1)
    #expect(lines[0].allSatisfy { abs($0.x - image.frame.midX) < 1 })
    let heights = lines[0].map(\.y)
    #expect(abs((heights.max() ?? 0) - image.frame.maxY) < 1)
    #expect(abs((heights.min() ?? 0) - image.frame.y) < 1)
  }

  @Test(arguments: 2...10) func everyClassButTheLastIsBounded(count: Int) throws {
    let graphics = try regions((0..<count).map { "class \($0)" }).figure().graphics
    expectSound(graphics)
    // A class between two others is bounded on both sides, the first one on one side.
    #expect(boundaries(graphics).count == 2 * count - 3)
    for label in 0..<count { #expect(graphics.texts.contains { $0.string == "class \(label)" }) }
  }

  /// Near the middle of its region a class is shaded more than where it gives way to another.
  @Test func shadesFollowProbabilities() throws {
    let graphics = try regions(["a", "b"]).figure().graphics
    let image = try #require(graphics.images.first)
    let row = image.colors[..<image.columnCount]
    let contrasts = [image.columnCount / 4, image.columnCount / 2 - 20].map {
      row[$0].contrast(with: Theme.slide.ground)
    }
    #expect(contrasts[0] > contrasts[1] && contrasts[1] > 1)
  }

  /// With more classes than colours, pale markers in the regions: as many kinds as there are classes.
  @Test(arguments: [(Theme.slide, 6, 0), (.slide, 7, 7), (.mono, 4, 0), (.mono, 5, 5)])
  func regionsOfTheSameColourAreToldApart(theme: Theme, count: Int, kinds: Int) throws {
    let graphics = try regions((0..<count).map { "class \($0)" }).figure(theme: theme).graphics
    expectSound(graphics, theme: theme)
    let found = graphics.shapes.filter { $0.stroke == nil }.compactMap { shape -> [String]? in
      let color = shape.fill.map { "\($0.color)" } ?? ""
      switch shape.outline {
      case .rectangle: return nil
      case .circle: return ["circle", color]
      case .path(let points, _): return ["\(points.count)", "\(points[0].y < points[1].y)", color]
      }
    }
    #expect(Set(found).count == kinds)
  }

  /// The legend has classes with an example or a region, and no others.
  @Test func theLegendHasAllClassesThatOccur() throws {
    let grid = DecisionGrid(
      xs: 0...1, ys: 0...1, rowCount: 2, columnCount: 2, classCount: 4, classes: [0, 0, 2, 2])
    let graphics = try DecisionRegions(
      title: "Four", grid: grid, classNames: ["zero", "one", "two", "three"],
      points: [Point(0.5, 0.5)], classes: [3], xLabel: "x", yLabel: "y"
    ).figure().graphics
    let names = graphics.texts.map(\.string)
    #expect(["zero", "two", "three"].allSatisfy(names.contains) && !names.contains("one"))
  }

  @Test func theAltTextCounts() throws {
    let chart = regions(
      ["a", "b"], points: [Point(0.1, 0.5), Point(0.2, 0.5), Point(0.9, 0.5), Point(2, 0)],
      classes: [0, 1, 1, 1], ringsErrors: true)
    let figure = try chart.figure()
    #expect(
      figure.description
        == "Decision regions over x₁ and x₂: a 51 %, b 49 % of the area. 1 of a, 2 of b. "
        + "2 of 3 predicted rightly. 1 outside of the chart.")
    #expect(figure.graphics.texts.contains { $0.string == "wrong" })
    // One ring around the example, one in the legend.
    let rings = figure.graphics.shapes.count { shape in
      if case .circle = shape.outline { return shape.fill == nil }
      return false
    }
    #expect(rings == 2)
    let told = try regions(
      ["a", "b"], points: [Point(0.1, 0.5)], classes: [0], predictions: [1]
    ).figure()
    #expect(told.description.contains("0 of 1 predicted rightly"))
  }

  /// Scores 4 · x - 2: -1, 0 and 1 are at a quarter, a half and three quarters.
  @Test func isoLinesHaveTheirValues() throws {
    let points = DecisionGrid.points(xs: 0...1, ys: 0...1, rowCount: 41, columnCount: 41)
    let chart = regions(
      ["a", "b"], isoLines: .init(scores: points.map { 4 * $0.x - 2 }, levels: [-1, 0, 1, 9]))
    for theme in Theme.all {
      expectSound(try chart.figure(theme: theme).graphics, theme: theme)
    }
    let graphics = try chart.figure().graphics
    let image = try #require(graphics.images.first)
    let lines = boundaries(graphics, isDashed: true)
    try #require(lines.count == 3)
    for (line, fraction) in zip(lines, [0.25, 0.5, 0.75]) {
      let x = image.frame.x + fraction * image.frame.width
      #expect(line.allSatisfy { abs($0.x - x) < 1 })
    }
    let names = graphics.texts.map(\.string)
    #expect(names.contains("−1") && names.contains("+1") && !names.contains("+9"))
  }

  @Test func pointsOfAGridReachBothEnds() {
    let points = DecisionGrid.points(xs: 0...2, ys: 5...6, rowCount: 2, columnCount: 3)
    #expect(
      points == [
        Point(0, 5), Point(1, 5), Point(2, 5), Point(0, 6), Point(1, 6), Point(2, 6),
      ])
  }

  @Test func badInputIsNamed() {
    func said(_ chart: DecisionRegions) -> String? {
      message { () throws(FigureError) in try chart.figure() }
    }
    func on(_ grid: DecisionGrid, _ names: [String]) -> DecisionRegions {
      DecisionRegions(title: "", grid: grid, classNames: names, xLabel: "", yLabel: "")
    }
    #expect(said(regions([])) == "expected 1 to 20 classes to draw, found 0")
    #expect(
      said(on(Self.grid(classes: 1), (0..<10_000).map { "\($0)" }))
        == "expected 1 to 20 classes to draw, found 10000")
    #expect(
      said(on(Self.grid(classes: 2), ["a"]))
        == "expected 1 classes in the grid, one for each of the class names, found 2")
    func grid(_ rows: Int, _ probabilities: [Float], xs: ClosedRange<Double> = 0...1)
      -> DecisionGrid
    {
      DecisionGrid(
        xs: xs, ys: 0...1, rowCount: rows, columnCount: 2, classCount: 1,
        probabilities: probabilities)
    }
    #expect(
      said(on(grid(0, []), ["a"]))
        == "expected a grid of 2 to 2048 rows and columns, found 0 × 2")
    #expect(
      said(on(grid(2, [1]), ["a"]))
        == "expected 4 probabilities, one for each of 1 classes at each of 2 × 2 points, found 1")
    #expect(
      said(on(grid(2, [1, .nan, 1, 1]), ["a"]))
        == "expected probabilities from 0 to 1, found nan at point 1, class 0")
    #expect(
      said(on(grid(2, [1, 1, 1, 1], xs: 1...1), ["a"]))
        == "expected the ends of the range of the first feature apart, found 1.0 and 1.0")
    let place = [Point(0.5, 0.5)]
    #expect(
      said(regions(["a", "b"], points: place))
        == "expected 1 classes, one for each of the examples, found 0")
    #expect(
      said(regions(["a", "b"], points: place, classes: [2]))
        == "expected a class from 0 to 1, found 2 for example 0")
    #expect(
      said(regions(["a", "b"], points: place, classes: [1], predictions: []))
        == "expected 1 predictions, one for each of the examples, found 0")
    #expect(
      said(regions(["a", "b"], points: [Point(.nan, 0)], classes: [0]))?.contains("found nan")
        == true)
    #expect(
      said(regions(["a", "b"], isoLines: .init(scores: [1], levels: [0])))
        == "expected 1681 scores, one for each of the points of the grid, found 1")
  }

  /// A single class fills the chart, without a boundary.
  @Test func oneClassHasNoBoundary() throws {
    let graphics = try regions(["only"]).figure().graphics
    expectSound(graphics)
    #expect(boundaries(graphics).isEmpty)
  }

  // MARK: - Straight lines

  private func regions(lines: [HalfPlanes.Line], name: String = "a line") -> DecisionRegions {
    DecisionRegions(
      title: "Regions", grid: Self.grid(classes: 2), classNames: ["a", "b"], xLabel: "x₁",
      yLabel: "x₂", lines: lines, linesName: name)
  }

  /// y = x runs from corner to corner; y = 2 is outside, and 0 = 1 is no line.
  @Test func straightLinesRunFromEdgeToEdge() throws {
    let lines = [
      HalfPlanes.Line(a: 1, b: -1, c: 0), HalfPlanes.Line(a: 0, b: 1, c: -2),
      HalfPlanes.Line(a: 0, b: 0, c: 1),
    ]
    let figure = try regions(lines: lines).figure()
    let frame = try #require(figure.graphics.images.first).frame
    let dashed = figure.graphics.shapes.compactMap { shape -> [Point]? in
      guard case .path(let points, false) = shape.outline, shape.stroke?.dash.isEmpty == false
      else { return nil }
      return points
    }
    // One of them stands in the legend, above the chart.
    let drawn = dashed.filter { ($0.first?.y ?? 0) > frame.y - 2 }
    try #require(drawn.count == 1 && dashed.count == 2)
    let xs = drawn[0].map(\.x).sorted()
    #expect(abs(xs[0] - frame.x) < 20 && abs(xs[1] - frame.maxX) < 20)
    #expect(figure.description.contains("Straight lines (a line): 1 x − 1 y + 0 = 0, "))
  }

  @Test func linesFitInEveryStyle() throws {
    let chart = regions(lines: [HalfPlanes.Line(a: 1, b: 1, c: -1)])
    for theme in Theme.all { expectSound(try chart.figure(theme: theme).graphics, theme: theme) }
  }

  @Test func linesWithoutANameHaveNoEntry() throws {
    let line = HalfPlanes.Line(a: 1, b: 1, c: -1)
    let texts = try regions(lines: [line], name: "").figure().graphics.texts.map(\.string)
    #expect(!texts.contains("a line") && texts.contains("b"))
  }

  @Test(arguments: [Double.nan, .infinity]) func linesMustBeFinite(number: Double) {
    #expect(throws: FigureError.self) {
      try regions(lines: [HalfPlanes.Line(a: 1, b: number, c: 0)]).figure()
    }
  }
}
