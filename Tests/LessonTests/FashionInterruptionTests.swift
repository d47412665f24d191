import Foundation
import LessonSupport
import Testing
import Workbench

/// What is left of a training of `fashion` that something goes wrong with.
@Suite(.serialized) struct FashionInterruptionTests {
  /// What was learnt until Ctrl-C is saved if that was asked for: with a patience, the best of it.
  @Test(arguments: [SIGINT, SIGTERM]) func whatWasLearntUntilCtrlCIsKept(signal: Int32) throws {
    let folder = try FashionRun.folder()
    let options = ["--learning-rate", "0.5", "--csv-log", "l", "--save-model", "m"]
    let running = try RunningProgram(
      program: "fashion",
      ["--data", "d", "--figures", "f", "--size", "640x360", "--json", "r.json"] + options + [
        "--epochs", "100000", "--patience", "100000",
      ], in: folder.path)
    try running.waitForError("40/100000 loss")
    running.signal(signal)
    let run = try running.end()
    #expect(run.status == 130)
    #expect(
      run.errors.hasSuffix(
        "\nwhat was learnt until now is in m\n"
          + "fashion: interrupted; nothing was left half-written\n"))
    #expect(isPlain(run.errors))
    #expect(folder.names == ["d", "f", "l", "m"])
    let losses = try folder.text(of: "l").split(separator: "\n").dropFirst().compactMap {
      Double($0.split(separator: ",").last ?? "")
    }
    let best = try #require(losses.indices.min { losses[$0] < losses[$1] })
    let kept = try folder.bytes(of: "m")
    let short = try folder.fashion(FashionRun.common + options + ["--epochs", "\(best + 1)"])
    #expect(short.status == 0, "\(short.errors)")
    let same = try folder.bytes(of: "m") == kept
    #expect(same)
  }

  @Test func withoutAFileToKeepItInNothingIsLeft() throws {
    let folder = try FashionRun.folder()
    let running = try RunningProgram(
      program: "fashion", ["--data", "d", "--figures", "f", "--epochs", "100000"],
      in: folder.path)
    try running.waitForError("3/100000 loss")
    running.signal(SIGINT)
    let run = try running.end()
    #expect(run.status == 130 && !run.errors.contains("what was learnt"))
    #expect(folder.files.allSatisfy { $0.hasPrefix("d/") || $0.hasPrefix("f/") })
  }

  @Test func divergenceKeepsNothingThatWasNotLearnt() throws {
    let folder = try FashionRun.folder()
    let run = try FashionRun.run("--learning-rate", "1e30", "--save-model", "m", in: folder)
    #expect(run.status == 1)
    #expect(run.errors.contains("learning rate 1e+30 is too large"), "\(run.errors)")
    #expect(folder.names == ["d", "f"])
  }

  /// The checkpoint of the epoch before is still there, and the weights go where there is room.
  @Test func aDiskThatFillsLeavesTheLastCheckpoint() throws {
    let folder = try FashionRun.folder()
    let options = ["--optimizer", "adam", "--checkpoint", "c", "--save-model", "m"]
    #expect(try folder.fashion(FashionRun.common + options + ["--epochs", "2"]).status == 0)
    let before = try folder.bytes(of: "c")
    let program = try ProgramRun.program("fashion").path
    // No file may be larger than 200 kB: the weights fit, with what Adam remembers they do not.
    let shell = try Process.run(
      URL(fileURLWithPath: "/bin/bash"),
      arguments: [
        "-c",
        "cd '\(folder.path)' && trap '' XFSZ && ulimit -f 200 && exec '\(program)' \"$@\" >/dev/null 2>e",
        "bash",
      ] + FashionRun.common.filter { $0 != "-q" } + options + ["--epochs", "4"])
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 74)
    let errors = try folder.text(of: "e")
    #expect(errors.contains("fashion: c: writing failed"), "\(errors)")
    #expect(errors.contains("what was learnt until now is in m"))
    let same = try folder.bytes(of: "c") == before
    #expect(same && !folder.names.contains { $0.hasSuffix(".partial") })
    let network = try Sequential(contentsOf: folder.path + "/m")
    #expect(network.inputCount == 30)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func aFullDiskIsAnErrorOfOutput() throws {
    let folder = try FashionRun.folder()
    for option in ["--save-model", "--checkpoint", "--csv-log", "--json"] {
      let run = try FashionRun.run("--epochs", "1", option, "/dev/full", in: folder)
      #expect(run.status == 74)
      #expect(run.errors.contains("/dev/full"), "\(run.errors)")
    }
  }
}
