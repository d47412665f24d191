import Foundation

/// Where a lesson speaks: results on standard output, messages and progress on standard error.
///
/// Nothing but text and line ends is written unless standard error is a terminal, so that a log
/// stays readable: there is no animation, no colour and no other control byte in a file or a pipe.
public final class Console {
  /// Whether messages and progress are left out.
  public let isQuiet: Bool
  let messages: TextStream
  let results: TextStream
  /// Whether nobody has asked for no colours.
  let allowsColor: Bool
  private let clock: () -> Double
  /// Who says when the next section may begin; nil if nobody is waited for.
  let reader: Reader?
  /// How many sections have begun.
  var sectionCount = 0
  /// The progress line that stands on the terminal now; empty if there is none.
  private var liveLine = ""

  /// A console over two streams.
  ///
  /// - Parameters:
  ///   - messages: For a person: standard error.
  ///   - results: What the lesson was run for: standard output.
  ///   - isQuiet: Leaves out messages and progress, but neither warnings nor results.
  ///   - allowsColor: Allows pictures made of colours among the results.
  ///   - reader: Who says when the next section may begin; nil if nobody is waited for.
  ///   - clock: Seconds from any fixed moment.
  public init(
    messages: TextStream, results: TextStream, isQuiet: Bool = false,
    allowsColor: Bool = true, reader: Reader? = nil,
    clock: @escaping () -> Double = Console.secondsSinceBoot
  ) {
    self.messages = messages
    self.results = results
    self.isQuiet = isQuiet
    self.allowsColor = allowsColor
    self.reader = reader
    self.clock = clock
  }

  /// The console of a program, as its options ask for.
  ///
  /// When the results file is standard output itself, it stands there alone and can be piped into
  /// another program: what would have been printed then goes to standard error.
  ///
  /// - Parameter reader: Who says when the next section may begin; nil if nobody is waited for.
  public convenience init(_ options: OutputOptions, reader: Reader? = nil) {
    self.init(
      quiet: options.quiet, noColor: options.noColor, resultsFile: options.json, reader: reader)
  }

  /// A console over standard output and standard error.
  ///
  /// - Parameters:
  ///   - quiet: Leaves out messages and progress.
  ///   - noColor: Leaves out colours and animation.
  ///   - resultsFile: Where results are written as well, if anywhere.
  ///   - reader: Who says when the next section may begin; nil if nobody is waited for.
  public convenience init(
    quiet: Bool, noColor: Bool, resultsFile: String? = nil, reader: Reader? = nil
  ) {
    let messages = TextStream.standardError(usesColor: !noColor)
    let resultsGoElsewhere = StandardStream(path: resultsFile ?? "") == .output
    self.init(
      messages: messages, results: resultsGoElsewhere ? messages : .standardOutput,
      isQuiet: quiet, allowsColor: !noColor, reader: reader)
  }

  /// A clock that no change of date disturbs.
  public static func secondsSinceBoot() -> Double { ProcessInfo.processInfo.systemUptime }

  /// Seconds by this console's clock.
  public var seconds: Double { clock() }

  // MARK: - Results

  /// Prints a result, followed by the end of the line.
  public func print(_ text: String = "") {
    clearLiveLine()
    results.write(printable(text) + "\n")
  }

  /// The columns that results may take: those of the terminal, or nil where there is none.
  public var resultColumns: Int? { results.isWindow ? results.width : nil }

  /// Prints a table after a blank line, within 80 columns if its text can be shortened to that.
  public func print(_ table: Table) {
    print("\n" + table.text(width: 80))
  }

  /// Prints sentences after a blank line, broken between words into lines of at most 80 columns.
  public func print(paragraph text: String) {
    print("\n" + wrapped(text, toColumns: 80))
  }

  // MARK: - Messages

  /// Says something to whoever waits; left out when quiet.
  public func say(_ text: String) {
    if isQuiet { return }
    writeMessage(printable(text))
  }

  /// Warns of something that the results may suffer from; said even when quiet.
  public func warn(_ text: String) {
    writeMessage(messages.colored("warning:", .yellow) + " " + printable(text))
  }

  /// Says why the program ends, in the usual form `program: reason`.
  public func fail(_ text: String, program: String) {
    clearLiveLine()
    writeMessage("\(program): \(printable(text))")
  }

  // MARK: - Progress

  /// Begins a step that takes a while.
  ///
  /// - Parameters:
  ///   - title: One or two words, such as `network`.
  ///   - total: How much there is to do, in any unit: images, epochs, classes.
  ///   - doneBefore: How much of it was done in an earlier run.
  public func progress(_ title: String, total: Int, doneBefore: Int = 0) -> StepProgress {
    StepProgress(title, total: total, doneBefore: doneBefore, on: self)
  }

  /// Shows a line that the next one replaces; only on a terminal.
  func showLive(_ line: String) {
    guard messages.isTerminal, !isQuiet else { return }
    // Return to the first column, write, erase what is left of the line before.
    messages.write("\r" + line + "\u{1B}[K")
    liveLine = line
  }

  /// Takes the live line away, so that something lasting can be written.
  func clearLiveLine() {
    if liveLine.isEmpty { return }
    messages.write("\r\u{1B}[K")
    liveLine = ""
  }

  private func writeMessage(_ text: String) {
    let line = liveLine
    clearLiveLine()
    messages.write(text + "\n")
    if !line.isEmpty { showLive(line) }
  }
}
