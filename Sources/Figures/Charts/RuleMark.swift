/// An upright line across the chart at one value, with words above the chart.
public struct RuleMark: Mark {
  /// Where it stands on the horizontal axis.
  public let x: Double
  /// What is written above the chart, if anything.
  public let label: String

  /// A rule at a value.
  public init(x: Double, label: String = "") {
    self.x = x
    self.label = label
  }

  /// Draws the line, and the words above it, kept between the sides of the chart.
  public func draw(in area: PlotArea, onto graphics: inout Graphics) {
    let (theme, frame) = (area.theme, area.frame)
    let line = [Point(area.x(x), frame.y), Point(area.x(x), frame.maxY)]
    let width = theme.lineWidth / 2
    graphics.add(
      Shape(
        .path(line, isClosed: false),
        stroke: Stroke(theme.mutedInk, width: width, dash: [3 * width, 2 * width])))
    guard !label.isEmpty else { return }
    let words = area.typesetter.block(label, theme.aside, limits: .cut(width: frame.width))
    let middle = min(
      max(area.x(x), frame.x + words.frame.width / 2), frame.maxX - words.frame.width / 2)
    graphics.add(
      words.placed(x: middle, y: frame.y - theme.gap, horizontally: 0.5, vertically: 1))
  }

  /// A line of text.
  public func headroom(in area: PlotArea) -> Double {
    label.isEmpty ? 0 : area.theme.lineHeight(area.theme.tickSize) + area.theme.gap
  }
}
