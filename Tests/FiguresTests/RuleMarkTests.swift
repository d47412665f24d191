import Figures
import Testing

@Suite struct RuleMarkTests {
  let words = "human accuracy 83.5 %"

  func label(_ graphics: Graphics) -> TextBlock? { graphics.texts.first { $0.string == words } }

  @Test func levelRulesAreNamedAtTheRightEndAboveTheLine() throws {
    let graphics = try drawn([RuleMark(y: 5, label: words)])
    let frame = try #require(inside(graphics))
    let text = try #require(label(graphics)).frame
    #expect(text.maxX <= frame.maxX && text.maxX > frame.maxX - 20)
    #expect(text.maxY <= frame.midY && text.maxY > frame.midY - 20)
  }

  @Test func wordsStayBelowTheUpperEdge() throws {
    let graphics = try drawn([RuleMark(y: 10, label: words)])
    let frame = try #require(inside(graphics))
    #expect(try #require(label(graphics)).frame.y >= frame.y)
  }

  /// The words above an upright rule: over it; near a side of the chart beside it, and the line is
  /// drawn up along them.
  @Test(arguments: [(5.0, 0.0), (9.5, -1), (0.5, 1)])
  func wordsStandAtTheirRule(place: Double, side: Double) throws {
    let graphics = try drawn([RuleMark(x: place, label: words)])
    let frame = try #require(inside(graphics))
    let text = try #require(label(graphics)).frame
    let rule = try #require(graphics.shapes.first { $0.stroke?.dash.isEmpty == false }).outline
    let (x, gap) = (rule.bounds.x, Theme.slide.tickSize / 3)
    #expect(text.maxY <= frame.y)
    if side == 0 {
      #expect(abs(text.x + text.width / 2 - x) < 1e-6 && rule.bounds.y == frame.y)
    } else {
      #expect(abs((side < 0 ? text.maxX + gap : text.x - gap) - x) < 1e-6)
      #expect(rule.bounds.y == text.y)
    }
  }

  /// The lines end on the right, just above the rule: the words go to another place.
  @Test func wordsKeepOffTheData() throws {
    let line = LineMark([Point(6, 5.5), Point(10, 5.5)], style: Theme.slide.series(0))
    let graphics = try drawn([line, RuleMark(y: 5, label: words)])
    let frame = try #require(inside(graphics))
    #expect(try #require(label(graphics)).frame.y > frame.midY)
  }

  /// The grid line at 6 would run through words above a rule just below it.
  @Test func wordsKeepOffTheGrid() throws {
    let graphics = try drawn([RuleMark(y: 5.7, label: words)])
    let frame = try #require(inside(graphics))
    #expect(try #require(label(graphics)).frame.y > frame.maxY - 0.57 * frame.height)
  }

  @Test(arguments: Themes.all) func manyRulesFit(theme: Theme) throws {
    let long = String(repeating: "a long remark ", count: 20)
    for label in [words, long, "日本語", ""] {
      let level = (0...10).map { RuleMark(y: Double($0), label: label) }
      let upright = (0...10).map { RuleMark(x: Double($0), label: label) }
      expectSound(try drawn(level, theme: theme), theme: theme)
      expectSound(try drawn(upright, theme: theme), theme: theme)
      expectSound(try drawn(level + upright, theme: theme), theme: theme)
    }
  }

  @Test func valuesWithoutAPlaceAreNamed() {
    for (rule, name) in [(RuleMark(x: .nan), "“x”"), (RuleMark(y: .infinity), "“y”")] {
      let said = message { () throws(FigureError) in try drawn([rule]) }
      #expect(said?.contains("on the axis \(name)") == true)
    }
  }
}
