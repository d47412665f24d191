/// The name of a fraction and the fraction written out, measured: in one line or below each other.
struct FractionText {
  private let blocks: [TextBlock]
  private let isInLine: Bool
  private let space: Double

  /// Name and fraction in one line, as wide as it needs.
  init(inLine name: String, _ fraction: Fraction, _ theme: Theme, _ typesetter: Typesetter) {
    blocks = [
      typesetter.block(name, Self.bold(theme)),
      typesetter.block(Self.equation(fraction), theme.label),
    ]
    isInLine = true
    space = theme.gap
  }

  /// The name above the fraction, and that in one line or, if it is too wide, in two.
  init(
    _ name: String, _ fraction: Fraction, width: Double, _ theme: Theme, _ typesetter: Typesetter
  ) {
    func block(_ string: String, _ style: TextStyle) -> TextBlock {
      typesetter.block(string, style, limits: .cut(width: width, lines: 4), alignment: .center)
    }
    let equation = typesetter.block(Self.equation(fraction), theme.label)
    let lines =
      if fraction.value == nil {
        [block(fraction.text, theme.label)]
      } else if equation.frame.width <= width {
        [equation]
      } else {
        ["= \(fraction.words)", "= \(fraction.text)"].map { block($0, theme.label) }
      }
    blocks = [block(name, Self.bold(theme))] + lines
    isInLine = false
    space = 0
  }

  /// The room that it takes.
  var size: Size {
    let (widths, heights) = (blocks.map(\.frame.width), blocks.map(\.frame.height))
    return isInLine
      ? Size(widths.reduce(0, +) + space, heights.max() ?? 0)
      : Size(widths.max() ?? 0, heights.reduce(0, +))
  }

  /// Its texts, the middle of the upper edge at a point.
  func placed(middle: Double, top: Double) -> [TextBlock] {
    var place = Point(isInLine ? middle - size.width / 2 : middle, top)
    return blocks.map { block in
      defer {
        if isInLine {
          place.x += block.frame.width + space
        } else {
          place.y += block.frame.height
        }
      }
      return block.placed(x: place.x, y: place.y, horizontally: isInLine ? 0 : 0.5)
    }
  }

  private static func bold(_ theme: Theme) -> TextStyle {
    var style = theme.label
    style.isBold = true
    return style
  }

  private static func equation(_ fraction: Fraction) -> String {
    fraction.value == nil ? fraction.text : "= \(fraction.equation)"
  }
}
