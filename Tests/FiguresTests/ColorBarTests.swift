import Figures
import Testing

@Suite struct ColorBarTests {
  static let themes =
    Theme.all + [Theme.slide.transparent, Theme.slide.scaled(toPixelsPerInch: 72)]

  static let ranges: [ClosedRange<Double>] = [
    -1...1, 0...1, 0...0, 3...3, -2...0, 0.001...0.002, -1e300...1e300, 0...1e-300, 1...(1 + 1e-15),
    -0.001...1, 99_999...1_000_000, -1e-7...1e-7,
  ]

  func graphics(
    _ bar: ColorBar, height: Double = 700, theme: Theme = .slide, ground: Color = .white
  ) throws -> Graphics {
    let typesetter = try Typesetter()
    var graphics = Graphics(size: theme.size, ground: theme.ground)
    let width = bar.width(height: height, theme, typesetter)
    let frame = Rectangle(x: 30, y: 40, width: width, height: height)
    bar.draw(in: frame, onto: &graphics, theme, typesetter)
    for text in graphics.texts {
      #expect(frame.contains(text.frame), "\(text.string) stands out of the measured frame")
    }
    return graphics
  }

  @Test(arguments: themes) func everyRangeFits(theme: Theme) throws {
    for range in Self.ranges {
      for scale in [ColorScale.Kind.sequential, .aroundZero] {
        for height in [100.0, 250, 500] {
          let bar = ColorBar(ColorScale(scale, range), label: "what is measured, in words")
          expectSound(try graphics(bar, height: height, theme: theme), theme: theme)
        }
      }
    }
  }

  @Test func zeroAndBothEndsAreWritten() throws {
    let bar = ColorBar(ColorScale(.aroundZero, -0.25...0.25), label: "weight")
    let texts = try graphics(bar).texts
    #expect(Set(texts.map(\.string)) == ["−0.25", "0", "0.25", "weight"])
    func middle(_ string: String) throws -> Double {
      try #require(texts.first { $0.string == string }).frame.midY
    }
    #expect(try middle("0.25") < middle("0"))
    #expect(try abs((middle("0.25") + middle("−0.25")) / 2 - middle("0")) <= 1)
  }

  @Test func roundNumbersMarkASequentialBar() throws {
    let bar = ColorBar(ColorScale(.sequential, 0...0.97))
    let texts = try graphics(bar).texts.map(\.string)
    #expect(texts == ["0.0", "0.2", "0.4", "0.6", "0.8"])
  }

  @Test(arguments: Theme.all) func endsHaveTheColorsOfTheTheme(theme: Theme) {
    let sequential = ColorBar(ColorScale(.sequential, 2...4))
    #expect(sequential.scale.color(of: 2, in: theme) == theme.ground)
    #expect(sequential.scale.color(of: 4, in: theme) == theme.heat)
    #expect(sequential.scale.color(of: 9, in: theme) == theme.heat)
    #expect(
      sequential.scale.color(of: 3, in: theme) == Color.mix(theme.ground, theme.heat, at: 0.5))
    let signed = ColorBar(ColorScale(.aroundZero, -1...2))
    let ends = theme == .mono ? [.black, .white] : [theme.cold, theme.warm]
    #expect(signed.scale.color(of: -2, in: theme) == ends[0])
    #expect(signed.scale.color(of: 2, in: theme) == ends[1])
    // Half as far from zero as the larger limit: half of the colour.
    let zero = signed.scale.color(of: 0, in: theme)
    #expect(signed.scale.color(of: -1, in: theme) == Color.mix(zero, ends[0], at: 0.5))
  }

  /// Without colour, only brightness tells below from above: it must rise all the way.
  @Test func brightnessAloneTellsTheSignInMono() {
    let bar = ColorBar(ColorScale(.aroundZero, -1...1))
    let values = stride(from: -1.0, through: 1, by: 0.125)
    let shades = values.map { bar.scale.color(of: $0, in: .mono).luminance }
    #expect(zip(shades, shades.dropFirst()).allSatisfy { $0 < $1 })
    // Zero looks as far from black as from white: L* of 50 is a luminance of 0.184.
    #expect(abs(bar.scale.color(of: 0, in: .mono).luminance - 0.184) < 0.01)
  }

  @Test func aSingleValueIsOneColorAndOneNumber() throws {
    let graphics = try graphics(ColorBar(ColorScale(.aroundZero, 0...0)))
    #expect(graphics.texts.map(\.string) == ["0"])
    #expect(graphics.shapes.compactMap(\.fill?.color) == [.white])
  }

  /// The strip has no seams: each piece begins where the last one ends, on whole pixels.
  @Test func theStripHasNoSeams() throws {
    let pieces = try graphics(ColorBar(ColorScale(.sequential, 0...1)), height: 777)
      .shapes.filter { $0.fill != nil }.map(bounds)
    #expect(pieces.count == 256)
    for (lower, upper) in zip(pieces, pieces.dropFirst()) {
      #expect(upper.maxY == lower.y && lower.y == lower.y.rounded() && lower.height >= 1)
    }
  }
}
