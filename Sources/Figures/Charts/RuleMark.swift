/// A dashed line across the chart at one value, with words.
///
/// The words of an upright line stand above the chart, over the line, or beside it where that has no
/// room: there the line is drawn up along them. Those of a level line stand inside, at its right
/// end above it if no data and no grid line is there, else below it, at its left end or in the middle. Words that
/// would cover others are left out, and so is a rule beyond the axes.
public struct RuleMark: Mark {
  /// The axis that the value belongs to.
  public enum Direction: Equatable, Sendable {
    /// At a value of the horizontal axis.
    case upright
    /// At a value of the vertical axis.
    case level
  }

  /// Whether the line is upright or level.
  public let direction: Direction
  /// Where it is, on the axis that it crosses.
  public let value: Double
  /// What is written at it, if anything.
  public let label: String

  /// An upright rule at a value of the horizontal axis.
  public init(x: Double, label: String = "") {
    (direction, value, self.label) = (.upright, x, label)
  }

  /// A level rule at a value of the vertical axis.
  public init(y: Double, label: String = "") {
    (direction, value, self.label) = (.level, y, label)
  }

  /// Draws the line, and its words where they are free of what was drawn before.
  public func draw(in area: PlotArea, onto graphics: inout Graphics) {
    let frame = area.frame
    var line =
      direction == .upright
      ? [Point(area.x(value), frame.y), Point(area.x(value), frame.maxY)]
      : [Point(frame.x, area.y(value)), Point(frame.maxX, area.y(value))]
    guard frame.generous.contains(line[0]) else { return }
    let width = area.theme.lineWidth / 2
    let free = place(in: area, graphics)
    if direction == .upright, let free, isBeside(free, area) { line[0].y = free.frame.y }
    graphics.add(
      Shape(
        .path(line, isClosed: false),
        stroke: Stroke(area.theme.mutedInk, width: width, dash: [3 * width, 2 * width])))
    guard let free else { return }
    if direction == .upright { graphics.add(free) } else { graphics.addOnGround(free, area.theme) }
  }

  /// The room of its words, if it is upright.
  public func headroom(in area: PlotArea) -> Double {
    guard direction == .upright, !label.isEmpty else { return 0 }
    return max(words(in: area).frame.height, area.theme.lineHeight(area.theme.tickSize))
      + area.theme.gap
  }

  /// Stops a rule that has no place on its axis.
  public func check(on horizontal: Axis, _ vertical: Axis) throws(FigureError) {
    try (direction == .upright ? horizontal : vertical).check(value)
  }

  /// The words where they cover no text, as little data as can be, and no grid line if they need not;
  /// nil if there is no such place.
  private func place(in area: PlotArea, _ graphics: Graphics) -> TextBlock? {
    guard !label.isEmpty else { return nil }
    let words = words(in: area)
    let all = direction == .upright ? above(words, area) : along(words, area)
    let free = all.filter { place in
      !graphics.texts.contains { $0.frame.overlaps(place.frame) }
    }
    func covered(_ place: TextBlock) -> (Int, Int) {
      let isOnGrid = graphics.hasLevelGridLine(in: place.frame, area.theme)
      return (graphics.crossings(place.frame, area.theme), isOnGrid ? 1 : 0)
    }
    return free.min { covered($0) < covered($1) }
  }

  /// The words, above a narrow chart in two lines.
  private func words(in area: PlotArea) -> TextBlock {
    let width = area.frame.width - (direction == .level ? area.theme.gap : 0)
    return area.typesetter.block(
      label, area.theme.aside, limits: .cut(width: width, lines: direction == .upright ? 2 : 1),
      alignment: .center)
  }

  /// Above the chart, between its sides: over the line if there is room on both sides of it, else
  /// beside it if there is room on one.
  private func above(_ words: TextBlock, _ area: PlotArea) -> [TextBlock] {
    let (frame, width, gap) = (area.frame, words.frame.width, area.theme.gap)
    let x = area.x(value)
    let lefts = [x - width / 2, x - gap - width, x + gap]
    let inside = lefts.filter { frame.x <= $0 && $0 + width <= frame.maxX }
    let clamped = lefts.map { min(max($0, frame.x), frame.maxX - width) }
    return (inside + clamped).map { words.placed(x: $0, y: frame.y - gap, vertically: 1) }
  }

  /// Whether words above the chart leave the line free.
  private func isBeside(_ words: TextBlock, _ area: PlotArea) -> Bool {
    let room = area.theme.gap / 2
    return area.x(value) > words.frame.maxX + room || area.x(value) < words.frame.x - room
  }

  /// Along the line, above and below it, best places first.
  private func along(_ words: TextBlock, _ area: PlotArea) -> [TextBlock] {
    let (frame, y, gap) = (area.frame, area.y(value), area.theme.gap / 2)
    let room = frame.width - words.frame.width - 2 * gap
    return [1, 0, 0.5].flatMap { share in
      [(y - gap, 1.0), (y + gap, 0)].map { y, side in
        words.placed(x: frame.x + gap + share * room, y: y, vertically: side)
      }
    }.filter { frame.contains($0.frame.inset(0.001)) }
  }
}
