import Foundation
import LessonSupport
import Testing
import Workbench

/// What `fashion` keeps of a training, and what it makes of files that hold something else.
@Suite(.serialized) struct FashionTrainingTests {
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "d")
    return folder
  }

  private let common = ["--data", "d", "--figures", "f", "--size", "640x360", "-q"]

  private func run(_ options: String..., in folder: TemporaryFolder) throws -> ProgramRun {
    try folder.fashion(common + options)
  }

  // MARK: - Keeping and going on

  /// 2 epochs and then 2 more give the same files as 4 at once, whatever the optimizer remembers.
  @Test(arguments: [
    ["--optimizer", "sgd"], ["--optimizer", "momentum"], ["--optimizer", "nesterov"],
    ["--optimizer", "rmsprop"], ["--optimizer", "adam", "--patience", "50"],
  ])
  func aTrainingGoesOnToTheSameBits(options: [String]) throws {
    let folder = try folder()
    func files(_ run: String) -> [String] {
      ["--save-model", run + "m", "--checkpoint", run + "c", "--csv-log", run + "l"]
    }
    let whole = try folder.fashion(common + options + ["--epochs", "4"] + files("a"))
    #expect(whole.status == 0, "\(whole.errors)")
    let curves = try folder.bytes(of: "f/learning-curves.png")
    let half = try folder.fashion(common + options + ["--epochs", "2"] + files("b"))
    #expect(half.status == 0)
    #expect(try folder.bytes(of: "am") != folder.bytes(of: "bm"))
    let rest = try folder.fashion(common + options + ["--epochs", "4"] + files("b"))
    #expect(rest.status == 0, "\(rest.errors)")
    for name in ["m", "c", "l"] {
      let same = try folder.bytes(of: "a" + name) == folder.bytes(of: "b" + name)
      #expect(same, "\(name)")
    }
    #expect(try folder.text(of: "al").split(separator: "\n").count == 5)
    // The picture of the change is drawn from the weights before the first epoch, not the third.
    let redrawn = try folder.bytes(of: "f/learning-curves.png")
    #expect(redrawn == curves)
    #expect(whole.output == rest.output)
  }

  @Test func aNetworkThatWasSavedSaysTheSame() throws {
    let folder = try folder()
    let trained = try run(
      "--epochs", "3", "--save-model", "m", "--json", "a.json", in: folder)
    #expect(trained.status == 0, "\(trained.errors)")
    let loaded = try run(
      "--load-model", "m", "--json", "b.json", "--predictions", "p.csv", in: folder)
    #expect(loaded.status == 0, "\(loaded.errors)")
    let (a, b) = (
      try FashionResultsFile("a.json", in: folder), try FashionResultsFile("b.json", in: folder)
    )
    #expect(a.classifier.weight_digest == b.classifier.weight_digest)
    #expect(a.classifier.confusion_matrix == b.classifier.confusion_matrix)
    #expect(a.test_loss == b.test_loss && a.training != nil && b.training == nil)
    #expect(a.first_guesses.map(\.probabilities) == b.first_guesses.map(\.probabilities))
    #expect(a.figures.contains("f/learning-curves.png"))
    #expect(!b.figures.contains("f/learning-curves.png") && b.figures.contains("f/weights.png"))
    #expect(!loaded.output.contains("fit: "))
    // Line by line, the table says what the confusion matrix counts.
    let rows = try folder.text(of: "p.csv").split(separator: "\n").dropFirst().map {
      $0.split(separator: ",").map(String.init)
    }
    var counts = b.classifier.confusion_matrix.map { $0.map { _ in 0 } }
    for row in rows {
      let (truth, guess) = (try #require(Int(row[1])), try #require(Int(row[2])))
      counts[truth][guess] += 1
    }
    #expect(counts == b.classifier.confusion_matrix)
  }

  /// With a patience, the weights are those of the epoch of the lowest validation loss.
  @Test func patienceKeepsTheBestWeights() throws {
    let folder = try folder()
    let options = ["--learning-rate", "0.5", "--csv-log", "l", "--save-model", "m"]
    let long = try folder.fashion(
      common + options + ["--epochs", "400", "--patience", "3", "--json", "r.json"])
    #expect(long.status == 0, "\(long.errors)")
    let training = try #require(FashionResultsFile("r.json", in: folder).training)
    let best = try #require(training.best_epoch)
    let losses = try folder.text(of: "l").split(separator: "\n").dropFirst().compactMap {
      Double($0.split(separator: ",").last ?? "")
    }
    #expect(losses.count == best + 4 && losses.count < 400)
    #expect(losses.min() == losses[best])
    let words = long.output.replacing("\n", with: " ")
    #expect(words.contains("Training ended after epoch \(best + 4): val_loss was best in epoch"))
    #expect(words.contains("The weights are those of epoch \(best + 1), the best."))
    let kept = try folder.bytes(of: "m")
    let short = try folder.fashion(common + options + ["--epochs", "\(best + 1)"])
    #expect(short.status == 0)
    let same = try folder.bytes(of: "m") == kept
    #expect(same)
  }

  @Test func timeThatIsUpEndsTrainingAfterAnEpoch() throws {
    let folder = try folder()
    let run = try run(
      "--epochs", "100000", "--minutes", "1e-9", "--csv-log", "l", in: folder)
    #expect(run.status == 0, "\(run.errors)")
    #expect(try folder.text(of: "l").split(separator: "\n").count == 2)
    #expect(
      run.output.replacing("\n", with: " ").contains(
        "Training ended after epoch 1: the next epoch would not have ended within 1e-09 minutes"))
  }

  // MARK: - What goes wrong on the way

  /// What was learnt until Ctrl-C is saved if that was asked for: with a patience, the best of it.
  @Test(arguments: [SIGINT, SIGTERM]) func whatWasLearntUntilCtrlCIsKept(signal: Int32) throws {
    let folder = try folder()
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
    let short = try folder.fashion(common + options + ["--epochs", "\(best + 1)"])
    #expect(short.status == 0, "\(short.errors)")
    let same = try folder.bytes(of: "m") == kept
    #expect(same)
  }

  @Test func withoutAFileToKeepItInNothingIsLeft() throws {
    let folder = try folder()
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
    let folder = try folder()
    let run = try run("--learning-rate", "1e30", "--save-model", "m", in: folder)
    #expect(run.status == 1)
    #expect(run.errors.contains("learning rate 1e+30 is too large"), "\(run.errors)")
    #expect(folder.names == ["d", "f"])
  }

  /// The checkpoint of the epoch before is still there, and the weights go where there is room.
  @Test func aDiskThatFillsLeavesTheLastCheckpoint() throws {
    let folder = try folder()
    let options = ["--optimizer", "adam", "--checkpoint", "c", "--save-model", "m"]
    #expect(try folder.fashion(common + options + ["--epochs", "2"]).status == 0)
    let before = try folder.bytes(of: "c")
    let program = try ProgramRun.program("fashion").path
    // No file may be larger than 200 kB: the weights fit, with what Adam remembers they do not.
    let shell = try Process.run(
      URL(fileURLWithPath: "/bin/bash"),
      arguments: [
        "-c",
        "cd '\(folder.path)' && trap '' XFSZ && ulimit -f 200 && exec '\(program)' \"$@\" >/dev/null 2>e",
        "bash",
      ] + common.filter { $0 != "-q" } + options + ["--epochs", "4"])
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
    let folder = try folder()
    for option in ["--save-model", "--checkpoint", "--csv-log", "--json"] {
      let run = try run("--epochs", "1", option, "/dev/full", in: folder)
      #expect(run.status == 74)
      #expect(run.errors.contains("/dev/full"), "\(run.errors)")
    }
  }

  // MARK: - Files that hold something else

  @Test(arguments: ["--save-model", "--checkpoint", "--csv-log"])
  func whatCannotBeWrittenIsFoundFirst(option: String) throws {
    let folder = try folder()
    let run = try run("--epochs", "1", option, "none/x", in: folder)
    #expect(run.status == 73 && run.output.isEmpty)
    #expect(run.errors.contains("fashion: none/x: cannot be created"), "\(run.errors)")
    #expect(folder.names == ["d"])
  }

  @Test(arguments: [
    ("--epochs", "1"), ("--batch-size", "8"), ("--learning-rate", "1"), ("--optimizer", "adam"),
    ("--patience", "1"), ("--minutes", "1"), ("--save-model", "x"), ("--checkpoint", "x"),
    ("--csv-log", "x"),
  ])
  func nothingIsTrainedWhereANetworkIsLoaded(option: String, value: String) throws {
    let folder = try folder()
    #expect(try run("--epochs", "1", "--save-model", "m", in: folder).status == 0)
    let run = try run("--load-model", "m", option, value, in: folder)
    #expect(run.status == 64)
    #expect(
      run.errors.contains("\(option): expected none with --load-model, as nothing is trained"),
      "\(run.errors)")
    #expect(try self.run("--load-model", "m", "--quick", in: folder).status == 64)
  }

  @Test func aFileThatHoldsNoNetworkIsBadData() throws {
    let folder = try folder()
    #expect(try run("--epochs", "1", "--save-model", "m", in: folder).status == 0)
    let model = try folder.bytes(of: "m")
    var header = model
    header.replaceSubrange(0..<8, with: [255, 255, 255, 255, 255, 255, 255, 255])
    var number = model
    number.replaceSubrange(model.count - 4..<model.count, with: [0, 0, 0xC0, 0x7F])
    let files: [(String, [UInt8], String)] = [
      ("empty", [], "expected at least 8 bytes, found 0"),
      ("cut", Array(model.dropLast(10)), "within"),
      ("header", header, "the header claims 18446744073709551615 bytes"),
      ("nan", number, "output.bias: expected finite numbers, found nan"),
      ("text", Array("{\"weights\": [1, 2, 3]}".utf8), "the header claims"),
    ]
    for (name, bytes, words) in files {
      try folder.write(bytes, to: name)
      for option in ["--load-model", "--checkpoint"] {
        let run = try run(option, name, in: folder)
        #expect(run.status == 65 && run.output.isEmpty, "\(name)")
        #expect(run.errors.contains(words), "\(run.errors)")
        #expect(try folder.bytes(of: name) == bytes)
      }
    }
    let missing = try run("--load-model", "none", in: folder)
    #expect(missing.status == 66)
    let plain = try run("--checkpoint", "m", in: folder)
    #expect(plain.status == 65)
    #expect(plain.errors.contains("m: expected a saved training, found a network without one"))
  }

  @Test func aNetworkForOtherImagesIsBadData() throws {
    let folder = try folder()
    let files = ["--save-model", "m", "--checkpoint", "c"]
    #expect(try folder.fashion(common + ["--epochs", "1"] + files).status == 0)
    try SmallImages(height: 7, width: 7, classCount: 4).write(to: folder, in: "e")
    for (option, file) in [("--load-model", "m"), ("--checkpoint", "c")] {
      let run = try folder.fashion("--data", "e", "--figures", "g", option, file, "-q")
      #expect(run.status == 65)
      #expect(
        run.errors.contains(
          "\(option): expected a network of 49 inputs and 4 outputs, as e has pixels and classes, "
            + "found 30 and 3"), "\(run.errors)")
      #expect(!folder.names.contains("g"))
    }
  }

  @Test func aTrainingDoesNotGoOnInAnotherWay() throws {
    let folder = try folder()
    #expect(try run("--epochs", "2", "--checkpoint", "c", in: folder).status == 0)
    let before = try folder.bytes(of: "c")
    let cases = [
      (["--epochs", "3", "--optimizer", "adam"], "--optimizer, --learning-rate: expected SGD("),
      (
        ["--epochs", "3", "--seed", "1"], "--seed: expected 42, as the training in c began, found 1"
      ),
      (
        ["--epochs", "3", "--batch-size", "8"],
        "--batch-size: expected 32, as the training in c began, found 8"
      ),
      (["--epochs", "1"], "--epochs: expected at least the 2 already made in c, found 1"),
    ]
    for (options, words) in cases {
      let run = try folder.fashion(common + options + ["--checkpoint", "c"])
      #expect(run.status == 64 && run.output.isEmpty)
      #expect(run.errors.contains(words), "\(run.errors)")
      #expect(run.errors.contains("--checkpoint"), "\(run.errors)")
    }
    let same = try folder.bytes(of: "c") == before
    #expect(same)
  }

  /// The same command again, when all epochs are made: the same output and files, nothing trained.
  @Test(arguments: [[], ["--patience", "50", "--learning-rate", "2"]])
  func aCompleteTrainingIsShownAgain(options: [String]) throws {
    let folder = try folder()
    let arguments =
      common.filter { $0 != "-q" } + options + [
        "--epochs", "6", "--checkpoint", "c", "--save-model", "m",
      ]
    let first = try folder.fashion(arguments)
    #expect(first.status == 0, "\(first.errors)")
    let files = try ["c", "m"].map(folder.bytes)
    let again = try folder.fashion(arguments)
    #expect(again.status == 0, "\(again.errors)")
    #expect(again.output == first.output)
    #expect(again.errors.contains("the training in c was complete, 6 of 6 epochs"))
    let same = try ["c", "m"].map(folder.bytes) == files
    #expect(same)
  }
}
