/// A text in the middle of a place.
public struct TextMark: Mark {
  /// Where its middle lies.
  public let point: Point
  /// What it says.
  public let string: String
  /// How it is set.
  public let style: TextStyle

  /// A text at a pair of values.
  public init(_ string: String, at point: Point, style: TextStyle) {
    self.string = string
    self.point = point
    self.style = style
  }

  /// Draws the text.
  public func draw(in area: PlotArea, onto graphics: inout Graphics) {
    let place = area.point(point.x, point.y)
    graphics.add(
      area.typesetter.block(string, style)
        .placed(x: place.x, y: place.y, horizontally: 0.5, vertically: 0.5))
  }
}

/// The values of a row of bars, written beyond the end of each; all of them, or none if one of them
/// has too little room beside its neighbours.
struct ValueLabels: Mark {
  /// One bar's value.
  struct Label: Sendable {
    /// The middle of the bar on the horizontal axis.
    let x: Double
    /// The end of the bar, its interval included.
    let end: Double
    /// Whether the bar hangs down.
    let isBelow: Bool
    /// The value, in words.
    let value: String
    /// Its interval, in words; empty for none.
    let interval: String
  }

  /// A label a bar, from left to right.
  let labels: [Label]
  /// The room that each has, in units of the horizontal axis.
  let width: Double

  func draw(in area: PlotArea, onto graphics: inout Graphics) {
    let room = area.x(width) - area.x(0) - area.theme.gap
    guard let blocks = fitting(room, area) else { return }
    for (label, lines) in zip(labels, blocks) {
      let height = lines.reduce(0) { $0 + $1.frame.height }
      let end = area.y(label.end)
      var top = label.isBelow ? end + area.theme.gap : end - area.theme.gap - height
      for line in lines {
        graphics.add(line.placed(x: area.x(label.x), y: top, horizontally: 0.5))
        top += line.frame.height
      }
    }
  }

  /// The labels with intervals and large values, without, or with small values: the first that fit.
  private func fitting(_ room: Double, _ area: PlotArea) -> [[TextBlock]]? {
    var large = area.theme.label
    large.isBold = true
    for (style, hasIntervals) in [(large, true), (large, false), (area.theme.tick, false)] {
      let blocks = labels.map { label in
        [area.typesetter.block(label.value, style)]
          + (hasIntervals && !label.interval.isEmpty
            ? [area.typesetter.block(label.interval, area.theme.aside)] : [])
      }
      if blocks.allSatisfy({ $0.allSatisfy { $0.frame.width <= room } }) { return blocks }
    }
    return nil
  }

  func headroom(_ theme: Theme) -> Double {
    let hasIntervals = labels.contains { !$0.interval.isEmpty }
    return theme.lineHeight(theme.labelSize) + 2 * theme.gap
      + (hasIntervals ? theme.lineHeight(theme.tickSize) : 0)
  }
}
