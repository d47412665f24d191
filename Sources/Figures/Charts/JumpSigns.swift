/// What marks the jumps of a curve: a disc at the value of each, a ring at each end that is not the
/// value.
struct JumpSigns {
  /// Where the rings are, in values.
  let open: [Point]
  /// Where the discs are, in values.
  let closed: [Point]

  /// A circle on the canvas at which its own curve ends.
  struct Ring {
    let center: Point
    let radius: Double

    var outline: Shape.Outline { .circle(center: center, radius: radius) }
  }

  /// The signs of a curve, as far as they lie between the limits of the axes.
  init(_ line: FunctionMark.Line, in area: PlotArea) {
    func isSame(_ a: Double, _ b: Double) -> Bool { a == b || abs(area.y(a) - area.y(b)) < 0.5 }
    var (open, closed): ([Point], [Point]) = ([], [])
    for one in line.curve.breaks(in: area.horizontal.range) {
      let ends = [one.before, one.after].filter { !isSame($0, one.value) }
      let isHole = ends.count == 2 && isSame(ends[0], ends[1])
      open += (isHole ? [ends[0]] : ends).map { Point(one.place, $0) }
      closed += ends.isEmpty ? [] : [Point(one.place, one.value)]
    }
    self.open = open.filter { area.vertical.range.contains($0.y) }
    self.closed = closed.filter { area.vertical.range.contains($0.y) }
  }

  /// The rings of each curve: those at the same place around each other, and around a disc there.
  static func rings(of signs: [JumpSigns], in area: PlotArea) -> [[Ring]] {
    let discs = signs.flatMap(\.closed)
    return signs.enumerated().map { index, own in
      let later = signs[(index + 1)...].flatMap(\.open)
      return own.open.map { point in
        let inside = (later + discs).count { $0 == point }
        return Ring(
          center: area.point(point.x, point.y),
          radius: 2 * area.theme.lineWidth * (1.15 + 0.35 * Double(inside)))
      }
    }
  }
}

extension JumpSigns.Ring {
  /// The pieces of a line through points that are outside of the ring, in order.
  func outside(_ line: [Point]) -> [[Point]] {
    var pieces: [[Point]] = []
    for (start, end) in zip(line, line.dropFirst()) {
      for (first, last) in parts(from: start, to: end) {
        if pieces.last?.last != first { pieces.append([first]) }
        pieces[pieces.count - 1].append(last)
      }
    }
    return pieces
  }

  /// The parts of a straight line that are outside: none, one or two.
  ///
  /// Where the line is inside, |start + t (end - start) - center| < radius, between two roots of a
  /// quadratic equation in t.
  private func parts(from start: Point, to end: Point) -> [(Point, Point)] {
    let (across, down) = (end.x - start.x, end.y - start.y)
    let (x, y) = (start.x - center.x, start.y - center.y)
    let (a, half) = (across * across + down * down, x * across + y * down)
    let discriminant = half * half - a * (x * x + y * y - radius * radius)
    guard a > 0, discriminant > 0 else { return [(start, end)] }
    let (enter, leave) = (
      (-half - discriminant.squareRoot()) / a, (-half + discriminant.squareRoot()) / a
    )
    guard enter < 1, leave > 0 else { return [(start, end)] }
    let before = enter > 0 ? [(start, Point.between(start, end, at: enter))] : []
    return before + (leave < 1 ? [(Point.between(start, end, at: leave), end)] : [])
  }
}
