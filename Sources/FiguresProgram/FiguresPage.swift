import ArgumentParser
import Files
import Gallery
import LessonSupport

struct FiguresPage: ConsoleProgram {
  static let configuration = CommandConfiguration(
    commandName: "page", abstract: "One web page with all figures, to read or to print.",
    discussion: "The page is a single file; it needs no network.")

  @OptionGroup var which: GalleryOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "The page (default: index.html in the folder); - is standard output.", valueName: "file"))
  var output: String?

  @Flag(help: "Replace a file that is no such page.")
  var force = false

  @OptionGroup(title: "Output") var messages: MessageOptions

  var console: Console { messages.console }

  func validate() throws {
    if output?.isEmpty == true {
      throw ValidationError("--output: expected a file, found an empty text")
    }
  }

  func run(_ console: Console) throws {
    let gallery = try GalleryFolder(which.folder ?? GalleryFolder.standardPath)
    if gallery.figures.isEmpty && gallery.damaged.isEmpty {
      throw GalleryError(.noInput, "expected figures for the page: \(gallery.absence)")
    }
    let path = output ?? "\(gallery.path)/index.html"
    if !force && !GalleryPage.mayReplace(path) {
      throw FileError(
        .cannotCreate, path: path,
        reason: "expected nothing there or a page of ours, found another file. "
          + "Choose another with -o, or replace it with --force.")
    }
    let file = try OutputFile(path)
    try refuseDamaged(gallery)
    let page = GalleryPage(gallery, lessons: .current)
    try file.write(Array(try page.html().utf8))
    if StandardStream(path: path) == nil { console.print(path) }
  }
}
