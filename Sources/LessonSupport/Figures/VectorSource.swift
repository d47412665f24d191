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

  /// The keywords of a PDF, which our files hold uncompressed, near their end.
  private static func keywords(ofPDF bytes: [UInt8]) -> String? {
    let word = Array("/Keywords ".utf8)
    guard let start = bytes.indices.last(where: { bytes[$0...].starts(with: word) }) else {
      return nil
    }
    let rest = String(decoding: bytes[(start + word.count)...].prefix(1 << 16), as: UTF8.self)
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
}
