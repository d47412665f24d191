import Files

extension Dataset {
  /// The names of classes from a text file, one a line.
  ///
  /// The first line names label 0 of an image data set, or the first class of a table. Spaces around
  /// a name and empty lines at the end are ignored.
  ///
  /// - Parameter file: A UTF-8 text, its lines ended by LF or CRLF.
  /// - Returns: At least one name; no two are equal and none is empty.
  /// - Throws: ``DatasetError`` of kind `noInput` if the file is missing or cannot be read; `badData`
  ///   if it is no UTF-8 text, has no names, an empty line between names, or a name twice.
  public static func classNames(file: String) throws(DatasetError) -> [String] {
    let lines = try nonEmptyLines(of: file)
    guard !lines.isEmpty else {
      throw DatasetError(path: file, expected: "class names, one a line", found: "none")
    }
    var lineOfName: [String: Int] = [:]
    for (index, name) in lines.enumerated() {
      let line = index + 1
      if name.isEmpty {
        throw DatasetError(
          path: file, at: "line \(line)", expected: "a class name", found: "an empty line")
      }
      if let first = lineOfName.updateValue(line, forKey: name) {
        throw DatasetError(
          path: file, at: "line \(line)", expected: "a name of its own for each class",
          found: "\"\(name)\" again, as in line \(first)")
      }
    }
    return lines
  }

  /// The lines of a text file without the spaces around them and without empty lines at the end.
  private static func nonEmptyLines(of file: String) throws(DatasetError) -> [String] {
    let bytes: [UInt8]
    do { bytes = try WholeFile.read(file) } catch { throw DatasetError(error) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw DatasetError(path: file, expected: "a text in UTF-8", found: "other bytes")
    }
    let content = text.hasPrefix("\u{FEFF}") ? text.dropFirst() : text[...]
    var lines = content.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map { $0.trimmed }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}

extension Substring {
  /// The text without the spaces and tabs around it.
  var trimmed: String {
    var rest = self
    while let first = rest.first, first == " " || first == "\t" { rest.removeFirst() }
    while let last = rest.last, last == " " || last == "\t" { rest.removeLast() }
    return String(rest)
  }
}
