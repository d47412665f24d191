import Files

/// The content of a file, read once from front to back and hashed on the way.
///
/// A gzip file, known by its first two bytes and not by its name, is decompressed as it is read, so
/// that never more is decompressed than was asked for.
final class PayloadReader {
  /// The file that is read.
  let path: String
  /// How many bytes of the content have been read.
  private(set) var position = 0
  /// The size of the content if it is known beforehand, as it is unless the file is compressed.
  let knownSize: Int?
  /// The size of the file itself.
  let fileSize: Int
  private let file: [UInt8]
  private let inflater: Inflater?
  private let sha256 = BackgroundSHA256()

  init(_ path: String) throws(DatasetError) {
    self.path = path
    do { file = try WholeFile.read(path) } catch { throw DatasetError(error) }
    fileSize = file.count
    guard Inflater.recognizes(file) else {
      inflater = nil
      knownSize = file.count
      return
    }
    do {
      inflater = try Inflater(file)
    } catch {
      throw DatasetError(.noInput, "\(path): zlib cannot be started: \(error)")
    }
    knownSize = nil
  }

  /// Where the reader stands, in words.
  var place: String { place(at: position) }

  /// A position in the content, in words.
  func place(at position: Int) -> String {
    inflater == nil ? "byte \(position)" : "byte \(position) of the decompressed content"
  }

  /// Reads the next bytes into the first `count` of `bytes`.
  ///
  /// - Returns: The number of bytes read: fewer than asked for only at the end.
  func read(_ count: Int, into bytes: inout [UInt8]) throws(DatasetError) -> Int {
    let size: Int
    do {
      size = try inflater?.read(count, into: &bytes) ?? copy(count, into: &bytes)
    } catch {
      throw damaged(error)
    }
    sha256.update(bytes, count: size)
    position += size
    return size
  }

  /// The next bytes; fewer than asked for only at the end.
  func read(_ count: Int) throws(DatasetError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    let size = try read(count, into: &bytes)
    return Array(bytes[..<size])
  }

  /// The digest of all that was read; nothing can be read afterwards.
  func finish() -> DataSource {
    DataSource(path: path, sha256: sha256.finalize())
  }

  private func copy(_ count: Int, into bytes: inout [UInt8]) -> Int {
    let part = file[position..<min(position + count, file.count)]
    bytes.withUnsafeMutableBytes { $0.copyBytes(from: part) }
    return part.count
  }

  private func damaged(_ failure: Inflater.Failure) -> DatasetError {
    let found =
      switch failure {
      case .truncated: "the end of the file: it is truncated"
      case .corrupt(let reason): "damaged data (\(reason))"
      }
    return DatasetError(
      path: path, at: "byte \(inflater?.position ?? position)", expected: "an intact gzip file",
      found: found,
      advice: "Fetch the file again.")
  }
}
