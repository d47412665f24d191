import Files

/// A table as comma-separated values, for spreadsheets and other programs.
///
/// Lines end in LF; a cell with a comma, a quotation mark or a line end stands in quotation marks.
/// Numbers are written with as many digits as are needed to read the same number back.
///
/// - Source: RFC 4180, "Common Format and MIME Type for CSV Files", 2005.
public struct CSVFile {
  private let columnCount: Int
  private var bytes: [UInt8] = []

  /// A table with its header line.
  public init(columns: [String]) {
    columnCount = columns.count
    addRow(columns)
  }

  /// Adds a row at the end.
  ///
  /// - Parameter cells: Texts and numbers, one for each column.
  /// - Precondition: There is one cell for each column.
  public mutating func addRow(_ cells: [any LosslessStringConvertible]) {
    precondition(
      cells.count == columnCount,
      "expected \(columnCount) cells, one for each column, found \(cells.count)")
    for (position, cell) in cells.enumerated() {
      if position > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes += quoted(cell.description).utf8
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  /// The table as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Writes the table, whole or not at all.
  ///
  /// - Throws: `FileError` of kind `cannotCreate` or `writeFailed`.
  public func write(to file: OutputFile) throws(FileError) {
    try file.write(bytes)
  }

  private func quoted(_ cell: String) -> String {
    let special = Array(",\"\r\n".utf8)
    guard cell.utf8.contains(where: { special.contains($0) }) else { return cell }
    return "\"" + cell.replacing("\"", with: "\"\"") + "\""
  }
}
