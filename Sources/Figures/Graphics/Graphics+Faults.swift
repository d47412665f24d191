extension Graphics {
  /// What is wrong with where things are, in words; empty if nothing is.
  ///
  /// This is what every figure promises, for tests to hold it to: nothing reaches over the edge of
  /// the canvas, no two texts touch, no text runs over an image, and none is too small to read.
  ///
  /// - Parameter smallest: The least size of letters, in pixels.
  package func layoutFaults(smallestText smallest: Double) -> [String] {
    let canvas = Rectangle(x: 0, y: 0, width: size.width, height: size.height)
    let frames =
      texts.map { ("“\($0.string)”", $0.frame) } + images.map { ("an image", $0.frame) }
      + shapes.map { ("a shape", $0.outline.bounds) }
    let clipped = frames.filter { !canvas.contains($0.1) }.map { "\($0.0) is clipped" }
    let small = texts.filter { $0.style.size < smallest }.map { "“\($0.string)” is small" }
    let touching = texts.indices.flatMap { index in
      texts[(index + 1)...].filter { texts[index].frame.overlaps($0.frame) }
        .map { "“\(texts[index].string)” touches “\($0.string)”" }
    }
    let covering = texts.flatMap { text in
      images.filter { !$0.isGround && text.frame.overlaps($0.frame) }
        .map { _ in "“\(text.string)” runs over an image" }
    }
    return (texts.isEmpty ? ["there is no text"] : []) + clipped + small + touching + covering
  }
}

extension Shape.Outline {
  /// The least rectangle around the outline.
  package var bounds: Rectangle {
    switch self {
    case .rectangle(let frame): return frame
    case .circle(let center, let radius):
      return Rectangle(
        x: center.x - radius, y: center.y - radius, width: 2 * radius, height: 2 * radius)
    case .path(let points, _):
      let (xs, ys) = (points.map(\.x), points.map(\.y))
      let (left, top) = (xs.min() ?? 0, ys.min() ?? 0)
      return Rectangle(
        x: left, y: top, width: (xs.max() ?? 0) - left, height: (ys.max() ?? 0) - top)
    }
  }
}
