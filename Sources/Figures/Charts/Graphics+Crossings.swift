extension Graphics {
  /// How many shapes other than grid lines reach into a rectangle: what words there would cover.
  func crossings(_ frame: Rectangle, _ theme: Theme) -> Int {
    shapes.reduce(0) { count, shape in
      if shape.fill == nil, shape.stroke?.color == theme.grid { return count }
      return count + shape.outline.crossings(frame)
    }
  }
}

extension Shape.Outline {
  /// How many parts of an outline reach into a rectangle.
  fileprivate func crossings(_ frame: Rectangle) -> Int {
    switch self {
    case .rectangle(let other): return other.overlaps(frame) ? 1 : 0
    case .circle(let center, let radius):
      let around = Rectangle(
        x: center.x - radius, y: center.y - radius, width: 2 * radius, height: 2 * radius)
      return around.overlaps(frame) ? 1 : 0
    case .path(let points, let isClosed):
      let ends = points.dropFirst() + (isClosed ? points.prefix(1) : [])
      return zip(points, ends).count { frame.isCrossed(from: $0, to: $1) }
    }
  }
}

extension Rectangle {
  /// Whether a straight line from one point to another runs through the rectangle.
  ///
  /// - Source: Y.-D. Liang and B. A. Barsky, "A New Concept and Method for Line Clipping", 1984.
  func isCrossed(from start: Point, to end: Point) -> Bool {
    var (first, last) = (0.0, 1.0)
    let sides = [
      (start.x - end.x, start.x - x), (end.x - start.x, maxX - start.x),
      (start.y - end.y, start.y - y), (end.y - start.y, maxY - start.y),
    ]
    for (direction, distance) in sides {
      if direction == 0 {
        if distance < 0 { return false }
      } else if direction < 0 {
        first = max(first, distance / direction)
      } else {
        last = min(last, distance / direction)
      }
    }
    return first <= last
  }
}
