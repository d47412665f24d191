import Figures
import Testing

@Suite struct MarkupTests {
  @Test(arguments: [
    ("w_{1}", "w1", "w_1"), ("10^{−3} s", "10−3 s", "10^−3 s"), ("x_{i}^{2}", "xi2", "x_i^2"),
    ("日_{本}", "日本", "日_本"), ("", "", ""),
  ])
  func marksAreRead(source: String, text: String, plain: String) {
    let markup = Markup(source)
    #expect(markup.text == text && markup.plain == plain)
  }

  /// w is one byte, − three: the letters beside the line are bytes 1 to 2 and 3 to 7.
  @Test func bytesAreCounted() {
    let shifts = Markup("w_{1}w^{−3}").shifts
    #expect(shifts.map(\.bytes) == [1..<2, 3..<7])
    #expect(shifts.map(\.shift) == [.lowered, .raised])
  }

  @Test(arguments: [
    "snake_case", "a^b", "w_{", "w_{1", "w_1}", "w_{}", "w_{a{b}", "{w}", "a & b < c > d", "__^^",
    "w_ {1}", "&amp;<b>",
  ])
  func everythingElseIsLiteral(source: String) {
    let markup = Markup(source)
    #expect(markup.text == source && markup.plain == source && markup.shifts.isEmpty)
  }

  @Test func manyOpenBracesAreReadAtOnce() {
    let source = String(repeating: "_{", count: 100_000)
    #expect(Markup(source).shifts.isEmpty)
  }

  @Test func filesHoldPlainTexts() throws {
    let graphics = Graphics(size: Size(10, 10), ground: .white)
    let figure = Figure(title: "w_{1}", description: "10^{−3} a_b", graphics: graphics)
    let texts = try PNGPicture(decoding: PNGFile(figure).bytes).texts
    #expect(texts.map(\.text) == ["w_1", "10^−3 a_b"])
    let svg = String(decoding: try VectorFile(figure, format: .svg).bytes, as: UTF8.self)
    let isThere = svg.contains("<title>w_1</title>\n<desc>10^−3 a_b</desc>")
    #expect(isThere)
  }
}
