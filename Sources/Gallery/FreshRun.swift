import Files
import Foundation
import LessonSupport

/// A lesson that is run again, to see which figures it makes now.
struct FreshRun {
  /// The folder with the programs of all lessons.
  let programs: String
  /// The lessons of this workbench: nothing else is run, whatever a file says.
  let lessons: [String]

  /// Why a recorded command is not run; nil if it may be.
  ///
  /// What stands in a file was written by anybody. Only lessons are run, without a shell, and with
  /// no option that writes a file.
  func refusal(of source: FigureSource) -> String? {
    guard lessons.contains(source.program) else {
      return "“\(source.program)” is no lesson of this workbench"
    }
    if let option = source.arguments.first(where: FigureSource.isLeftOut) {
      return "the option \(option) stands in no command of ours"
    }
    guard FileManager.default.isExecutableFile(atPath: path(of: source.program)) else {
      return "\(source.program) is not built; ./workbench figures verify builds it"
    }
    return nil
  }

  /// Runs a command, and waits for its end.
  ///
  /// - Parameters:
  ///   - source: What to run.
  ///   - folder: Where its figures go.
  /// - Returns: Why it failed, in its own words; nil if it went well.
  /// - Throws: ``Interrupted`` after Ctrl-C, once the program has ended as well.
  func run(_ source: FigureSource, into folder: String) throws -> String? {
    let messages = folder + "/messages"
    try WholeFile.write("", to: messages)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path(of: source.program))
    process.arguments =
      source.arguments + ["--figures", folder + "/figures", "--quiet", "--no-color"]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = try FileHandle(forWritingTo: URL(fileURLWithPath: messages))
    try process.run()
    var isEnding = false
    while process.isRunning {
      if Interruption.isRequested && !isEnding {
        isEnding = true
        process.interrupt()
      }
      Thread.sleep(forTimeInterval: 0.02)
    }
    process.waitUntilExit()
    try Interruption.check()
    if process.terminationReason == .exit && process.terminationStatus == 0 { return nil }
    let words = (try? String(contentsOfFile: messages, encoding: .utf8)) ?? ""
    let last = words.split(separator: "\n").last { !$0.hasPrefix("See '") }
    return "\(source.command) ended with status \(process.terminationStatus)"
      + (last.map { ": \($0)" } ?? "")
  }

  private func path(of program: String) -> String { "\(programs)/\(program)" }
}
