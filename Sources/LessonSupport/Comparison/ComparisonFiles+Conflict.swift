import ArgumentParser
import Foundation
import Workbench

extension ComparisonFiles {
  /// Refuses to write a file over one that this run reads, or writes as well.
  ///
  /// - Throws: `ValidationError` that names both.
  public func refuseOverwriting(
    _ data: Dataset, _ options: DataOptions, _ output: OutputOptions, _ figures: FigureFolder
  ) throws {
    let inputs = (data.sources.map(\.path) + [options.classes].compactMap { $0 })
      .map { ("the input \($0)", Optional($0)) }
    let outputs = [
      ("--json", output.json), ("--predictions", predictions), ("--save-model", saveModel),
    ]
    var owners: [FileIdentity: String] = [:]
    for (name, path) in inputs {
      if let file = path.flatMap(FileIdentity.init) { owners[file] = name }
    }
    for (name, path) in outputs {
      guard let path, let file = FileIdentity(path) else { continue }
      let owner = owners[file] ?? (figures.couldWrite(path) ? "a figure" : nil)
      if let owner {
        throw ValidationError(
          "\(name): expected a file of its own, found \(path), which is also \(owner)")
      }
      owners[file] = "the file of \(name)"
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
