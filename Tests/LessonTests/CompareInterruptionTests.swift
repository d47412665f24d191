import Foundation
import Testing

/// Ctrl-C in the middle of the work: the status 130, soon, and no file left behind.
@Suite(.serialized) struct CompareInterruptionTests {
  @Test(arguments: [SIGINT, SIGTERM, SIGHUP]) func whileTheNetworkLearns(signal: Int32) throws {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "d")
    let running = try start(["--epochs", "100000"], in: folder)
    try running.waitForError("3/100000 loss")
    try end(running, by: signal, in: folder)
  }

  @Test func whileTheMachinesAreSolved() throws {
    let folder = try TemporaryFolder()
    // Noise alone, so that C = 1 takes many steps for each of 26 classes.
    try SmallImages(
      height: 24, width: 24, classCount: 26, trainingCount: 4000, testCount: 30, noise: 1
    ).write(to: folder, in: "d")
    let running = try start(["--epochs", "1", "--loss", "hinge"], in: folder)
    try running.waitForError("1/1 loss")
    Thread.sleep(forTimeInterval: 0.1)
    try end(running, by: SIGINT, in: folder)
  }

  private func start(_ options: [String], in folder: TemporaryFolder) throws -> RunningProgram {
    try RunningProgram(
      [
        "--data", "d", "--figures", "f", "--json", "r.json", "--predictions", "p.csv",
        "--save-model", "m.safetensors",
      ] + options, in: folder.path)
  }

  private func end(
    _ running: RunningProgram, by signal: Int32, in folder: TemporaryFolder
  ) throws {
    let start = Date()
    running.signal(signal)
    let run = try running.end()
    #expect(Date().timeIntervalSince(start) < 5)
    #expect(run.status == 130)
    #expect(run.errors.hasSuffix("\ncompare: interrupted; nothing was left half-written\n"))
    #expect(isPlain(run.errors))
    // The machines were not yet solved, so it was them, or what comes before, that was interrupted.
    #expect(!run.output.contains("validation accuracy"))
    #expect(folder.names == ["d"])
  }
}
