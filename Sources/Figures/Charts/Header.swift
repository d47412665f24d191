/// One line of a legend: a name and the looks that stand for it.
public struct LegendEntry: Sendable {
  /// What is drawn beside the name.
  public enum Sign: Sendable {
    /// A piece of a bar.
    case bar
    /// A piece of a line with a marker.
    case line
    /// A piece of a line with the outline of a marker.
    case openLine
    /// A piece of a line without a marker.
    case curve
    /// A marker alone.
    case marker
    /// A ring around a place.
    case ring
    /// A marker on a shade of its colour.
    case region
  }

  /// The name of the series.
  public let name: String
  /// Its looks.
  public let style: SeriesStyle
  /// What is drawn beside the name.
  public let sign: Sign

  /// A name with its looks.
  public init(_ name: String, style: SeriesStyle, sign: Sign) {
    self.name = name
    self.style = style
    self.sign = sign
  }
}

/// What stands above a chart: its title, a line said aside, and the legend, each below the other.
struct Header {
  let title: String
  let subtitle: String
  let legend: [LegendEntry]

  /// Draws the header at the top of the canvas.
  ///
  /// - Returns: Where the room below it begins, from the top.
  func draw(onto graphics: inout Graphics, _ theme: Theme, _ typesetter: Typesetter) -> Double {
    let width = theme.size.width - 2 * theme.margin
    var top = theme.margin * 0.75
    for (string, style) in [(title, theme.title), (subtitle, theme.subtitle)] where !string.isEmpty
    {
      let words = typesetter.block(string, style, limits: .cut(width: width, lines: 2))
      graphics.add(words.placed(x: theme.margin, y: top))
      top += words.frame.height + theme.gap / 2
    }
    return drawLegend(
      onto: &graphics, at: Point(theme.margin, top + theme.gap / 2), width, theme, typesetter)
  }

  /// Draws the entries in rows, as many in each as fit.
  ///
  /// - Returns: Where the room below them begins, from the top.
  func drawLegend(
    onto graphics: inout Graphics, at start: Point, _ width: Double, _ theme: Theme,
    _ typesetter: Typesetter
  ) -> Double {
    guard !legend.isEmpty else { return start.y }
    let sign = Size(2 * theme.labelSize, theme.labelSize * 0.8)
    let names = legend.map {
      typesetter.block($0.name, theme.label, limits: .cut(width: width - sign.width - theme.gap))
    }
    // Some scripts need higher lines than ours.
    let row = max(theme.lineHeight(theme.labelSize), names.map(\.frame.height).max() ?? 0)
    var place = start
    for (entry, name) in zip(legend, names) {
      let total = sign.width + theme.gap + name.frame.width
      if place.x > start.x, place.x + total > start.x + width {
        place = Point(start.x, place.y + row)
      }
      let frame = Rectangle(
        x: place.x, y: place.y + (row - sign.height) / 2, width: sign.width, height: sign.height)
      draw(entry, in: frame, onto: &graphics, theme)
      graphics.add(
        name.placed(x: frame.maxX + theme.gap, y: frame.midY, vertically: 0.5))
      place.x += total + theme.labelSize
    }
    return place.y + row + theme.gap / 2
  }

  private func draw(
    _ entry: LegendEntry, in frame: Rectangle, onto graphics: inout Graphics, _ theme: Theme
  ) {
    switch entry.sign {
    case .bar:
      graphics.add(Shape(.rectangle(frame), fill: entry.style.fill))
    case .line, .openLine, .curve, .marker:
      if entry.sign != .marker {
        let ends = [Point(frame.x, frame.midY), Point(frame.maxX, frame.midY)]
        graphics.add(
          Shape(
            .path(ends, isClosed: false),
            stroke: Stroke(entry.style.color, width: theme.lineWidth, dash: entry.style.dash)))
      }
      if entry.sign != .curve { graphics.add(sign(of: entry, in: frame, theme)) }
    case .region:
      let shade = Color.mix(theme.ground, entry.style.color, at: 0.4)
      graphics.add(Shape(.rectangle(frame), fill: Fill(shade)))
      graphics.add(regionMarker(at: Point(frame.midX, frame.midY), entry.style, theme))
    case .ring:
      graphics.add(ring(at: Point(frame.midX, frame.midY), entry.style.color, theme))
    }
  }

  /// The marker of an entry, filled or open.
  private func sign(of entry: LegendEntry, in frame: Rectangle, _ theme: Theme) -> Shape {
    let filled = marker(at: Point(frame.midX, frame.midY), entry.style, theme)
    guard entry.sign == .openLine else { return filled }
    return Shape(
      filled.outline, fill: Fill(theme.ground),
      stroke: Stroke(entry.style.color, width: theme.lineWidth * 0.6))
  }
}
