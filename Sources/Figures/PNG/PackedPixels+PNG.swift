import CPNG

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension PackedPixels {
  /// The pixels as a PNG file in memory, and what libpng warned of.
  ///
  /// - Parameters:
  ///   - density: Pixels per metre.
  ///   - text: Keywords and texts, in the order written.
  /// - Throws: ``FigureError`` with libpng's words.
  func encoded(density: UInt32, text: [(keyword: String, text: String)])
    throws(FigureError) -> (bytes: [UInt8], warnings: [String])
  {
    let texts = text.map { cpng_text(keyword: Self.copy($0.keyword), text: Self.copy($0.text)) }
    defer {
      for text in texts {
        free(UnsafeMutablePointer(mutating: text.keyword))
        free(UnsafeMutablePointer(mutating: text.text))
      }
    }
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    var messages = cpng_messages()
    let isDone = withImage(density: density) { image in
      cpng_encode(
        &image, texts, Int32(texts.count), Self.compressionLevel, &bytes, &count, &messages)
    }
    defer { cpng_free(bytes) }
    guard isDone == 1 else {
      throw FigureError(
        "expected libpng to encode the figure, it said: \(messages.lines.last ?? "nothing")")
    }
    return (Array(UnsafeBufferPointer(start: bytes, count: count)), messages.lines)
  }

  /// Lends the pixels to C.
  private func withImage<Result>(density: UInt32, _ body: (inout cpng_image) -> Result) -> Result {
    palette.withUnsafeBufferPointer { palette in
      opacities.withUnsafeBufferPointer { opacities in
        samples.withUnsafeBufferPointer { samples in
          var image = cpng_image()
          image.width = UInt32(width)
          image.height = UInt32(height)
          image.channels = Int32(channels)
          image.pixels = samples.baseAddress
          image.palette = palette.baseAddress
          image.palette_count = Int32(palette.count / 3)
          image.opacities = opacities.baseAddress
          image.opacity_count = Int32(opacities.count)
          image.pixels_per_metre = density
          return body(&image)
        }
      }
    }
  }

  /// The letters in C's keeping, to be freed; without zeros, which would end them.
  private static func copy(_ string: String) -> UnsafePointer<CChar>? {
    UnsafePointer(strdup(string.filter { $0 != "\0" }))
  }

  /// zlib's usual level; 3 would take half the time, for files a fifth larger, and 9 seven times the
  /// time, for files a twentieth smaller.
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
