/// Words as they would be typed in a POSIX shell, and read back without one.
package enum ShellWords {
  /// The words in one line, each between single quotes if it needs them.
  package static func joined(_ words: [String]) -> String {
    words.map(quoted).joined(separator: " ")
  }

  /// The words of a line that ``joined(_:)`` could have written, or a person typed.
  ///
  /// Nothing but single quotes and a backslash before a single character is understood: a line is
  /// read, never executed.
  ///
  /// - Returns: nil if a quote is not closed, or a character that a shell would act on is bare.
  package static func split(_ line: String) -> [String]? {
    var words: [String] = []
    var word: String?
    var rest = line.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      switch scalar {
      case " ":
        if let word { words.append(word) }
        word = nil
      case "'":
        guard let end = rest.firstIndex(of: "'") else { return nil }
        word = (word ?? "") + String(rest[..<end])
        rest = rest[rest.index(after: end)...]
      case "\\":
        guard let next = rest.popFirst(), next != "\n" else { return nil }
        word = (word ?? "") + String(next)
      default:
        guard isPlain(scalar) else { return nil }
        word = (word ?? "") + String(scalar)
      }
    }
    return words + (word.map { [$0] } ?? [])
  }

  private static func quoted(_ word: String) -> String {
    if !word.isEmpty && word.unicodeScalars.allSatisfy(isPlain) { return word }
    return "'" + word.replacing("'", with: "'\\''") + "'"
  }

  /// Whether a shell leaves a character alone, wherever it stands.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "0"..."9", "a"..."z", "A"..."Z": true
    default: "-_./=,:+@%".unicodeScalars.contains(scalar)
    }
  }
}
