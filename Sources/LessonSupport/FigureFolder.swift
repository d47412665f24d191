import Files

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The folder that a lesson draws its figures into.
public struct FigureFolder {
  /// The folder, as it was given.
  public let path: String
  /// The figures saved so far, in order.
  public private(set) var savedPaths: [String] = []
  /// The folders that were not there before, the innermost first.
  private let createdFolders: [String]

  /// Makes the folder if need be, and finds out now whether figures can be written into it.
  ///
  /// A long training should not end in a figure that cannot be saved.
  ///
  /// - Throws: `FileError` of kind `cannotCreate`.
  public init(_ path: String) throws(FileError) {
    self.path = path
    createdFolders = FigureFolder.missingFolders(on: path)
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

  /// Removes the folders that were made for figures of which none was saved; no other, and none
  /// that holds anything.
  public func removeIfEmpty() {
    for folder in createdFolders { rmdir(folder) }
  }

  /// The folder and those around it that are not there, the innermost first.
  private static func missingFolders(on path: String) -> [String] {
    let parts = path.split(separator: "/")
    let root = path.hasPrefix("/") ? "/" : ""
    let folders = parts.indices.map { root + parts[...$0].joined(separator: "/") }
    return folders.filter { access($0, F_OK) != 0 }.reversed()
  }

  private func file(_ name: String) -> String {
    path.hasSuffix("/") ? path + name : "\(path)/\(name)"
  }
}
