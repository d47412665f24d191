import Foundation
import Testing

/// What cannot work is refused with a status that fits, and a message that says what to do.
@Suite struct CompareBadInputTests {
  // MARK: - Options: 64

  @Test(arguments: [
    ["--epochs", "0"], ["--epochs", "-1"], ["--epochs", "1.5"], ["--epochs", "100001"],
    ["--batch-size", "0"], ["--batch-size", "-1"], ["--batch-size", "221"],
    ["--learning-rate", "0"], ["--learning-rate", "-1"], ["--learning-rate", "nan"],
    ["--learning-rate", "inf"], ["--c", "0"], ["--c", "-1"], ["--c", "nan"], ["--c", "inf"],
    ["--c", "x"], ["--c", "1e-31"], ["--c", "1e+31"], ["--predictions", "-"],
    ["--save-model", "/dev/stdout"], ["--loss", "nonsense"], ["--threads", "0"],
    ["--threads", "257"],
    ["--seed", "-1"], ["--json", ""], ["--predictions", ""], ["--save-model", ""],
    ["--figures", ""], ["--data", ""], ["--style", "nonsense"], ["--size", "10x10"],
    ["--dpi", "29"], ["--dpi", "1201"], ["--format", "png,gif"],
  ])
  func optionsOutOfRangeAreWrongUsage(option: [String]) throws {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "d")
    let data = option[0] == "--data" ? [] : ["--data", "d"]
    let run = try folder.compare(data + ["--figures=f"] + option)
    let found = ["": "empty", "-": "standard output", "/dev/stdout": "standard output"]
    check(run, 64, [option[0], found[option[1]] ?? option[1]])
    #expect(folder.names == ["d"])
  }

  @Test(arguments: [
    (["--nonsense"], ["--nonsense"]), (["stray"], ["stray"]),
    (["--csv", "t.csv"], ["--csv", "--label"]),
    (["--label", "kind"], ["--label", "--csv"]),
    (["--csv", "t.csv", "--label", "kind", "--data", "d"], ["--data", "--csv"]),
  ])
  func optionsThatContradictAreWrongUsage(options: [String], words: [String]) throws {
    let folder = try TemporaryFolder()
    check(try folder.compare(options), 64, words)
    #expect(folder.names.isEmpty)
  }

  @Test(arguments: [
    (["--json", "a", "--predictions", "./a"], ["--predictions", "./a", "--json"]),
    (["--save-model", "d/../a", "--json", "a"], ["--save-model", "--json"]),
    (
      ["--predictions", "d/train-images-idx3-ubyte"], ["--predictions", "the input d/train-images"]
    ),
    (["--json", "link"], ["--json", "the input d/t10k-labels-idx1-ubyte"]),
    (["--json", "hard"], ["--json", "the input d/t10k-labels-idx1-ubyte"]),
    (["--classes", "names", "--save-model", "names"], ["--save-model", "the input names"]),
    (["--json", "new/accuracy.png"], ["--json", "a figure"]),
  ])
  func aFileIsNotWrittenOverAnotherOfTheSameRun(options: [String], words: [String]) throws {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "d")
    try folder.write("one\ntwo\nthree\nfour\n", to: "names")
    let labels = folder.path + "/d/t10k-labels-idx1-ubyte"
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/link", withDestinationPath: labels)
    try FileManager.default.linkItem(atPath: labels, toPath: folder.path + "/hard")
    let before = folder.names
    check(try folder.compare(["--data", "d", "--figures", "new"] + options), 64, words)
    #expect(folder.names == before)
  }

  @Test func aTableIsNotWrittenOver() throws {
    let folder = try TemporaryFolder()
    try folder.write(smallTable(), to: "t.csv")
    let options = ["--csv", "t.csv", "--label", "kind", "--predictions", "t.csv"]
    check(try run(options, folder), 64, ["--predictions", "the input t.csv"])
    #expect(try folder.text(of: "t.csv") == smallTable())
  }

  // MARK: - What is not there: 66

  @Test func aMissingFolderTableOrListOfNamesIsNoInput() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "file")
    check(try run(["--data", "none"], folder), 66, ["none", "no such folder", "train-images"])
    check(try run(["--data", "file"], folder), 66, ["file", "a file, not a folder"])
    check(try run(["--data", "."], folder), 66, ["t10k-labels-idx1-ubyte", "setup"])
    check(try run(["--csv", "no.csv", "--label", "kind"], folder), 66, ["no.csv", "nothing"])
    check(try run(["--csv", ".", "--label", "kind"], folder), 66, ["a folder"])
    try SmallImages().write(to: folder, in: "d")
    check(try run(["--data", "d", "--classes", "no.txt"], folder), 66, ["no.txt", "nothing"])
  }

  @Test func theFolderOfTheEnvironmentIsNeverPassedOver() throws {
    let folder = try TemporaryFolder()
    let run = try folder.compare(
      "--figures", "f", environment: ["FASHION_MNIST_DIR": folder.path + "/elsewhere"])
    check(run, 66, ["FASHION_MNIST_DIR", folder.path + "/elsewhere"])
  }

  // MARK: - Images that are not what they should be: 65

  static let imageDamages: [(String, @Sendable (inout [String: [UInt8]]) -> Void, [String])] = [
    (
      "truncated", { $0["train-images-idx3-ubyte"]?.removeLast(100) },
      ["train-images-idx3-ubyte", "7216 bytes", "7116"]
    ),
    (
      "header that claims too much", { $0["t10k-images-idx3-ubyte"]?[4] = 1 },
      ["t10k-images-idx3-ubyte", "expected", "1816"]
    ),
    (
      "absurd header",
      { for byte in 4..<16 { $0["train-images-idx3-ubyte"]?[byte] = 255 } },
      ["train-images-idx3-ubyte", "4294967295"]
    ),
    ("wrong magic", { $0["t10k-labels-idx1-ubyte"]?[2] = 9 }, ["00 00 08 01", "00 00 09 01"]),
    (
      "exchanged", { $0["train-labels-idx1-ubyte"] = $0["train-images-idx3-ubyte"] },
      ["train-labels-idx1-ubyte", "exchanged"]
    ),
    ("empty", { $0["train-images-idx3-ubyte"] = [] }, ["train-images-idx3-ubyte", "empty file"]),
    (
      "fewer labels",
      {
        $0["train-labels-idx1-ubyte"]?[7] -= 1
        $0["train-labels-idx1-ubyte"]?.removeLast()
      }, ["train-labels-idx1-ubyte", "240", "239"]
    ),
    ("more than stated", { $0["t10k-labels-idx1-ubyte"]?.append(0) }, ["t10k-labels", "1 byte"]),
    (
      "one class", { for byte in 8..<68 { $0["t10k-labels-idx1-ubyte"]?[byte] = 0 } }, []
    ),
    (
      "one class to learn", { for byte in 8..<248 { $0["train-labels-idx1-ubyte"]?[byte] = 0 } },
      ["train-labels-idx1-ubyte", "at least 2 classes", "only the label 0"]
    ),
    (
      "class in the test file only", { $0["t10k-labels-idx1-ubyte"]?[20] = 11 },
      ["t10k-labels-idx1-ubyte, byte 20", "train-labels-idx1-ubyte", "label 11 at example 12"]
    ),
    (
      "images of another size",
      { $0["t10k-images-idx3-ubyte"]?.swapAt(11, 15) }, ["6 × 5", "5 × 6"]
    ),
    (
      "damaged gzip", { $0["train-images-idx3-ubyte"] = [0x1f, 0x8b, 8, 0, 1, 2, 3] },
      ["train-images-idx3-ubyte"]
    ),
  ]

  @Test(arguments: imageDamages.indices) func damagedImagesAreBadData(index: Int) throws {
    let (name, damage, words) = Self.imageDamages[index]
    let folder = try TemporaryFolder()
    var files = SmallImages().files
    damage(&files)
    for (name, bytes) in files { try folder.write(bytes, to: "d/\(name)") }
    let run = try run(["--data", "d", "--epochs", "1", "--c", "0.1", "--quiet"], folder)
    // A test part with a single class is strange, but can be judged on.
    if name == "one class" {
      #expect(run.status == 0, "\(run.errors)")
    } else {
      check(run, 65, words)
    }
  }

  @Test func labelsBeyondTheNamesAreBadData() throws {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "d")
    try folder.write("one\ntwo\n", to: "names")
    check(
      try run(["--data", "d", "--classes", "names"], folder), 65,
      ["-labels-idx1-ubyte", "below 2", "label 2", "byte "])
    try folder.write("one\ntwo\none\n", to: "names")
    check(try run(["--data", "d", "--classes", "names"], folder), 65, ["names, line 3", "one"])
    try folder.write("", to: "names")
    check(try run(["--data", "d", "--classes", "names"], folder), 65, ["names", "none"])
  }

  // MARK: - Tables that are not what they should be: 65

  @Test(arguments: [
    ("", ["empty file"]), ("a,kind\n", ["rows", "none"]),
    ("a,b\n1,2\n", ["line 1", "\"kind\"", "\"a\", \"b\""]),
    ("a;kind\n1;x\n", ["line 1", "commas"]),
    ("kind\nx\n", ["line 1", "numbers"]),
    ("a,a,kind\n1,2,x\n", ["line 1, column 2", "again"]),
    ("a,kind\n1,x\nfive,y\n", ["line 3, column \"a\"", "number", "five"]),
    ("a,kind\n1,x\nnan,y\n", ["line 3", "finite", "nan"]),
    ("a,kind\n1,x\ninf,y\n", ["line 3", "finite", "inf"]),
    ("a,kind\n1,x\n,y\n", ["line 3", "empty cell"]),
    ("a,kind\n1,x\n1e39,y\n", ["line 3", "1e39"]),
    ("a,kind\n1,x\n1,y,z\n", ["line 3", "2 cells", "3"]),
    ("a,kind\n1,x\n1\n", ["line 3", "2 cells", "1"]),
    ("a,kind\n1,\"x\n", ["line 2", "closing quote"]),
    ("a,kind\n1,x\n2,x\n3,x\n", ["2 classes", "only \"x\""]),
    ("a,kind\n1,x\n2,x\n3,x\n4,y\n5,y\n", ["3 examples", "\"y\""]),
  ])
  func damagedTablesAreBadData(table: String, words: [String]) throws {
    let folder = try TemporaryFolder()
    try folder.write(table, to: "t.csv")
    check(try run(["--csv", "t.csv", "--label", "kind"], folder), 65, ["t.csv"] + words)
  }

  /// A confusion matrix has 512 rows at most; that is found before the training.
  @Test(arguments: [512, 513]) func moreClassesThanCanBeDrawnAreBadData(count: Int) throws {
    let folder = try TemporaryFolder()
    let rows = (0..<4 * count).map { "\($0),class \($0 % count)\n" }
    try folder.write("x,kind\n" + rows.joined(), to: "t.csv")
    let run = try run(
      [
        "--csv", "t.csv", "--label", "kind", "--epochs", "1", "--c", "1e-5",
        "--dpi", "60", "--format", "svg", "--quiet",
      ], folder)
    if count == 512 {
      #expect(run.status == 0, "\(run.errors)")
    } else {
      check(run, 65, ["t.csv: expected at most 512 classes", "found 513", "Leave out the rarest"])
      #expect(run.output.isEmpty && folder.names == ["t.csv"])
    }
  }

  /// A figure that cannot be written costs no more than the figures.
  @Test func predictionsAndWeightsAreWrittenBeforeTheFigures() throws {
    let folder = try TemporaryFolder()
    try folder.write(smallTable(), to: "t.csv")
    try folder.write("", to: "f/none")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/f/accuracy.png", withDestinationPath: "/dev/full")
    let run = try run(
      [
        "--csv", "t.csv", "--label", "kind", "--epochs", "1", "--c", "1", "--predictions", "p.csv",
        "--save-model", "m.safetensors", "--json", "r.json",
      ], folder)
    check(run, 74, ["f/accuracy.png", "No space left"])
    #expect(folder.names == ["f", "m.safetensors", "p.csv", "t.csv"])
  }

  @Test func withoutAnyFontThereIsSomethingMissing() throws {
    let folder = try TemporaryFolder()
    try folder.write(smallTable(), to: "t.csv")
    try folder.write("<fontconfig></fontconfig>", to: "fonts.conf")
    let run = try folder.compare(
      "--csv", "t.csv", "--label", "kind", "--epochs", "1", "--c", "1", "--figures", "f",
      environment: ["FONTCONFIG_FILE": folder.path + "/fonts.conf"])
    #expect(run.status == 66)
    #expect(run.errors.contains("compare: expected a font to write with"), "\(run.errors)")
  }

  // MARK: - What cannot be written: 73 and 74

  @Test(arguments: [
    (["--figures", "file"], "file"), (["--figures", "file/below"], "file"),
    (["--json", "none/r.json"], "none/r.json"), (["--json", "."], "."),
    (["--predictions", "none/p.csv"], "none/p.csv"), (["--save-model", "none/m"], "none/m"),
  ])
  func whatCannotBeWrittenIsFoundBeforeTheTraining(options: [String], path: String) throws {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "d")
    try folder.write("mine", to: "file")
    let before = folder.files
    let standard = options[0] == "--figures" ? [] : ["--figures", "f"]
    let run = try folder.compare(["--data", "d"] + standard + options)
    check(run, 73, ["compare: \(path): cannot be created"])
    #expect(!run.errors.contains("epoch"))
    #expect(folder.files == before)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func aFullDiskIsAnErrorOfOutput() throws {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "d")
    for option in ["--json", "--predictions", "--save-model"] {
      let run = try run(["--data", "d", "--epochs", "1", "--c", "1", option, "/dev/full"], folder)
      check(run, 74, ["/dev/full", "No space left"])
    }
    let full = try #require(FileHandle(forWritingAtPath: "/dev/full"))
    let running = try RunningProgram(
      ["--data", "d", "--epochs", "1", "--c", "1", "--figures", "f"], in: folder.path, output: full)
    check(try running.end(), 74, ["standard output", "No space left"])
  }

  @Test func aFigureThatDoesNotFitTheDiskLeavesTheOldOneIntact() throws {
    let folder = try TemporaryFolder()
    try folder.write(smallTable(), to: "t.csv")
    let options = ["--csv", "t.csv", "--label", "kind", "--epochs", "1", "--c", "1", "-q"]
    #expect(try run(options, folder).status == 0)
    let before = try folder.files.map { try folder.bytes(of: $0) }
    // No file may be larger than a few blocks; that the system says so is no reason to end.
    let program = try ProgramRun.program("compare").path
    let shell = try Process.run(
      URL(fileURLWithPath: "/bin/sh"),
      arguments: [
        "-c",
        "cd '\(folder.path)' && trap '' XFSZ && ulimit -f 8 && exec '\(program)' \"$@\" >/dev/null 2>e",
        "sh",
      ] + options + ["--figures", "f", "--seed", "2"])
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 74)
    #expect(try folder.text(of: "e").contains("compare: f/accuracy.png: writing failed"))
    try FileManager.default.removeItem(atPath: folder.path + "/e")
    #expect(try folder.files.map { try folder.bytes(of: $0) } == before)
  }

  @Test func whatIsInTheWayOfAFigureIsFoundBeforeTheTraining() throws {
    let folder = try TemporaryFolder()
    try folder.write(smallTable(), to: "t.csv")
    let options = ["--csv", "t.csv", "--label", "kind", "--epochs", "1", "--c", "1"]
    try folder.write("", to: "f/class-f1.png/inside")
    check(try run(options, folder), 73, ["f/class-f1.png", "a folder"])
    #expect(folder.files == ["f/class-f1.png/inside", "t.csv"])
    try FileManager.default.removeItem(atPath: folder.path + "/f")

    try folder.write("mine", to: "f/accuracy.svg")
    check(
      try run(options + ["--format", "png,svg"], folder), 73,
      ["f/accuracy.svg", "does not say what made it", "--force"])
    #expect(try folder.text(of: "f/accuracy.svg") == "mine")
    #expect(try run(options, folder).status == 0)
    #expect(try run(options + ["--format", "svg", "--force"], folder).status == 0)
    // The same program with other options writes over its own, whatever the format.
    #expect(try run(options + ["--format", "svg,png", "--style", "mono"], folder).status == 0)
  }

  // MARK: - What goes wrong on the way

  @Test func aLossThatIsNotFiniteStopsWithAdvice() throws {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "d")
    let run = try run(
      ["--data", "d", "--learning-rate", "1e30", "--json", "r.json"], folder)
    check(run, 1, ["loss", "learning rate"])
    #expect(folder.names == ["d"])
  }

  // MARK: - Pieces

  private func run(_ options: [String], _ folder: TemporaryFolder) throws -> ProgramRun {
    try folder.compare(options + ["--figures", "f"])
  }

  /// The status is right, and the message alone says what is wrong.
  private func check(
    _ run: ProgramRun, _ status: Int32, _ words: [String],
    at place: SourceLocation = #_sourceLocation
  ) {
    #expect(run.status == status, "\(run.errors)", sourceLocation: place)
    #expect(run.errors.contains("compare: "), sourceLocation: place)
    #expect(isPlain(run.errors), sourceLocation: place)
    for word in words {
      #expect(run.errors.contains(word), "“\(word)” in “\(run.errors)”", sourceLocation: place)
    }
    if status == 64 || status == 66 { #expect(run.output.isEmpty, sourceLocation: place) }
  }
}
