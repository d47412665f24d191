import Figures
import Testing

@Suite struct ColorScaleTests {
  @Test(arguments: Theme.all) func sequentialScalesBeginAtTheGround(theme: Theme) {
    let scale = ColorScale(.sequential, covering: [3, 1, 2])
    #expect(scale.range == 1...3)
    #expect(scale.color(of: 1, in: theme) == theme.ground)
    #expect(scale.color(of: 2, in: theme) == .mix(theme.ground, theme.heat, at: 0.5))
    #expect(scale.color(of: 3, in: theme) == theme.heat)
    #expect(scale.color(of: 99, in: theme) == theme.heat)
  }

  /// Equally far to both sides: -1 to 4 makes a scale from -4 to 4.
  @Test(arguments: Theme.all) func scalesAroundZeroAreSymmetric(theme: Theme) {
    let scale = ColorScale(.aroundZero, covering: [-1, 4])
    #expect(scale.range == -4...4)
    // Without hues, from black over a middle grey to white.
    let ends: [Color] =
      theme == .mono
      ? [.black, Color(hex: 0x777777), .white] : [theme.cold, theme.ground, theme.warm]
    #expect(scale.color(of: 0, in: theme) == ends[1])
    #expect(scale.color(of: -4, in: theme) == ends[0])
    #expect(scale.color(of: 4, in: theme) == ends[2])
    #expect(scale.color(of: -1, in: theme) == .mix(ends[1], ends[0], at: 0.25))
  }

  @Test(arguments: [0, 5, -1e300, 1e300, 1e-300, .leastNonzeroMagnitude])
  func equalValuesHaveAScale(value: Double) {
    for kind in [ColorScale.Kind.sequential, .aroundZero] {
      let range = ColorScale(kind, covering: [value]).range
      #expect(range.lowerBound < range.upperBound && range.contains(value))
    }
    #expect(ColorScale(.sequential, covering: []).range == -1...1)
  }
}
