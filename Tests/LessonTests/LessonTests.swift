import ArgumentParser
import Files
import Learning
import LessonSupport
import Testing

@Suite struct LessonTests {
  /// How a lesson ended, and what it said.
  struct Ending: Equatable, CustomStringConvertible {
    var status: ProgramStatus
    var message: String
    var description: String { "\(status): \(message)" }

    init(_ status: ProgramStatus, _ message: String = "") {
      self.status = status
      self.message = message
    }
  }

  private func ending(
    _ recorded: RecordedConsole = RecordedConsole(), _ work: () throws -> Void
  ) -> Ending {
    let status = LessonRun.status(program: "compare", recorded.console, work)
    return Ending(status, recorded.messages)
  }

  @Test func whatGoesWellEndsWithoutAWord() {
    #expect(ending {} == Ending(.success))
  }

  @Test func anErrorBecomesAMessageAndItsStatus() {
    struct Surprise: Error {}
    let endings: [(any Error, Ending)] = [
      (
        FileError(.missing, path: "a/b", reason: "Check the path."),
        Ending(.noInput, "compare: a/b: expected a file, found nothing. Check the path.\n")
      ),
      (LearningError("one class"), Ending(.badData, "compare: one class\n")),
      (
        Interrupted(), Ending(.interrupted, "compare: interrupted; nothing was left half-written\n")
      ),
      (ValidationError("--c: bad"), Ending(.usage, "compare: --c: bad\n")),
      (ExitCode(1), Ending(.checkFailed)),
      (Surprise(), Ending(.unexpected, "compare: something unexpected happened: Surprise()\n")),
    ]
    for (error, expected) in endings { #expect(ending { throw error } == expected) }
  }

  @Test func theProgressLineIsGoneBeforeTheMessage() {
    let recorded = RecordedConsole(isTerminal: true)
    let ended = ending(recorded) {
      recorded.console.progress("network", total: 2).advance(to: 1, "half")
      throw Interrupted()
    }
    #expect(ended.message.contains("\r\u{1B}[Kcompare: interrupted"))
    #expect(ended.message.hasSuffix("half-written\n"))
  }

  @Test func resultsThatCouldNotBePrintedAreAFailure() {
    let full = RecordedConsole(resultOutcome: .failed("No space left on device"))
    let message = "compare: standard output: writing failed: No space left on device\n"
    #expect(ending(full) { full.console.print("result") } == Ending(.inputOutput, message))
    let gone = RecordedConsole(resultOutcome: .readerGone)
    #expect(ending(gone) { gone.console.print("result") } == Ending(.success))
  }
}
