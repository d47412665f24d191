/// Numbers as colours: the ground for the least, or for zero.
public struct ColorScale: Equatable, Sendable {
  /// What the colours stand for.
  public enum Kind: Equatable, Sendable {
    /// From the ground for the least value to the theme's `heat` for the largest.
    case sequential
    /// From the theme's `cold` over the ground for zero to its `warm`, equally far to both sides.
    case aroundZero
  }

  /// What the colours stand for.
  public let kind: Kind
  /// The values at the two ends.
  public let range: ClosedRange<Double>

  /// A scale that holds all values.
  ///
  /// Equal values get a range around them: a tenth of their size to both sides, or -1 to 1 around
  /// zero.
  ///
  /// - Parameters:
  ///   - kind: What the colours stand for.
  ///   - values: What must find a colour, finite and at most 1e300 in size.
  public init(_ kind: Kind, covering values: [Double]) {
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    let size = max(abs(low), abs(high))
    self.kind = kind
    switch kind {
    case .sequential where high - low <= 1e-9 * size || size < 1e-290:
      range = Axis.numbers(covering: values, label: "").range
    case .sequential: range = low...high
    case .aroundZero: range = size < 1e-290 ? -1...1 : -size...size
    }
  }

  /// The colour of a value; one beyond an end of the scale has the colour of this end.
  ///
  /// - Parameters:
  ///   - value: Any number but NaN.
  ///   - theme: Where the colours come from.
  public func color(of value: Double, in theme: Theme) -> Color {
    // Halved first, so that the largest do not overflow.
    let (low, high) = (range.lowerBound / 2, range.upperBound / 2)
    switch kind {
    case .sequential:
      return .mix(theme.ground, theme.heat, at: (value / 2 - low) / (high - low))
    case .aroundZero:
      return .mix(theme.ground, value < 0 ? theme.cold : theme.warm, at: abs(value / 2) / high)
    }
  }
}

extension ColorScale {
  /// Whether a value needs lines across it, since its colour does not tell on which side of zero it
  /// is.
  func isHatched(_ value: Double, in theme: Theme) -> Bool {
    let hasHue = [theme.cold, theme.warm].contains { $0.red != $0.green || $0.red != $0.blue }
    return kind == .aroundZero && value < 0 && !hasHue
  }

  /// These lines, with nothing between them.
  static func hatch(_ theme: Theme) -> Fill {
    Fill(theme.ground, hatch: .level, hatchColor: theme.ground, opacity: 0)
  }
}

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
