/// What remains of lines and areas inside of a rectangle.
///
/// An axis may be narrower than the data: what lies beyond must not run through titles and labels.
extension Rectangle {
  /// The rectangle with half a pixel around it, so that rounding does not cut what ends at an edge.
  var generous: Rectangle { inset(-0.5) }

  /// Whether a point lies inside, edges included.
  func contains(_ point: Point) -> Bool {
    x <= point.x && point.x <= maxX && y <= point.y && point.y <= maxY
  }

  /// The point inside that is nearest to another.
  func nearest(to point: Point) -> Point {
    Point(min(max(point.x, x), maxX), min(max(point.y, y), maxY))
  }

  /// What two rectangles share; nil if they are apart.
  func common(with other: Rectangle) -> Rectangle? {
    let (left, top) = (max(x, other.x), max(y, other.y))
    let (right, bottom) = (min(maxX, other.maxX), min(maxY, other.maxY))
    guard right >= left - 0.5, bottom >= top - 0.5 else { return nil }
    return Rectangle(x: left, y: top, width: right - left, height: bottom - top)
  }

  /// From where to where, as fractions of its length, a straight line is inside; nil for nowhere.
  ///
  /// - Source: Y.-D. Liang and B. A. Barsky, "A New Concept and Method for Line Clipping", 1984.
  func span(from start: Point, to end: Point) -> ClosedRange<Double>? {
    var (first, last) = (0.0, 1.0)
    let sides = [
      (start.x - end.x, start.x - x), (end.x - start.x, maxX - start.x),
      (start.y - end.y, start.y - y), (end.y - start.y, maxY - start.y),
    ]
    for (direction, distance) in sides {
      if direction == 0 {
        if distance < 0 { return nil }
      } else if direction < 0 {
        first = max(first, distance / direction)
      } else {
        last = min(last, distance / direction)
      }
    }
    return first <= last ? first...last : nil
  }

  /// The pieces of a line through points that are inside, in order.
  func pieces(of line: [Point]) -> [[Point]] {
    if line.allSatisfy(contains) { return [line] }
    var pieces: [[Point]] = []
    for (start, end) in zip(line, line.dropFirst()) {
      guard let span = span(from: start, to: end) else { continue }
      let first = Point.between(start, end, at: span.lowerBound)
      let last = Point.between(start, end, at: span.upperBound)
      if pieces.last?.last != first { pieces.append([first]) }
      pieces[pieces.count - 1].append(last)
    }
    return pieces
  }

  /// The part of an area that is inside, by its corners; empty if there is none.
  ///
  /// - Source: I. E. Sutherland and G. W. Hodgman, "Reentrant Polygon Clipping", 1974.
  func part(of corners: [Point]) -> [Point] {
    if corners.allSatisfy(contains) { return corners }
    // How far inside of each of the four sides a point is.
    let depths: [(Point) -> Double] = [
      { $0.x - x }, { maxX - $0.x }, { $0.y - y }, { maxY - $0.y },
    ]
    return depths.reduce(corners) { $0.kept($1) }
  }
}

extension [Point] {
  /// The part of an area, given by its corners, whose points have a depth of 0 or more.
  func kept(_ depth: (Point) -> Double) -> [Point] {
    indices.flatMap { index -> [Point] in
      let (end, start) = (self[index], self[(index + count - 1) % count])
      let (after, before) = (depth(end), depth(start))
      let edge =
        (after >= 0) == (before >= 0)
        ? [] : [Point.between(start, end, at: before / (before - after))]
      return after >= 0 ? edge + [end] : edge
    }
  }
}

extension Point {
  /// The point at a fraction of the way from one to another; exactly these at 0 and 1.
  static func between(_ start: Point, _ end: Point, at fraction: Double) -> Point {
    if fraction == 1 { return end }
    return Point(
      start.x + fraction * (end.x - start.x), start.y + fraction * (end.y - start.y))
  }
}
