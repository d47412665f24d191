import Foundation
import LessonSupport

extension GalleryFolder {
  /// The lessons that should have figures here and of which no figure is here.
  ///
  /// In the workbench's own gallery that is every lesson; elsewhere, each whose folder this is, by
  /// its name such as `8-compare`, or is in this one.
  ///
  /// - Parameter workbench: Whose lessons are meant.
  /// - Returns: For each, its name and the folder of its figures below this one; empty for this one.
  func lessonsNotDrawn(of workbench: Repository) -> [(lesson: String, folder: String)] {
    workbench.lessons.compactMap { lesson in
      guard let own = workbench.folder(ofLesson: lesson), let folder = place(of: own, workbench)
      else { return nil }
      let isDrawn = figures.contains { $0.folder == folder && $0.source?.program == lesson }
      return isDrawn ? nil : (lesson, folder)
    }
  }

  /// Where a lesson's figures belong, below this folder; nil if not here.
  private func place(of lessonFolder: String, _ workbench: Repository) -> String? {
    let here = Self.resolved(path)
    if here.split(separator: "/").last.map(String.init) == lessonFolder { return "" }
    if here == Self.resolved(workbench.path + "/figures") { return lessonFolder }
    var isFolder: ObjCBool = false
    let isThere = FileManager.default.fileExists(
      atPath: "\(path)/\(lessonFolder)", isDirectory: &isFolder)
    return isThere && isFolder.boolValue ? lessonFolder : nil
  }

  /// A path from the root, without links as far as it leads somewhere.
  private static func resolved(_ path: String) -> String {
    FileIdentity.resolved(URL(fileURLWithPath: path).standardizedFileURL.path)
  }

  /// Whether there is anything to verify: a figure, a damaged one, or a lesson without any.
  public func hasSomethingToVerify(_ workbench: Repository?) -> Bool {
    !figures.isEmpty || !damaged.isEmpty
      || workbench.map { !lessonsNotDrawn(of: $0).isEmpty } == true
  }
}
