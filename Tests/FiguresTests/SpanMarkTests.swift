import Figures
import Testing

/// Stretches of the horizontal axis that are pointed out in a line chart.
@Suite struct SpanMarkTests {
  private func graphics(
    _ spans: [LineChart.Span], _ theme: Theme = .slide, ys: [Double] = [9, 0]
  ) throws -> Graphics {
    try LineChart(
      title: "Lines",
      series: [LineSeries(name: "one", xs: [0, 10], ys: ys, looks: .plain)],
      x: .init("x", range: 0...10), y: .init("y", range: 0...10), spans: spans
    ).figure(theme: theme).graphics
  }

  private func shades(_ graphics: Graphics) -> [Rectangle] {
    graphics.shapes.filter { $0.fill?.opacity == 0.2 }.map { bounds($0) }
  }

  @Test func aSpanIsShadedFromBottomToTop() throws {
    let graphics = try graphics([LineChart.Span(2...4, label: "here")])
    let frame = try #require(inside(graphics))
    let shade = try #require(shades(graphics).first)
    #expect(abs(shade.x - (frame.x + 0.2 * frame.width)) < 1e-6)
    #expect(abs(shade.width - 0.2 * frame.width) < 1e-6)
    #expect(shade.y == frame.y && shade.height == frame.height)
  }

  /// The line falls from the upper left to the lower right corner: words are at the bottom, but in
  /// that corner at the top.
  @Test(arguments: [(1.0...4, false), (9.2...9.9, true)])
  func wordsKeepOffTheLine(range: ClosedRange<Double>, isAtTop: Bool) throws {
    let graphics = try graphics([LineChart.Span(range, label: "here")])
    let frame = try #require(inside(graphics))
    let words = try #require(graphics.texts.first { $0.string == "here" }).frame
    #expect((words.maxY < frame.midY) == isAtTop)
    #expect(words.x >= frame.x + range.lowerBound / 10 * frame.width)
    #expect(words.maxX <= frame.x + range.upperBound / 10 * frame.width)
  }

  @Test(arguments: Themes.all) func wordsOfAllKindsFit(theme: Theme) throws {
    let long = String(repeating: "a long remark ", count: 20)
    for label in ["here", long, "日本語", ""] {
      for range in [0.0...0, 0...0.1, 9.9...10, 0...10, -5...20] {
        expectSound(try graphics([LineChart.Span(range, label: label)], theme), theme: theme)
      }
      let many = (0..<10).map { LineChart.Span(Double($0)...Double($0 + 1), label: label) }
      expectSound(try graphics(many, theme), theme: theme)
    }
  }

  @Test func whatLiesBeyondTheAxesIsLeftOut() throws {
    let graphics = try graphics([LineChart.Span(20...30, label: "beyond")])
    #expect(shades(graphics).isEmpty && !graphics.texts.contains { $0.string == "beyond" })
  }

  @Test func badLimitsAreNamed() throws {
    let said = message { () throws(FigureError) in
      try LineChart(
        title: "", series: [LineSeries(name: "one", xs: [1, 10], ys: [1, 2])],
        x: .init("x", scale: .logarithmic), y: .init("y"), spans: [.init(0...1, label: "")]
      ).figure()
    }
    #expect(said?.contains("found 0.0. Leave it out, or use a linear axis.") == true)
  }
}
