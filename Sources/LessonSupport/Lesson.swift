import ArgumentParser
import Foundation

/// A lesson: a program that reads its options, does its work, and ends with a status that fits.
///
/// ```swift
/// @main struct Compare: Lesson {
///   static let configuration = CommandConfiguration(
///     commandName: "compare", abstract: "…", version: Provenance.version)
///   @OptionGroup(title: "In class") var lecture: LectureOptions
///   @OptionGroup(title: "Output") var output: OutputOptions
///   static func exercises() throws -> [Exercise] { … }
///   func run(_ console: Console) throws { … }
/// }
/// ```
public protocol Lesson: ConsoleProgram {
  /// What is offered in class.
  var lecture: LectureOptions { get }
  /// Where results go, and how much is said.
  var output: OutputOptions { get }

  /// The exercises of the lesson's page, in their order, with their answers.
  static func exercises() throws -> [Exercise]
}

extension Lesson {
  /// The console that the options ask for.
  public var console: Console {
    Console(output, reader: lecture.step ? .atTerminal : nil)
  }

  /// Prints the answers if they are asked for, else does the work.
  public mutating func perform(_ console: Console) throws {
    if lecture.answers { return console.print(try Self.exercises()) }
    try run(console)
  }
}

/// A program, or a word of one, that speaks on a console and ends with a status that fits.
public protocol ConsoleProgram: ParsableCommand {
  /// The console that the options ask for.
  var console: Console { get }

  /// Does the work.
  ///
  /// - Parameter console: Where to print results and messages.
  /// - Throws: Any error; the program ends with the status that the error states.
  mutating func run(_ console: Console) throws

  /// Does what the options ask for, which is the work unless they say otherwise.
  ///
  /// - Parameter console: Where to print results and messages.
  /// - Throws: Any error; the program ends with the status that the error states.
  mutating func perform(_ console: Console) throws
}

extension ConsoleProgram {
  /// Runs the program that was started, and ends it.
  public static func main() { LessonRun.main(Self.self) }

  /// Does the work on the console that the options ask for.
  public mutating func run() throws {
    try perform(console)
  }

  /// Does the work.
  public mutating func perform(_ console: Console) throws {
    try run(console)
  }
}

/// The frame around a lesson's work: every error becomes a message and a status.
public enum LessonRun {
  /// Runs the program that was started, or the word of it that was asked for, and ends it.
  public static func main(_ type: (some ParsableCommand).Type) {
    Interruption.listen()
    do {
      var command = try type.parseAsRoot()
      guard var program = command as? any ConsoleProgram else { return try command.run() }
      let console = program.console
      let status = status(program: type._commandName, console) {
        try program.perform(console)
      }
      Foundation.exit(status.rawValue)
    } catch {
      end(type, parsing: error)
    }
  }

  /// Shows the help or the version if that was asked for, else what is wrong with the options.
  private static func end(_ type: (some ParsableCommand).Type, parsing error: any Error) -> Never {
    if type.exitCode(for: error).isSuccess { type.exit(withError: error) }
    let name = type._commandName
    TextStream.standardError(usesColor: false).write(
      printable("\(name): \(type.message(for: error))\nSee '\(name) --help' for the options.\n"))
    Foundation.exit(type.exitCode(for: error).rawValue)
  }

  /// Does the work and says what went wrong, if anything did.
  ///
  /// - Returns: The status to end with.
  package static func status(
    program: String, _ console: Console, _ work: () throws -> Void
  ) -> ProgramStatus {
    do {
      try work()
      console.clearLiveLine()
    } catch let end as Ended {
      console.say(end.description)
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
