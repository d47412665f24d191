/// A schematic nerve cell, drawn from our own curves: dendrites, cell body, axon.
///
/// Its parts have the colours of the layers of a network, for what they stand for: dendrites that of
/// inputs, the cell body that of hidden neurons, the axon that of outputs.
struct NerveCell {
  /// Where the tips of the dendrites begin, from the left.
  let left: Double
  /// The middle of the cell body.
  let center: Point
  /// Where the axon ends, from the left.
  let right: Double
  /// The room of the cell, from top to bottom.
  let height: Double

  /// The radius of the cell body.
  var radius: Double { 0.24 * height }

  /// The dendrites, drawn below the cell body.
  ///
  /// Each is a curve that grows thinner and forks; heights are fractions of the cell's.
  private var dendrites: [[Point]] {
    let reach = center.x - left
    return [-0.33, -0.11, 0.1, 0.32].enumerated().flatMap { index, level in
      let tip = Point(center.x - 0.62 * reach, center.y + level * height)
      let trunk = taper(
        from: Point(center.x - 0.5 * radius, center.y + 0.5 * level * height), to: tip,
        bend: 0.45, widths: (0.34 * radius, 0.15 * radius))
      let length = index % 2 == 0 ? 1.0 : 0.82
      let forks = [-0.13, 0.05, 0.15].map { spread in
        taper(
          from: Point(tip.x + 0.05 * reach, tip.y),
          to: Point(center.x - length * reach + abs(spread) * reach * 0.5, tip.y + spread * height),
          bend: 0.5, widths: (0.15 * radius, 0.05 * radius))
      }
      return [trunk] + forks
    }
  }

  /// The axon and its endings.
  private var axon: [[Point]] {
    let fork = Point(right - 0.16 * (right - center.x), center.y)
    let trunk = taper(
      from: center, to: fork, bend: 0.3, widths: (0.36 * radius, 0.24 * radius))
    let hillock = taper(
      from: center, to: Point(center.x + 2.2 * radius, center.y), bend: 0.3,
      widths: (1.1 * radius, 0.2 * radius))
    let endings = endings.map {
      taper(
        from: Point(fork.x - 0.1 * radius, fork.y), to: $0, bend: 0.5,
        widths: (0.24 * radius, 0.1 * radius))
    }
    return [hillock, trunk] + endings
  }

  private var endings: [Point] {
    [-0.28, -0.02, 0.26].map { Point(right - 0.1 * radius, center.y + $0 * height) }
  }

  /// The cell body: a rounded star, whose rays run out towards the dendrites.
  private var body: [Point] {
    let rays: [(Double, Double)] = [
      (1.1, 0), (0.78, 0.52), (0.4, 0.95), (-0.12, 0.88), (-0.62, 0.86), (-0.84, 0.4), (-1.1, 0.1),
      (-0.86, -0.3), (-0.7, -0.84), (-0.16, -0.88), (0.36, -0.96), (0.8, -0.5),
    ]
    return Self.rounded(
      rays.map { Point(center.x + $0.0 * radius, center.y + $0.1 * radius) })
  }

  /// The lowest point of the cell at a distance from the left; its middle where it has none.
  func bottom(at x: Double) -> Double {
    let levels = (dendrites + axon + [body]).flatMap { corners in
      zip(corners, corners.dropFirst() + corners.prefix(1)).compactMap { a, b in
        (a.x <= x) == (b.x <= x) ? nil : a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x)
      }
    }
    return levels.max() ?? center.y
  }

  /// Draws the cell: every part with an outline first, then without, so that parts run together.
  func draw(onto graphics: inout Graphics, _ theme: Theme) {
    let outline = Stroke(theme.ink, width: 5 * theme.unit)
    let bulb = 0.13 * radius
    let parts =
      dendrites.map { (Shape.Outline.path($0, isClosed: true), LayerKind.input) }
      + axon.map { (.path($0, isClosed: true), .output) }
      + endings.map { (.circle(center: $0, radius: bulb), .output) }
      + [(.path(body, isClosed: true), .hidden)]
    for (part, _) in parts { graphics.add(Shape(part, stroke: outline)) }
    for (part, kind) in parts { graphics.add(Shape(part, fill: Fill(theme.color(of: kind)))) }
    graphics.add(
      Shape(
        .circle(center: center, radius: 0.3 * radius), fill: Fill(theme.ground),
        stroke: Stroke(theme.ink, width: 2.5 * theme.unit)))
  }

  /// A curve from a point to a point, level at both ends, that grows thinner on its way.
  ///
  /// - Parameter bend: How far the level parts reach, as a fraction of the way.
  private func taper(
    from start: Point, to end: Point, bend: Double, widths: (Double, Double)
  ) -> [Point] {
    let reach = bend * (end.x - start.x)
    let corners = [start, Point(start.x + reach, start.y), Point(end.x - reach, end.y), end]
    let places = (0...24).map { Self.bezier(corners, at: Double($0) / 24) }
    let sides = places.indices.map { index in
      let (before, after) = (places[max(index - 1, 0)], places[min(index + 1, 24)])
      let way = Point(after.x - before.x, after.y - before.y)
      let length = max((way.x * way.x + way.y * way.y).squareRoot(), 1e-9)
      let half = (widths.0 + (widths.1 - widths.0) * Double(index) / 24) / 2 / length
      return (
        Point(places[index].x - way.y * half, places[index].y + way.x * half),
        Point(places[index].x + way.y * half, places[index].y - way.x * half)
      )
    }
    return sides.map(\.0) + sides.reversed().map(\.1)
  }

  /// A point of a cubic Bézier curve.
  private static func bezier(_ corners: [Point], at t: Double) -> Point {
    let s = 1 - t
    let weights = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t]
    return zip(corners, weights).reduce(Point(0, 0)) {
      Point($0.x + $1.0.x * $1.1, $0.y + $1.0.y * $1.1)
    }
  }

  /// A closed outline without corners: four times, every side is cut at a quarter from both ends.
  ///
  /// - Source: G. Chaikin, "An algorithm for high speed curve generation", 1974.
  private static func rounded(_ corners: [Point]) -> [Point] {
    (0..<4).reduce(corners) { points, _ in
      points.indices.flatMap { index in
        let (a, b) = (points[index], points[(index + 1) % points.count])
        return [0.25, 0.75].map { Point(a.x + (b.x - a.x) * $0, a.y + (b.y - a.y) * $0) }
      }
    }
  }
}
