import LessonSupport

extension GalleryFolder {
  /// What is in the folder, and what made it.
  public var table: Table {
    var table = Table([
      .text("figure"), .number("KB"), .number("pixels"), .text("title"), .text("made by"),
      .text("version"),
    ])
    for figure in figures {
      let source = figure.source
      table.addRow([
        label(figure.path), grouped((figure.byteCount + 999) / 1000),
        "\(figure.size.width)×\(figure.size.height)", figure.title,
        source.map { $0.command + ($0.seed.map { "; seed \($0)" } ?? "") } ?? "not said",
        figure.version.isEmpty ? "not said" : figure.version,
      ])
    }
    for figure in damaged {
      table.addRow([label(figure.path), "", "", "damaged", "", ""])
    }
    return table
  }

  /// A path without the gallery's folder, which is the same for all.
  private func label(_ path: String) -> String {
    String(path.dropFirst(self.path.count).drop { $0 == "/" })
  }
}
