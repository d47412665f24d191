import ArgumentParser
import Foundation

/// The files of one run: none may be written over another.
struct FileCollisions {
  /// What is read: what to call it, and where it is; nil if it is not read.
  let inputs: [(name: String, path: String?)]
  /// What is written: the option that asks for it, and where it goes; nil if it is not written.
  let outputs: [(option: String, path: String?)]
  /// Where the figures go.
  let figures: FigureFolder

  /// Refuses to write a file over one that this run reads, or writes as well.
  ///
  /// - Throws: `ValidationError` that names both.
  func refuse() throws {
    var owners: [FileIdentity: String] = [:]
    for (name, path) in inputs {
      if let path, let file = FileIdentity(path) { owners[file] = "\(name) \(path)" }
    }
    for (option, path) in outputs {
      guard let path, let file = FileIdentity(path) else { continue }
      let owner = owners[file] ?? (figures.couldWrite(path) ? "a figure" : nil)
      if let owner {
        throw ValidationError(
          "\(option): expected a file of its own, found \(path), which is also \(owner)")
      }
      owners[file] = "the file of \(option)"
    }
  }

  /// On standard output stand the results for people; a file among them could not be told apart.
  static func refuseStandardOutput(_ path: String?, _ option: String) throws {
    try refuseEmpty(path, option, "a file")
    if let path, StandardStream(path: path) == .output {
      throw ValidationError(
        "\(option): expected a file, found standard output, where only --json can go")
    }
  }
}

extension FigureFolder {
  /// Whether a path has the form of a figure in this folder.
  fileprivate func couldWrite(_ file: String) -> Bool {
    let url = URL(fileURLWithPath: file)
    return formats.contains { $0.rawValue == url.pathExtension.lowercased() }
      && FileIdentity.resolved(url.deletingLastPathComponent().path) == FileIdentity.resolved(path)
  }
}
