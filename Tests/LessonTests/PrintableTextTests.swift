import LessonSupport
import Testing

@Suite struct PrintableTextTests {
  // Widths by hand, after Unicode Standard Annex 11: W and F take two columns.
  @Test(arguments: [
    ("", 0), ("Bag", 3), ("é", 1), ("e\u{301}", 1), ("漢字", 4), ("ガ", 2), ("한국", 4), ("Ａ", 2),
    ("👟", 2), ("❤\u{FE0F}", 2), ("👩‍👩‍👧", 2), ("αβγ", 3), ("שלום", 4), ("\u{200B}", 0),
  ])
  func widthsCountColumns(text: String, columns: Int) {
    #expect(columnCount(text) == columns)
  }

  @Test(arguments: [
    ("Ankle boot", 10, "Ankle boot"), ("Ankle boot", 6, "Ankle…"), ("Ankle boot", 1, "…"),
    ("Ankle boot", 0, ""), ("漢字漢字", 8, "漢字漢字"), ("漢字漢字", 7, "漢字漢…"),
    ("漢字漢字", 6, "漢字…"),
  ])
  func whatDoesNotFitEndsInAnEllipsis(text: String, columns: Int, expected: String) {
    #expect(shortened(text, toColumns: columns) == expected)
  }

  @Test(arguments: [
    ("", 10, ""), ("one", 10, "one"), ("one two three", 7, "one two\nthree"),
    ("one two three", 8, "one two\nthree"), ("one two three", 6, "one\ntwo\nthree"),
    // A word is never cut, and blanks at the ends of lines go away.
    ("unbreakable x", 5, "unbreakable\nx"), ("  a   b  ", 10, "a b"),
    // A wide character takes two columns: 漢字 and 漢字 with a blank are nine.
    ("漢字 漢字", 9, "漢字 漢字"), ("漢字 漢字", 8, "漢字\n漢字"),
  ])
  func linesAreBrokenBetweenWords(text: String, columns: Int, expected: String) {
    #expect(wrapped(text, toColumns: columns) == expected)
  }
}
