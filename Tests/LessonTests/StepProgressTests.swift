import LessonSupport
import Testing
import Workbench

@Suite struct StepProgressTests {
  @Test func withoutATerminalMilestonesArePlainLines() {
    let recorded = RecordedConsole(isTerminal: false)
    let progress = recorded.console.progress("network", total: 200)
    for batch in 1...200 {
      recorded.now = Double(batch) / 11
      progress.advance(to: batch, "batch \(batch)")
      if batch % 100 == 0 { progress.milestone(at: batch, "epoch \(batch / 100)") }
    }
    #expect(progress.finish() == 200.0 / 11)
    #expect(recorded.messages == "epoch 1, 9 s left\nepoch 2\n")
    #expect(isPlain(recorded.messages))
    #expect(recorded.results.isEmpty)
  }

  @Test func withoutATerminalALongStepSpeaksEveryTenSeconds() {
    let recorded = RecordedConsole(isTerminal: false)
    let progress = recorded.console.progress("network", total: 250)
    for batch in 1...25 {
      recorded.now = Double(batch)
      progress.advance(to: batch, "batch \(batch)")
    }
    // 10 s for 10 of 250 leave 240 s, 20 s for 20 of 250 leave 230 s.
    #expect(
      recorded.messages
        == "network · 4 min left · batch 10\nnetwork · 4 min left · batch 20\n")
  }

  /// What an earlier run has done took no time of this one: 10 s for 2 of 6 leave 20 s for 4.
  @Test func whatWasDoneBeforeIsNotCounted() {
    let recorded = RecordedConsole(isTerminal: false)
    let progress = recorded.console.progress("network", total: 10, doneBefore: 4)
    #expect(progress.timeLeft == "time left unknown")
    recorded.now = 10
    progress.advance(to: 6, "more")
    #expect(recorded.messages == "network · 20 s left · more\n")
  }

  @Test func onATerminalOneLineIsDrawnOver() {
    let recorded = RecordedConsole(isTerminal: true)
    let progress = recorded.console.progress("network", total: 10)
    recorded.now = 6
    progress.advance(to: 3, "epoch 1/2 · 960/1,600 images")
    // 6 s for 3 of 10 leave 14 s for the other 7.
    let line =
      "\rnetwork · 14 s left · epoch 1/2 · 960/1,600 images · 30 % ███░░░░░░░\u{1B}[K"
    #expect(recorded.messages == line)
    progress.finish()
    #expect(recorded.messages == line + "\r\u{1B}[K")
  }

  @Test(arguments: [("3/5", "4/1,719", " · 40 %"), ("13/30", "1,204/1,719", "")])
  func whatMattersMostIsSeenInEightyColumns(epoch: String, batch: String, percent: String) {
    let recorded = RecordedConsole(isTerminal: true)
    let progress = recorded.console.progress("network", total: 10)
    // 20 min for 4 of 10 leave 30 min for the other 6.
    recorded.now = 1200
    let detail = "epoch \(epoch) · 25,728/55,000 images · batch \(batch)"
    progress.advance(to: 4, detail)
    let line = "network · 30 min left · \(detail)\(percent)"
    #expect(recorded.messages == "\r\(line)\u{1B}[K")
    #expect(columnCount(line) <= 79)
  }

  @Test func theNumbersOfAnEpochFitEightyColumns() {
    let recorded = RecordedConsole()
    let progress = recorded.console.progress("network", total: 30)
    let line = "26/30 loss 0.2404 accuracy 0.9128 val_loss 0.3217 val_accuracy 0.8856"
    recorded.now = 26
    progress.milestone(at: 26, line)
    recorded.now = 104
    progress.milestone(at: 26, line)
    recorded.now = 2600
    progress.milestone(at: 26, line)
    // 26 s for 26 of 30 leave 4 s, 104 s leave 16 s; the 7 min that 2600 s leave do not fit.
    #expect(recorded.messages == "\(line), 4 s left\n\(line), 16 s left\n\(line)\n")
    #expect(recorded.messages.split(separator: "\n").allSatisfy { columnCount($0) <= 80 })
  }

  @Test func aTrainingSaysWhatThereIsToDoThenHowFarItIs() throws {
    let recorded = RecordedConsole()
    let progress = recorded.console.progress("network", total: 2 * 6)
    let examples = try LabeledExamples(
      features: Matrix(rows: (0..<6).map { [Float($0)] }),
      labels: Labels([0, 1, 0, 1, 0, 1], classNames: ["a", "b"]))
    var network = NetworkClassifier(
      hidden: [2], learningRate: 0.1, batchSize: 4, epochs: 2, seed: 1, team: WorkerTeam(threads: 1)
    )
    try network.fit(examples, validation: examples) { try progress.show($0, unit: "rows") }
    let lines = recorded.messages.split(separator: "\n")
    try #require(lines.count == 3)
    #expect(lines[0] == "network: 2 epochs of 6 rows in 2 batches")
    #expect(lines[1].contains(/^1\/2 loss [\d.]+ accuracy [\d.]+ val_loss [\d.]+ val_acc/))
    #expect(lines[1].hasSuffix(", 0 s left"))
    #expect(lines[2].hasPrefix("2/2 loss "))
  }

  @Test func eachCSaysHowLongItTook() throws {
    let recorded = RecordedConsole()
    let progress = recorded.console.progress("linear SVM", total: 6)
    for (solved, c) in [(0, 0.01), (1, 0.01), (2, 0.01), (3, 0.01), (3, 0.1), (4, 0.1), (6, 0.1)] {
      try progress.show(solved, of: 6, c: c, cutsPerC: 3)
      recorded.now += 1
    }
    // The first C ends at 3 s, the second 3 s later; half of the cuts take 3 s.
    #expect(
      recorded.messages == """
        linear SVM: C = 0.01 solved in 3.0 s, 3 s left
        linear SVM: C = 0.1 solved in 3.0 s

        """)
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
    #expect(progress.timeLeft == "time left unknown")
    progress.advance(to: 10, "")
    #expect(progress.timeLeft == "0 s left")
    progress.advance(to: 12, "")
    #expect(progress.timeLeft == "0 s left")
  }

  /// One of 1000 after 0.3 s would be 5 min; the first batches say nothing yet.
  @Test func theFirstMomentGivesNoEstimate() {
    let recorded = RecordedConsole()
    let progress = recorded.console.progress("network", total: 1000)
    recorded.now = 0.3
    progress.advance(to: 1, "")
    #expect(progress.timeLeft == "time left unknown")
    progress.advance(to: 20, "")
    // 0.3 s for 20 of 1000 leave 14.7 s.
    #expect(progress.timeLeft == "15 s left")
    recorded.now = 1
    progress.advance(to: 10, "")
    #expect(progress.timeLeft == "99 s left")
  }

  /// The line has what the epochs made have reached, within 80 columns.
  @Test func theLineShowsWhatTheEpochBeforeReached() throws {
    let recorded = RecordedConsole(isTerminal: true)
    let progress = recorded.console.progress("network", total: 2 * 6)
    let examples = try LabeledExamples(
      features: Matrix(rows: (0..<6).map { [Float($0)] }),
      labels: Labels([0, 1, 0, 1, 0, 1], classNames: ["a", "b"]))
    var network = NetworkClassifier(
      hidden: [2], learningRate: 0.1, batchSize: 4, epochs: 2, seed: 1, team: WorkerTeam(threads: 1)
    )
    try network.fit(examples, validation: examples) {
      recorded.now += 1
      try progress.show($0, unit: "rows")
    }
    #expect(recorded.messages.contains("epoch 1/2 · 4/6 rows · batch 1/2"))
    #expect(recorded.messages.contains(/epoch 2\/2 · 4\/6 · loss [0-9.]{5} accuracy [0-9.]{5}/))
    let longest = "network · 30 min left · epoch 13/30 · 25,728/55,000 · loss 0.431 accuracy 0.845"
    #expect(columnCount(longest) <= 79)
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
