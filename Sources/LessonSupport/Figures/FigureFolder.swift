import Figures
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
  /// What each figure is saved as.
  let formats: [FigureFormat]
  /// Whether figures are shown once they are saved.
  var isShown = false
  /// The size that every figure should have; nil if each may have its own.
  var canvas: Size?
  /// Whether a figure was found larger than ``canvas``, and that was said.
  var hasNotedGrowth = false
  private let program: String
  private let replacesOthers: Bool
  /// The folders that were not there before, the innermost first.
  private let createdFolders: [String]

  /// Makes the folder if need be, and finds out now whether figures can be written into it.
  ///
  /// A long training should not end in a figure that cannot be saved.
  ///
  /// - Parameters:
  ///   - path: The folder.
  ///   - program: Whose figures they are: those of another program are not written over.
  ///   - formats: What each figure is saved as.
  ///   - replacesOthers: Writes over the files of other programs as well.
  /// - Throws: `FileError` of kind `cannotCreate`.
  public init(
    _ path: String, program: String, formats: [FigureFormat] = [.png], replacesOthers: Bool = false
  ) throws(FileError) {
    self.path = path
    self.program = program
    self.formats = formats
    self.replacesOthers = replacesOthers
    createdFolders = FigureFolder.missingFolders(on: path)
    try WholeFile.createFolder(path)
    try WholeFile.checkWritable(file("figure.png"))
  }

  /// Finds out now whether a figure can be saved later.
  ///
  /// - Parameter name: The figure's name without an ending, such as `accuracy`.
  /// - Throws: `FileError` of kind `cannotCreate` if something is in the way.
  public func check(_ name: String) throws(FileError) {
    for format in formats {
      let path = file("\(name).\(format.rawValue)")
      try WholeFile.checkWritable(path)
      if !replacesOthers { try FigureOwner.check(path, program: program) }
    }
  }

  /// Saves a file under its name, whole or not at all.
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
