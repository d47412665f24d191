import Files
import Foundation

/// The folder that the workbench was cloned into, and what git says of it.
///
/// Only files are read; git itself need not be installed.
public struct Repository: Sendable {
  /// The folder that holds `Package.swift` and `lessons`.
  public let path: String

  /// The workbench around a file or folder, if there is one.
  ///
  /// - Parameter path: Where to begin; then its parent, and so on up to the root.
  public init?(around path: String) {
    var folder = URL(fileURLWithPath: path).standardizedFileURL.path
    while !Repository.isWorkbench(folder) {
      let parent = (folder as NSString).deletingLastPathComponent
      if parent == folder || parent.isEmpty { return nil }
      folder = parent
    }
    self.path = folder
  }

  /// The workbench that this program was built in, else the one that the user stands in.
  public static let current: Repository? = {
    let program = Bundle.main.executablePath.flatMap { Repository(around: $0) }
    return program ?? Repository(around: FileManager.default.currentDirectoryPath)
  }()

  /// The names of all lessons, in order: every folder `lessons/NUMBER-NAME` with a page.
  public var lessons: [String] {
    lessonFolders.map { String($0.drop(while: \.isNumber).dropFirst()) }
  }

  /// Where a lesson draws unless told otherwise: for the lesson `compare` `figures/8-compare` in the
  /// gallery, which holds what lessons draw without options, or else `mine/8-compare`.
  public func figureFolder(of lesson: String, inGallery: Bool = true) -> String {
    "\(path)/\(inGallery ? "figures" : "mine")/\(folder(ofLesson: lesson) ?? lesson)"
  }

  /// The folder of a lesson, such as `8-compare`; nil if there is no such lesson.
  public func folder(ofLesson lesson: String) -> String? {
    lessonFolders.first { $0.drop(while: \.isNumber) == "-\(lesson)" }
  }

  /// The heading of a lesson's page, such as `compare: Does a neural network …`.
  ///
  /// - Parameter folder: The lesson's folder, such as `8-compare`.
  /// - Returns: nil if there is no such lesson, or its page begins otherwise.
  public func heading(ofFolder folder: String) -> String? {
    guard lessonFolders.contains(folder),
      let first = line(of: "\(path)/lessons/\(folder)/README.md"), first.hasPrefix("# ")
    else { return nil }
    return String(first.dropFirst(2))
  }

  /// The names of a lesson's figures, in the order in which its page first shows them.
  ///
  /// - Parameter folder: The lesson's folder, such as `8-compare`.
  /// - Returns: Names without endings, such as `accuracy`; none if there is no such lesson.
  public func figureNames(ofFolder folder: String) -> [String] {
    guard lessonFolders.contains(folder) else { return [] }
    var names: [String] = []
    for line in lines(of: "\(path)/lessons/\(folder)/README.md") {
      for match in line.matches(of: /figures\/([^\/()\s]+)\/([^\/()\s]+)\.png/) {
        let name = String(match.2)
        if match.1 == folder && !names.contains(name) { names.append(name) }
      }
    }
    return names
  }

  private var lessonFolders: [String] {
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: path + "/lessons")) ?? []
    return folders.filter { folder in
      folder.wholeMatch(of: /[0-9]+-.+/) != nil
        && FileManager.default.fileExists(atPath: "\(path)/lessons/\(folder)/README.md")
    }.sorted { $0.compare($1, options: .numeric) == .orderedAscending }
  }

  /// The commit that is checked out, as 40 hexadecimal digits; nil without git.
  public var revision: String? {
    guard let git = gitFolder, let head = line(of: git + "/HEAD") else { return nil }
    guard head.hasPrefix("ref: ") else { return head }
    let name = String(head.dropFirst(5))
    // In a second work tree the branches stand in the folder of the first.
    let shared = line(of: git + "/commondir").map { resolve($0, from: git) } ?? git
    return line(of: "\(git)/\(name)") ?? line(of: "\(shared)/\(name)") ?? packed(name, in: shared)
  }

  private var gitFolder: String? {
    let git = path + "/.git"
    guard let pointer = line(of: git) else {
      return FileManager.default.fileExists(atPath: git + "/HEAD") ? git : nil
    }
    return pointer.hasPrefix("gitdir: ") ? resolve(String(pointer.dropFirst(8)), from: path) : nil
  }

  private func packed(_ name: String, in folder: String) -> String? {
    lines(of: folder + "/packed-refs").first { $0.hasSuffix(" " + name) }.map {
      String($0.prefix(40))
    }
  }

  private func resolve(_ path: String, from folder: String) -> String {
    path.hasPrefix("/") ? path : "\(folder)/\(path)"
  }

  private func line(of file: String) -> String? { lines(of: file).first }

  private func lines(of file: String) -> [String] {
    guard let bytes = try? WholeFile.read(file, limit: 16 << 20) else { return [] }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  private static func isWorkbench(_ folder: String) -> Bool {
    ["Package.swift", "lessons", "workbench"].allSatisfy {
      FileManager.default.fileExists(atPath: "\(folder)/\($0)")
    }
  }
}
