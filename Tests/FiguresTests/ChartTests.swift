import Figures
import Testing

@Suite struct ChartTests {
  let bars = BarChart(
    title: "Bars", categories: ["a", "b"], series: [BarSeries(name: "one", values: [1, 2])],
    valueLabel: "value")

  @Test(arguments: [(100.0, 100.0), (0, 0), (-5, 10), (.nan, 500), (1920, 90), (.infinity, 1e7)])
  func tooSmallCanvasesAreNamed(width: Double, height: Double) {
    var theme = Theme.slide
    theme.size = Size(width, height)
    let small = theme
    let said = message { () throws(FigureError) in try bars.figure(theme: small) }
    #expect(said?.hasPrefix("expected a canvas of 320 × 200") == true)
  }

  @Test func tooLittleRoomIsNamed() {
    var theme = Theme.slide
    theme.size = Size(320, 200)
    let small = theme
    let said = message { () throws(FigureError) in try bars.figure(theme: small) }
    #expect(said?.hasPrefix("expected room for the chart on 640.0 × 400.0 pixels") == true)
  }

  @Test(arguments: [(1280.0, 720.0), (1080, 1920), (3840, 2160), (700, 700)])
  func canvasesOfManyShapesFit(width: Double, height: Double) throws {
    var theme = Theme.slide
    theme.size = Size(width, height)
    expectSound(try bars.figure(theme: theme).graphics)
  }

  /// A canvas that is far too large is laid out, but not drawn.
  @Test func memoryHasALimit() throws {
    var theme = Theme.slide
    theme.size = Size(20_000, 20_000)
    let figure = try bars.figure(theme: theme)
    let said = message { () throws(FigureError) in try PNGFile(figure) }
    #expect(said?.contains("at most 67108864 in all") == true)
  }

  @Test func nothingIsDrawnWithoutColors() async {
    await #expect(processExitsWith: .failure) {
      var theme = Theme.slide
      theme.palette = []
      _ = theme.series(0)
    }
  }

  @Test func emptyChartsHaveATitleAlone() throws {
    let graphics = try Chart(title: "Nothing", panels: []).graphics(theme: .slide)
    #expect(graphics.texts.map(\.string) == ["Nothing"])
    expectSound(graphics)
  }

  @Test func titlesInMarkupAreTakenLiterally() throws {
    let graphics = try Chart(title: "<b>5 < 6 & 7</b>", panels: []).graphics(theme: .slide)
    #expect(graphics.texts[0].string == "<b>5 < 6 & 7</b>")
    #expect(graphics.texts[0].frame.width > 300)
  }
}
