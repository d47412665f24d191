import Figures
import Testing

@Suite struct PanelGridTests {
  /// Panels whose texts differ in width and height, each with a mark over the whole inside.
  func panels(_ count: Int, title: String = "") -> [Panel] {
    (0..<count).map { index in
      let highest = [1, 1000, 1e-5][index % 3]
      return Panel(
        title: index == 1 ? title : "",
        horizontal: .numbers(0...10, label: index == 2 ? "input" : ""),
        vertical: .numbers(0...highest, label: index == 0 ? "output" : ""),
        marks: [
          RectangleMark(0...10, 0...highest, fill: Fill(Color(hex: 0x123456)))
        ])
    }
  }

  func insides(_ graphics: Graphics) -> [Rectangle] {
    graphics.shapes.filter { $0.fill?.color == Color(hex: 0x123456) }.map(bounds)
  }

  @Test(arguments: Themes.all) func axesAreInLine(theme: Theme) throws {
    let chart = Chart(title: "Five", panels: panels(5, title: "the second"), columns: 2)
    let graphics = try chart.graphics(theme: theme)
    expectSound(graphics, theme: theme)
    let frames = insides(graphics)
    try #require(frames.count == 5)
    for (first, second) in [(0, 1), (2, 3)] {
      #expect(frames[first].y == frames[second].y && frames[first].maxY == frames[second].maxY)
    }
    for (first, second) in [(0, 2), (2, 4), (1, 3)] {
      #expect(frames[first].x == frames[second].x && frames[first].maxX == frames[second].maxX)
    }
    // Edges are on whole pixels, so that sizes may differ by one.
    #expect(frames.allSatisfy { abs($0.width - frames[0].width) <= 1 })
    #expect(frames.allSatisfy { abs($0.height - frames[0].height) <= 1 })
    #expect(frames[1].x > frames[0].maxX && frames[2].y > frames[0].maxY)
  }

  @Test(arguments: [nil, 3, 7, Int.max]) func allPanelsInOneRowUnlessToldOtherwise(columns: Int?)
    throws
  {
    let frames = insides(
      try Chart(title: "Three", panels: panels(3), columns: columns).graphics(theme: .slide))
    #expect(Set(frames.map(\.y)).count == 1)
    #expect(frames[0].maxX < frames[1].x && frames[1].maxX < frames[2].x)
  }

  @Test(arguments: Themes.all) func titlesFitAboveTheirPanels(theme: Theme) throws {
    for title in ["short", String(repeating: "a long title ", count: 20), "日本語の題名"] {
      let chart = Chart(title: "Titles", panels: panels(4, title: title), columns: 2)
      let graphics = try chart.graphics(theme: theme)
      expectSound(graphics, theme: theme)
      let found = graphics.texts.first { $0.string == title }
      let frame = insides(graphics)[1]
      #expect(found?.style.isBold == true)
      // It may reach into the gap to the next panel, but not through it.
      let end = frame.maxX + 1.5 * theme.margin
      #expect(found.map { $0.frame.maxY <= frame.y && $0.frame.maxX < end } == true)
    }
  }

  /// The same axis is written once: below the second panel.
  @Test func numbersCanBeLeftOut() throws {
    let axis = Axis.numbers(0...4, label: "")
    let panels = [axis.withoutNumbers(), axis].map {
      Panel(horizontal: $0, vertical: .numbers(10...20, label: ""), marks: [])
    }
    let graphics = try Chart(title: "Two", panels: panels, columns: 1).graphics(theme: .slide)
    expectSound(graphics)
    #expect(graphics.texts.count { $0.string == "2" || $0.string == "2.0" } == 1)
  }

  @Test(arguments: ["Κλάση", "Класс", "فئة", "日本語", "กลุ่ม", "e\u{301}", "two\nlines"])
  func labelsOfAllScriptsFit(label: String) throws {
    let axis = Axis.numbers(0...1, label: label)
    let panel = Panel(title: label, horizontal: axis, vertical: axis, marks: [])
    for theme in Themes.all {
      let chart = Chart(
        title: label, subtitle: label, panels: [panel, panel, panel], columns: 2)
      expectSound(try chart.graphics(theme: theme), theme: theme)
    }
  }

  @Test func twelvePanelsFindRoom() throws {
    let chart = Chart(title: "Many", panels: panels(12), columns: 4)
    expectSound(try chart.graphics(theme: .slide))
  }

  @Test(arguments: [0, -2]) func columnsAreAtLeastOne(columns: Int) {
    let chart = Chart(title: "", panels: panels(2), columns: columns)
    let said = message { () throws(FigureError) in try chart.graphics(theme: .slide) }
    #expect(said == "expected at least 1 column of panels, found \(columns)")
  }
}
