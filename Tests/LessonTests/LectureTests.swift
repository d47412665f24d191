import ArgumentParser
import LessonSupport
import Testing

@Suite struct LectureTests {
  /// A console whose reader types some text and then leaves.
  private func console(typing text: String) -> (recorded: RecordedConsole, console: Console) {
    var bytes = Array(text.utf8)[...]
    let recorded = RecordedConsole(reader: Reader { bytes.popFirst() })
    return (recorded, recorded.console)
  }

  private func sections(_ console: Console) throws {
    for title in ["One", "Two", "Three"] {
      try console.section(title)
      console.print(title.lowercased())
    }
  }

  @Test func sectionsAreNumberedAndUnderlined() throws {
    let recorded = RecordedConsole()
    try sections(recorded.console)
    #expect(
      recorded.results == """

        1. One
        ──────
        one

        2. Two
        ──────
        two

        3. Three
        ────────
        three

        """)
    #expect(recorded.messages.isEmpty)
  }

  @Test func enterGoesOn() throws {
    let (recorded, console) = console(typing: "\n \n")
    try sections(console)
    #expect(recorded.results.hasSuffix("three\n"))
    #expect(
      recorded.messages == String(repeating: "\nEnter goes on, q and Enter end: ", count: 2))
  }

  @Test(arguments: ["q\n", " Q \n", "quit\n", "\u{7F}x\nq\n"]) func qEnds(typed: String) {
    let (recorded, console) = console(typing: typed)
    let status = LessonRun.status(program: "neuron", console) { try sections(console) }
    #expect(status == .success)
    #expect(recorded.results.hasSuffix("one\n"))
    #expect(
      recorded.messages.hasSuffix("ended here; what was to come is neither drawn nor written\n"))
  }

  @Test func otherKeysAskAgain() throws {
    let (recorded, console) = console(typing: "what?\n\n\n")
    try sections(console)
    #expect(recorded.messages.ranges(of: "Enter goes on").count == 3)
  }

  /// Ctrl-D, or a terminal that was closed.
  @Test func whoIsGoneIsNotWaitedFor() throws {
    let (recorded, console) = console(typing: "")
    try sections(console)
    #expect(recorded.results.hasSuffix("three\n"))
    #expect(recorded.messages.ranges(of: "Enter goes on").count == 1)
  }

  @Test func interruptionGoesThrough() {
    let recorded = RecordedConsole(reader: Reader { throw Interrupted() })
    #expect(throws: Interrupted.self) { try sections(recorded.console) }
  }

  @Test func answersStandBelowTheirQuestions() {
    let recorded = RecordedConsole()
    recorded.console.print([
      Exercise("Why?", answer: String(repeating: "because ", count: 12)),
      Exercise("And?", answer: "So."),
    ])
    #expect(
      recorded.results == """

        1. Why?

           → because because because because because because because because because
             because because because

        2. And?

           → So.

        """)
  }

  /// No test stands at a terminal: nothing waits, whatever is asked for.
  @Test func withoutATerminalNothingWaits() throws {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "d")
    let run = try folder.compare("--data", "d", "--quick", "--step", "--figures", "f")
    #expect(run.status == 0, "\(run.errors)")
    #expect(!run.errors.contains("Enter") && run.output.contains("\n2. "))
  }

  /// Every lesson prints the exercises of its page, and does nothing else.
  @Test(arguments: try #require(Repository(around: #filePath)).lessons)
  func answersAreThoseOfThePage(lesson: String) throws {
    let folder = try TemporaryFolder()
    let run = try ProgramRun(program: lesson, ["--answers"], in: folder.path)
    #expect(run.status == 0 && run.errors.isEmpty && folder.names.isEmpty)
    let number = try #require(Repository(around: #filePath)?.folder(ofLesson: lesson))
    let printed = run.output.matches(of: /(?m)^[0-9]+\. ((?:.|\n   [^ ])+)/).map { match in
      match.1.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    #expect((2...3).contains(printed.count))
    try Handout(lesson: number).expect(
      exercises: printed.map { Exercise($0, answer: "") })
  }
}
