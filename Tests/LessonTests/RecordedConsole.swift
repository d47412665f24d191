import LessonSupport

/// A console that writes into memory, and whose clock is turned by hand.
final class RecordedConsole {
  private(set) var messages = ""
  private(set) var results = ""
  /// What the clock of ``console`` shows, in seconds.
  var now = 0.0
  private(set) var console = Console(
    messages: TextStream { _ in .written }, results: TextStream { _ in .written })

  init(
    isTerminal: Bool = false, usesColor: Bool = false, width: Int = 80, isQuiet: Bool = false,
    isWindow: Bool = false, resultOutcome: TextStream.WriteOutcome = .written,
    reader: Reader? = nil
  ) {
    let messageStream = TextStream(
      isTerminal: isTerminal, usesColor: usesColor, width: { width },
      put: { [unowned self] in
        self.messages += $0
        return .written
      })
    let resultStream = TextStream(
      isWindow: isWindow, width: { width },
      put: { [unowned self] in
        self.results += $0
        return resultOutcome
      })
    console = Console(
      messages: messageStream, results: resultStream, isQuiet: isQuiet, reader: reader,
      clock: { [unowned self] in self.now })
  }
}

/// Whether a text holds nothing but visible characters and line ends.
func isPlain(_ text: String) -> Bool {
  text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control }
}
