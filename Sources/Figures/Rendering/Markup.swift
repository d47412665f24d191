/// A text with lowered and raised letters, as in `w_{1}` and `10^{−3}`.
///
/// The braces are required: a single `_` or `^` stands for itself, as do braces that are empty,
/// nested, or not closed, and every other character.
package struct Markup {
  /// Where letters stand beside the line.
  package enum Shift: Character {
    /// Below it.
    case lowered = "_"
    /// Above it.
    case raised = "^"
  }

  /// The text without marks and braces.
  package private(set) var text = ""
  /// The same as text alone, for those who read no markup: `w_1` for `w_{1}`.
  package private(set) var plain = ""
  /// Which bytes of the text's UTF-8 stand beside the line.
  package private(set) var shifts: [(bytes: Range<Int>, shift: Shift)] = []

  /// Reads the marks in a text.
  package init(_ source: String) {
    var rest = source[...]
    while let mark = rest.firstIndex(where: { Shift(rawValue: $0) != nil }) {
      append(rest[..<mark])
      let after = rest[mark...].dropFirst()
      if let shift = Shift(rawValue: rest[mark]), let letters = Self.braced(after) {
        let start = text.utf8.count
        plain.append(shift.rawValue)
        append(letters)
        shifts.append((start..<text.utf8.count, shift))
        rest = rest[letters.endIndex...].dropFirst()
      } else {
        append(rest[mark...mark])
        rest = after
      }
    }
    append(rest)
  }

  /// The texts that a file carries of a figure, by their keywords.
  static func plainTexts(of figure: Figure) -> [(keyword: String, text: String)] {
    [("Title", Markup(figure.title).plain), ("Description", Markup(figure.description).plain)]
  }

  private mutating func append(_ letters: Substring) {
    text += letters
    plain += letters
  }

  /// What stands between braces at the start of a text, at least a letter.
  private static func braced(_ text: Substring) -> Substring? {
    guard text.first == "{" else { return nil }
    let inside = text.dropFirst()
    guard let end = inside.firstIndex(where: { $0 == "{" || $0 == "}" }), inside[end] == "}",
      end > inside.startIndex
    else { return nil }
    return inside[..<end]
  }
}
