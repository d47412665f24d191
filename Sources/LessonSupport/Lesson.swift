import ArgumentParser
import Foundation

/// A lesson: a program that reads its options, does its work, and ends with a status that fits.
///
/// ```swift
/// @main struct Compare: Lesson {
///   static let configuration = CommandConfiguration(
///     commandName: "compare", abstract: "…", version: Provenance.version)
///   @OptionGroup(title: "Output") var output: OutputOptions
///   func run(_ console: Console) throws { … }
/// }
/// ```
public protocol Lesson: ParsableCommand {
  /// Where results go, and how much is said.
  var output: OutputOptions { get }

  /// Does the work.
  ///
  /// - Parameter console: Where to print results and messages.
  /// - Throws: Any error; the program ends with the status that the error states.
  mutating func run(_ console: Console) throws
}

extension Lesson {
  /// Runs the program that was started, and ends it.
  public static func main() {
    Interruption.listen()
    do {
      var command = try parseAsRoot()
      guard var lesson = command as? Self else { return try command.run() }
      let console = Console(lesson.output)
      let status = LessonRun.status(program: _commandName, console) { try lesson.run(console) }
      Foundation.exit(status.rawValue)
    } catch {
      end(parsing: error)
    }
  }

  /// Shows the help or the version if that was asked for, else what is wrong with the options.
  private static func end(parsing error: any Error) -> Never {
    if exitCode(for: error).isSuccess { exit(withError: error) }
    TextStream.standardError(usesColor: false).write(
      printable(
        "\(_commandName): \(message(for: error))\nSee '\(_commandName) --help' for the options.\n"))
    Foundation.exit(exitCode(for: error).rawValue)
  }

  /// Runs the lesson on the console that its options ask for.
  public mutating func run() throws {
    try run(Console(output))
  }
}

/// The frame around a lesson's work: every error becomes a message and a status.
package enum LessonRun {
  /// Does the work and says what went wrong, if anything did.
  ///
  /// - Returns: The status to end with.
  package static func status(
    program: String, _ console: Console, _ work: () throws -> Void
  ) -> ProgramStatus {
    do {
      try work()
      console.clearLiveLine()
    } catch let code as ExitCode {
      console.clearLiveLine()
      return ProgramStatus(rawValue: code.rawValue) ?? .unexpected
    } catch {
      console.fail(message(of: error), program: program)
      return status(of: error)
    }
    if let failure = console.results.failure {
      console.fail("standard output: writing failed: \(failure)", program: program)
      return .inputOutput
    }
    return .success
  }

  private static func status(of error: any Error) -> ProgramStatus {
    if error is ValidationError { return .usage }
    return ProgramStatus(for: error)
  }

  private static func message(of error: any Error) -> String {
    if let error = error as? ValidationError { return error.message }
    let text = String(describing: error)
    return error is any StatesProgramStatus ? text : "something unexpected happened: \(text)"
  }
}
