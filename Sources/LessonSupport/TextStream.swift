import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A stream that takes text, and what is known about whoever reads it.
public final class TextStream {
  /// The colours in use: few, and never the only sign of anything.
  public enum Color: String {
    /// For warnings.
    case yellow = "33"
    /// For progress.
    case cyan = "36"
  }

  /// Whether a line can be drawn over.
  public let isTerminal: Bool
  /// Whether colours may be used.
  public let usesColor: Bool
  /// Whether a person looks at it in a terminal, whatever that understands and they have asked for.
  public let isWindow: Bool
  /// The number of columns, asked for anew each time: windows change.
  public var width: Int { currentWidth() }
  /// Why writing failed for the first time, other than by the reader going away.
  public private(set) var failure: String?

  private let currentWidth: () -> Int
  private let put: (String) -> WriteOutcome
  private var isClosed = false

  /// What became of some text.
  public enum WriteOutcome: Equatable {
    /// It was written.
    case written
    /// Nobody reads any longer, which is their right: `compare | head -1`.
    case readerGone
    /// It could not be written, in the system's words.
    case failed(String)
  }

  /// A stream that hands its text to a function.
  public init(
    isTerminal: Bool = false, usesColor: Bool = false, isWindow: Bool = false,
    width: @escaping () -> Int = { 80 }, put: @escaping (String) -> WriteOutcome
  ) {
    self.isTerminal = isTerminal
    self.isWindow = isWindow
    self.usesColor = isTerminal && usesColor
    currentWidth = width
    self.put = put
  }

  /// Writes text; after a failure nothing more is tried.
  public func write(_ text: String) {
    if isClosed { return }
    let outcome = put(text)
    isClosed = outcome != .written
    if case .failed(let reason) = outcome { failure = reason }
  }

  /// Text between colour codes, or as it is where colours are not wanted.
  func colored(_ text: String, _ color: Color) -> String {
    usesColor ? "\u{1B}[\(color.rawValue)m\(text)\u{1B}[0m" : text
  }
}

extension TextStream {
  /// Standard output.
  public static var standardOutput: TextStream {
    TextStream(descriptor: STDOUT_FILENO, usesColor: false)
  }

  /// Standard error; a terminal with colour and animation only if that is wanted, and `NO_COLOR`
  /// and `TERM` agree.
  public static func standardError(usesColor: Bool) -> TextStream {
    TextStream(descriptor: STDERR_FILENO, usesColor: usesColor)
  }

  private convenience init(descriptor: Int32, usesColor: Bool) {
    let environment = ProcessInfo.processInfo.environment
    self.init(
      isTerminal: isatty(descriptor) == 1 && usesColor && TextStream.canDraw(environment),
      usesColor: usesColor, isWindow: isatty(descriptor) == 1,
      width: { TextStream.columns(of: descriptor, environment) },
      put: { TextStream.writeAll(Array($0.utf8), to: descriptor) })
  }

  /// Whether the terminal understands more than lines of text, and nobody has asked for no colours:
  /// who does that wants no line drawn over either.
  ///
  /// - Source: no-color.org.
  package static func canDraw(_ environment: [String: String]) -> Bool {
    !["", "dumb"].contains(environment["TERM"] ?? "") && (environment["NO_COLOR"] ?? "").isEmpty
  }

  /// The columns of a window: as the terminal says, else as `COLUMNS` says, else 80.
  package static func columns(of descriptor: Int32, _ environment: [String: String]) -> Int {
    var size = winsize()
    if ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
    if let columns = environment["COLUMNS"].flatMap({ Int($0) }), columns > 0 { return columns }
    return 80
  }

  /// Writes all bytes to an open file, however many calls that takes.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> WriteOutcome {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest = rest.dropFirst(count)
      } else if errno == EPIPE {
        return .readerGone
      } else if errno != EINTR {
        return .failed(String(cString: strerror(errno)))
      }
    }
    return .written
  }
}

// `TextStream.write` hides the system's function of the same name; this names it.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
