/// A file of unsigned bytes in the IDX format, opened and its header checked.
///
///     00 00  08  rank  size₁ … size_rank  values, the last index varying fastest
///
/// 08 stands for unsigned bytes; each size has four bytes, the most significant first. Images have
/// rank 3 (images, height, width) and labels rank 1. The file may be compressed with gzip.
///
/// - Source: LeCun, Cortes & Burges, "The MNIST database of handwritten digits", 1998.
struct IDXFile {
  /// What a file is expected to hold.
  enum Content: Int {
    case labels = 1
    case images = 3

    /// The number of sizes in the header.
    var rank: Int { rawValue }
    fileprivate var noun: String { self == .images ? "images" : "labels" }
    fileprivate var other: Content { self == .images ? .labels : .images }
  }

  /// The most values that are accepted in one file: 4 GiB once they are single-precision numbers.
  static let valueLimit = 1 << 30

  /// The sizes that the header states, shape (rank), each at least 1.
  let sizes: [Int]
  /// The number of values, which is the product of the sizes.
  let valueCount: Int
  private let reader: PayloadReader

  /// The number of images or labels.
  var count: Int { sizes[0] }
  /// The file.
  var path: String { reader.path }

  /// Opens a file and checks its header.
  ///
  /// - Throws: ``DatasetError`` if the file cannot be read, is not an IDX file of bytes of the
  ///   expected rank, or states sizes that are 0, too large, or cannot be those of the file.
  init(_ path: String, holding content: Content) throws(DatasetError) {
    reader = try PayloadReader(path)
    try Self.checkMagic(of: reader, for: content)
    sizes = try Self.readSizes(of: reader, rank: content.rank)
    valueCount = try Self.count(sizes, in: reader)
    try checkKnownSize()
  }

  /// Reads the next values into the first `count` of `bytes`.
  ///
  /// - Throws: ``DatasetError`` if the file is damaged, or ends before.
  func read(_ count: Int, into bytes: inout [UInt8]) throws(DatasetError) {
    let size = try reader.read(count, into: &bytes)
    if size < count { throw truncated(at: reader.position) }
  }

  /// Checks that the content ends with the last value (of a gzip file, that its check sum is right),
  /// and closes the file.
  func finish() throws(DatasetError) -> DataSource {
    let place = reader.place
    if try !reader.read(1).isEmpty {
      throw DatasetError(
        path: path, at: place, expected: "the end, after \(statement)", found: "more bytes",
        advice: "The header states less than the file holds.")
    }
    return reader.finish()
  }

  /// An error about one value of the file.
  func error(at index: Int, expected: String, found: String, advice: String? = nil)
    -> DatasetError
  {
    let place = reader.place(at: headerSize + index)
    return DatasetError(path: path, at: place, expected: expected, found: found, advice: advice)
  }

  /// What the header states, in words, such as `60000 × 28 × 28 values`.
  var statement: String { sizes.map(String.init).joined(separator: " × ") + " values" }

  private var headerSize: Int { 4 + 4 * sizes.count }
}

// MARK: - The header

extension IDXFile {
  private static func checkMagic(
    of reader: PayloadReader, for content: Content
  ) throws(DatasetError) {
    let found = try reader.read(4)
    let expected = magic(content)
    if found == expected { return }
    let what = found.isEmpty ? "an empty file" : "\(hexadecimal(found))"
    throw DatasetError(
      path: reader.path, at: reader.place(at: 0),
      expected: "\(hexadecimal(expected)) (IDX \(content.noun) of unsigned bytes)",
      found: what, advice: advice(on: found, for: content))
  }

  private static func advice(on magic: [UInt8], for content: Content) -> String? {
    guard magic.count == 4 else { return "The file is truncated: fetch it again." }
    guard magic[0] == 0 && magic[1] == 0 else { return "This is not an IDX file." }
    if magic == Self.magic(content.other) {
      return "This is a file of \(content.other.noun): images and labels are exchanged."
    }
    if magic[2] != 8 { return "Only unsigned bytes (type 08) are understood." }
    return "The rank of \(content.noun) is \(content.rank), here it is \(magic[3])."
  }

  private static func readSizes(
    of reader: PayloadReader, rank: Int
  ) throws(DatasetError) -> [Int] {
    let bytes = try reader.read(4 * rank)
    guard bytes.count == 4 * rank else {
      throw DatasetError(
        path: reader.path, at: reader.place, expected: "a header of \(4 + 4 * rank) bytes",
        found: "the end of the file", advice: "The file is truncated: fetch it again.")
    }
    let sizes = (0..<rank).map { index in
      bytes[4 * index..<4 * index + 4].reduce(0) { $0 << 8 | Int($1) }
    }
    if let index = sizes.firstIndex(of: 0) {
      throw DatasetError(
        path: reader.path, at: reader.place(at: 4 + 4 * index), expected: "a size of at least 1",
        found: "0")
    }
    return sizes
  }

  /// The product of the sizes, or an error where it is beyond reason.
  private static func count(
    _ sizes: [Int], in reader: PayloadReader
  ) throws(DatasetError) -> Int {
    var product = 1
    for size in sizes {
      let (next, overflow) = product.multipliedReportingOverflow(by: size)
      if overflow || next > valueLimit {
        throw DatasetError(
          path: reader.path, at: reader.place(at: 4), expected: "at most \(valueLimit) values",
          found: "sizes of " + sizes.map(String.init).joined(separator: " × "))
      }
      product = next
    }
    return product
  }

  /// Holds the header against the size of the file before anything is allocated.
  private func checkKnownSize() throws(DatasetError) {
    let due = headerSize + valueCount
    guard let size = reader.knownSize else {
      // Deflate makes of one byte at most 1032: what claims to hold more is cut off or lies.
      if due / 1032 > reader.fileSize { throw truncated(at: nil) }
      return
    }
    if size < due { throw truncated(at: size) }
    if size > due {
      throw DatasetError(
        path: path, at: reader.place(at: due), expected: "the end, after \(statement)",
        found: "\(size - due) more bytes",
        advice: "The header states less than the file holds.")
    }
  }

  private func truncated(at position: Int?) -> DatasetError {
    let due = headerSize + valueCount
    return DatasetError(
      path: path, at: position.map { reader.place(at: $0) },
      expected: "\(due) bytes, as the header states (\(statement))",
      found: position.map { "the end after \($0)" } ?? "a file of \(reader.fileSize) bytes",
      advice: "The file is truncated, or its header claims more than it holds.")
  }

  private static func magic(_ content: Content) -> [UInt8] {
    [0, 0, 8, UInt8(content.rank)]
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined(separator: " ")
  }
}
