/// A stretch of the horizontal axis, shaded from the bottom of the chart to its top.
///
/// What lies beyond the axes is left out.
struct SpanMark: Mark {
  /// From where to where.
  let range: ClosedRange<Double>

  func draw(in area: PlotArea, onto graphics: inout Graphics) {
    guard let frame = stretch(range, of: area) else { return }
    graphics.add(Shape(.rectangle(frame), fill: Fill(area.theme.mutedInk, opacity: 0.2)))
  }

  func check(on horizontal: Axis, _ vertical: Axis) throws(FigureError) {
    try horizontal.check(range.lowerBound)
    try horizontal.check(range.upperBound)
  }
}

/// Words in a stretch of the horizontal axis, at its top or at its bottom, where they cover least of
/// what was drawn before.
///
/// Words that would cover others are left out. Those that are wider than the stretch stand out of it
/// on both sides, or on one where the chart ends.
struct SpanWords: Mark {
  /// From where to where.
  let range: ClosedRange<Double>
  /// What is written.
  let string: String

  func draw(in area: PlotArea, onto graphics: inout Graphics) {
    guard !string.isEmpty, let frame = stretch(range, of: area) else { return }
    let gap = area.theme.gap
    let words = area.typesetter.block(
      string, area.theme.tick,
      limits: .cut(width: max(frame.width - 2 * gap, area.frame.width / 4), lines: 3),
      alignment: .center)
    let places = [(frame.maxY - gap, 1.0), (frame.y + gap, 0)].flatMap { y, side in
      [(frame.midX, 0.5), (frame.x + gap, 0), (frame.maxX - gap, 1)].map { x, share in
        area.kept(words.placed(x: x, y: y, horizontally: share, vertically: side))
      }
    }.filter { place in
      !graphics.texts.contains { $0.frame.overlaps(place.frame) }
    }
    guard
      let best = places.min(by: {
        graphics.crossings($0.frame, area.theme) < graphics.crossings($1.frame, area.theme)
      })
    else { return }
    graphics.addOnGround(best, area.theme)
  }
}

/// The part of a chart that lies over a stretch of its horizontal axis; nil for none.
private func stretch(_ range: ClosedRange<Double>, of area: PlotArea) -> Rectangle? {
  let (start, end) = (area.x(range.lowerBound), area.x(range.upperBound))
  return area.frame.common(
    with: Rectangle(
      x: min(start, end), y: area.frame.y, width: abs(end - start), height: area.frame.height))
}
