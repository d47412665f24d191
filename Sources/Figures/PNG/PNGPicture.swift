import CPNG

/// A decoded PNG: its pixels, and what the file says about them.
public struct PNGPicture: Sendable {
  /// The number of columns.
  public let width: Int
  /// The number of rows.
  public let height: Int
  /// Shape (height × width × 4), row by row: red, green, blue and opacity, each 0 to 255.
  public let pixels: [UInt8]
  /// The bits of a sample in the file: 1, 2, 4, 8 or 16.
  public let bitDepth: Int
  /// The kind of pixel in the file: 0 grey, 2 RGB, 3 palette, 4 grey and opacity, 6 RGB and opacity.
  public let colorType: Int
  /// Whether the file is interlaced.
  public let isInterlaced: Bool
  /// The density in both directions, in pixels per metre; nil if the file does not state one.
  public let pixelsPerMetre: Int?
  /// The rendering intent of the sRGB chunk: 0 is perceptual; nil without the chunk.
  public let intent: Int?
  /// The gAMA chunk, times 100,000; nil without the chunk.
  public let gamma: Int?
  /// White, red, green and blue as x, y of the cHRM chunk, times 100,000; all 0 without the chunk.
  public let chromaticities: [Int]
  /// The text chunks, in the file's order.
  public let texts: [(keyword: String, text: String)]
  /// What libpng warned of, in its own words.
  public let warnings: [String]

  /// Decodes a file's contents.
  ///
  /// - Parameters:
  ///   - bytes: The contents of a PNG file.
  ///   - pixelLimit: The most pixels accepted; more are refused before memory is taken for them.
  /// - Throws: ``FigureError`` with libpng's words if the bytes are not a whole PNG.
  public init(decoding bytes: [UInt8], pixelLimit: Int = 1 << 26) throws(FigureError) {
    var picture = cpng_picture()
    var messages = cpng_messages()
    defer { cpng_picture_free(&picture) }
    guard cpng_decode(bytes, bytes.count, pixelLimit, &picture, &messages) == 1 else {
      throw FigureError(
        "expected a PNG of at most \(pixelLimit) pixels, "
          + "libpng said: \(messages.lines.last ?? "nothing")")
    }
    width = Int(picture.width)
    height = Int(picture.height)
    pixels = Array(UnsafeBufferPointer(start: picture.pixels, count: width * height * 4))
    bitDepth = Int(picture.bit_depth)
    colorType = Int(picture.color_type)
    isInterlaced = picture.is_interlaced != 0
    pixelsPerMetre = picture.pixels_per_metre == 0 ? nil : Int(picture.pixels_per_metre)
    intent = picture.srgb_intent < 0 ? nil : Int(picture.srgb_intent)
    gamma = picture.gamma == 0 ? nil : Int(picture.gamma)
    chromaticities = withUnsafeBytes(of: picture.chromaticities) {
      $0.bindMemory(to: Int32.self).map(Int.init)
    }
    texts = UnsafeBufferPointer(start: picture.texts, count: Int(picture.text_count)).map {
      (String(cString: $0.keyword), String(cString: $0.text))
    }
    warnings = messages.lines
  }

  /// Red, green and blue at a place; the row and column must be inside.
  public func color(row: Int, column: Int) -> Color {
    let start = (row * width + column) * 4
    return Color(red: pixels[start], green: pixels[start + 1], blue: pixels[start + 2])
  }
}
