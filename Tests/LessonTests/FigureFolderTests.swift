import ArgumentParser
import Files
import Foundation
import LessonSupport
import Testing
import Workbench

@Suite struct FigureFolderTests {
  @Test func theFolderIsMadeAndFiguresAreNoted() throws {
    let folder = try TemporaryFolder()
    var figures = try FigureFolder("\(folder.path)/a/b", program: "p")
    #expect(try FileManager.default.contentsOfDirectory(atPath: figures.path).isEmpty)
    let path = try figures.save([1, 2, 3], as: "accuracy.png")
    #expect(path == "\(folder.path)/a/b/accuracy.png")
    #expect(figures.savedPaths == [path])
    #expect(FileManager.default.contents(atPath: path) == Data([1, 2, 3]))
  }

  @Test func foldersMadeForNoFigureAreRemovedAgainAndNoOthers() throws {
    let folder = try TemporaryFolder()
    try FigureFolder("\(folder.path)/a/b//c/", program: "p").removeIfEmpty()
    #expect(folder.names.isEmpty)
    var figures = try FigureFolder("\(folder.path)/a/b", program: "p")
    try figures.save([1], as: "accuracy.png")
    figures.removeIfEmpty()
    #expect(figures.savedPaths.allSatisfy(FileManager.default.fileExists))
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/mine", withIntermediateDirectories: false)
    try FigureFolder("\(folder.path)/mine", program: "p").removeIfEmpty()
    #expect(folder.names == ["a", "mine"])
  }

  @Test func aFileInTheWayIsFoundBeforeTheWork() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "figures")
    let error = #expect(throws: FileError.self) {
      _ = try FigureFolder("\(folder.path)/figures", program: "p")
    }
    #expect(error?.programStatus == .cannotCreate)
  }

  // MARK: - Whose a figure is

  /// A console that nobody hears.
  private let silent = Console(
    messages: TextStream { _ in .written }, results: TextStream { _ in .written })
  private let figure = Figure(
    title: "Title", description: "What it shows.",
    graphics: Graphics(size: Size(400, 300), ground: .white))

  /// A folder with one figure of the program `p` in every format.
  private func figures(of program: String, in folder: TemporaryFolder) throws -> FigureFolder {
    var figures = try FigureFolder(folder.path, program: program, formats: FigureFormat.allCases)
    try figures.save(
      figure, as: "a", source: FigureSource(program: program, arguments: ["--label", "<ä) (\\>&"]),
      on: silent)
    return figures
  }

  @Test func figuresOfAnotherProgramAreNotReplaced() throws {
    let folder = try TemporaryFolder()
    var own = try figures(of: "p", in: folder)
    try own.check("a")
    try own.save(figure, as: "a", source: FigureSource(program: "p"), on: silent)
    for format in FigureFormat.allCases {
      let other = try FigureFolder(folder.path, program: "q", formats: [format])
      let error = #expect(throws: FileError.self) { try other.check("a") }
      #expect(error?.programStatus == .cannotCreate)
      #expect(error?.description.contains("/a.\(format.rawValue): ") == true)
      #expect(error?.description.contains("a figure of q, found one of p. ") == true)
      #expect(error?.description.contains("--force") == true)
      try other.check("b")
    }
    try FigureFolder(folder.path, program: "q", replacesOthers: true).check("a")
  }

  /// A pipe would be waited for.
  @Test func aPipeHasNoOwner() throws {
    let folder = try TemporaryFolder()
    #expect(mkfifo(folder.path + "/a.png", 0o600) == 0)
    try FigureFolder(folder.path, program: "p").check("a")
  }

  @Test(arguments: ["a <&)(\\ é", "a <&)(\\ e"])
  func theSourceOfEveryFormatIsReadBack(program: String) throws {
    // A text that XML and PDF must escape: were it read wrongly, the program could not be known.
    let folder = try TemporaryFolder()
    try figures(of: program, in: folder).check("a")
    #expect(folder.names == ["a.pdf", "a.png", "a.svg"])
  }

  // MARK: - What is said

  @Test func aCrowdedFigureIsNotedOnce() throws {
    let folder = try TemporaryFolder()
    // Even when quiet: a slide of another size than asked for may not fit.
    let recorded = RecordedConsole(isQuiet: true)
    let options = try FigureOptions.parse(["--figures", folder.path, "--size", "320x240"])
    var figures = try options.folder(of: "p")
    try figures.save(figure, as: "a", on: recorded.console)
    try figures.save(figure, as: "b", on: recorded.console)
    #expect(
      recorded.messages
        == "warning: a: too crowded for 320 × 240 pixels, drawn on 400 × 300; so may others be.\n")
  }

  @Test func whereThereIsNoTerminalAFigureIsShownInWords() throws {
    let folder = try TemporaryFolder()
    let recorded = RecordedConsole()
    let options = try FigureOptions.parse(
      ["--figures", folder.path, "--show", "--format", "svg", "--size", "400x300"])
    var figures = try options.folder(of: "p")
    try figures.save(figure, as: "a", on: recorded.console)
    #expect(recorded.results == "  \(folder.path)/a.svg\nTitle\nWhat it shows.\n")
    #expect(recorded.messages.isEmpty)
  }
}
