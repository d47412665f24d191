import ArgumentParser
import Files
import LessonSupport
import Testing
import Workbench

@Suite struct FigureOptionsTests {
  private func theme(_ arguments: String...) throws -> Theme {
    try FigureOptions.parse(arguments).theme
  }

  @Test func theDefaultIsASlide() throws {
    #expect(try theme() == .slide)
  }

  @Test func everyStyleHasItsName() throws {
    for style in Theme.all { #expect(try theme("--style", style.name) == style) }
    #expect(try theme("--style", "dark", "--transparent") == Theme.dark.transparent)
  }

  @Test func aDensityScalesEverything() throws {
    let theme = try theme("--dpi", "72")
    #expect(theme == Theme.slide.scaled(toPixelsPerInch: 72))
    // Half of 1920 × 1080, and of a title of 60 pixels: still 30 points.
    #expect(theme.size == Size(960, 540))
    #expect(theme.titleSize == 30)
  }

  @Test func aSizeKeepsTheLooks() throws {
    let half = try theme("--size", "960x540")
    #expect(half.size == Size(960, 540))
    #expect(half.pixelsPerInch == 72 && half.titleSize == 30 && half.lineWidth == 3)
    // 1080 / 1080 = 1 is less than 3840 / 1920 = 2: the height decides.
    let wide = try theme("--size", "3840×1080")
    #expect(wide.size == Size(3840, 1080))
    #expect(wide.pixelsPerInch == 144 && wide.titleSize == 60)
    let paper = try theme("--style", "print", "--size", "2400X1500")
    #expect(paper.size == Theme.print.size && paper.pixelsPerInch == 300)
    // Who asks for a size gets that shape.
    #expect(!paper.hasFreeShape)
    #expect(try theme("--style", "print", "--dpi", "150").hasFreeShape)
  }

  @Test func bothGiveACanvasOnWhichTextsHaveTheirPoints() throws {
    let theme = try theme("--size", "1000x800", "--dpi", "100")
    #expect(theme.size == Size(1000, 800))
    #expect(theme.pixelsPerInch == 100)
    // 30 points of 100 / 72 pixels.
    #expect(abs(theme.titleSize - 30.0 * 100 / 72) < 1e-9)
  }

  @Test(arguments: [
    (["--style", "sepia"], "slide, dark, print, mono"), (["--style", ""], "slide"),
    (["--style", "Dark"], "slide"),
    (["--size", "1920"], "1920x1080"), (["--size", "0x0"], "320x200"), (["--size", ""], "WIDTH"),
    (["--size", "319x200"], "320x200"), (["--size", "320x199"], "320x200"),
    (["--size", "-320x200"], "WIDTH"), (["--size", "320.5x200"], "WIDTH"),
    (["--size", "32768x200"], "32767"), (["--size", "8193x8192"], "67,108,864"),
    (["--size", "999999999999999999999x200"], "WIDTH"),
    (["--dpi", "29"], "30 to 1200"), (["--dpi", "1201"], "30 to 1200"), (["--dpi", "-1"], "30"),
    (["--dpi", "x"], "--dpi"), (["--dpi", "1200"], "16000x9000"),
    // 18 × 7.2 inches of 720 pixels are 12,960 × 5,184: 67,184,640 pixels.
    (["--style", "print", "--dpi", "720"], "12960x5184"),
    (["--size", "320x200", "--dpi", "144"], "--size 320x200 with --dpi 144: expected room"),
    (["--style", "print", "--dpi", "30"], "240x150"),
    (["--format", ""], "png, svg and pdf"), (["--format", "gif"], "png, svg and pdf"),
    (["--format", "png,"], "png, svg and pdf"), (["--format", "PNG"], "png, svg and pdf"),
    (["--format", "png,svg,png"], "png twice"), (["--figures", ""], "--figures"),
  ])
  func whatCannotBeMeantIsWrongUsage(arguments: [String], words: String) {
    do {
      _ = try FigureOptions.parse(arguments)
      Issue.record("expected an error for \(arguments)")
    } catch {
      #expect(FigureOptions.exitCode(for: error).rawValue == 64)
      let message = FigureOptions.message(for: error)
      #expect(message.contains(words), "“\(words)” in “\(message)”")
      #expect(message.contains(arguments[arguments.count - 2]))
    }
  }

  @Test func theLimitsThemselvesAreAllowed() throws {
    for size in ["320x200", "8192x8192", "32767x2048"] { _ = try theme("--size", size) }
    _ = try theme("--dpi", "30")
    _ = try theme("--style", "print", "--dpi", "719")
    _ = try theme("--dpi", "819")
  }

  @Test func figuresGoWhereTheyAreSentInEveryFormat() throws {
    let folder = try TemporaryFolder()
    let options = try FigureOptions.parse(
      ["--figures", folder.path + "/new", "--format", "svg,pdf"])
    let figures = try options.folder(of: "compare", for: ["a", "b"])
    #expect(figures.path == folder.path + "/new")
    #expect(folder.names == ["new"])
  }

  @Test func aFolderMadeInVainIsRemovedAgain() throws {
    let folder = try TemporaryFolder()
    let options = try FigureOptions.parse(["--figures", folder.path + "/new"])
    // A name that no file system takes.
    let name = String(repeating: "n", count: 300)
    #expect(throws: FileError.self) { try options.folder(of: "compare", for: [name]) }
    #expect(folder.names.isEmpty)
  }

  /// The gallery in figures/ holds what lessons draw without options: nothing else goes there.
  @Test(arguments: [
    ([], "figures/8-compare"), (["--show", "--step", "--threads", "2"], "figures/8-compare"),
    (["--json", "results.json", "-q"], "figures/8-compare"), (["--quick"], "mine/8-compare"),
    (["--style", "dark"], "mine/8-compare"), (["--format", "svg"], "mine/8-compare"),
  ])
  func onlyAUsualRunDrawsIntoTheGallery(arguments: [String], expected: String) throws {
    let repository = try #require(Repository(around: #filePath))
    let format = arguments.first == "--format" ? arguments : []
    let options = try FigureOptions.parse(format)
    let path = options.usualPath(of: "compare", in: repository, after: arguments)
    #expect(path == "\(repository.path)/\(expected)")
    let outside = options.usualPath(of: "compare", in: nil, after: arguments)
    #expect(outside == "figures/compare")
  }
}
