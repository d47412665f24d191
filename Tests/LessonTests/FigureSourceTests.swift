import LessonSupport
import Testing

@Suite struct FigureSourceTests {
  static let digest = String(repeating: "0123456789abcdef", count: 4)

  @Test(arguments: [
    FigureSource(program: "compare"),
    FigureSource(
      program: "compare", arguments: ["--style", "dark"], seed: .max, dataDigest: digest),
    FigureSource(
      program: "compare", arguments: ["--csv", "my file.csv", "--label", "it's"], seed: 0),
    FigureSource(program: "compare", arguments: ["", " ", "'", "''", "\\", "\n\t", "größe", "漢"]),
    // Arguments that look like what stands behind the command.
    FigureSource(program: "compare", arguments: ["; seed 3", "a; seed 3"]),
    FigureSource(program: "x", arguments: ["; data sha256 \(digest)"], dataDigest: digest),
    FigureSource(program: "my program", arguments: ["$(rm -r x)", "`id`", "*", "~", "a&b|c>d#"]),
  ])
  func whatIsWrittenIsReadBack(source: FigureSource) {
    #expect(FigureSource(source.description) == source)
  }

  @Test func theTextIsTheCommandAsItWouldBeTyped() {
    let source = FigureSource(
      program: "compare", arguments: ["--csv", "a b.csv"], seed: 7, dataDigest: Self.digest)
    #expect(source.command == "compare --csv 'a b.csv'")
    #expect(source.description == "compare --csv 'a b.csv'; seed 7; data sha256 \(Self.digest)")
  }

  @Test func whatAPersonQuotesOtherwiseIsUnderstood() {
    let source = FigureSource("compare  --label it\\'s' own'")
    #expect(source?.arguments == ["--label", "it's own"])
  }

  @Test(arguments: [
    "", "  ", "''", "compare 'open", "compare \\", "compare; rm -r x", "compare && x",
    "compare $HOME",
    "compare `id`", "compare > file", "compare \"a\"", "compare\n--seed 3", "compare; seed x",
    "compare; seed 99999999999999999999999", "compare; data sha256 12; seed 3",
  ])
  func whatIsNoneOfOursIsNotRead(text: String) {
    #expect(FigureSource(text) == nil)
  }

  @Test(arguments: [
    (["--seed", "7"], ["--seed", "7"]), ([], []),
    (["--figures", "f", "--c", "1", "--figures=g"], ["--c", "1"]),
    (["-q", "--quiet", "-qq", "--no-color", "--show", "--force"], []),
    (
      ["--json", "-", "--predictions", "p", "--save-model=m", "--threads", "3", "--format", "svg"],
      []
    ),
    (
      ["--style", "dark", "--dpi", "72", "--size=640x480", "--transparent"],
      ["--style", "dark", "--dpi", "72", "--size=640x480", "--transparent"]
    ),
    (["--label=--json", "--figures"], ["--label=--json"]),
  ])
  func whatChangesNoPixelIsLeftOut(arguments: [String], kept: [String]) {
    #expect(FigureSource.lasting(arguments) == kept)
  }
}
