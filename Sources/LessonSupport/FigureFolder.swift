import Files

/// The folder that a lesson draws its figures into.
public struct FigureFolder {
  /// The folder, as it was given.
  public let path: String
  /// The figures saved so far, in order.
  public private(set) var savedPaths: [String] = []

  /// Makes the folder if need be, and finds out now whether figures can be written into it.
  ///
  /// A long training should not end in a figure that cannot be saved.
  ///
  /// - Throws: `FileError` of kind `cannotCreate`.
  public init(_ path: String) throws(FileError) {
    self.path = path
    try WholeFile.createFolder(path)
    try WholeFile.checkWritable(file("figure.png"))
  }

  /// Saves a figure under its name, whole or not at all.
  ///
  /// - Parameters:
  ///   - bytes: The file's contents.
  ///   - name: The file's name, such as `accuracy.png`.
  /// - Returns: The path of the file.
  /// - Throws: `FileError` of kind `cannotCreate` or `writeFailed`.
  @discardableResult
  public mutating func save(_ bytes: [UInt8], as name: String) throws(FileError) -> String {
    let path = file(name)
    try Interruption.holdingBack { () throws(FileError) in try WholeFile.write(bytes, to: path) }
    savedPaths.append(path)
    return path
  }

  private func file(_ name: String) -> String {
    path.hasSuffix("/") ? path + name : "\(path)/\(name)"
  }
}
