/// A strip of colours with the numbers that they stand for.
///
/// It is drawn upright beside what it explains, the lowest value below, with numbers and then a
/// label on its right.
public struct ColorBar: Equatable, Sendable {
  /// How numbers become colours.
  public enum Scale: Equatable, Sendable {
    /// From the ground for the lowest value to ``Theme/heat`` for the highest.
    case sequential
    /// From ``Theme/cold`` over zero to ``Theme/warm``, the same distance to both sides.
    case aroundZero
  }

  /// The lowest and the highest value, finite and at most 1e300 in size.
  public let range: ClosedRange<Double>
  /// How numbers become colours.
  public let scale: Scale
  /// What the numbers are, in words; empty for no label.
  public let label: String

  /// A bar over a range of values; nothing is checked before a figure is drawn with it.
  public init(range: ClosedRange<Double>, scale: Scale, label: String = "") {
    self.range = range
    self.scale = scale
    self.label = label
  }

  /// The colour of a value.
  ///
  ///     sequential:  (value - lowest) / (highest - lowest), from 0 to 1
  ///     around zero: value / max(|lowest|, |highest|), from -1 to 1
  ///
  /// - Parameters:
  ///   - value: Any number but NaN; outside of the range it counts as the nearest end.
  ///   - theme: Where the colours are from.
  /// - Returns: The colour of the lowest value, or of zero, if the range is a single value.
  public func color(of value: Double, in theme: Theme) -> Color {
    switch scale {
    case .sequential:
      return .mix(theme.ground, theme.heat, at: range.isSingle ? 0 : range.fraction(of: value))
    case .aroundZero:
      let limit = max(abs(range.lowerBound), abs(range.upperBound))
      return theme.shade(aroundZero: limit == 0 ? 0 : value / limit)
    }
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
    let count = range.isSingle ? 1 : max(1, min(Self.stepLimit, Int(strip.height)))
    let edges = (0...count).map {
      (strip.maxY - strip.height * Double($0) / Double(count)).rounded()
    }
    for step in 0..<count {
      let value = range.value(at: (Double(step) + 0.5) / Double(count))
      let piece = Rectangle(
        x: strip.x, y: edges[step + 1], width: strip.width, height: edges[step] - edges[step + 1])
      graphics.add(Shape(.rectangle(piece), fill: Fill(color(of: value, in: theme))))
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
    if range.isSingle { return [tick(range.lowerBound, 0.5, theme, typesetter)] }
    switch scale {
    case .sequential:
      let ticks = Ticks(in: range, atMost: max(2, min(7, most)))
      return zip(ticks.values, ticks.labels()).map {
        Tick(fraction: range.fraction(of: $0), block: typesetter.block($1, theme.tick))
      }
    case .aroundZero:
      let values = [range.upperBound, range.lowerBound] + (range.contains(0) ? [0] : [])
      return values.map { tick($0, range.fraction(of: $0), theme, typesetter) }
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

extension ClosedRange<Double> {
  /// Whether the range holds one value only, but for rounding.
  fileprivate var isSingle: Bool {
    let half = upperBound / 2 - lowerBound / 2
    return half < 1e-290 || half <= 1e-9 * Swift.max(abs(lowerBound), abs(upperBound))
  }

  /// How far a value is from the lower to the upper end, 0 to 1.
  ///
  /// Values are halved first, so that the largest do not overflow.
  fileprivate func fraction(of value: Double) -> Double {
    Swift.min(
      Swift.max((value / 2 - lowerBound / 2) / (upperBound / 2 - lowerBound / 2), 0), 1)
  }

  /// The value at a part of the way from the lower to the upper end.
  fileprivate func value(at fraction: Double) -> Double {
    lowerBound * (1 - fraction) + upperBound * fraction
  }
}

extension Theme {
  /// The colour of an area on a scale around zero: -1 for the lowest value, 1 for the highest.
  func shade(aroundZero fraction: Double) -> Color {
    let (low, zero, high) =
      shadesAroundZero.count == 3
      ? (shadesAroundZero[0], shadesAroundZero[1], shadesAroundZero[2]) : (cold, ground, warm)
    return .mix(zero, fraction < 0 ? low : high, at: abs(fraction))
  }
}
