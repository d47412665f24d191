/// A strip of colours with the numbers that they stand for.
///
/// It is drawn upright beside what it explains, the lowest value below, with numbers and then a
/// label on its right.
public struct ColorBar: Equatable, Sendable {
  /// How numbers become colours.
  public let scale: ColorScale
  /// What the numbers are, in words; empty for no label.
  public let label: String

  /// A bar that explains a scale; nothing is checked before a figure is drawn with it.
  public init(_ scale: ColorScale, label: String = "") {
    self.scale = scale
    self.label = label
  }

  /// The room from left to right that a bar of some height takes.
  package func width(height: Double, _ theme: Theme, _ typesetter: Typesetter) -> Double {
    let numbers = ticks(length: length(height, theme), theme, typesetter)
    let widest = numbers.map(\.block.frame.width).max() ?? 0
    let words = block(height: height, theme, typesetter).map { $0.frame.width + theme.gap } ?? 0
    return (theme.tickSize + 1.5 * theme.gap + widest + words).rounded(.up)
  }

  /// Draws the bar into a frame that is as wide as ``width(height:_:_:)`` says or wider.
  package func draw(
    in frame: Rectangle, onto graphics: inout Graphics, _ theme: Theme, _ typesetter: Typesetter
  ) {
    let inset = (frame.height - length(frame.height, theme)) / 2
    let (top, bottom) = ((frame.y + inset).rounded(), (frame.maxY - inset).rounded())
    let strip = Rectangle(
      x: frame.x.rounded(), y: top, width: theme.tickSize.rounded(), height: bottom - top)
    draw(strip: strip, onto: &graphics, theme)
    var right = strip.maxX
    for tick in ticks(length: strip.height, theme, typesetter) {
      let y = strip.maxY - tick.fraction * strip.height
      let ends = [Point(strip.maxX, y), Point(strip.maxX + theme.gap, y)]
      graphics.add(
        Shape(.path(ends, isClosed: false), stroke: Stroke(theme.ink, width: 2 * theme.unit)))
      let words = tick.block.placed(x: ends[1].x + theme.gap / 2, y: y, vertically: 0.5)
      graphics.add(words)
      right = max(right, words.frame.maxX)
    }
    if let words = block(height: frame.height, theme, typesetter) {
      graphics.add(words.placed(x: right + theme.gap, y: frame.midY, vertically: 0.5))
    }
  }

  // MARK: - Parts

  /// The most colours that a bar is made of.
  private static let stepLimit = 256

  /// One number: how far up it stands, from 0 to 1, and how it is written.
  private struct Tick {
    let fraction: Double
    let block: TextBlock
  }

  /// The height of the strip itself: a number at its end stands out by half.
  private func length(_ height: Double, _ theme: Theme) -> Double {
    max(1, height - theme.lineHeight(theme.tickSize))
  }

  private func block(height: Double, _ theme: Theme, _ typesetter: Typesetter) -> TextBlock? {
    guard !label.isEmpty else { return nil }
    return typesetter.block(label, theme.label, limits: .cut(width: height), isUpright: true)
  }

  private func draw(strip: Rectangle, onto graphics: inout Graphics, _ theme: Theme) {
    let count = scale.range.isSingle ? 1 : max(1, min(Self.stepLimit, Int(strip.height)))
    let edges = (0...count).map {
      (strip.maxY - strip.height * Double($0) / Double(count)).rounded()
    }
    for step in 0..<count {
      let value = scale.range.value(at: (Double(step) + 0.5) / Double(count))
      let piece = Rectangle(
        x: strip.x, y: edges[step + 1], width: strip.width, height: edges[step] - edges[step + 1])
      graphics.add(Shape(.rectangle(piece), fill: Fill(scale.color(of: value, in: theme))))
    }
    graphics.add(Shape(.rectangle(strip), stroke: Stroke(theme.ink, width: 2 * theme.unit)))
  }

  /// The numbers beside the bar: round ones, or around zero both ends and zero; none too close.
  private func ticks(length: Double, _ theme: Theme, _ typesetter: Typesetter) -> [Tick] {
    let line = theme.lineHeight(theme.tickSize)
    var kept: [Tick] = []
    for tick in candidates(most: Int(length / (1.8 * line)), theme, typesetter)
    where kept.allSatisfy({ abs($0.fraction - tick.fraction) * length >= line }) {
      kept.append(tick)
    }
    return kept
  }

  /// The numbers that may be written, the most important first.
  private func candidates(most: Int, _ theme: Theme, _ typesetter: Typesetter) -> [Tick] {
    if scale.range.isSingle { return [tick(scale.range.lowerBound, 0.5, theme, typesetter)] }
    switch scale.kind {
    case .sequential:
      let ticks = Ticks(in: scale.range, atMost: max(2, min(7, most)))
      return zip(ticks.values, ticks.labels()).map {
        Tick(fraction: scale.range.fraction(of: $0), block: typesetter.block($1, theme.tick))
      }
    case .aroundZero:
      let values =
        [scale.range.upperBound, scale.range.lowerBound] + (scale.range.contains(0) ? [0] : [])
      return values.map { tick($0, scale.range.fraction(of: $0), theme, typesetter) }
    }
  }

  private func tick(
    _ value: Double, _ fraction: Double, _ theme: Theme, _ typesetter: Typesetter
  ) -> Tick {
    Tick(
      fraction: fraction,
      block: typesetter.block(NumberFormat.automatic.text(value), theme.tick))
  }
}

/// A colour bar on the right of a chart.
struct ColorBarMark: Mark {
  /// The bar.
  let bar: ColorBar

  func draw(in area: PlotArea, onto graphics: inout Graphics) {
    let (inside, theme) = (area.frame, area.theme)
    // The numbers at the ends of the bar stand out by half a line.
    let half = theme.lineHeight(theme.tickSize) / 2
    let frame = Rectangle(
      x: inside.maxX + 2 * theme.gap, y: inside.y - half, width: width(in: area),
      height: inside.height + 2 * half)
    bar.draw(in: frame, onto: &graphics, theme, area.typesetter)
  }

  func sideroom(in area: PlotArea) -> Double { 2 * area.theme.gap + width(in: area) }

  private func width(in area: PlotArea) -> Double {
    let half = area.theme.lineHeight(area.theme.tickSize) / 2
    return bar.width(height: area.frame.height + 2 * half, area.theme, area.typesetter)
  }
}
