import Figures
import Testing

@Suite struct TextMarkTests {
  /// At every corner and in the middle, whatever the anchor: inside of the axes.
  @Test(arguments: TextMark.Anchor.allCases) func wordsStayInside(anchor: TextMark.Anchor) throws {
    for theme in Themes.all {
      for words in ["here", String(repeating: "a long remark ", count: 20), "ここ"] {
        for point in [(0, 0), (10, 0), (0, 10), (10, 10), (5, 5)] {
          let mark = TextMark(words, at: Point(Double(point.0), Double(point.1)), anchor: anchor)
          let graphics = try drawn([mark], theme: theme)
          expectSound(graphics, theme: theme)
          let frame = try #require(inside(graphics, theme: theme))
          let text = try #require(graphics.texts.first { $0.string == words })
          let isInside = frame.contains(text.frame.inset(0.01))
          #expect(isInside)
        }
      }
    }
  }

  @Test func wordsStandWhereTheirAnchorSays() throws {
    func text(_ anchor: TextMark.Anchor) throws -> Rectangle {
      let graphics = try drawn([TextMark("here", at: Point(5, 5), anchor: anchor)])
      return try #require(graphics.texts.first { $0.string == "here" }).frame
    }
    let middle = try text(.center)
    #expect(try text(.above).maxY < middle.midY && text(.below).y > middle.midY)
    #expect(try text(.left).maxX < middle.midX && text(.right).x > middle.midX)
  }

  @Test func wordsStandAsFarAwayAsWanted() throws {
    func bottom(_ gaps: Double) throws -> Double {
      let mark = TextMark("here", at: Point(5, 5), anchor: .above, gaps: gaps)
      return try #require(drawn([mark]).texts.first { $0.string == "here" }).frame.maxY
    }
    let (near, far) = try (bottom(1) - bottom(2), bottom(1) - bottom(3))
    #expect(near > 1 && abs(far - 2 * near) < 1e-9)
  }

  @Test func noWordsDrawNothing() throws {
    #expect(try drawn([TextMark("", at: Point(5, 5))]) == drawn([]))
  }

  @Test func pointsWithoutAPlaceAreNamed() {
    let said = message { () throws(FigureError) in
      try drawn([TextMark("here", at: Point(1, .nan))])
    }
    #expect(said?.contains("the axis “y”, found nan") == true)
  }
}
