/// A colour scale on the right of a chart, with its ticks and what it stands for.
struct ColorBar: Mark {
  /// The scale.
  let scale: ColorScale
  /// What the values are, in words; empty for no label.
  let label: String

  func draw(in area: PlotArea, onto graphics: inout Graphics) {
    let (frame, theme) = (frame(in: area), area.theme)
    graphics.add(bar(in: frame, theme))
    if scale.isHatched(-1, in: theme) {
      let lower = frame.inset(top: frame.height / 2)
      graphics.add(Shape(.rectangle(lower), fill: ColorScale.hatch(theme)))
    }
    graphics.add(
      Shape(.rectangle(frame), stroke: Stroke(theme.mutedInk, width: 2 * theme.unit)))
    for (value, text) in ticks(in: area) {
      let y = height(of: value, in: frame)
      let ends = [Point(frame.maxX, y), Point(frame.maxX + theme.gap / 2, y)]
      graphics.add(
        Shape(.path(ends, isClosed: false), stroke: Stroke(theme.mutedInk, width: 2 * theme.unit)))
      graphics.add(text.placed(x: frame.maxX + theme.gap, y: y, vertically: 0.5))
    }
    guard !label.isEmpty else { return }
    let words = area.typesetter.block(
      label, theme.label, limits: .cut(width: frame.height), isUpright: true)
    let x = frame.maxX + 2 * theme.gap + tickWidth(in: area)
    graphics.add(words.placed(x: x, y: frame.midY, vertically: 0.5))
  }

  func sideroom(in area: PlotArea) -> Double {
    let theme = area.theme
    let words = label.isEmpty ? 0 : theme.gap + theme.lineHeight(theme.labelSize)
    return frame(in: area).maxX - area.frame.maxX + theme.gap + tickWidth(in: area) + words
  }

  private func frame(in area: PlotArea) -> Rectangle {
    let (inside, theme) = (area.frame, area.theme)
    let (x, y) = ((inside.maxX + 2 * theme.gap).rounded(), inside.y.rounded())
    return Rectangle(
      x: x, y: y, width: theme.labelSize.rounded(), height: inside.maxY.rounded() - y)
  }

  /// The colours from the upper to the lower end, a row a pixel.
  private func bar(in frame: Rectangle, _ theme: Theme) -> RasterImage {
    let (rows, columns) = (Int(frame.height), Int(frame.width))
    let (low, high) = (scale.range.lowerBound, scale.range.upperBound)
    let colors = (0..<rows).flatMap { row in
      let fraction = 1 - (Double(row) + 0.5) / Double(rows)
      let value = low * (1 - fraction) + high * fraction
      return repeatElement(scale.color(of: value, in: theme), count: columns)
    }
    return RasterImage(
      rowCount: rows, columnCount: columns, colors: colors, scale: 1,
      origin: Point(frame.x, frame.y))
  }

  private func ticks(in area: PlotArea) -> [(Double, TextBlock)] {
    let line = area.theme.lineHeight(area.theme.tickSize)
    let most = max(2, min(7, Int(area.frame.height / (1.8 * line))))
    let ticks = Ticks(in: scale.range, atMost: most)
    return zip(ticks.values, ticks.labels()).map {
      ($0, area.typesetter.block($1, area.theme.tick))
    }
  }

  private func tickWidth(in area: PlotArea) -> Double {
    ticks(in: area).map(\.1.frame.width).max() ?? 0
  }

  private func height(of value: Double, in frame: Rectangle) -> Double {
    let (low, high) = (scale.range.lowerBound / 2, scale.range.upperBound / 2)
    return frame.maxY - (value / 2 - low) / (high - low) * frame.height
  }
}
