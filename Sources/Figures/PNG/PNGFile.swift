import CPNG
import Files

/// A PNG file in memory: a figure's pixels, their density, their colour space, and what they show.
///
/// The file is 8-bit grey, palette or RGB, whichever holds the picture without loss in the fewest
/// bytes a pixel. It carries pHYs, sRGB with the matching gAMA and cHRM, text chunks, and no time:
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
  ///   - resolution: The density that the file states, in pixels per inch, above 0.
  ///   - text: More texts, such as Software and Source; a keyword given here replaces ours.
  ///     A keyword has 1 to 79 letters of Latin-1.
  /// - Throws: ``FigureError`` if the canvas is too large or a keyword or the resolution is not
  ///   as described.
  public init(
    _ figure: Figure, resolution: Double = 300, text: [(keyword: String, text: String)] = []
  ) throws(FigureError) {
    let own = [("Title", figure.title), ("Description", figure.description)]
    let given = Set(text.map(\.keyword))
    try self.init(
      CairoRenderer.render(figure.graphics), resolution: resolution,
      text: own.filter { !given.contains($0.0) } + text)
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
    (bytes, warnings) = try Self.encode(PackedPixels(pixels), density: density, text: text)
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

  private static func encode(
    _ packed: PackedPixels, density: UInt32, text: [(keyword: String, text: String)]
  ) throws(FigureError) -> ([UInt8], [String]) {
    var image = cpng_image()
    image.width = UInt32(packed.width)
    image.height = UInt32(packed.height)
    image.channels = Int32(packed.channels)
    image.palette_count = Int32(packed.palette.count / 3)
    image.pixels_per_metre = density
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    var messages = cpng_messages()
    // Texts are lent to libpng as one block of letters, each ended by a zero.
    let letters = text.flatMap { [$0.keyword, $0.text] }.map {
      Array($0.utf8.filter { $0 != 0 }) + [0]
    }
    let isDone = letters.flatMap { $0 }.withUnsafeBufferPointer { block in
      var rest = block.baseAddress
      let pointers = letters.map { piece in
        defer { rest = rest?.advanced(by: piece.count) }
        return rest.map { UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self) }
      }
      let texts = stride(from: 0, to: pointers.count, by: 2).map {
        cpng_text(keyword: pointers[$0], text: pointers[$0 + 1])
      }
      return packed.palette.withUnsafeBufferPointer { palette in
        packed.samples.withUnsafeBufferPointer { samples in
          image.palette = palette.baseAddress
          image.pixels = samples.baseAddress
          return cpng_encode(
            &image, texts, Int32(texts.count), compressionLevel, &bytes, &count, &messages)
        }
      }
    }
    defer { cpng_free(bytes) }
    let lines = messages.lines
    guard isDone == 1 else {
      throw FigureError("expected libpng to encode the figure, it said: \(lines.last ?? "nothing")")
    }
    return (Array(UnsafeBufferPointer(start: bytes, count: count)), lines)
  }

  /// zlib's level: higher ones take longer and save little on charts.
  private static let compressionLevel: Int32 = 6
}

extension cpng_messages {
  /// What libpng said, a message a line.
  var lines: [String] {
    withUnsafeBytes(of: text) { buffer in
      String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)
        .split(separator: "\n").map(String.init)
    }
  }
}
