import Figures
import Foundation
import Testing

@Suite struct FunctionPlotTests {
  typealias Curve = FunctionPlot.Curve

  static let activations = [
    Curve("step", breaks: [0]) { $0 < 0 ? -1 : 1 },
    Curve("sigmoid") { 1 / (1 + exp(-$0)) },
    Curve("tanh") { tanh($0) },
    Curve("ReLU", breaks: [0]) { max(0, $0) },
  ]
  static let derivatives = [
    Curve("step", breaks: [0]) { $0 == 0 ? .nan : 0 },
    Curve("sigmoid") { 1 / (1 + exp(-$0)) / (1 + exp($0)) },
    Curve("tanh") { 1 / (cosh($0) * cosh($0)) },
    Curve("ReLU", breaks: [0]) { $0 <= 0 ? 0 : 1 },
  ]

  /// The notebook's figure: four activation functions and their derivatives.
  static let notebook = FunctionPlot(
    title: "", range: -5...5, label: "z",
    panels: [
      FunctionPanel(
        title: "Activation functions", valueLabel: "a", curves: activations,
        valueRange: -1.2...1.2),
      FunctionPanel(
        title: "Derivatives", valueLabel: "da/dz", curves: derivatives, valueRange: -0.2...1.2),
    ])

  func plot(
    _ curves: [Curve], range: ClosedRange<Double> = -5...5, values: ClosedRange<Double>? = nil
  ) -> FunctionPlot {
    FunctionPlot(
      title: "Functions", range: range, label: "x",
      panels: [FunctionPanel(title: "one", curves: curves, valueRange: values)])
  }

  /// The insides of the panels: each has an axis of three corners in ink.
  func frames(_ graphics: Graphics, _ theme: Theme = .slide) -> [Rectangle] {
    graphics.shapes.compactMap { shape in
      guard case .path(let corners, false) = shape.outline, corners.count == 3,
        shape.stroke?.color == theme.ink, corners[0].x == corners[1].x
      else { return nil }
      return bounds(shape)
    }
  }

  /// The lines in the colour of a series inside of a frame.
  func lines(_ graphics: Graphics, series: Int, in frame: Rectangle, _ theme: Theme = .slide)
    -> [[Point]]
  {
    graphics.shapes.compactMap { shape in
      guard case .path(let points, false) = shape.outline, shape.fill == nil,
        shape.stroke?.color == theme.series(series).color, frame.contains(bounds(shape))
      else { return nil }
      return points
    }
  }

  /// The rings and discs of a series, with whether they are filled.
  func circles(_ graphics: Graphics, series: Int, _ theme: Theme = .slide) -> [(Point, Bool)] {
    graphics.shapes.compactMap { shape in
      guard case .circle(let center, _) = shape.outline else { return nil }
      let color = theme.series(series).color
      if shape.fill?.color == color { return (center, true) }
      return shape.stroke?.color == color && shape.fill == nil ? (center, false) : nil
    }
  }

  func place(_ x: Double, _ y: Double, _ ys: ClosedRange<Double>, in frame: Rectangle) -> Point {
    Point(
      frame.x + (x + 5) / 10 * frame.width,
      frame.maxY - (y - ys.lowerBound) / (ys.upperBound - ys.lowerBound) * frame.height)
  }

  func isNear(_ a: Point, _ b: Point, within distance: Double = 0.01) -> Bool {
    abs(a.x - b.x) <= distance && abs(a.y - b.y) <= distance
  }

  // MARK: - The notebook's figure

  /// 11 × 4 inches at 300 pixels an inch.
  @Test func theNotebooksFigureHasItsSize() throws {
    let theme = Theme.print.shaped(width: 11, height: 4)
    let figure = try Self.notebook.figure(theme: theme)
    #expect(figure.graphics.size == Size(3300, 1200))
    let picture = try PNGPicture(decoding: PNGFile(figure).bytes)
    #expect(picture.width == 3300 && picture.height == 1200)
    expectSound(figure.graphics, theme: theme)
  }

  @Test(arguments: Theme.all) func theNotebooksFigureIsSound(theme: Theme) throws {
    let graphics = try Self.notebook.figure(theme: theme).graphics
    expectSound(graphics, theme: theme)
    for name in ["step", "sigmoid", "tanh", "ReLU", "Activation functions", "Derivatives"] {
      #expect(graphics.texts.count { $0.string == name } == 1)
    }
    #expect(frames(graphics, theme).count == 2)
  }

  /// No two curves of a figure have the same dashes, or the same markers.
  @Test(arguments: Theme.all) func curvesDifferWithoutColour(theme: Theme) throws {
    let graphics = try Self.notebook.figure(theme: theme).graphics
    let frame = try #require(frames(graphics, theme).first)
    let looks = graphics.shapes.filter { shape in
      guard case .path(let points, false) = shape.outline, points.count > 10 else { return false }
      return frame.contains(bounds(shape))
    }.compactMap { $0.stroke?.dash }
    // The step is drawn in two parts.
    #expect(looks.count == 5 && Set(looks).count == 4)
  }

  /// The step is -1 before zero and 1 from zero on: a ring at -1, a disc at 1.
  @Test func jumpsHaveARingAndADisc() throws {
    let graphics = try Self.notebook.figure().graphics
    let frame = try #require(frames(graphics).first)
    let step = circles(graphics, series: 0).filter { $0.0.x < frame.maxX }
    try #require(step.count == 2)
    #expect(step[0].1 == false && isNear(step[0].0, place(0, -1, -1.2...1.2, in: frame)))
    #expect(step[1].1 == true && isNear(step[1].0, place(0, 1, -1.2...1.2, in: frame)))
  }

  /// The step has no slope at zero; ReLU's is 0 there by convention, not 1.
  @Test func derivativesHaveTheirSigns() throws {
    let graphics = try Self.notebook.figure().graphics
    let frame = try #require(frames(graphics).last)
    let step = circles(graphics, series: 0).filter { $0.0.x > frame.x }
    try #require(step.count == 1)
    #expect(step[0].1 == false && isNear(step[0].0, place(0, 0, -0.2...1.2, in: frame)))
    let relu = circles(graphics, series: 3)
    try #require(relu.count == 2)
    #expect(relu[0].1 == false && isNear(relu[0].0, place(0, 1, -0.2...1.2, in: frame)))
    #expect(relu[1].1 == true && isNear(relu[1].0, place(0, 0, -0.2...1.2, in: frame)))
  }

  @Test func jumpsHaveNoRamp() throws {
    let graphics = try Self.notebook.figure().graphics
    let frame = try #require(frames(graphics).first)
    let step = lines(graphics, series: 0, in: frame)
    #expect(step.count == 2)
    for line in step { #expect(Set(line.map(\.y)).count == 1) }
  }

  /// ReLU has its corner at (0, 0), and leaves the panel at (1.2, 1.2).
  @Test func cornersAndCrossingsAreExact() throws {
    let graphics = try Self.notebook.figure().graphics
    let frame = try #require(frames(graphics).first)
    let relu = try #require(lines(graphics, series: 3, in: frame).first { $0.count > 10 })
    let corner = place(0, 0, -1.2...1.2, in: frame)
    #expect(relu.contains { isNear($0, corner, within: 1e-4) })
    #expect(isNear(try #require(relu.last), place(1.2, 1.2, -1.2...1.2, in: frame)))
  }

  /// Between its points, a line of 3300 pixels is nowhere further from the function than 0.3 pixels.
  @Test func linesAreSmooth() throws {
    let theme = Theme.print.shaped(width: 11, height: 4)
    let graphics = try Self.notebook.figure(theme: theme).graphics
    let frame = try #require(frames(graphics, theme).first)
    let line = try #require(
      lines(graphics, series: 2, in: frame, theme).first { $0.count > 10 })
    var worst = 0.0
    for (start, end) in zip(line, line.dropFirst()) {
      let middle = Point((start.x + end.x) / 2, (start.y + end.y) / 2)
      let z = (middle.x - frame.x) / frame.width * 10 - 5
      worst = max(worst, abs(middle.y - place(z, tanh(z), -1.2...1.2, in: frame).y))
    }
    #expect(worst < 0.3 && line.count > 100)
  }

  // MARK: - Gaps and infinite values

  /// 1 / x leaves the panel on both sides of zero and is not drawn across it.
  @Test func polesAreNotCrossed() throws {
    let graphics = try plot([Curve("1/x", breaks: [0]) { 1 / $0 }], values: -2...2).figure()
      .graphics
    expectSound(graphics)
    let frame = try #require(frames(graphics).first)
    let parts = lines(graphics, series: 0, in: frame)
    try #require(parts.count == 2)
    #expect(isNear(try #require(parts[0].last), place(-0.5, -2, -2...2, in: frame), within: 0.5))
    #expect(isNear(try #require(parts[1].first), place(0.5, 2, -2...2, in: frame), within: 0.5))
    #expect(circles(graphics, series: 0).isEmpty)
  }

  /// Rounding must not put what is exactly at the limits of the panel outside of it.
  @Test(arguments: [-0.2...1.2, -0.1...0.7, -1e9 / 3...1e9 / 7, 0...1e-9 / 3])
  func curvesAtTheEdgesAreDrawn(values: ClosedRange<Double>) throws {
    let low = Curve("low") { _ in values.lowerBound }
    let high = Curve("high") { _ in values.upperBound }
    for theme in Theme.all {
      let graphics = try plot([low, high], values: values).figure(theme: theme).graphics
      let frame = try #require(frames(graphics, theme).first)
      for series in [0, 1] {
        #expect(lines(graphics, series: series, in: frame, theme).count { $0.count > 10 } == 1)
      }
    }
  }

  /// Without a range of values, the axis is for what a function is beside its pole: 1 / 0.025 at the
  /// nearest of 401 places from -5 to 5.
  @Test func polesAreToldAndLeaveTheAxisAlone() throws {
    let figure = try plot([Curve("1/x", breaks: [0]) { 1 / $0 }]).figure()
    #expect(
      figure.description
        == "Function plot over x from −5 to 5. one: 1/x: −0.2 at −5, 0.2 at 5, a pole at 0.")
    #expect(figure.graphics.texts.contains { $0.string == "40" })
  }

  /// The steps of the integer part: 10 lines, and none of them upright, at the ends either.
  @Test func jumpsAtTheEndsHaveNoRamp() throws {
    let steps = Curve("steps", breaks: (-5...5).map(Double.init)) { $0.rounded(.down) }
    let graphics = try plot([steps]).figure().graphics
    let frame = try #require(frames(graphics).first)
    let found = lines(graphics, series: 0, in: frame)
    #expect(found.count == 10)
    for line in found { #expect(Set(line.map(\.y)).count == 1) }
    // A ring and a disc at each of 9 jumps inside.
    #expect(circles(graphics, series: 0).count == 18)
  }

  @Test func undefinedValuesAreAGap() throws {
    let graphics = try plot([Curve("root") { $0.squareRoot() }]).figure().graphics
    let frame = try #require(frames(graphics).first)
    let parts = lines(graphics, series: 0, in: frame)
    try #require(parts.count == 1)
    let start = try #require(parts[0].first)
    #expect(abs(start.x - frame.midX) < 1)
  }

  /// A sign that is neither -1 nor 1 at zero has a disc between two rings.
  @Test func valuesOfTheirOwnAreDiscs() throws {
    let sign = Curve("sign", breaks: [0]) { $0 < 0 ? -1 : $0 > 0 ? 1 : 0 }
    let figure = try plot([sign], values: -2...2).figure()
    #expect(circles(figure.graphics, series: 0).map(\.1) == [false, false, true])
    #expect(
      figure.description
        == "Function plot over x from −5 to 5. one: sign: −1 at −5, 1 at 5, at 0 a jump from −1 "
        + "to 1, with 0 at the place itself.")
  }

  /// A hole in a line: a ring between two pieces of the line, and no disc, though the function has a value.
  @Test func holesAreRings() throws {
    let figure = try plot([Curve("x", holes: [1]) { $0 }]).figure()
    #expect(circles(figure.graphics, series: 0).map(\.1) == [false])
    let frame = try #require(frames(figure.graphics).first)
    #expect(lines(figure.graphics, series: 0, in: frame).count == 2)
    #expect(
      figure.description
        == "Function plot over x from −5 to 5. one: x: −5 at −5, 5 at 5, undefined at 1.")
  }

  /// tanh has slope 1 where ReLU's slope jumps to 1: its line goes on inside of the ring, drawn after
  /// the ring's ground, while that of ReLU ends at the ring.
  @Test(arguments: Theme.all) func ringsHideNoOtherCurve(theme: Theme) throws {
    let graphics = try Self.notebook.figure(theme: theme).graphics
    let frame = try #require(frames(graphics, theme).last)
    let center = place(0, 1, -0.2...1.2, in: frame)
    let shapes = graphics.shapes
    let ground = try #require(
      shapes.firstIndex { shape in
        guard case .circle(let place, _) = shape.outline else { return false }
        return shape.fill?.color == theme.ground && isNear(place, center)
      })
    let radius = shapes[ground].outline.bounds.width / 2
    let tanh = try #require(lines(graphics, series: 2, in: frame, theme).first { $0.count > 10 })
    #expect(tanh.contains { isNear($0, center, within: 1) })
    let line = try #require(
      shapes.firstIndex { $0.outline == .path(tanh, isClosed: false) })
    #expect(ground < line)
    for points in lines(graphics, series: 3, in: frame, theme) {
      let distances = points.map { hypot($0.x - center.x, $0.y - center.y) }
      #expect(distances.allSatisfy { $0 > radius - 0.01 })
    }
    let end = try #require(lines(graphics, series: 3, in: frame, theme).last?.first)
    #expect(abs(end.x - center.x - radius) < 0.01)
  }

  /// sigmoid'(z) = s (1 - s), at 0 a quarter and at ±5 0.0066481; ReLU(5) = 5 leaves the panel.
  @Test func extremesAndCutsAreTold() throws {
    let words = try Self.notebook.figure().description
    for part in [
      "sigmoid: 0.006648 at −5, 0.25 at 0, 0.006648 at 5", "ReLU: 0 at −5, 5 at 5, drawn up to 1.2",
      "tanh: −0.9999 at −5, 0.9999 at 5;",
    ] {
      let isTold = words.contains(part)
      #expect(isTold, "\(part)")
    }
    let wave = try plot([Curve("wave") { sin($0) }], values: -0.5...0.5).figure().description
    // The nearest of 401 places to -π/2 and π/2.
    let isTold = wave.contains(
      "wave: 0.9589 at −5, −1 at −1.575, 1 at 1.575, −0.9589 at 5, drawn down to −0.5, "
        + "drawn up to 0.5")
    #expect(isTold)
  }

  // MARK: - Panels

  @Test func panelsOfDifferentCurvesHaveTheirOwnLegends() throws {
    let curves = Self.activations
    let figure = FunctionPlot(
      title: "Two", range: -1...1, label: "x",
      panels: [
        FunctionPanel(title: "left", curves: Array(curves[..<3])),
        FunctionPanel(title: "right", curves: Array(curves[2...])),
      ])
    for theme in Theme.all {
      let graphics = try figure.figure(theme: theme).graphics
      expectSound(graphics, theme: theme)
      #expect(graphics.texts.count { $0.string == "tanh" } == 2)
      #expect(graphics.texts.count { $0.string == "ReLU" } == 1)
    }
  }

  /// A panel that holds all curves of the others lends its legend to all.
  @Test func aLegendIsSharedByFewerCurves() throws {
    let curves = Self.activations
    let graphics = try FunctionPlot(
      title: "Two", range: -1...1, label: "x",
      panels: [FunctionPanel(curves: curves), FunctionPanel(curves: Array(curves[2...]))]
    ).figure().graphics
    #expect(graphics.texts.count { $0.string == "tanh" } == 1)
  }

  /// A place is a disc on its curve, and the only marker there is.
  @Test(arguments: Theme.all) func placesArePointedOut(theme: Theme) throws {
    let square = Curve("square", places: [.init(2, label: "four"), .init(9, label: "far")]) {
      $0 * $0
    }
    let figure = try plot([square, Curve("x") { $0 }], values: -10...10).figure(theme: theme)
    expectSound(figure.graphics, theme: theme)
    let frame = try #require(frames(figure.graphics, theme).first)
    let discs = circles(figure.graphics, series: 0, theme)
    try #require(discs.count == 1)
    #expect(isNear(discs[0].0, place(2, 4, -10...10, in: frame)))
    let names = figure.graphics.texts.map(\.string)
    #expect(names.contains("four") && !names.contains("far"))
    let fills = figure.graphics.shapes.filter { $0.fill?.color == theme.series(1).color }
    #expect(fills.isEmpty)
    #expect(figure.description.contains("pointed out four at 2"))
  }

  /// Six curves have six markers and six kinds of dashes, each with gaps that a legend shows.
  @Test(arguments: Theme.all) func sixCurvesDifferWithoutColour(theme: Theme) throws {
    let names = (0..<6).map { "f\($0)" }
    let graphics = try plot(names.enumerated().map { n, name in Curve(name) { $0 + Double(n) } })
      .figure(theme: theme).graphics
    let frame = try #require(frames(graphics, theme).first)
    let legend = graphics.shapes.filter { bounds($0).maxY < frame.y }
    let samples = legend.filter { $0.stroke?.dash != nil && $0.fill == nil }
    #expect(samples.count == 6 && Set(samples.compactMap { $0.stroke?.dash }).count == 6)
    // A marker reaches 1.3 × 2 line widths, and its rim a quarter, to each side of the middle of a
    // sample of 16.
    let width = theme.lineWidth
    for dash in samples.compactMap({ $0.stroke?.dash }) where !dash.isEmpty {
      #expect(dash[0] < (8 - 2.85 - 0.9) * width)
    }
    let signs = legend.compactMap { shape -> [Point]? in
      guard case .path(let corners, true) = shape.outline, shape.fill != nil else { return nil }
      let box = bounds(shape)
      return corners.map { Point(($0.x - box.midX).rounded(), ($0.y - box.midY).rounded()) }
    }
    #expect(signs.count == 6 && Set(signs.map { "\($0)" }).count == 6)
  }

  @Test func rangesOfValuesCanBeShared() throws {
    func ticks(_ isShared: Bool) throws -> Int {
      let panels = [1.0, 1000].map { factor in
        FunctionPanel(curves: [Curve("x") { factor * $0 }])
      }
      let figure = try FunctionPlot(
        title: "", range: 0...1, label: "x", panels: panels, sharesValueRange: isShared
      ).figure()
      return figure.graphics.texts.count { $0.string == "1,000" }
    }
    #expect(try ticks(true) == 2)
    #expect(try ticks(false) == 1)
  }

  @Test(arguments: Names.lists) func namesOfAllKindsFit(names: [String]) throws {
    let curves = Array(Set(names)).sorted().prefix(FunctionPlot.limit).enumerated().map {
      index, name in
      Curve(name) { $0 + Double(index) }
    }
    expectSound(try plot(curves).figure().graphics)
  }

  @Test(arguments: [0...1e-9, -1e300...1e300, 1e6...(1e6 + 1), 0...1e7])
  func rangesOfAllSizesFit(range: ClosedRange<Double>) throws {
    expectSound(
      try plot([Curve("x") { $0 }, Curve("0") { _ in 0 }], range: range).figure().graphics)
  }

  @Test func valuesOfAllSizesFit() throws {
    for size in [1e-300, 1e-9, 1, 1e9, 1e300] {
      expectSound(try plot([Curve("x") { $0 > 0 ? size : -size / 3 }]).figure().graphics)
    }
  }

  // MARK: - Bad input

  @Test func badInputIsNamed() {
    func said(_ plot: FunctionPlot) -> String? {
      message { () throws(FigureError) in try plot.figure() }
    }
    let x = Curve("x") { $0 }
    #expect(
      said(FunctionPlot(title: "", range: 0...1, label: "", panels: []))
        == "expected 1 to 12 panels of functions, found 0")
    #expect(said(plot([])) == "expected 1 to 12 curves in the panel “one”, found 0")
    let many = Array(repeating: x, count: 10_000)
    #expect(said(plot(many)) == "expected 1 to 12 curves in the panel “one”, found 10000")
    #expect(
      said(plot([x, x]))
        == "expected curves of different names in the panel “one”, found “x” twice")
    #expect(
      said(plot([x], range: 3...3))
        == "expected the ends of the range of the variable apart, found 3.0 and 3.0. "
        + "Choose a wider range.")
    #expect(said(plot([x], range: 0...Double.infinity))?.contains("found inf") == true)
    #expect(said(plot([x], values: 1...1))?.contains("the values of the panel “one”") == true)
    #expect(
      said(plot([Curve("nothing") { _ in .nan }]))
        == "expected a finite value of “nothing” somewhere from -5.0 to 5.0, found none")
    #expect(
      said(plot([Curve("x", breaks: [.nan]) { $0 }])) == "expected finite breaks of “x”, found nan")
    #expect(
      said(plot([Curve("x", places: [.init(.nan, label: "")]) { $0 }]))?
        .contains("the places pointed out of “x”, found nan") == true)
  }

  /// Breaks outside of the plot, and breaks where nothing happens, change nothing.
  @Test func needlessBreaksChangeNothing() throws {
    let without = try plot([Curve("x") { $0 }]).figure()
    let with = try plot([Curve("x", breaks: [-5, 7]) { $0 }]).figure()
    let isSame = without.graphics == with.graphics
    #expect(isSame)
    let inside = try plot([Curve("x", breaks: [1, 2]) { $0 }]).figure()
    #expect(circles(inside.graphics, series: 0).isEmpty)
    let frame = try #require(frames(inside.graphics).first)
    #expect(lines(inside.graphics, series: 0, in: frame).count == 1)
  }
}
