import LessonSupport
import Testing

@Suite struct StepProgressTests {
  @Test func withoutATerminalThereAreOnlyPlainMilestones() {
    let recorded = RecordedConsole(isTerminal: false)
    let progress = recorded.console.progress("network", total: 200)
    for batch in 1...200 {
      recorded.now = Double(batch)
      progress.advance(to: batch, "batch \(batch)")
      if batch % 100 == 0 { progress.milestone(at: batch, "epoch \(batch / 100)") }
    }
    #expect(progress.finish() == 200)
    #expect(recorded.messages == "epoch 1 · 1 min 40 s left\nepoch 2\n")
    #expect(isPlain(recorded.messages))
    #expect(recorded.results.isEmpty)
  }

  @Test func onATerminalOneLineIsDrawnOver() {
    let recorded = RecordedConsole(isTerminal: true)
    let progress = recorded.console.progress("network", total: 10)
    recorded.now = 6
    progress.advance(to: 3, "epoch 1 of 2, 960 of 1,600 images")
    // 6 s for 3 of 10 leave 14 s for the other 7.
    let line =
      "\rnetwork ███░░░░░░░  30 % · epoch 1 of 2, 960 of 1,600 images · 14 s left\u{1B}[K"
    #expect(recorded.messages == line)
    progress.finish()
    #expect(recorded.messages == line + "\r\u{1B}[K")
  }

  @Test func theLineIsDrawnAtMostTenTimesASecond() {
    let recorded = RecordedConsole(isTerminal: true)
    let progress = recorded.console.progress("network", total: 1000)
    for step in 0..<1000 {
      recorded.now = Double(step) / 1000
      progress.advance(to: step, "x")
    }
    #expect((8...11).contains(recorded.messages.count(where: { $0 == "\r" })))
  }

  @Test(arguments: [24, 40, 60, 200])
  func theLineNeverReachesTheLastColumn(width: Int) {
    let recorded = RecordedConsole(isTerminal: true, width: width)
    let progress = recorded.console.progress("network", total: 10)
    recorded.now = 1
    progress.advance(to: 5, String(repeating: "漢字 ", count: 50))
    let line = recorded.messages.dropFirst().replacing("\u{1B}[K", with: "")
    #expect(columnCount(line) < width)
    #expect(columnCount(line) >= width - 2)
  }

  @Test func timeLeftIsNotInvented() {
    let recorded = RecordedConsole()
    let progress = recorded.console.progress("network", total: 10)
    recorded.now = 5
    #expect(progress.timeLeft == "time left not known yet")
    progress.advance(to: 10, "")
    #expect(progress.timeLeft == "0.0 s left")
    progress.advance(to: 12, "")
    #expect(progress.timeLeft == "0.0 s left")
  }

  @Test(arguments: [
    (0.0, "0.0 s"), (0.44, "0.4 s"), (9.94, "9.9 s"), (9.96, "10 s"), (59.4, "59 s"),
    (59.6, "1 min"), (125.0, "2 min 5 s"), (3600.0, "1 h 0 min"), (4201.0, "1 h 10 min"),
    (-1.0, "?"), (.nan, "?"), (.infinity, "?"),
  ])
  func durationsAreWords(seconds: Double, words: String) {
    #expect(duration(seconds) == words)
  }
}
