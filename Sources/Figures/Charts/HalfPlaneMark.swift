/// One panel of ``HalfPlanes``: shaded sides, lines, examples, and rings.
struct HalfPlaneMark: Mark {
  let scene: HalfPlanes.Scene
  /// Whether the panel has the canvas for itself.
  let isAlone: Bool

  /// Draws the shades, the dashed line, the line, the examples and the rings, in this order.
  func draw(in area: PlotArea, onto graphics: inout Graphics) {
    let theme = area.theme
    if let line = scene.line {
      for (label, corners) in FramedLine(line, in: area).sides.enumerated() where corners.count > 2
      {
        let shade = Color.mix(theme.ground, theme.series(label).color, at: 0.3)
        graphics.add(Shape(.path(corners, isClosed: true), fill: Fill(shade)))
      }
    }
    let width = theme.lineWidth * 0.75
    let lines = [(scene.dashedLine, [3 * width, 2 * width]), (scene.line, [])]
    for case (let line?, let dash) in lines {
      guard let ends = FramedLine(line, in: area).ends else { continue }
      graphics.add(
        Shape(.path(ends, isClosed: false), stroke: Stroke(theme.ink, width: width, dash: dash)))
    }
    drawExamples(in: area, onto: &graphics)
  }

  /// The examples, smaller ones where panels with many of them share the canvas.
  private func drawExamples(in area: PlotArea, onto graphics: inout Graphics) {
    let scale = isAlone || scene.points.count <= 20 ? 1 : 0.6
    let examples = scene.points.indices.map {
      ExampleMarks.Example(
        point: scene.points[$0], label: scene.classes[$0], isRight: scene.isRight($0))
    }
    ExampleMarks(examples: examples, ringsErrors: scene.ringsErrors, scale: scale)
      .draw(in: area, onto: &graphics)
    guard let highlighted = scene.highlighted else { return }
    let example = examples[highlighted]
    let place = area.point(example.point.x, example.point.y)
    let circle = ring(at: place, area.theme.ink, area.theme)
    // A rim of the ground sets the ring off against what is around it.
    graphics.add(
      Shape(circle.outline, stroke: Stroke(area.theme.ground, width: 1.5 * area.theme.lineWidth)))
    graphics.add(circle)
    graphics.add(regionMarker(at: place, area.theme.series(example.label), area.theme))
  }
}

/// A straight line inside of a chart, and what it cuts the chart into, on the canvas.
struct FramedLine {
  /// A fx + B fy + C at the fractions fx and fy of both axes, all of about 1 in size or less.
  private let (a, b, c): (Double, Double, Double)
  private let frame: Rectangle

  /// Measures a line in fractions of the axes, so that no size of numbers is too large.
  init(_ line: HalfPlanes.Line, in area: PlotArea) {
    let (xs, ys) = (area.horizontal.range, area.vertical.range)
    let size = max(abs(line.a), abs(line.b), abs(line.c))
    // All zero is no line, and has no size to be divided by.
    let (p, q, r) =
      size > 0 ? (line.a / size, line.b / size, line.c / size) : (line.a, line.b, line.c)
    let (right, up) = (p * (xs.upperBound - xs.lowerBound), q * (ys.upperBound - ys.lowerBound))
    let start = p * xs.lowerBound + q * ys.lowerBound + r
    let largest = max(abs(right), abs(up), abs(start))
    (a, b, c) = largest > 0 ? (right / largest, up / largest, start / largest) : (0, 0, 0)
    frame = area.frame
  }

  /// The corners of what lies below zero, and of what lies above; empty if there is nothing.
  var sides: [[Point]] {
    if a == 0 && b == 0 && c == 0 { return [[], []] }
    let corners = [Point(0, 0), Point(1, 0), Point(1, 1), Point(0, 1)]
    return [-1.0, 1].map { sign in
      corners.kept { sign * (a * $0.x + b * $0.y + c) }.map(place)
    }
  }

  /// Where the line enters and leaves the chart; nil if it does not, or is none.
  var ends: [Point]? {
    let square = a * a + b * b
    guard square > 0 else { return nil }
    // The point of the line that is nearest to the middle, and a way along it beyond every corner.
    let distance = (a / 2 + b / 2 + c) / square
    let foot = Point(0.5 - a * distance, 0.5 - b * distance)
    let (right, up) = (-b / square.squareRoot(), a / square.squareRoot())
    let unit = Rectangle(x: 0, y: 0, width: 1, height: 1)
    let whole = [
      Point(foot.x - 2 * right, foot.y - 2 * up), Point(foot.x + 2 * right, foot.y + 2 * up),
    ]
    guard let inside = unit.pieces(of: whole).first, inside.count == 2 else { return nil }
    return inside.map(place)
  }

  /// A place on the canvas from fractions of the axes.
  private func place(_ fractions: Point) -> Point {
    Point(frame.x + fractions.x * frame.width, frame.maxY - fractions.y * frame.height)
  }
}
