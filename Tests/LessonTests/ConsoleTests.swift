import LessonSupport
import Testing

@Suite struct ConsoleTests {
  @Test func resultsAndMessagesGoToTheirOwnStreams() {
    let recorded = RecordedConsole()
    recorded.console.print("accuracy 0.9")
    recorded.console.say("training")
    recorded.console.warn("only 3 examples")
    #expect(recorded.results == "accuracy 0.9\n")
    #expect(recorded.messages == "training\nwarning: only 3 examples\n")
  }

  @Test func quietLeavesOutMessagesButNeitherWarningsNorResults() {
    let recorded = RecordedConsole(isTerminal: true, isQuiet: true)
    let progress = recorded.console.progress("network", total: 2)
    progress.advance(to: 1, "half")
    progress.milestone(at: 1, "epoch 1")
    progress.finish()
    recorded.console.say("training")
    recorded.console.warn("careful")
    recorded.console.print("result")
    #expect(recorded.messages == "warning: careful\n")
    #expect(recorded.results == "result\n")
  }

  @Test func controlCharactersInNamesAndPathsAreNotPassedOn() {
    let recorded = RecordedConsole(isTerminal: true, usesColor: true)
    recorded.console.say("class \u{1B}[2J\u{7}\r")
    recorded.console.print("a\tb\u{9B}c")
    recorded.console.fail("no \u{1B}]0;x\u{7}", program: "compare")
    #expect(recorded.messages == "class ?[2J??\ncompare: no ?]0;x?\n")
    #expect(recorded.results == "a?b?c\n")
  }

  @Test func colourIsUsedOnlyWhereItIsWanted() {
    let colored = RecordedConsole(isTerminal: true, usesColor: true)
    colored.console.warn("x")
    #expect(colored.messages == "\u{1B}[33mwarning:\u{1B}[0m x\n")
    let plain = RecordedConsole(isTerminal: true, usesColor: false)
    plain.console.warn("x")
    #expect(plain.messages == "warning: x\n")
    let piped = RecordedConsole(isTerminal: false, usesColor: true)
    piped.console.warn("x")
    #expect(piped.messages == "warning: x\n")
  }

  @Test func aMessageDoesNotTearTheProgressLine() {
    let recorded = RecordedConsole(isTerminal: true)
    let progress = recorded.console.progress("svm", total: 4)
    progress.advance(to: 1, "class 1")
    let before = recorded.messages
    recorded.console.say("hello")
    // The line is erased, the message stays, and the line is drawn again below it.
    #expect(recorded.messages == before + "\r\u{1B}[K" + "hello\n" + before)
    recorded.console.print("result")
    #expect(recorded.messages.hasSuffix("\r\u{1B}[K"))
  }
}
