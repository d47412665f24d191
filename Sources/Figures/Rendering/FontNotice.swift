import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Says on standard error, once in a program, what the fonts of this machine lack.
package enum FontNotice {
  private static let given = Mutex<Set<String>>([])

  /// What to say if there are no fonts at all.
  package static let none =
    "expected a font to write with, found none on this machine. "
    + "Install one (Debian, Ubuntu: fonts-dejavu-core)."

  /// What to say about a font, if anything: nothing when it was found.
  package static func text(wanted: String, found: String) -> String? {
    guard found != wanted else { return nil }
    let package = wanted.hasPrefix("DejaVu") ? " (Debian, Ubuntu: fonts-dejavu-core)" : ""
    return "warning: the font \(wanted) is missing, \(found) stands in. Install it\(package)."
  }

  /// Says that a font is missing, if it is.
  static func give(wanted: String, found: String) {
    guard let text = text(wanted: wanted, found: found) else { return }
    give(text, once: "font \(wanted)")
  }

  /// Says that no font has the letters of a text.
  static func giveUnknown(_ string: String) {
    give(
      "warning: no font on this machine has all letters of “\(string)”; boxes stand in. "
        + "Install a font that has them (Debian, Ubuntu: fonts-noto).", once: "letters")
  }

  /// A text without control characters, which could do anything to a terminal.
  package static func printable(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      scalar.properties.generalCategory == .control ? "?" : scalar
    }
    return String(String.UnicodeScalarView(scalars))
  }

  private static func give(_ text: String, once key: String) {
    guard given.withLock({ $0.insert(key).inserted }) else { return }
    let bytes = Array((printable(text) + "\n").utf8)
    _ = bytes.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
  }
}
