/// A table of numbers with one column of labels, or none, as a CSV file states it.
struct Table {
  /// The names of the number columns, shape (features).
  let featureNames: [String]
  /// The numbers, shape (examples, features).
  private(set) var rows: [[Double]] = []
  /// The labels, shape (examples); none without a label column.
  private(set) var labels: [String] = []

  private let path: String
  private let header: [CSVReader.Field]
  private let featureColumns: [Int]
  private let labelColumn: Int?

  /// - Parameters:
  ///   - bytes: The whole file, whose first record names the columns.
  ///   - path: What to call the file in messages.
  ///   - features: The names of the number columns, in the order in which they are wanted; what
  ///     other columns hold, and what they are called, does not matter. Nil for all columns but the
  ///     label's, in the file's order.
  ///   - label: The name of the column that holds the classes; nil for none.
  init(
    _ bytes: [UInt8], path: String, features: [String]? = nil, label: String?
  ) throws(DatasetError) {
    var reader = CSVReader(bytes, path: path)
    guard let header = try reader.next() else {
      throw DatasetError(
        path: path, expected: "a line with the names of the columns", found: "an empty file")
    }
    self.path = path
    self.header = header
    let names = features ?? header.map(\.text).filter { $0 != label }
    try Self.checkNames(header, among: Set(names + [label].compactMap { $0 }), path: path)
    var columns: [Int] = []
    for name in names {
      columns.append(try Self.column(named: name, in: header, path: path))
    }
    labelColumn = try label.map { (name) throws(DatasetError) in
      try Self.column(named: name, in: header, path: path)
    }
    featureColumns = columns
    featureNames = names
    guard !featureNames.isEmpty else {
      throw DatasetError(
        path: path, at: "line \(header[0].line)",
        expected: label.map { "columns of numbers beside \"\($0)\"" } ?? "columns of numbers",
        found: "none")
    }
    while let record = try reader.next() { try append(record) }
    guard !rows.isEmpty else {
      throw DatasetError(path: path, expected: "rows of data below the header", found: "none")
    }
  }

  private mutating func append(_ record: [CSVReader.Field]) throws(DatasetError) {
    guard record.count == header.count else {
      throw DatasetError(
        path: path, at: "line \(record[0].line)",
        expected: "\(header.count) cells, as many as there are columns", found: "\(record.count)")
    }
    var row: [Double] = []
    row.reserveCapacity(featureColumns.count)
    for column in featureColumns { row.append(try number(record[column], column: column)) }
    rows.append(row)
    if let labelColumn { labels.append(try label(record[labelColumn], column: labelColumn)) }
  }

  private func label(_ field: CSVReader.Field, column: Int) throws(DatasetError) -> String {
    if field.text.isEmpty {
      throw error(field, column: column, expected: "a class", found: "an empty cell")
    }
    return field.text
  }

  private func number(_ field: CSVReader.Field, column: Int) throws(DatasetError) -> Double {
    guard let number = field.text.decimalNumber else {
      let found = field.text.isEmpty ? "an empty cell" : "\"\(field.text)\""
      throw error(field, column: column, expected: "a finite number", found: found)
    }
    guard abs(number) <= Double(Float.greatestFiniteMagnitude) else {
      throw error(
        field, column: column, expected: "a number of at most 3.4e38 in size",
        found: "\"\(field.text)\"")
    }
    return number
  }

  private func error(
    _ field: CSVReader.Field, column: Int, expected: String, found: String
  ) -> DatasetError {
    DatasetError(
      path: path, at: "line \(field.line), column \"\(header[column].text)\"", expected: expected,
      found: found)
  }
}

// MARK: - The header

extension Table {
  private static func checkNames(
    _ header: [CSVReader.Field], among wanted: Set<String>, path: String
  ) throws(DatasetError) {
    var columns: [String: Int] = [:]
    for (index, field) in header.enumerated() where wanted.contains(field.text) {
      let column = index + 1
      let place = "line \(field.line), column \(column)"
      if field.text.isEmpty {
        throw DatasetError(
          path: path, at: place, expected: "the name of a column", found: "an empty cell")
      }
      if let first = columns.updateValue(column, forKey: field.text) {
        throw DatasetError(
          path: path, at: place, expected: "a name of its own for each column",
          found: "\"\(field.text)\" again, as in column \(first)")
      }
    }
  }

  private static func column(
    named label: String, in header: [CSVReader.Field], path: String
  ) throws(DatasetError) -> Int {
    if let column = header.firstIndex(where: { $0.text == label }) { return column }
    let names = header.map { "\"\($0.text)\"" }.joined(separator: ", ")
    let looksOtherwise = header.count == 1 && header[0].text.contains { ";\t".contains($0) }
    throw DatasetError(
      path: path, at: "line \(header[0].line)", expected: "a column named \"\(label)\"",
      found: "the columns \(names)",
      advice: looksOtherwise ? "The cells must be separated by commas." : nil)
  }
}

extension String {
  /// The number that the text states in decimal digits, if it is one and finite.
  var decimalNumber: Double? {
    // `Double` would also read "nan", "infinity" and hexadecimal digits.
    let isDecimal = utf8.allSatisfy { byte in
      switch Unicode.Scalar(byte) {
      case "0"..."9", "+", "-", ".", "e", "E": true
      default: false
      }
    }
    guard isDecimal, let number = Double(self), number.isFinite else { return nil }
    return number
  }
}
