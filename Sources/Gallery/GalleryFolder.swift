import Foundation
import LessonSupport

/// All figures in a folder and the folders below it.
public struct GalleryFolder: Sendable {
  /// The folder, as it was given.
  public let path: String
  /// The figures, folder by folder, with numbers in the names counting as numbers.
  public private(set) var figures: [GalleryFigure] = []
  /// The files that could not be read.
  public private(set) var damaged: [DamagedFigure] = []
  /// Whether there is such a folder.
  public let exists: Bool

  /// Reads every `.png` in a folder; hidden files and what links lead to are passed over.
  public init(_ path: String) throws {
    self.path = path
    var isFolder: ObjCBool = false
    exists =
      FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    guard exists else { return }
    for file in Self.files(in: path) {
      try Interruption.check()
      do throws(DamagedFigure) {
        figures.append(try GalleryFigure(file, in: path))
      } catch {
        damaged.append(error)
      }
    }
  }

  /// The gallery of the workbench, or of the current folder.
  public static var standardPath: String {
    relativeToHere((Repository.current?.path).map { $0 + "/figures" } ?? "figures")
  }

  /// Why there are no figures, in words.
  public var absence: String {
    exists ? "there are no figures in \(path)" : "there is no folder \(path)"
  }

  /// The path of a file in a gallery, as it would be typed.
  static func path(to file: String, in gallery: String) -> String {
    gallery.hasSuffix("/") ? gallery + file : "\(gallery)/\(file)"
  }

  private static func files(in path: String) -> [String] {
    let found = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
    return found.filter { file in
      file.lowercased().hasSuffix(".png")
        && !file.split(separator: "/").contains { $0.hasPrefix(".") }
    }.sorted { $0.compare($1, options: .numeric) == .orderedAscending }
  }
}
