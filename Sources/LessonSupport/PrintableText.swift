import CGLib

/// Text that is safe to show: every control character but the end of a line becomes `?`.
///
/// A class name or a path may hold anything, even codes that move the cursor.
package func printable(_ text: String) -> String {
  if text.utf8.allSatisfy({ ($0 >= 32 && $0 < 127) || $0 == 10 }) { return text }
  let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
    scalar.properties.generalCategory == .control && scalar != "\n" ? "?" : scalar
  }
  return String(String.UnicodeScalarView(scalars))
}

/// How many columns of a terminal a text takes: two for wide characters such as 漢 or an emoji.
///
/// - Source: Unicode Standard Annex 11, "East Asian Width", as GLib knows it.
package func columnCount(_ text: some StringProtocol) -> Int {
  text.reduce(0) { $0 + columnCount($1) }
}

private func columnCount(_ character: Character) -> Int {
  if character.isASCII { return 1 }
  let scalars = character.unicodeScalars
  // U+FE0F asks for the coloured, wide form of the character before it.
  if scalars.contains(where: { g_unichar_iswide($0.value) != 0 || $0.value == 0xFE0F }) { return 2 }
  return scalars.allSatisfy { g_unichar_iszerowidth($0.value) != 0 } ? 0 : 1
}

/// A text of at most so many columns; what does not fit is replaced by `…`.
package func shortened(_ text: String, toColumns limit: Int) -> String {
  if columnCount(text) <= limit { return text }
  var kept = ""
  var width = 1
  for character in text {
    width += columnCount(character)
    if width > limit { break }
    kept.append(character)
  }
  return limit > 0 ? kept + "…" : ""
}

/// A text whose lines are broken between words, so that they take at most so many columns.
///
/// A word that is longer than a line stands on a line of its own.
package func wrapped(_ text: String, toColumns limit: Int) -> String {
  var lines: [String] = []
  for word in text.split(separator: " ") {
    if let line = lines.last, columnCount(line) + 1 + columnCount(word) <= limit {
      lines[lines.count - 1] = "\(line) \(word)"
    } else {
      lines.append(String(word))
    }
  }
  return lines.joined(separator: "\n")
}
