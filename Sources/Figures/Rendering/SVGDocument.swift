/// The text of an SVG file, as Cairo writes it and as we hand it on.
struct SVGDocument {
  private let bytes: [UInt8]

  /// A document by its bytes.
  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The document with what it shows and where it is from, and with ids counted from 0.
  ///
  /// - Parameter texts: Title, Description, Software and Source, if there are any.
  func named(_ texts: [String: String]) -> [UInt8] {
    let document = renumbered()
    guard let start = document.indices.first(where: { document[$0...].starts(with: "<svg ".utf8) }),
      let end = document[start...].firstIndex(of: UInt8(ascii: ">"))
    else { return document }
    return document[..<end] + Array(" role=\"img\">\n\(Self.elements(texts))".utf8)
      + document[(end + 1)...]
  }

  /// The elements that describe a document to people and to programs.
  private static func elements(_ texts: [String: String]) -> String {
    func element(_ name: String, _ keyword: String) -> String {
      guard let text = texts[keyword], !text.isEmpty else { return "" }
      return "<\(name)>\(escaped(text))</\(name)>\n"
    }
    let origin = element("dc:creator", "Software") + element("dc:source", "Source")
    let metadata = """
      <metadata>
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" \
      xmlns:dc="http://purl.org/dc/elements/1.1/">
      <rdf:Description rdf:about="">
      \(origin)</rdf:Description>
      </rdf:RDF>
      </metadata>

      """
    return element("title", "Title") + element("desc", "Description")
      + (origin.isEmpty ? "" : metadata)
  }

  /// A text as it stands between tags; characters that XML forbids become blanks.
  static func escaped(_ text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\u{0}"..."\u{8}", "\u{B}", "\u{C}", "\u{E}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}":
        result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
  }

  /// The document with its ids counted from 0 in the order met.
  ///
  /// Cairo counts surfaces through the life of a program; an id must not tell what was drawn before.
  private func renumbered() -> [UInt8] {
    let marks = ["id=\"", "href=\"#", "url(#"].map { Array($0.utf8) }
    let firsts = Array("ihu".utf8)
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var position = 0
    while position < bytes.count {
      guard firsts.contains(bytes[position]),
        let mark = marks.first(where: { bytes[position...].starts(with: $0) })
      else {
        result.append(bytes[position])
        position += 1
        continue
      }
      let start = position + mark.count
      let end = bytes[start...].firstIndex { $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: ")") }
      let name = bytes[start..<(end ?? bytes.count)]
      let number = numbers[name] ?? numbers.count
      numbers[name] = number
      result += mark + Array("i\(number)".utf8)
      position = name.endIndex
    }
    return result
  }
}
