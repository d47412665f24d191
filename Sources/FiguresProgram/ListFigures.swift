import ArgumentParser
import Files
import Gallery
import LessonSupport

struct ListFigures: ConsoleProgram {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "What is in a folder, and what made it.")

  @OptionGroup var which: GalleryOptions
  @OptionGroup(title: "Output") var messages: MessageOptions

  var console: Console { messages.console }

  func run(_ console: Console) throws {
    let gallery = try GalleryFolder(which.folder ?? GalleryFolder.standardPath)
    if !gallery.exists {
      throw GalleryError(.noInput, "expected a folder with figures: \(gallery.absence)")
    }
    if gallery.figures.isEmpty && gallery.damaged.isEmpty {
      console.say("figures: \(gallery.absence).")
      return
    }
    // In a file or a pipe, nothing need be cut short.
    console.print(gallery.table.text(width: console.resultColumns ?? .max))
    try refuseDamaged(gallery)
  }
}

/// Ends the program if some files could not be read, and names them.
func refuseDamaged(_ gallery: GalleryFolder) throws(GalleryError) {
  if gallery.damaged.isEmpty { return }
  throw GalleryError(
    .badData, gallery.damaged.map { "\($0.path): \($0.reason)" }.joined(separator: "\n"))
}
