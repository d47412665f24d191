import Workbench

extension FigureFolder {
  /// Draws a figure made from data, with where it comes from, and saves it in every format.
  ///
  /// - Parameters:
  ///   - figure: What to draw.
  ///   - name: The file's name without its ending, such as `accuracy`.
  ///   - data: What the figure was made from.
  ///   - seed: Where the randomness began.
  ///   - console: Where the path is printed.
  /// - Throws: `FigureError` if it cannot be drawn, `FileError` if it cannot be saved.
  public mutating func save(
    _ figure: Figure, as name: String, data: Dataset, seed: UInt64, on console: Console
  ) throws {
    try save(
      figure, as: name, source: .current(seed: seed, dataDigest: data.digest), on: console)
  }

  /// Draws a figure, with where it comes from, and saves it in every format.
  ///
  /// All files are made before the first is written.
  ///
  /// - Parameters:
  ///   - figure: What to draw.
  ///   - name: The file's name without its ending, such as `accuracy`.
  ///   - source: What made the figure.
  ///   - console: Where the path is printed.
  /// - Throws: `FigureError` if it cannot be drawn, `FileError` if it cannot be saved.
  public mutating func save(
    _ figure: Figure, as name: String, source: FigureSource = .current(), on console: Console
  ) throws {
    try Interruption.check()
    try check(name)
    noteGrowth(of: figure, as: name, on: console)
    let text = [
      ("Software", Provenance.current.software), (FigureSource.keyword, source.description),
    ]
    let files = try formats.map { try ($0, $0.bytes(of: figure, text: text)) }
    for (format, bytes) in files {
      console.print("  \(try save(bytes, as: "\(name).\(format.rawValue)"))")
    }
    if isShown {
      let png = try files.first { $0.0 == .png }?.1 ?? FigureFormat.png.bytes(of: figure, text: [])
      try console.show(FigureView(title: figure.title, description: figure.description, png: png))
    }
  }

  /// Warns once that a figure was too crowded for the canvas that all should have.
  private mutating func noteGrowth(of figure: Figure, as name: String, on console: Console) {
    let size = figure.graphics.size
    guard let canvas, size != canvas, !hasNotedGrowth else { return }
    hasNotedGrowth = true
    console.warn(
      "\(name): too crowded for \(plain(canvas.width)) × \(plain(canvas.height)) pixels, drawn on "
        + "\(plain(size.width)) × \(plain(size.height)); so may others be.")
  }
}
