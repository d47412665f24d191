import ArgumentParser
import Files
import Gallery
import LessonSupport
import Workbench

struct ShowFigures: ConsoleProgram {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Figures in the terminal.",
    discussion: """
      Where the output is no terminal, or one without pictures or colours, the
      title is printed and what the figure shows, in words.
      """)

  @Argument(help: ArgumentHelp("PNG files.", valueName: "file"))
  var files: [String]

  @Option(
    name: .customLong("protocol"),
    help: ArgumentHelp(
      "How pictures are drawn: kitty, iterm2 or blocks (default: as the terminal seems to know).",
      valueName: "name"),
    transform: TerminalGraphics.named(option:))
  var graphics: TerminalGraphics?

  @OptionGroup(title: "Output") var messages: MessageOptions

  var console: Console { messages.console }

  func run(_ console: Console) throws {
    for file in files {
      try Interruption.check()
      let bytes = try GalleryFigure.bytes(of: file)
      let picture: PNGPicture
      do {
        picture = try PNGPicture(decoding: bytes)
      } catch {
        throw GalleryError(.badData, "\(file): \(error)")
      }
      let texts = Dictionary(picture.texts.map { ($0.keyword, $0.text) }) { first, _ in first }
      let view = FigureView(
        title: texts["Title"] ?? file, description: texts["Description"] ?? "", png: bytes)
      try console.show(view, graphics)
    }
  }
}

extension TerminalGraphics {
  /// A protocol by its name.
  fileprivate static func named(option name: String) throws -> TerminalGraphics {
    guard let graphics = TerminalGraphics(rawValue: name) else {
      let names = allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("expected one of \(names)")
    }
    return graphics
  }
}
