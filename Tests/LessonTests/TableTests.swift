import LessonSupport
import Testing

@Suite struct TableTests {
  @Test func textIsAlignedLeftAndNumbersRight() {
    var table = Table([.text("class"), .number("F1"), .number("images")])
    table.addRow(["Bag", "0.97", "1,000"])
    table.addRow(["Ankle boot", "0.9", "7"])
    #expect(
      table.text() == """
        class         F1  images
        ──────────  ────  ──────
        Bag         0.97   1,000
        Ankle boot   0.9       7
        """)
  }

  @Test func aTableWithoutRowsIsItsHeader() {
    #expect(Table([.text("class"), .number("F1")]).text() == "class  F1\n─────  ──")
  }

  @Test func wideCharactersKeepTheColumnsStraight() {
    var table = Table([.text("class"), .number("n")])
    table.addRow(["漢字漢字", "1"])
    table.addRow(["👟", "22"])
    #expect(
      table.text() == """
        class      n
        ────────  ──
        漢字漢字   1
        👟        22
        """)
  }

  @Test(arguments: [80, 60, 40])
  func aTableIsShortenedToFitButItsNumbersAreNot(width: Int) {
    var table = Table([.text("class"), .text("remark"), .number("value")])
    table.addRow([
      String(repeating: "漢字", count: 30), String(repeating: "x", count: 90), "0.123456789012",
    ])
    let lines = table.text(width: width).split(separator: "\n")
    #expect(lines.count == 3)
    for line in lines { #expect(columnCount(line) <= width) }
    #expect(lines[2].hasSuffix("0.123456789012"))
    #expect(lines[2].contains("…"))
  }

  @Test func controlCharactersInCellsCannotTearTheTable() {
    var table = Table([.text("class"), .number("n")])
    table.addRow(["a\nb\u{1B}[2J", "1"])
    #expect(table.text().split(separator: "\n").count == 3)
    #expect(isPlain(table.text()))
  }

  @Test func noLineEndsInBlanks() {
    var table = Table([.text("C"), .number("n"), .text("")])
    table.addRow(["0.1", "1", ""])
    #expect(table.text() == "C    n\n───  ─\n0.1  1")
  }

  @Test func aRowMustHaveOneCellForEachColumn() async {
    await #expect(processExitsWith: .failure) {
      var table = Table([.text("class"), .number("n")])
      table.addRow(["Bag"])
    }
  }

  @Test func columnsWithoutTitlesHaveNoHeading() {
    var table = Table([.text(""), .text("")])
    table.addRow(["difference", "0.03"])
    table.addRow(["p", "0.5"])
    #expect(table.text() == "difference  0.03\np           0.5")
  }
}
