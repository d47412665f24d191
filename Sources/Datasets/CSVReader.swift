/// Reads a table of comma-separated values, record by record.
///
/// Fields that contain commas, quotes or line ends stand between quotes; a quote inside is doubled.
/// Lines end with LF, CRLF or CR. A byte order mark at the beginning, lines that are wholly empty,
/// and spaces around an unquoted field are ignored.
///
/// - Source: Shafranovich, RFC 4180, "Common Format and MIME Type for Comma-Separated Values (CSV)
///   Files", 2005.
struct CSVReader {
  /// One cell of the table.
  struct Field {
    let text: String
    /// The line on which the cell starts, counted from 1.
    let line: Int
  }

  private enum Byte {
    static let comma = UInt8(ascii: ",")
    static let quote = UInt8(ascii: "\"")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
  }

  private let path: String
  private let bytes: [UInt8]
  private var position: Int
  /// The line that the reader is on, counted from 1.
  private var line = 1

  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - path: What to call the file in messages.
  init(_ bytes: [UInt8], path: String) {
    self.path = path
    self.bytes = bytes
    position = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
  }

  /// The fields of the next record, at least one; nil at the end.
  mutating func next() throws(DatasetError) -> [Field]? {
    while isAtLineEnd { skipLineEnd() }
    if position == bytes.count { return nil }
    var fields: [Field] = []
    while true {
      fields.append(try nextField(column: fields.count + 1))
      if position == bytes.count { return fields }
      if isAtLineEnd {
        skipLineEnd()
        return fields
      }
      position += 1  // the comma
    }
  }

  private mutating func nextField(column: Int) throws(DatasetError) -> Field {
    let start = line
    let isQuoted = position < bytes.count && bytes[position] == Byte.quote
    let content = isQuoted ? try quotedContent(column: column) : try plainContent(column: column)
    guard let text = String(validating: content, as: UTF8.self) else {
      throw error(line: start, column: column, expected: "text in UTF-8", found: "other bytes")
    }
    return Field(text: isQuoted ? text : text[...].trimmed, line: start)
  }

  private mutating func plainContent(column: Int) throws(DatasetError) -> ArraySlice<UInt8> {
    let start = position
    while position < bytes.count && bytes[position] != Byte.comma && !isAtLineEnd {
      if bytes[position] == Byte.quote {
        throw error(
          line: line, column: column, expected: "quotes around the whole cell only",
          found: "a quote inside a cell that does not start with one",
          advice: "Put the cell between quotes and double the quotes inside.")
      }
      position += 1
    }
    return bytes[start..<position]
  }

  private mutating func quotedContent(column: Int) throws(DatasetError) -> ArraySlice<UInt8> {
    let start = line
    var content: ArraySlice<UInt8> = []
    position += 1  // the opening quote
    while position < bytes.count {
      let byte = bytes[position]
      if byte == Byte.quote {
        position += 1
        if position == bytes.count || bytes[position] == Byte.comma || isAtLineEnd {
          return content
        }
        guard bytes[position] == Byte.quote else {
          throw error(
            line: line, column: column, expected: "a comma or the end of the line after a quote",
            found: "more text", advice: "Double the quotes inside a cell.")
        }
      } else if isAtLineEnd {
        content += lineEnd
        skipLineEnd()
        continue
      }
      content.append(byte)
      position += 1
    }
    throw error(
      line: start, column: column, expected: "a closing quote for the one that opens here",
      found: "the end of the file")
  }

  // MARK: - Lines

  private var isAtLineEnd: Bool { !lineEnd.isEmpty }

  /// The line end at the reader's position; empty if there is none.
  private var lineEnd: ArraySlice<UInt8> {
    guard position < bytes.count else { return [] }
    if bytes[position] == Byte.lineFeed { return bytes[position...position] }
    guard bytes[position] == Byte.carriageReturn else { return [] }
    let next = position + 1
    return next < bytes.count && bytes[next] == Byte.lineFeed
      ? bytes[position...next] : bytes[position...position]
  }

  private mutating func skipLineEnd() {
    position += lineEnd.count
    line += 1
  }

  private func error(
    line: Int, column: Int, expected: String, found: String, advice: String? = nil
  ) -> DatasetError {
    DatasetError(
      path: path, at: "line \(line), column \(column)", expected: expected, found: found,
      advice: advice)
  }
}
