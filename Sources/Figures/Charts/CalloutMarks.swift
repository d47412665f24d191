/// Places of a chart that are pointed out: a disc each, and words at the end of a short line.
///
/// The words stand above or below their place, as near as they cover nothing but grid lines; where
/// everything would be covered, where they cover least. Words that would cover others are left out,
/// and so is a place beyond the axes.
struct CalloutMarks: Mark {
  /// A place with its words.
  struct Place: Sendable {
    let point: Point
    /// What is written at it; empty for nothing.
    let label: String
    /// The colour of its disc; nil for neither disc nor line.
    let color: Color?
  }

  /// The places, first things first.
  let places: [Place]

  /// Draws all discs, so that no words cover one, then the words.
  func draw(in area: PlotArea, onto graphics: inout Graphics) {
    let inside = places.map { (area.point($0.point.x, $0.point.y), $0) }.filter {
      area.frame.generous.contains($0.0)
    }
    for case (let place, let color?) in inside.map({ ($0.0, $0.1.color) }) {
      graphics.add(
        Shape(
          .circle(center: place, radius: radius(area)), fill: Fill(color),
          stroke: Stroke(area.theme.ground, width: area.theme.lineWidth / 2)))
    }
    for (place, callout) in inside {
      guard let words = words(callout, at: place, in: area, graphics) else { continue }
      if callout.color != nil { graphics.add(leader(from: place, to: words.frame, area)) }
      graphics.addOnGround(words, area.theme)
    }
  }

  /// Stops a place that is none on the axes.
  func check(on horizontal: Axis, _ vertical: Axis) throws(FigureError) {
    for place in places {
      try horizontal.check(place.point.x)
      try vertical.check(place.point.y)
    }
  }

  private func radius(_ area: PlotArea) -> Double { 1.8 * area.theme.lineWidth }

  /// The words in the nearest free place; nil for none.
  private func words(
    _ callout: Place, at place: Point, in area: PlotArea, _ graphics: Graphics
  ) -> TextBlock? {
    guard !callout.label.isEmpty else { return nil }
    let block = area.typesetter.block(
      callout.label, area.theme.tick, limits: .cut(width: 0.9 * area.frame.width, lines: 2),
      alignment: .center)
    return around(place, block, area).filter { words in
      !graphics.texts.contains { $0.frame.overlaps(words.frame) }
    }.min {
      graphics.crossings($0.frame, area.theme) < graphics.crossings($1.frame, area.theme)
    }
  }

  /// Above and below a place, nearest first, within the chart.
  private func around(_ place: Point, _ words: TextBlock, _ area: PlotArea) -> [TextBlock] {
    let (left, right) = (area.frame.x + area.theme.gap / 2, area.frame.maxX - area.theme.gap / 2)
    return (0..<16).flatMap { step in
      let distance = radius(area) + area.theme.gap * (1 + Double(step))
      return [(-distance, 1.0), (distance, 0)].flatMap { offset, side in
        [0.5, 0, 1].map { share in
          let width = words.frame.width
          return words.placed(
            x: max(left, min(place.x - share * width, right - width)),
            y: place.y + offset, vertically: side)
        }
      }
    }.filter { area.frame.contains($0.frame.inset(0.001)) }
  }

  /// From the rim of a disc straight to the nearest point of its words.
  private func leader(from place: Point, to words: Rectangle, _ area: PlotArea) -> Shape {
    let end = Point(
      max(words.x, min(place.x, words.maxX)), words.y > place.y ? words.y : words.maxY)
    let (across, down) = (end.x - place.x, end.y - place.y)
    let share = radius(area) / max((across * across + down * down).squareRoot(), radius(area))
    return Shape(
      .path([Point.between(place, end, at: share), end], isClosed: false),
      stroke: Stroke(area.theme.mutedInk, width: area.theme.lineWidth / 3))
  }
}
