import CPNG
import Files

/// A PNG file in memory: a figure's pixels, their density, their colour space, and what they show.
///
/// The file is 8-bit grey, palette or RGB, with opacity if the ground is clear, whichever holds the
/// picture without loss in the fewest bytes. It carries pHYs, sRGB with the matching gAMA and cHRM, text chunks, and no time:
/// the same figure and texts give the same bytes.
///
/// - Source: W3C, "Portable Network Graphics (PNG) Specification (Third Edition)", 2025.
public struct PNGFile: Sendable {
  /// The contents of the file.
  public let bytes: [UInt8]
  /// What libpng warned of, in its own words.
  public let warnings: [String]

  /// Draws and encodes a figure.
  ///
  /// - Parameters:
  ///   - figure: What to draw. Its title and description become the texts Title and Description.
  ///   - resolution: The density that the file states, in pixels per inch, above 0; nil for the
  ///     figure's own.
  ///   - text: More texts, such as Software and Source; a keyword given here replaces ours.
  ///     A keyword has 1 to 79 letters of Latin-1.
  /// - Throws: ``FigureError`` if the canvas is too large or a keyword or the resolution is not
  ///   as described.
  public init(
    _ figure: Figure, resolution: Double? = nil, text: [(keyword: String, text: String)] = []
  ) throws(FigureError) {
    let own = Markup.plainTexts(of: figure)
    let given = Set(text.map(\.keyword))
    try self.init(
      CairoRenderer.render(figure.graphics),
      resolution: resolution ?? figure.graphics.pixelsPerInch,
      text: own.filter { !given.contains($0.keyword) } + text)
  }

  /// Encodes pixels.
  package init(_ pixels: Pixels, resolution: Double, text: [(keyword: String, text: String)])
    throws(FigureError)
  {
    guard resolution > 0, resolution < 1e6 else {
      throw FigureError("expected a resolution above 0 and below 1000000, found \(resolution)")
    }
    for keyword in text.map(\.keyword) { try Self.check(keyword) }
    // An inch is 0.0254 m: 300 pixels an inch are 11811 a metre.
    let density = UInt32((resolution / 0.0254).rounded())
    (bytes, warnings) = try PackedPixels(pixels).encoded(density: density, text: text)
  }

  /// Writes the file whole, or leaves what was there as it was.
  ///
  /// - Throws: `FileError` if it cannot be written.
  public func write(to path: String) throws(FileError) {
    try WholeFile.write(bytes, to: path)
  }

  /// Reads and decodes a file.
  ///
  /// - Parameters:
  ///   - path: A PNG of any kind: 1 to 16 bits, grey, palette or colour, interlaced or not.
  ///   - pixelLimit: The most pixels accepted; a larger picture is refused before it is decoded.
  /// - Throws: `FileError` if there is no file, ``FigureError`` if it is not a PNG as expected.
  public static func read(_ path: String, pixelLimit: Int = 1 << 26) throws -> PNGPicture {
    let bytes = try WholeFile.read(path, limit: 1 << 30)
    do throws(FigureError) {
      return try PNGPicture(decoding: bytes, pixelLimit: pixelLimit)
    } catch {
      throw FigureError("\(path): \(error.description)")
    }
  }

  private static func check(_ keyword: String) throws(FigureError) {
    let letters = keyword.unicodeScalars
    let isPrintable = letters.allSatisfy { (32...126).contains($0.value) }
    guard (1...79).contains(letters.count), isPrintable, !keyword.hasPrefix(" "),
      !keyword.hasSuffix(" "), !keyword.contains("  ")
    else {
      throw FigureError(
        "expected a keyword of 1 to 79 letters without needless blanks, found “\(keyword)”")
    }
  }
}
