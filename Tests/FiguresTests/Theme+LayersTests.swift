import Figures
import Testing

@Suite struct ThemeLayersTests {
  @Test(arguments: diagramThemes) func outlinesShowOnTheGround(theme: Theme) {
    #expect(theme.ink.contrast(with: theme.ground) >= 3)
    let colors = LayerKind.allCases.map { theme.color(of: $0) }
    #expect(Set(colors).count == 3)
  }

  /// Red, yellow, blue: the strongest part or parts of each colour.
  @Test(arguments: [Theme.slide, .dark, .print]) func colorsHaveTheirNames(theme: Theme) {
    let (input, hidden, output) = (
      theme.color(of: .input), theme.color(of: .hidden), theme.color(of: .output)
    )
    #expect(input.red > max(input.green, input.blue))
    #expect(min(hidden.red, hidden.green) > hidden.blue)
    #expect(output.blue > max(output.red, output.green))
  }

  @Test func greyThemesStayGrey() {
    for kind in LayerKind.allCases {
      let color = Theme.mono.color(of: kind)
      #expect(color.red == color.green && color.green == color.blue)
    }
  }
}
