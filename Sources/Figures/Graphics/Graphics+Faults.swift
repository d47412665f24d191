extension Graphics {
  /// What is wrong with where things are, in words; empty if nothing is.
  ///
  /// This is what every figure promises, for tests to hold it to: nothing reaches over the edge of
  /// the canvas, no two texts touch, no text runs over an image, and none is too small to read.
  ///
  /// - Parameter smallest: The least size of letters, in pixels.
  package func layoutFaults(smallestText smallest: Double) -> [String] {
    let texts = texts
    let images = images.filter { !$0.isGround }.map(\.frame)
    let small = texts.filter { $0.style.size < smallest }.map { "“\($0.string)” is small" }
    let touching = texts.indices.flatMap { index in
      let frame = texts[index].frame
      return texts.indices[(index + 1)...].filter { texts[$0].frame.overlaps(frame) }
        .map { "“\(texts[index].string)” touches “\(texts[$0].string)”" }
    }
    let covering = texts.filter { text in images.contains { $0.overlaps(text.frame) } }
      .map { "“\($0.string)” runs over an image" }
    return (texts.isEmpty ? ["there is no text"] : []) + clipped + small + touching + covering
  }

  /// What reaches over the edge of the canvas.
  private var clipped: [String] {
    let canvas = Rectangle(x: 0, y: 0, width: size.width, height: size.height)
    let frames =
      texts.map { ("“\($0.string)”", $0.frame) } + images.map { ("an image", $0.frame) }
      + shapes.map { ("a shape", $0.outline.bounds) }
    return frames.filter { !canvas.contains($0.1) }.map { "\($0.0) is clipped" }
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
