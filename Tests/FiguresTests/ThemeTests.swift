import Figures
import Testing

@Suite struct ThemeTests {
  static let all = Theme.all + [.slide.transparent, .dark.scaled(toPixelsPerInch: 72)]

  @Test func namesAreTheirOwn() {
    #expect(Theme.all.map(\.name) == ["slide", "dark", "print", "mono"])
  }

  /// W3C, "Web Content Accessibility Guidelines 2.2", 2023: 4.5 for text, 3 for shapes.
  @Test(arguments: all) func everythingShowsOnTheGround(theme: Theme) {
    for ink in [theme.ink, theme.mutedInk] { #expect(ink.contrast(with: theme.ground) >= 4.5) }
    for color in theme.palette + [theme.heat, theme.cold, theme.warm] {
      #expect(color.contrast(with: theme.ground) >= 3)
    }
  }

  /// Lines of the grid are seen, but less than anything drawn over them.
  @Test(arguments: all) func gridIsWeak(theme: Theme) {
    #expect((1.2...2).contains(theme.grid.contrast(with: theme.ground)))
  }

  /// The ends of a scale around zero are told from each other, and from zero, by all eyes.
  ///
  /// 34.5 is the most by which any published palette keeps its colours apart for protan vision.
  @Test(arguments: all, PaletteTests.visions.indices)
  func coldAndWarmAreApart(theme: Theme, vision: Int) {
    for (first, second) in [
      (theme.cold, theme.warm), (theme.cold, theme.ground), (theme.warm, theme.ground),
    ] {
      #expect(PaletteTests.difference(first, second, vision: vision) > 34.5)
    }
  }

  /// A number in a cell is read on every colour of a scale.
  @Test(arguments: all) func numbersAreReadOnEveryScale(theme: Theme) {
    for end in [theme.heat, theme.cold, theme.warm] {
      for step in 0...20 {
        let color = Color.mix(theme.ground, end, at: Double(step) / 20)
        #expect(color.readableInk.contrast(with: color) >= 4.5)
      }
    }
  }

  /// On a scale each step is farther from the ground than the last: more is never drawn as less.
  @Test(arguments: all) func scalesRise(theme: Theme) {
    for end in [theme.heat, theme.cold, theme.warm] {
      let contrasts = (0...10).map {
        Color.mix(theme.ground, end, at: Double($0) / 10).contrast(with: theme.ground)
      }
      #expect(zip(contrasts, contrasts.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  @Test func monoHasNoColor() {
    let mono = Theme.mono
    let colors =
      mono.palette + [
        mono.ground, mono.ink, mono.mutedInk, mono.grid, mono.heat, mono.cold, mono.warm,
      ]
    for color in colors { #expect(color.red == color.green && color.green == color.blue) }
  }

  /// Lines across bars let the ground through.
  @Test(arguments: all) func hatchesAreOfTheGround(theme: Theme) {
    for index in 0..<12 { #expect(theme.series(index).hatchColor == theme.ground) }
  }

  /// 1920 × 1080 at 144 are 4000 × 2250 at 300; 36 pixels become 75.
  @Test func densityScalesEverything() {
    let theme = Theme.slide.scaled(toPixelsPerInch: 300)
    #expect(theme.size == Size(4000, 2250))
    #expect(theme.tickSize == 75 && theme.lineWidth == 12.5 && theme.pixelsPerInch == 300)
    #expect(abs(theme.titleSize / theme.size.width - Theme.slide.titleSize / 1920) < 1e-12)
  }

  /// 14 points at 300 an inch are 58.33 pixels, 12 are 50.
  @Test func printIsThatOfPapers() {
    #expect(abs(Theme.print.titleSize - 58.3333) < 0.001 && Theme.print.tickSize == 50)
    #expect(Theme.print.shaped(width: 11, height: 4).size == Size(3300, 1200))
    #expect(Theme.slide.shaped(width: 11, height: 4).size == Size(1920, 1080))
  }
}
