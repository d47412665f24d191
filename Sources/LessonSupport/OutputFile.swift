import Files

/// A file that a lesson writes: found to be possible before the work, written whole after it.
public struct OutputFile {
  /// Where it goes; `-` and `/dev/stdout` are standard output.
  public let path: String

  /// Finds out now whether the file could be written; nothing is left behind.
  ///
  /// - Throws: `FileError` of kind `cannotCreate`.
  public init(_ path: String) throws(FileError) {
    self.path = path
    if StandardStream(path: path) == nil { try WholeFile.checkWritable(path) }
  }

  /// Writes the file, whole or not at all.
  ///
  /// - Throws: `FileError` of kind `cannotCreate` or `writeFailed`.
  public func write(_ bytes: [UInt8]) throws(FileError) {
    if let stream = StandardStream(path: path) {
      let outcome = TextStream.writeAll(bytes, to: stream.rawValue)
      if case .failed(let reason) = outcome {
        throw FileError(.writeFailed, path: path, reason: reason)
      }
      return
    }
    try Interruption.holdingBack { () throws(FileError) in try WholeFile.write(bytes, to: path) }
  }
}
