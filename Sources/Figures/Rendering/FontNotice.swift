import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Says once in a program, on standard error, that a font is missing.
package enum FontNotice {
  private static let given = Mutex<Set<String>>([])

  /// What to say, if anything: nothing when the font was found.
  package static func text(wanted: String, found: String?) -> String? {
    guard found != wanted else { return nil }
    let stand = found.map { "\($0) stands in" } ?? "and no other"
    return "warning: the font \(wanted) is missing, \(stand). "
      + "Install it (Debian, Ubuntu: fonts-dejavu-core)."
  }

  static func give(wanted: String, found: String?) {
    guard let text = text(wanted: wanted, found: found) else { return }
    let isNew = given.withLock { $0.insert(wanted).inserted }
    if isNew {
      _ = Array((text + "\n").utf8).withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
    }
  }
}
