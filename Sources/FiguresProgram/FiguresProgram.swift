// figures: what is in the gallery, what made it, and whether it is still true.
import ArgumentParser
import LessonSupport

@main struct FiguresProgram: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures",
    abstract: "Lists, checks and shows figures, and puts them on a page.",
    discussion: """
      ./workbench figures without a word makes the gallery anew: it runs every
      lesson with its defaults.

      Examples:
        figures list                     what is in figures/, and what made it
        figures verify                   is it what the lessons make today?
        figures show figures/8-compare/accuracy.png
        figures page -o page.html        all figures on one page

      Exit statuses: 0 done, 1 not fresh, 64 wrong options, 65 a damaged file,
      66 no such file, 73 cannot create, 74 writing failed, 130 interrupted.
      """,
    version: Provenance.version,
    subcommands: [ListFigures.self, VerifyFigures.self, ShowFigures.self, FiguresPage.self])

  static func main() { LessonRun.main(Self.self) }
}

/// How much is said.
struct MessageOptions: ParsableArguments {
  @Flag(name: .shortAndLong, help: "Print results only: no messages.")
  var quiet = false

  @Flag(help: "No colours; the variable NO_COLOR does the same.")
  var noColor = false

  var console: Console { Console(quiet: quiet, noColor: noColor) }
}

/// Which figures are meant.
struct GalleryOptions: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "The folder with the figures (default: figures/ of the workbench).", valueName: "dir"))
  var folder: String?

  func validate() throws {
    if folder?.isEmpty == true {
      throw ValidationError("expected a folder, found an empty text")
    }
  }
}
