import Files
import Foundation

/// The results of a lesson as JSON, for other programs: everything that was printed.
///
/// Keys are sorted and lines indented, so that two files can be compared line by line. Numbers are
/// written with as many digits as are needed to read the same number back.
public enum ResultsFile {
  /// The version of the layout, which grows when a key changes its meaning or goes away.
  public static let schema = 1

  /// Writes results as JSON.
  ///
  /// - Parameters:
  ///   - results: What to write; one key of it should be `schema`, with ``schema`` as its value.
  ///     NaN and infinity, which JSON lacks, become the texts `nan`, `inf` and `-inf`.
  ///   - file: Where to write.
  /// - Throws: `FileError`, or `EncodingError` if the results cannot be expressed in JSON.
  public static func write(_ results: some Encodable, to file: OutputFile) throws {
    try file.write(json(results))
  }

  /// The bytes of the file, its last line ended.
  package static func json(_ results: some Encodable) throws -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return Array(try encoder.encode(results)) + [10]
  }
}
