extension Console {
  /// Begins a section: waits for the reader, if asked to, and prints a numbered heading.
  ///
  /// Nothing waits before the first section.
  ///
  /// - Parameter title: What the section is called, on one line.
  /// - Throws: ``Ended`` if the reader wants no more, ``Interrupted`` after Ctrl-C.
  public func section(_ title: String) throws {
    if sectionCount > 0 { try pause() }
    sectionCount += 1
    let heading = shortened("\(sectionCount). \(title)", toColumns: 80)
    print("\n\(heading)\n" + String(repeating: "─", count: columnCount(heading)))
  }

  /// Waits for the reader, if asked to; where nobody is, nothing waits.
  ///
  /// - Throws: ``Ended`` if the reader wants no more, ``Interrupted`` after Ctrl-C.
  public func pause() throws {
    guard let reader, !reader.isGone else { return }
    clearLiveLine()
    try reader.waitForEnter { messages.write("\nEnter goes on, q and Enter end: ") }
  }
}

/// Thrown out of a lesson whose reader wants no more of it; no failure.
public struct Ended: StatesProgramStatus, CustomStringConvertible {
  /// The message as shown to a person.
  public let description = "ended here; what was to come is neither drawn nor written"
  /// Always ``ProgramStatus/success``.
  public var programStatus: ProgramStatus { .success }

  /// The one end there is.
  public init() {}
}
