import Files
import Foundation

/// Some columns of numbers from a CSV file, without classes: measurements.
public struct NumberColumns: Equatable, Sendable {
  /// The name of the file.
  public let name: String
  /// The numbers, shape (columns, rows); each finite and at most 3.4e38 in size.
  public let columns: [[Double]]
  /// The file that was read.
  public let source: DataSource

  /// Reads columns by their names; what other columns hold does not matter.
  ///
  /// - Parameters:
  ///   - path: The CSV file, whose first record names the columns.
  ///   - names: The columns that are wanted, in this order; different from each other.
  /// - Throws: ``DatasetError`` of kind `noInput` if the file is missing or cannot be read;
  ///   `badData`, with line and column, if it is no table, lacks a column, has no rows, or a wanted
  ///   cell is empty or not a finite number of at most 3.4e38 in size; `badSetting` if a column is
  ///   wanted twice.
  public init(path: String, names: [String]) throws(DatasetError) {
    guard Set(names).count == names.count else {
      let list = names.map { "\"\($0)\"" }.joined(separator: ", ")
      throw DatasetError(.badSetting, "expected columns of different names, found \(list).")
    }
    let bytes: [UInt8]
    do { bytes = try WholeFile.read(path) } catch { throw DatasetError(error) }
    let table = try Table(bytes, path: path, features: names, label: nil)
    name = URL(filePath: path).lastPathComponent
    columns = names.indices.map { column in table.rows.map { $0[column] } }
    source = DataSource(path: path, sha256: SHA256.digest(of: bytes))
  }
}
