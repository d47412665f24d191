import Foundation
import Gallery
import LessonSupport
import Testing
import Workbench

/// The program `figures`, on figures that `compare` has drawn of a small table.
@Suite struct FiguresProgramTests {
  /// A folder with a table and its five figures in `g/8-compare`.
  private func gallery() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(smallTable(), to: "t.csv")
    let run = try folder.compare(
      "--csv", "t.csv", "--label", "kind", "--epochs", "1", "--c", "1", "--style", "print",
      "--dpi", "50", "--figures", "g/8-compare", "--quiet", "--threads", "1")
    #expect(run.status == 0, "\(run.errors)")
    return folder
  }

  private let command = "compare --csv t.csv --label kind --epochs 1 --c 1 --style print --dpi 50"
  private let names = [
    "accuracy", "class-f1", "confusion-linear-svm", "confusion-network", "learning-curves",
  ]

  // MARK: - list

  @Test func listSaysWhatIsThereAndWhatMadeIt() throws {
    let folder = try gallery()
    try folder.write("not a figure", to: "g/notes.txt")
    let run = try folder.figures("list", "g")
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(isPlain(run.output))
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == 2 + names.count)
    for (line, name) in zip(lines.dropFirst(2), names) {
      #expect(line.hasPrefix("8-compare/\(name).png "))
      #expect(line.contains("  \(command); seed 42  \(Provenance.version)"))
    }
    #expect(lines[2].contains("  How often is each right?  "))
  }

  @Test func listBearsAnEmptyAndAMissingFolder() throws {
    let folder = try TemporaryFolder()
    let missing = try folder.figures("list", "none")
    #expect(missing.status == 66 && missing.output.isEmpty)
    #expect(
      missing.errors == "figures: expected a folder with figures: there is no folder none\n")
    let empty = try folder.figures("list", ".")
    #expect(empty.status == 0 && empty.output.isEmpty)
    #expect(empty.errors == "figures: there are no figures in ..\n")
    #expect(try folder.figures("list", "").status == 64)
    #expect(try folder.figures("list", "-q", ".").errors.isEmpty)
  }

  @Test func listNamesWhatIsDamagedOrOfUnknownOrigin() throws {
    let folder = try gallery()
    let whole = try folder.bytes(of: "g/8-compare/accuracy.png")
    try folder.write(Array(whole.prefix(whole.count / 2)), to: "g/8-compare/half.png")
    try folder.write("text", to: "g/x\u{1B}[2J.png")
    try folder.write(try stranger(), to: "g/8-compare/stranger.png")
    let run = try folder.figures("list", "g")
    #expect(run.status == 65)
    #expect(run.output.contains("8-compare/half.png"))
    #expect(run.output.contains(/stranger\.png .*not said +not said/))
    #expect(run.output.contains(/accuracy\.png .*compare/))
    for file in ["g/8-compare/half.png: ", "g/x?[2J.png: "] { #expect(run.errors.contains(file)) }
    #expect(isPlain(run.output) && isPlain(run.errors))
  }

  // MARK: - verify

  @Test func verifyFindsFreshFiguresFresh() throws {
    let folder = try gallery()
    let before = folder.files
    let run = try folder.figures("verify", "g")
    #expect(run.status == 0, "\(run.output)\(run.errors)")
    #expect(run.output == names.map { "fresh           g/8-compare/\($0).png\n" }.joined())
    #expect(run.errors == "running \(command) ...\nAll 5 are fresh.\n")
    #expect(folder.files == before)
  }

  @Test func verifyNamesWhatIsNotFreshAndWhy() throws {
    let folder = try gallery()
    func path(_ name: String) -> String { "\(folder.path)/g/8-compare/\(name).png" }
    // A picture that is another one, with the texts of the right one.
    try rewrite(path("accuracy"), pixelsOf: path("class-f1"))
    try rewrite(path("class-f1"), title: "Other", description: "Other")
    try rewrite(path("learning-curves"), seed: 43, digest: String(repeating: "0", count: 64))
    try FileManager.default.removeItem(atPath: path("confusion-network"))
    try rewrite(path("confusion-linear-svm"), software: "neural-workbench 0.0.1")
    try FileManager.default.copyItem(atPath: path("confusion-linear-svm"), toPath: path("old"))
    try folder.write(try stranger(), to: "g/stranger.png")
    try folder.write("text", to: "g/text.png")

    let run = try folder.figures("verify", "g")
    #expect(run.status == 1)
    #expect(isPlain(run.output) && isPlain(run.errors))
    let lines = run.output.split(separator: "\n").map(String.init)
    #expect(lines.count == 8)
    #expect(
      lines[0].wholeMatch(of: /stale +g\/8-compare\/accuracy.png: [\d,]+ of [\d,]+ pixels differ/)
        != nil)
    #expect(lines[1].hasSuffix("class-f1.png: another title; another description"))
    #expect(lines[2] == "fresh           g/8-compare/confusion-linear-svm.png")
    #expect(lines[3].hasPrefix("missing         g/8-compare/confusion-network.png: "))
    #expect(lines[4].hasSuffix("learning-curves.png: other data; another seed"))
    #expect(lines[5].hasPrefix("no longer made  g/8-compare/old.png: "))
    #expect(lines[6].hasPrefix("no provenance   g/stranger.png: "))
    #expect(lines[7].hasPrefix("damaged         g/text.png: "))
    #expect(run.errors.contains("Another version of the code had made 1 of the fresh ones"))
    #expect(run.errors.contains("figures: 1 of 8 figures are fresh."))
  }

  @Test func verifyCountsADamagedFileOnce() throws {
    let folder = try gallery()
    try folder.write("text", to: "g/8-compare/accuracy.png")
    let run = try folder.figures("verify", "g/")
    #expect(run.status == 1)
    let lines = run.output.split(separator: "\n")
    #expect(lines.count == names.count)
    #expect(lines[0].hasPrefix("damaged         g/8-compare/accuracy.png: "))
    #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("fresh ") })
  }

  /// A lesson's folder that lost all its figures, or never had one: the lesson's defaults tell which.
  @Test(arguments: ["g", "g/8-compare"]) func verifyMissesAllFiguresOfALesson(path: String) throws {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "images")
    try folder.write("", to: "g/8-compare/notes.txt")
    if path == "g" { try folder.write(try stranger(), to: "g/stranger.png") }
    let run = try ProgramRun(
      program: "figures", ["verify", path], in: folder.path,
      environment: ["FASHION_MNIST_DIR": folder.path + "/images"])
    #expect(run.status == 1 && run.errors.contains("running compare ...\n"), "\(run.errors)")
    let missing = run.output.split(separator: "\n").filter { $0.hasPrefix("missing ") }
    #expect(missing.count == ComparisonFigures.names.count, "\(run.output)")
    for name in ComparisonFigures.names {
      #expect(missing.contains { $0.hasPrefix("missing         g/8-compare/\(name).png: ") })
    }
  }

  @Test(arguments: [
    ("sh -c 'touch evil'", "“sh” is no lesson"), ("/bin/sh --seed 1", "“/bin/sh” is no lesson"),
    ("../compare", "“../compare” is no lesson"), ("figures verify", "“figures” is no lesson"),
    ("compare --json evil", "--json"), ("compare --json=evil", "--json=evil"),
    ("compare --predictions evil", "--predictions"), ("compare --save-model=evil", "--save-model"),
    ("compare --figures evil", "--figures"), ("compare --force", "--force"),
    ("compare --csv none.csv --label x", "status 66: compare: none.csv"),
    ("compare --nonsense", "status 64: compare: Unknown option"),
    ("compare '$(touch evil)'", "status 64: compare: "),
    ("compare; touch evil", "does not say what made it"),
  ])
  func verifyTrustsNoText(source: String, reason: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(try stranger(source: source), to: "g/a.png")
    let run = try folder.figures("verify", "g")
    #expect(run.status == 1)
    #expect(run.output.contains(reason), "\(run.output)")
    #expect(folder.files == ["g/a.png"])
  }

  @Test func verifyOfNothingIsNoSuccess() throws {
    let folder = try TemporaryFolder()
    let run = try folder.figures("verify", "none")
    #expect(run.status == 1)
    #expect(run.errors == "figures: expected figures to verify: there is no folder none\n")
  }

  @Test(arguments: [SIGINT, SIGTERM]) func verifyEndsItsChildAndTidiesUp(signal: Int32) throws {
    let folder = try TemporaryFolder()
    try folder.write(smallTable(), to: "t.csv")
    try folder.write(
      try stranger(source: "compare --csv t.csv --label kind --epochs 100000"), to: "g/a.png")
    try folder.write("", to: "tmp/none")
    let running = try RunningProgram(
      program: "figures", ["verify", "g"], in: folder.path,
      environment: ["TMPDIR": folder.path + "/tmp"])
    try running.waitForError("running compare")
    Thread.sleep(forTimeInterval: 0.3)
    let start = Date()
    running.signal(signal)
    let run = try running.end()
    #expect(Date().timeIntervalSince(start) < 5)
    #expect(run.status == 130)
    #expect(run.errors.hasSuffix("figures: interrupted; nothing was left half-written\n"))
    #expect(folder.files == ["g/a.png", "t.csv", "tmp/none"])
    let folders = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/tmp")
    #expect(folders == ["none"])
  }

  // MARK: - show

  @Test func showSaysInAPipeWhatAFigureShows() throws {
    let folder = try gallery()
    for environment in [[:], ["TERM": "xterm-kitty", "KITTY_WINDOW_ID": "1"]] {
      let run = try ProgramRun(
        program: "figures",
        ["show", "g/8-compare/accuracy.png", "--protocol", "blocks", "g/8-compare/class-f1.png"],
        in: folder.path, environment: environment)
      #expect(run.status == 0 && run.errors.isEmpty)
      #expect(isPlain(run.output))
      #expect(run.output.hasPrefix("How often is each right?\nBar chart of accuracy. "))
      #expect(run.output.contains("\nWhich classes are hard?\nThe hardest class is "))
    }
  }

  @Test func showRefusesWhatIsNoPicture() throws {
    let folder = try TemporaryFolder()
    try folder.write("text", to: "a.png")
    let text = try folder.figures("show", "a.png")
    #expect(text.status == 65 && text.errors.hasPrefix("figures: a.png: expected a PNG"))
    #expect(try folder.figures("show", "none.png").status == 66)
    #expect(try folder.figures("show", ".").status == 66)
    #expect(try folder.figures("show").status == 64)
    let unknown = try folder.figures("show", "a.png", "--protocol", "sixel")
    #expect(unknown.status == 64 && unknown.errors.contains("kitty, iterm2, blocks"))
  }

  /// A pipe would be waited for, without end.
  @Test func whatIsNoFileIsNotRead() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "g/notes.txt")
    for name in ["pipe", "g/pipe.png"] { #expect(mkfifo("\(folder.path)/\(name)", 0o600) == 0) }
    for file in ["pipe", "/dev/zero", "g"] {
      let run = try folder.figures("show", file)
      #expect(run.status == 66)
      #expect(
        run.errors.contains("\(file): cannot be read: expected a file, found a folder, a pipe"))
    }
    let list = try folder.figures("list", "g")
    #expect(list.status == 65 && list.errors.contains("g/pipe.png: cannot be read"))
  }

  // MARK: - page

  @Test(arguments: ["-", "/dev/stdout"]) func pageGoesToStandardOutput(path: String) throws {
    let folder = try gallery()
    let pipe = Pipe()
    let running = try RunningProgram(
      program: "figures", ["page", "g", "-o", path], in: folder.path,
      output: pipe.fileHandleForWriting)
    try pipe.fileHandleForWriting.close()
    let page = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    let run = try running.end()
    #expect(run.status == 0 && run.errors.isEmpty)
    #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
    #expect(folder.files.allSatisfy { !$0.hasSuffix(".html") })
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func pageOnAFullDiskIsAnErrorOfOutput() throws {
    let run = try gallery().figures("page", "g", "-o", "/dev/full")
    #expect(run.status == 74 && run.errors.contains("No space left"), "\(run.errors)")
  }

  /// As the handout shows them; what it does not show follows by name.
  @Test func pageHasTheOrderOfTheHandout() throws {
    let folder = try gallery()
    let figures = folder.path + "/g/8-compare"
    try FileManager.default.copyItem(atPath: figures + "/accuracy.png", toPath: figures + "/a.png")
    try rewrite(figures + "/a.png", title: "A title of its own")
    #expect(try folder.figures("page", "g").status == 0)
    let page = try folder.text(of: "g/index.html")
    let titles = page.matches(of: /<h3>([^<]+)<\/h3>/).map { String($0.1) }
    let shown = try [
      "accuracy", "class-f1", "confusion-network", "confusion-linear-svm",
      "learning-curves", "a",
    ].map { name in
      try PNGFile.read("\(figures)/\(name).png").texts.first { $0.keyword == "Title" }?.text
    }
    #expect(titles == shown.map { escaped($0 ?? "") })
  }

  @Test func pageHoldsEveryFigureAndNeedsNothingElse() throws {
    let folder = try gallery()
    try folder.write(
      try stranger(title: "<b>&\"'", description: "<script>alert(1)</script>"), to: "g/x.png")
    let run = try folder.figures("page", "g")
    #expect(run.status == 0 && run.output == "g/index.html\n", "\(run.errors)")
    let page = try folder.text(of: "g/index.html")
    #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"en\">"))
    #expect(page.matches(of: /<figure id=/).count == 6)
    #expect(page.matches(of: /<img [^>]*src="data:image\/png;base64,[A-Za-z0-9+\/=]+"/).count == 6)
    #expect(page.matches(of: /<img [^>]*alt="[^"]+"/).count == 6)
    #expect(page.matches(of: /<details><summary>In words<\/summary><p>[^<]+</).count == 6)
    #expect(page.contains("Made by <code>./workbench \(command)</code> · seed 42"))
    #expect(page.contains(/<h2 [^>]*>compare: Does a neural network beat a straight line\?<\/h2>/))
    #expect(page.contains("<h3>&lt;b&gt;&amp;&quot;&#39;</h3>"))
    #expect(!page.contains("<script") && !page.contains("<b>"))
    // No address of another file; every link leads to a place on the page.
    #expect(!page.contains(/(src|href)="(?!data:|#)/) && !page.contains("http://"))
    for link in page.matches(of: /href="#([^"]+)"/) { #expect(page.contains(" id=\"\(link.1)\"")) }

    // It replaces itself, to the same bytes, but no file that it did not write.
    #expect(try folder.figures("page", "g").status == 0)
    let isSame = try folder.text(of: "g/index.html") == page
    #expect(isSame)
    try folder.write("mine", to: "mine.html")
    let refused = try folder.figures("page", "g", "-o", "mine.html")
    #expect(refused.status == 73 && refused.errors.contains("--force"))
    #expect(try folder.text(of: "mine.html") == "mine")
    #expect(try folder.figures("page", "g", "-o", "mine.html", "--force").status == 0)
    #expect(try folder.figures("page", "g", "-o", "none/x.html").status == 73)
    #expect(try folder.figures("page", "none").status == 66)
    try folder.write("text", to: "g/damaged.png")
    #expect(try folder.figures("page", "g").status == 65)
  }

  // MARK: - The whole

  @Test func helpNamesTheWords() throws {
    let folder = try TemporaryFolder()
    let help = try folder.figures("--help")
    #expect(help.status == 0 && help.errors.isEmpty)
    for word in ["list", "verify", "show", "page", "./workbench figures"] {
      #expect(help.output.contains(word))
    }
    for word in ["list", "verify", "show", "page"] {
      let help = try folder.figures(word, "--help")
      #expect(help.status == 0 && help.output.contains("USAGE: figures \(word)"))
      #expect(help.output.split(separator: "\n").allSatisfy { columnCount($0) <= 80 })
    }
    #expect(try folder.figures("--version").output == Provenance.version + "\n")
    #expect(try folder.figures("nonsense").status == 64)
    #expect(try folder.figures("list", "a", "b").status == 64)
  }

  // MARK: - Pieces

  /// A small figure that no lesson made, whatever its texts say.
  private func stranger(
    title: String = "A stranger", description: String = "", source: String? = nil
  ) throws -> [UInt8] {
    let figure = Figure(
      title: title, description: description,
      graphics: Graphics(size: Size(320, 200), ground: .white))
    return try PNGFile(figure, text: source.map { [("Source", $0)] } ?? []).bytes
  }

  /// Writes a file anew with other pixels or texts, and all else as it was.
  private func rewrite(
    _ path: String, pixelsOf other: String? = nil, title: String? = nil, description: String? = nil,
    seed: UInt64? = nil, digest: String? = nil, software: String? = nil
  ) throws {
    var texts = Dictionary(uniqueKeysWithValues: try PNGFile.read(path).texts)
    let source = try #require(texts["Source"].flatMap(FigureSource.init))
    let changed = FigureSource(
      program: source.program, arguments: source.arguments, seed: seed ?? source.seed,
      dataDigest: digest ?? source.dataDigest)
    texts["Source"] = changed.description
    texts["Title"] = title ?? texts["Title"]
    texts["Description"] = description ?? texts["Description"]
    texts["Software"] = software ?? texts["Software"]
    var file = PNGChunks([UInt8](try Data(contentsOf: URL(fileURLWithPath: other ?? path))))
    file.texts = texts
    try Data(file.bytes).write(to: URL(fileURLWithPath: path))
  }
}

/// The pieces of a PNG file, of which the texts can be exchanged.
///
/// - Source: W3C, "Portable Network Graphics (PNG) Specification (Third Edition)", 2025.
private struct PNGChunks {
  private let chunks: [(kind: String, bytes: ArraySlice<UInt8>)]
  var texts: [String: String] = [:]

  init(_ file: [UInt8]) {
    var chunks: [(String, ArraySlice<UInt8>)] = []
    var position = 8
    while position < file.count {
      let length = file[position..<position + 4].reduce(0) { $0 << 8 | Int($1) }
      let kind = String(decoding: file[position + 4..<position + 8], as: UTF8.self)
      chunks.append((kind, file[position + 8..<position + 8 + length]))
      position += length + 12
    }
    self.chunks = chunks
  }

  var bytes: [UInt8] {
    var file: [UInt8] = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
    for (kind, bytes) in chunks where !["tEXt", "iTXt"].contains(kind) {
      if kind == "IEND" {
        for (keyword, text) in texts.sorted(by: { $0.key < $1.key }) {
          // Keyword, 0; not compressed, 0, no language, no translated keyword; text.
          append("iTXt", Array(keyword.utf8) + [0, 0, 0, 0, 0] + Array(text.utf8), to: &file)
        }
      }
      append(kind, Array(bytes), to: &file)
    }
    return file
  }

  private func append(_ kind: String, _ bytes: [UInt8], to file: inout [UInt8]) {
    let body = Array(kind.utf8) + bytes
    var sum = UInt32.max
    for byte in body {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum >> 1 ^ (sum & 1) * 0xedb8_8320 }
    }
    file += big(UInt32(bytes.count)) + body + big(~sum)
  }

  private func big(_ value: UInt32) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
  }
}
