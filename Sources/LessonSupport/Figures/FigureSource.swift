import Foundation

/// What made a figure: enough to make it again, as one line of text in its file.
///
///     compare --style dark; seed 42; data sha256 7b0688d0…
///
/// The command is as it would be typed, without what changes no pixel, such as where the file goes:
/// the same picture has the same bytes wherever it is written.
public struct FigureSource: Hashable, Sendable, CustomStringConvertible {
  /// The keyword of the text in a file.
  public static let keyword = "Source"

  /// The program, such as `compare`.
  public let program: String
  /// The arguments that the picture depends on.
  public let arguments: [String]
  /// Where the randomness began; nil if there was none.
  public let seed: UInt64?
  /// The SHA-256 digest of the data, 64 hexadecimal digits; nil if there were none.
  public let dataDigest: String?

  /// Describes how a figure came about.
  public init(
    program: String, arguments: [String] = [], seed: UInt64? = nil, dataDigest: String? = nil
  ) {
    self.program = program
    self.arguments = arguments
    self.seed = seed
    self.dataDigest = dataDigest
  }

  /// A figure of the program that is running.
  public static func current(seed: UInt64? = nil, dataDigest: String? = nil) -> FigureSource {
    FigureSource(
      program: currentProgram, arguments: lasting(Array(CommandLine.arguments.dropFirst())),
      seed: seed, dataDigest: dataDigest)
  }

  /// The name of the program that is running.
  static var currentProgram: String {
    CommandLine.arguments.first?.split(separator: "/").last.map(String.init) ?? ""
  }

  /// The command as it would be typed.
  public var command: String { ShellWords.joined([program] + arguments) }

  /// The line of text.
  public var description: String {
    command + (seed.map { "; seed \($0)" } ?? "")
      + (dataDigest.map { "; data sha256 \($0)" } ?? "")
  }

  /// Reads a line of text back; nil if it is none of ours.
  ///
  /// - Parameter text: Anything, as a file may hold anything. Nothing of it is executed.
  public init?(_ text: String) {
    var text = text[...]
    // A bare semicolon cannot stand in a command, where it would be quoted.
    if let match = text.firstMatch(of: /; data sha256 ([0-9a-f]{64})$/) {
      dataDigest = String(match.1)
      text = text[..<match.range.lowerBound]
    } else {
      dataDigest = nil
    }
    if let match = text.firstMatch(of: /; seed ([0-9]+)$/), let number = UInt64(match.1) {
      seed = number
      text = text[..<match.range.lowerBound]
    } else {
      seed = nil
    }
    guard let words = ShellWords.split(String(text)), let program = words.first, !program.isEmpty
    else { return nil }
    self.program = program
    arguments = Array(words.dropFirst())
  }
}

extension FigureSource {
  /// Options with a value on which no pixel depends, named alike in every lesson.
  private static let optionsLeftOut: Set<String> = [
    "--figures", "--json", "--predictions", "--save-model", "--checkpoint", "--csv-log",
    "--threads", "--format",
  ]
  /// The same, without a value.
  private static let flagsLeftOut: Set<String> = [
    "--quiet", "--no-color", "--show", "--force", "--step",
  ]

  /// Whether an argument is, or begins, an option on which no pixel depends.
  package static func isLeftOut(_ argument: String) -> Bool {
    let name = String(argument.prefix { $0 != "=" })
    return optionsLeftOut.contains(name) || flagsLeftOut.contains(name)
      || argument.wholeMatch(of: /-q+/) != nil
  }

  /// The arguments without those on which no pixel depends.
  package static func lasting(_ arguments: [String]) -> [String] {
    var kept: [String] = []
    var rest = arguments[...]
    while let argument = rest.popFirst() {
      if optionsLeftOut.contains(argument) {
        rest = rest.dropFirst()  // its value
      } else if !isLeftOut(argument) {
        kept.append(argument)
      }
    }
    return kept
  }
}
