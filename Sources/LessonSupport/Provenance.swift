import Foundation

/// How a result came about: enough to make it again.
public struct Provenance: Codable, Equatable, Sendable {
  /// The version of the workbench.
  public static let version = "0.1.0"

  /// The command as it would be typed, such as `compare --seed 7`.
  public let command: String
  /// The version of the workbench.
  public let version: String
  /// The commit that the workbench was built from, where git is used.
  public let revision: String?

  /// Describes a command.
  public init(command: String, version: String = Provenance.version, revision: String? = nil) {
    self.command = command
    self.version = version
    self.revision = revision
  }

  /// The program that is running.
  public static var current: Provenance {
    Provenance(
      command: commandLine(CommandLine.arguments), revision: Repository.current?.revision)
  }

  /// One line for the text of a picture: `neural-workbench 0.1.0 (33a6841)`.
  public var software: String {
    "neural-workbench \(version)" + (revision.map { " (\($0.prefix(7)))" } ?? "")
  }

  /// Arguments as they would be typed in a shell, the program without its folder.
  package static func commandLine(_ arguments: [String]) -> String {
    guard let program = arguments.first else { return "" }
    let name = program.split(separator: "/").last.map(String.init) ?? program
    return ShellWords.joined([name] + arguments.dropFirst())
  }
}
