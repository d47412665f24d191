import Files
import Foundation

extension PlaneExamples {
  /// Two columns of numbers and a column of classes, from a CSV file.
  ///
  /// The file is as ``Dataset/table(path:label:validationFraction:testFraction:seed:classNames:)``
  /// reads it, and the classes have the same order; but columns that are not named may hold
  /// anything. The numbers are kept as they are, row after row.
  ///
  /// - Parameters:
  ///   - path: The CSV file.
  ///   - columns: The names of the two columns, of x and of y.
  ///   - label: The name of the label column.
  /// - Throws: ``DatasetError`` of kind `noInput` if the file is missing or cannot be read;
  ///   `badData`, with line and column, if it is no table, lacks a column, has no rows or one class
  ///   only, or a wanted cell is empty or not a finite number of at most 3.4e38 in size;
  ///   `badSetting` if the columns are not two or not different from each other and from the label.
  public static func table(
    path: String, columns: [String], label: String
  ) throws(DatasetError) -> PlaneExamples {
    try check(columns, label: label)
    let bytes: [UInt8]
    do { bytes = try WholeFile.read(path) } catch { throw DatasetError(error) }
    let table = try Table(bytes, path: path, features: columns, label: label)
    let classes = try Dataset.classes(of: table.labels, names: nil, path: path)
    return try PlaneExamples(
      name: URL(filePath: path).lastPathComponent, featureNames: columns, points: table.rows,
      ids: table.labels.map { classes.ids[$0] ?? -1 }, classNames: classes.names,
      sources: [DataSource(path: path, sha256: SHA256.digest(of: bytes))])
  }

  private static func check(_ columns: [String], label: String) throws(DatasetError) {
    let list = columns.map { "\"\($0)\"" }.joined(separator: ", ")
    guard columns.count == 2 else {
      let found = columns.isEmpty ? "none" : "\(columns.count): \(list)"
      throw DatasetError(.badSetting, "expected the names of 2 columns, found \(found).")
    }
    if columns[0] == columns[1] {
      throw DatasetError(.badSetting, "expected two different columns, found \(list).")
    }
    if columns.contains(label) {
      throw DatasetError(
        .badSetting, "expected columns beside the label column \"\(label)\", found \(list).")
    }
  }
}
