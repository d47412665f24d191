import CZlib

/// What an SVG or PDF file of ours says about what made it.
enum VectorSource {
  /// The text Source of a file; nil if it holds none.
  ///
  /// - Parameter bytes: The contents of any file: nothing in it is trusted.
  static func text(in bytes: [UInt8]) -> String? {
    bytes.starts(with: Array("%PDF-".utf8)) ? keywords(ofPDF: bytes) : source(ofSVG: bytes)
  }

  private static func source(ofSVG bytes: [UInt8]) -> String? {
    // The texts stand at the beginning, before anything that is drawn.
    let start = String(decoding: bytes.prefix(1 << 16), as: UTF8.self)
    guard let match = start.firstMatch(of: /<dc:source>([^<]*)<\/dc:source>/) else { return nil }
    return String(match.1).replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&amp;", with: "&")
  }

  /// The keywords of a PDF, which stand in the file itself or, as Cairo 1.18 writes them, in a
  /// compressed list of objects.
  private static func keywords(ofPDF bytes: [UInt8]) -> String? {
    if let text = keywords(in: bytes) { return text }
    for list in ends(of: "/ObjStm", in: bytes) {
      guard let start = ends(of: "stream\n", in: bytes[list...], limit: 1).first,
        let text = keywords(in: inflated(bytes[start...]))
      else { continue }
      return text
    }
    return nil
  }

  private static func keywords(in bytes: [UInt8]) -> String? {
    guard let start = ends(of: "/Keywords ", in: bytes[...], limit: 1).first else { return nil }
    let rest = String(decoding: bytes[start...].prefix(1 << 16), as: UTF8.self)
    if let match = rest.prefixMatch(of: /<FEFF((?:[0-9A-F]{4})*)>/.ignoresCase()) {
      let digits = Array(String(match.1))
      let units = stride(from: 0, to: digits.count, by: 4).compactMap {
        UInt16(String(digits[$0..<$0 + 4]), radix: 16)
      }
      return String(decoding: units, as: UTF16.self)
    }
    guard let match = rest.prefixMatch(of: /\(((?:[^\\()]|\\.)*)\)/) else { return nil }
    return String(match.1).replacing(/\\(.)/) { String($0.1) }
  }

  /// Where each occurrence of a word ends.
  private static func ends(
    of word: String, in bytes: ArraySlice<UInt8>, limit: Int = .max
  ) -> [Int] {
    let word = Array(word.utf8)
    var places: [Int] = []
    var position = bytes.startIndex
    while places.count < limit,
      let start = bytes[position...].firstIndex(of: word[0])
    {
      position = start + 1
      if bytes[start...].starts(with: word) { places.append(start + word.count) }
    }
    return places
  }

  private static func ends(of word: String, in bytes: [UInt8]) -> [Int] {
    ends(of: word, in: bytes[...])
  }

  /// What zlib makes of compressed bytes, up to a mebibyte; whatever follows them is left alone.
  private static func inflated(_ compressed: ArraySlice<UInt8>) -> [UInt8] {
    var input = Array(compressed.prefix(1 << 20))
    return [UInt8](unsafeUninitializedCapacity: 1 << 20) { output, count in
      count = input.withUnsafeMutableBufferPointer { input in
        var stream = z_stream()
        let size = Int32(MemoryLayout<z_stream>.size)
        return withUnsafeMutablePointer(to: &stream) { stream in
          guard inflateInit_(stream, ZLIB_VERSION, size) == Z_OK else { return 0 }
          defer { inflateEnd(stream) }
          stream.pointee.next_in = input.baseAddress
          stream.pointee.avail_in = UInt32(input.count)
          stream.pointee.next_out = output.baseAddress
          stream.pointee.avail_out = UInt32(output.count)
          inflate(stream, Z_FINISH)
          return output.count - Int(stream.pointee.avail_out)
        }
      }
    }
  }
}
