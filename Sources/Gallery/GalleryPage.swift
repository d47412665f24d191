import Files
import Foundation
import LessonSupport

/// A web page with all figures of a gallery, in one file that opens without a network.
///
/// The pictures stand in the page itself. Nothing in it is executed, and nothing is fetched: the
/// page forbids both.
public struct GalleryPage {
  /// One lesson's part of the page.
  private struct Section {
    let id: String
    let heading: String
    let figures: [GalleryFigure]
  }

  /// What marks a page as ours, so that it may be replaced.
  private static let generator = "neural-workbench figures page"
  private let sections: [Section]
  private let title = "Figures"

  /// Prepares a page.
  ///
  /// - Parameters:
  ///   - gallery: The figures, folder by folder.
  ///   - lessons: The workbench whose lessons have the headings; nil leaves the folders' names.
  public init(_ gallery: GalleryFolder, lessons: Repository?) {
    var folders: [String] = []
    for figure in gallery.figures where !folders.contains(figure.folder) {
      folders.append(figure.folder)
    }
    sections = folders.enumerated().map { index, folder in
      let place = folder.isEmpty ? gallery.path : folder
      let figures = Self.inOrder(
        gallery.figures.filter { $0.folder == folder }, of: place, lessons)
      return Section(
        id: "part-\(index + 1)", heading: Self.heading(place, figures, lessons), figures: figures)
    }
  }

  /// What stands above the figures of a folder: the heading of the lesson that made all of them,
  /// with the folder's name unless it is the lesson's own.
  private static func heading(
    _ folder: String, _ figures: [GalleryFigure], _ lessons: Repository?
  ) -> String {
    guard let own = lessonFolder(folder, figures, lessons),
      let heading = lessons?.heading(ofFolder: own)
    else { return folder }
    return own == folder ? heading : "\(heading) (\(folder))"
  }

  /// The folder of the lesson that figures belong to: their own, or that of the lesson that made
  /// all of them.
  private static func lessonFolder(
    _ folder: String, _ figures: [GalleryFigure], _ lessons: Repository?
  ) -> String? {
    if lessons?.heading(ofFolder: folder) != nil { return folder }
    let programs = Set(figures.map { $0.source?.program })
    guard programs.count == 1, let program = programs.first ?? nil else { return nil }
    return lessons?.folder(ofLesson: program)
  }

  /// Figures in the order in which the lesson's page first shows them; the others follow, by name.
  private static func inOrder(
    _ figures: [GalleryFigure], of folder: String, _ lessons: Repository?
  ) -> [GalleryFigure] {
    guard let own = lessonFolder(folder, figures, lessons), let lessons else { return figures }
    let names = lessons.figureNames(ofFolder: own)
    let shown = names.compactMap { name in figures.first { $0.name == name } }
    return shown + figures.filter { !names.contains($0.name) }
  }

  /// Whether a file is a page of ours, or not there; a pipe or a device holds nothing to lose.
  ///
  /// - Parameter path: The file.
  public static func mayReplace(_ path: String) -> Bool {
    guard FileIdentity(path)?.isExisting == true else { return true }
    let bytes = (try? WholeFile.read(path, limit: 1 << 28)) ?? []
    return String(decoding: bytes.prefix(2000), as: UTF8.self).contains(generator)
  }

  /// The page.
  ///
  /// - Throws: `FileError` if a figure cannot be read any more.
  public func html() throws -> String {
    let parts = try sections.map(html)
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="generator" content="\(Self.generator)">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      img-src data:; style-src 'unsafe-inline'">
      <meta name="color-scheme" content="light dark">
      <title>\(title)</title>
      <style>
      \(Self.style)
      </style>
      </head>
      <body>
      <a class="skip" href="#figures">Skip to the figures</a>
      <header>
      <h1>\(title)</h1>
      \(contents)
      </header>
      <main id="figures">
      \(parts.joined(separator: "\n"))
      </main>
      </body>
      </html>

      """
  }

  /// The table of contents.
  private var contents: String {
    let items = sections.map { section in
      let links = section.figures.enumerated().map { index, figure in
        "<li><a href=\"#\(id(section, index))\">\(escaped(label(figure)))</a></li>"
      }
      return "<li><a href=\"#\(section.id)\">\(escaped(section.heading))</a>\n<ol>\n"
        + links.joined(separator: "\n") + "\n</ol></li>"
    }
    return "<nav aria-label=\"Contents\">\n<ol>\n\(items.joined(separator: "\n"))\n</ol>\n</nav>"
  }

  private func html(_ section: Section) throws -> String {
    let figures = try section.figures.enumerated().map { index, figure in
      try html(figure, id: id(section, index))
    }
    return "<section id=\"\(section.id)\" aria-labelledby=\"\(section.id)-heading\">\n"
      + "<h2 id=\"\(section.id)-heading\">\(escaped(section.heading))</h2>\n"
      + figures.joined(separator: "\n") + "\n</section>"
  }

  private func html(_ figure: GalleryFigure, id: String) throws -> String {
    let data = Data(try GalleryFigure.bytes(of: figure.path)).base64EncodedString()
    let words =
      figure.description.isEmpty
      ? "" : "<details><summary>In words</summary><p>\(escaped(figure.description))</p></details>\n"
    return """
      <figure id="\(id)">
      <img\(isForDark(figure) ? " class=\"dark\"" : "") src="data:image/png;base64,\(data)" \
      width="\(figure.size.width)" height="\(figure.size.height)" \
      alt="\(escaped(alternative(figure)))">
      <figcaption>
      <h3>\(escaped(label(figure)))</h3>
      <p class="origin">\(origin(figure))</p>
      \(words)</figcaption>
      </figure>
      """
  }

  private func id(_ section: Section, _ index: Int) -> String { "\(section.id)-\(index + 1)" }

  private func label(_ figure: GalleryFigure) -> String {
    figure.title.isEmpty ? figure.name : figure.title
  }

  private func alternative(_ figure: GalleryFigure) -> String {
    figure.description.isEmpty ? label(figure) : figure.description
  }

  /// Whether a figure was drawn for a dark ground: a clear one needs that behind it.
  private func isForDark(_ figure: GalleryFigure) -> Bool {
    let arguments = figure.source?.arguments ?? []
    return arguments.contains("--style=dark")
      || zip(arguments, arguments.dropFirst()).contains { $0 == ("--style", "dark") }
  }

  /// What made a figure, in words and code.
  private func origin(_ figure: GalleryFigure) -> String {
    guard let source = figure.source else { return "The file does not say what made it." }
    var parts = ["Made by <code>./workbench \(escaped(source.command))</code>"]
    if let seed = source.seed { parts.append("seed \(seed)") }
    if let digest = source.dataDigest { parts.append("data <code>\(digest.prefix(12))…</code>") }
    if !figure.version.isEmpty { parts.append("version \(escaped(figure.version))") }
    return parts.joined(separator: " · ")
  }
}

/// A text as it stands in HTML, between tags or in a quoted attribute; no control characters.
package func escaped(_ text: String) -> String {
  printable(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;")
    .replacing(">", with: "&gt;").replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
}
