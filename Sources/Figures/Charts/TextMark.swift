/// Words at a point of a chart, on a piece of the ground, so that no line runs through them.
///
/// They are kept inside of the chart: what would stand out is moved, what is wider is cut. No words
/// draw nothing.
public struct TextMark: Mark {
  /// On which side of the point the words are.
  public enum Anchor: Equatable, Sendable, CaseIterable {
    /// Around the point.
    case center
    /// Above it.
    case above
    /// Below it.
    case below
    /// On its left.
    case left
    /// On its right.
    case right
  }

  /// What it says.
  public let string: String
  /// Where it is, in values of the axes.
  public let point: Point
  /// On which side of the point the words are.
  public let anchor: Anchor
  /// The colour of the letters; nil for the theme's ink.
  public let color: Color?
  /// How far from the point the words are, in gaps of the theme; more where a large marker is.
  public let gaps: Double

  /// Words at a point.
  public init(
    _ string: String, at point: Point, anchor: Anchor = .center, color: Color? = nil,
    gaps: Double = 1
  ) {
    self.string = string
    self.point = point
    self.anchor = anchor
    self.color = color
    self.gaps = gaps
  }

  /// Draws the words in letters of the size of tick labels.
  public func draw(in area: PlotArea, onto graphics: inout Graphics) {
    guard !string.isEmpty else { return }
    var style = area.theme.tick
    style.color = color ?? style.color
    let words = area.typesetter.block(string, style, limits: .cut(width: area.frame.width))
    graphics.addOnGround(area.kept(placed(words, in: area)), area.theme)
  }

  private func placed(_ words: TextBlock, in area: PlotArea) -> TextBlock {
    let (place, gap) = (area.point(point.x, point.y), gaps * area.theme.gap)
    return switch anchor {
    case .center: words.placed(x: place.x, y: place.y, horizontally: 0.5, vertically: 0.5)
    case .above: words.placed(x: place.x, y: place.y - gap, horizontally: 0.5, vertically: 1)
    case .below: words.placed(x: place.x, y: place.y + gap, horizontally: 0.5)
    case .left: words.placed(x: place.x - gap, y: place.y, horizontally: 1, vertically: 0.5)
    case .right: words.placed(x: place.x + gap, y: place.y, vertically: 0.5)
    }
  }

  /// Stops words at a point that has no place on the axes.
  public func check(on horizontal: Axis, _ vertical: Axis) throws(FigureError) {
    try horizontal.check(point.x)
    try vertical.check(point.y)
  }
}

extension PlotArea {
  /// A text moved by as little as brings it inside of the chart, if it fits.
  func kept(_ text: TextBlock) -> TextBlock {
    text.placed(
      x: max(frame.x, min(text.frame.x, frame.maxX - text.frame.width)),
      y: max(frame.y, min(text.frame.y, frame.maxY - text.frame.height)))
  }
}

extension Graphics {
  /// Draws a text on a piece of the ground.
  mutating func addOnGround(_ text: TextBlock, _ theme: Theme) {
    add(Shape(.rectangle(text.frame), fill: Fill(theme.ground)))
    add(text)
  }
}
