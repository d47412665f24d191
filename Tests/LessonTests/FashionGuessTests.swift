import LessonSupport
import Testing
import Workbench

/// The class guesses before the network does.
@Suite struct FashionGuessTests {
  @Test func theFirstFigureGivesNothingAway() throws {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "d")
    let data = try Dataset.images(folder: folder.path + "/d", classNames: ["ant", "bee", "cow"])
    let network = try Sequential(inputShape: data.imageShape, seed: 1) {
      Flatten()
      Dense(3, activation: .softmax)
    }
    let judgement = try Judgement(
      network, on: data.test, fitSeconds: 0, team: WorkerTeam(threads: 1))
    let figure = try FashionFigures(theme: .slide).guess(judgement, on: data)
    let texts = figure.graphics.texts.map(\.string)
    #expect(
      texts.sorted() == [
        "What is this? Guess before the network does", "ant, bee, cow", "image 0", "image 1",
        "image 2",
      ])
    #expect(figure.graphics.images.count == 3)
    #expect(!["ant", "bee", "cow"].contains { figure.description.contains("\($0)") })
  }

  /// In a pipe nothing waits; the images come before what they are.
  @Test func inAPipeNothingWaits() throws {
    let folder = try FashionRun.folder()
    let run = try FashionRun.run("--epochs", "1", "--guess", "--step", in: folder)
    #expect(run.status == 0 && !run.errors.contains("Enter"), "\(run.errors)")
    let (guess, table) = (
      try #require(run.output.firstRange(of: "f/guess.png")),
      try #require(run.output.firstRange(of: "was taken for"))
    )
    #expect(guess.upperBound < table.lowerBound)
    let without = try FashionRun.run("--epochs", "1", in: folder)
    #expect(without.status == 0 && !without.output.contains("guess.png"))
  }

  /// At a terminal with --step the console has a reader, and only then it waits.
  @Test func whoeverSitsThereIsWaitedFor() throws {
    var bytes = Array("\n".utf8)[...]
    let recorded = RecordedConsole(reader: Reader { bytes.popFirst() })
    try recorded.console.pause()
    #expect(bytes.isEmpty && recorded.messages == "\nEnter goes on, q and Enter end: ")
    let alone = RecordedConsole()
    try alone.console.pause()
    #expect(alone.messages.isEmpty)
  }
}
