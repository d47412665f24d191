extension Graphics {
  /// How many shapes other than grid lines reach into a rectangle: what words there would cover.
  func crossings(_ frame: Rectangle, _ theme: Theme) -> Int {
    shapes.reduce(0) { count, shape in
      if shape.fill == nil, shape.stroke?.color == theme.grid { return count }
      return count + shape.outline.crossings(frame)
    }
  }

  /// Whether words in a rectangle would lie on a level grid line.
  func hasLevelGridLine(in frame: Rectangle, _ theme: Theme) -> Bool {
    shapes.contains { shape in
      guard shape.fill == nil, shape.stroke?.color == theme.grid,
        case .path(let ends, false) = shape.outline, ends.count == 2, ends[0].y == ends[1].y
      else { return false }
      return frame.span(from: ends[0], to: ends[1]) != nil
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
      return zip(points, ends).count { frame.span(from: $0, to: $1) != nil }
    }
  }
}
