#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Whoever sits at the terminal and says when to go on.
public final class Reader {
  /// Whether nothing more can come from there, so that waiting would never end.
  public private(set) var isGone = false
  private let nextByte: () throws -> UInt8?

  /// A reader whose keys come from a function.
  ///
  /// - Parameter nextByte: Waits for a byte; nil at the end of the input.
  public init(nextByte: @escaping () throws -> UInt8?) {
    self.nextByte = nextByte
  }

  /// The person at the terminal; nil unless input, results and messages are all at one.
  ///
  /// Where one of them is a file or a pipe, nobody may be there to press a key, or to see what is
  /// asked.
  public static var atTerminal: Reader? {
    let isAtTerminal = [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO].allSatisfy { isatty($0) == 1 }
    return isAtTerminal ? Reader(nextByte: nextByteOfStandardInput) : nil
  }

  /// Waits for a line.
  ///
  /// - Parameter ask: Says what can be pressed; called again after a line that says neither.
  /// - Throws: ``Ended`` if the line is `q`, ``Interrupted`` after Ctrl-C.
  func waitForEnter(_ ask: () -> Void) throws {
    while true {
      ask()
      guard let line = try nextLine() else { return }
      switch line.filter({ !$0.isWhitespace }).lowercased() {
      case "": return
      case "q", "quit": throw Ended()
      default: continue
      }
    }
  }

  private func nextLine() throws -> String? {
    var bytes: [UInt8] = []
    while let byte = try nextByte() {
      if byte == UInt8(ascii: "\n") { return String(decoding: bytes, as: UTF8.self) }
      bytes.append(byte)
    }
    isGone = true
    return nil
  }

  /// Waits in short pieces, so that Ctrl-C is noticed.
  private static func nextByteOfStandardInput() throws -> UInt8? {
    var request = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    while poll(&request, 1, 100) <= 0 { try Interruption.check() }
    var byte: UInt8 = 0
    let count = read(STDIN_FILENO, &byte, 1)
    try Interruption.check()
    return count == 1 ? byte : nil
  }
}
