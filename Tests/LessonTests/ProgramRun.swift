import Foundation
import Testing

/// A program, `compare` unless another is named, run as a user would run it: built, in a process of
/// its own.
struct ProgramRun {
  /// How the program ended: its exit status, or minus the signal that killed it.
  let status: Int32
  /// What stood on standard output.
  let output: String
  /// What stood on standard error.
  let errors: String

  /// Runs the program to its end.
  ///
  /// - Parameters:
  ///   - program: Its name.
  ///   - arguments: The options.
  ///   - directory: Where the program stands; relative paths begin there.
  ///   - environment: Variables beside `PATH`; nothing else of this process is passed on.
  init(
    program: String = "compare", _ arguments: [String], in directory: String,
    environment: [String: String] = [:]
  ) throws {
    let running = try RunningProgram(
      program: program, arguments, in: directory, environment: environment)
    self = try running.end()
  }

  fileprivate init(status: Int32, output: String, errors: String) {
    self.status = status
    self.output = output
    self.errors = errors
  }

  /// A program, beside the tests among what was built.
  static func program(_ name: String) throws -> URL {
    let places = Bundle.allBundles.map(\.bundleURL) + [Bundle.main.executableURL].compactMap { $0 }
    let programs = places.map { $0.deletingLastPathComponent().appendingPathComponent(name) }
    return try #require(
      programs.first { FileManager.default.isExecutableFile(atPath: $0.path) },
      "expected the program \(name) beside the tests, in one of \(programs)")
  }
}

/// A program while it runs; what it says is kept in files, so that no pipe can fill up.
final class RunningProgram {
  private let process = Process()
  private let folder: TemporaryFolder

  init(
    program: String = "compare", _ arguments: [String], in directory: String,
    environment: [String: String] = [:], output: FileHandle? = nil
  ) throws {
    folder = try TemporaryFolder()
    process.executableURL = try ProgramRun.program(program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(fileURLWithPath: directory)
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": "/nowhere"].merging(environment) { $1 }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = try output ?? file("output")
    process.standardError = try file("errors")
    try process.run()
  }

  /// What stands on standard error by now.
  var errors: String { (try? folder.text(of: "errors")) ?? "" }

  /// Waits until a text stands on standard error.
  func waitForError(_ text: String, seconds: Double = 20) throws {
    let end = Date().addingTimeInterval(seconds)
    while !errors.contains(text) {
      try #require(process.isRunning && Date() < end, "expected “\(text)”, found “\(errors)”")
      Thread.sleep(forTimeInterval: 0.005)
    }
  }

  /// Sends the process a signal.
  func signal(_ number: Int32) { kill(process.processIdentifier, number) }

  /// Waits for the end.
  func end() throws -> ProgramRun {
    process.waitUntilExit()
    let wasKilled = process.terminationReason == .uncaughtSignal
    return ProgramRun(
      status: wasKilled ? -process.terminationStatus : process.terminationStatus,
      output: (try? folder.text(of: "output")) ?? "", errors: errors)
  }

  private func file(_ name: String) throws -> FileHandle {
    try folder.write("", to: name)
    return try FileHandle(forWritingTo: URL(fileURLWithPath: "\(folder.path)/\(name)"))
  }
}

extension TemporaryFolder {
  /// Runs `compare` with this as its current folder.
  func compare(_ arguments: String..., environment: [String: String] = [:]) throws -> ProgramRun {
    try ProgramRun(arguments, in: path, environment: environment)
  }

  /// Runs `compare` with this as its current folder.
  func compare(_ arguments: [String]) throws -> ProgramRun {
    try ProgramRun(arguments, in: path)
  }

  /// Runs `figures` with this as its current folder.
  func figures(_ arguments: String..., environment: [String: String] = [:]) throws -> ProgramRun {
    try ProgramRun(program: "figures", arguments, in: path, environment: environment)
  }

  /// The paths of everything below the folder, sorted, folders left out.
  var files: [String] {
    let found = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return found.filter { name in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: "\(path)/\(name)", isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }

  func bytes(of name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)")))
  }

  func write(_ bytes: [UInt8], to name: String) throws {
    try write("", to: name)
    try Data(bytes).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
  }
}
