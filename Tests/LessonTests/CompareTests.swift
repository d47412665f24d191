import Foundation
import LessonSupport
import Testing
import Workbench

/// What `compare` prints, draws and writes when all goes well.
@Suite struct CompareTests {
  static let figures = [
    "accuracy", "class-f1", "confusion-linear-svm", "confusion-network", "disagreements",
    "learning-curves",
  ].map { "figures/\($0).png" }

  @Test func imagesAreComparedDrawnAndNothingElseIsLeft() throws {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "data", compressing: "train")
    let data = folder.files
    let run = try folder.compare(
      "--data", "data", "--epochs", "3", "--figures", "figures", "--json", "results.json")
    #expect(run.status == 0, "\(run.errors)")
    #expect(folder.files == (data + Self.figures + ["results.json"]).sorted())
    for figure in Self.figures { try check(figure, in: folder) }

    let results = try CompareResults("results.json", in: folder)
    #expect(results.figures.sorted() == Self.figures)
    try checkPrinted(run.output, results)
    #expect(isPlain(run.errors))
    #expect(run.errors.hasPrefix("network: 3 epochs of 220 images in 7 batches\n"))
    for c in ["0.001", "0.01", "0.1", "1"] {
      #expect(run.errors.contains("linear SVM: C = \(c) solved in "))
    }
    for epoch in 1...3 { #expect(run.errors.contains("\(epoch)/3 loss ")) }
  }

  @Test func aTableIsComparedAndQuietIsQuiet() throws {
    let folder = try TemporaryFolder()
    try folder.write(smallTable(), to: "fruit.csv")
    let run = try folder.compare(
      "--csv", "fruit.csv", "--label", "kind", "--epochs", "20", "--learning-rate", "0.1",
      "--figures", "figures", "--quiet", "--json", "r.json")
    #expect(run.status == 0)
    #expect(run.errors.isEmpty)
    try checkPrinted(run.output, CompareResults("r.json", in: folder))
    // A table has no images to show.
    #expect(
      folder.files
        == Self.figures.filter { !$0.contains("disagreements") } + ["fruit.csv", "r.json"])
  }

  @Test func manyClassesWithLongNamesFitTheTerminalAndTheFigures() throws {
    let folder = try TemporaryFolder()
    try SmallImages(classCount: 26, trainingCount: 400, testCount: 200).write(to: folder, in: "d")
    let names = (0..<26).map { "class \($0) with a name that goes on and on, 漢字 and 👟 included" }
    try folder.write(names.joined(separator: "\r\n") + "\r\n", to: "names.txt")
    let run = try folder.compare(
      "--data", "d", "--classes", "names.txt", "--epochs", "1", "--c", "0.5", "--figures",
      "figures", "--json", "r.json")
    #expect(run.status == 0, "\(run.errors)")
    let results = try CompareResults("r.json", in: folder)
    #expect(results.data.classes == names)
    try checkPrinted(run.output, results)
    for figure in Self.figures { try check(figure, in: folder) }
  }

  @Test func resultsOnStandardOutputStandThereAlone() throws {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "d")
    let run = try folder.compare(
      "--data", "d", "--epochs", "1", "--c", "0.1", "--figures", "f", "--json", "-")
    #expect(run.status == 0)
    try folder.write(run.output, to: "results.json")
    let results = try CompareResults("results.json", in: folder)
    #expect(results.machine.C == 0.1)
    #expect(unwrapped(run.errors).contains(results.verdict))
  }

  @Test func aReaderThatGoesAwayIsNoFailure() throws {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "d")
    let pipe = Pipe()
    try pipe.fileHandleForReading.close()
    let running = try RunningProgram(
      ["--data", "d", "--epochs", "1", "--figures", "f", "--json", "r.json"], in: folder.path,
      output: pipe.fileHandleForWriting)
    let run = try running.end()
    #expect(run.status == 0)
    #expect(!run.errors.contains("compare:"))
    // The work is done all the same.
    #expect(try CompareResults("r.json", in: folder).figures.count == 6)
  }

  @Test func twoClassesShareOneCut() throws {
    let folder = try TemporaryFolder()
    try SmallImages(classCount: 2).write(to: folder, in: "d")
    let run = try folder.compare("--data", "d", "--epochs", "1", "--c", "0.1", "--figures", "f")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains(/linear SVM: C = 0.1 solved in [\d.]+ s\n/))
  }

  @Test func helpAndVersionAreResults() throws {
    let folder = try TemporaryFolder()
    let help = try folder.compare("--help")
    #expect(help.status == 0 && help.errors.isEmpty)
    for option in [
      "--data", "--csv", "--label", "--classes", "--quick", "--epochs", "--batch-size",
      "--learning-rate", "--c ", "--loss", "--seed", "--threads", "--figures", "--style",
      "--transparent", "--size", "--dpi", "--format", "--show", "--force", "--json", "--quiet",
      "--no-color", "--predictions", "--save-model",
    ] { #expect(help.output.contains(option)) }
    #expect(widestLine(help.output) <= 80)
    let version = try folder.compare("--version")
    #expect(version.status == 0 && version.errors.isEmpty)
    #expect(version.output == Provenance.version + "\n")
    #expect(folder.names.isEmpty)
  }

  // MARK: - Pieces

  private func check(_ figure: String, in folder: TemporaryFolder) throws {
    let picture = try PNGFile.read("\(folder.path)/\(figure)")
    #expect(picture.pixelsPerMetre == 5669, "144 pixels an inch are 5669 a metre")
    #expect(picture.width > 600 && picture.height > 400)
    #expect(picture.warnings.isEmpty)
    try checkWithPNGCheck(figure, in: folder)
    let texts = Dictionary(uniqueKeysWithValues: picture.texts)
    for keyword in ["Title", "Description", "Software", "Source"] {
      #expect(texts[keyword]?.isEmpty == false, "\(figure): \(keyword)")
    }
    let source = try #require(texts["Source"].flatMap(FigureSource.init))
    #expect(source.program == "compare" && source.seed == 42 && source.dataDigest?.count == 64)
    #expect(!source.arguments.contains("--figures") && source.arguments.contains("--epochs"))
    // Something is drawn: at least a tenth of a per cent of the pixels differ from the corner's.
    let corner = picture.color(row: 0, column: 0)
    let drawn = stride(from: 0, to: picture.pixels.count, by: 4).count {
      picture.pixels[$0] != corner.red || picture.pixels[$0 + 1] != corner.green
    }
    #expect(drawn * 1000 > picture.width * picture.height)
  }

  /// Every number that is printed is the number of the results file, rounded.
  private func checkPrinted(_ output: String, _ results: CompareResults) throws {
    #expect(isPlain(output))
    #expect(widestLine(output) <= 80)
    #expect(unwrapped(output).hasSuffix(" " + results.verdict + " "))
    let rows = tableRows(output)
    let both = results.classifiers
    func four(_ number: Double) -> String { String(format: "%.4f", number) }
    #expect(rows["accuracy"] == both.map { four($0.accuracy) })
    #expect(
      rows["95 % interval (Wilson)"]
        == both.map { $0.accuracy_interval.map(four).joined(separator: " to ") })
    #expect(rows["precision, macro"] == both.map { four($0.precision_macro) })
    #expect(rows["recall, macro"] == both.map { four($0.recall_macro) })
    #expect(rows["F1, macro"] == both.map { four($0.f1_macro) })
    #expect(rows["precision, weighted"] == both.map { four($0.precision_weighted) })
    #expect(rows["recall, weighted"] == both.map { four($0.recall_weighted) })
    #expect(rows["F1, weighted"] == both.map { four($0.f1_weighted) })
    #expect(rows["fit, in seconds"] == both.map { String(format: "%.2f", $0.fit_seconds) })
    #expect(rows["predict, in seconds"] == both.map { String(format: "%.3f", $0.predict_seconds) })
    #expect(rows["parameters"] == both.map { grouped($0.parameters) })
    let test = results.mcnemar
    #expect(rows["both"]?.first == "\(test.both)")
    #expect(rows["only the network"]?.first == "\(test.only_first)")
    #expect(rows["only the linear SVM"]?.first == "\(test.only_second)")
    #expect(rows["neither"]?.first == "\(test.neither)")
    #expect(output.contains("p \(probability(test.p))"))
    for figure in results.figures { #expect(output.contains("\n  \(figure)\n")) }
  }

  /// The cells of each line that has several, by the first.
  private func tableRows(_ output: String) -> [String: [String]] {
    var rows: [String: [String]] = [:]
    for line in output.split(separator: "\n") {
      let cells = line.replacing(/[ ]{2,}/, with: "\t").split(separator: "\t").map(String.init)
      if cells.count > 1, rows[cells[0]] == nil { rows[cells[0]] = Array(cells.dropFirst()) }
    }
    return rows
  }

  private func unwrapped(_ text: String) -> String {
    text.replacing("\n", with: " ")
  }

  private func widestLine(_ text: String) -> Int {
    text.split(separator: "\n").map { columnCount($0) }.max() ?? 0
  }
}
