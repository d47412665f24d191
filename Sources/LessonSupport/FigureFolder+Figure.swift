import Workbench

extension FigureFolder {
  /// Draws a figure, with where it comes from, and saves it.
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
    try Interruption.check()
    let provenance = Provenance.current
    let file = try PNGFile(
      figure,
      text: [
        ("Software", provenance.software),
        ("Source", "\(provenance.command); seed \(seed); data sha256 \(data.digest)"),
      ])
    console.print("  \(try save(file.bytes, as: "\(name).png"))")
  }
}
