import Files
import Foundation
import LessonSupport
import Testing

@Suite struct FigureFolderTests {
  @Test func theFolderIsMadeAndFiguresAreNoted() throws {
    let folder = try TemporaryFolder()
    var figures = try FigureFolder("\(folder.path)/a/b")
    #expect(try FileManager.default.contentsOfDirectory(atPath: figures.path).isEmpty)
    let path = try figures.save([1, 2, 3], as: "accuracy.png")
    #expect(path == "\(folder.path)/a/b/accuracy.png")
    #expect(figures.savedPaths == [path])
    #expect(FileManager.default.contents(atPath: path) == Data([1, 2, 3]))
  }

  @Test func foldersMadeForNoFigureAreRemovedAgainAndNoOthers() throws {
    let folder = try TemporaryFolder()
    try FigureFolder("\(folder.path)/a/b//c/").removeIfEmpty()
    #expect(folder.names.isEmpty)
    var figures = try FigureFolder("\(folder.path)/a/b")
    try figures.save([1], as: "accuracy.png")
    figures.removeIfEmpty()
    #expect(figures.savedPaths.allSatisfy(FileManager.default.fileExists))
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/mine", withIntermediateDirectories: false)
    try FigureFolder("\(folder.path)/mine").removeIfEmpty()
    #expect(folder.names == ["a", "mine"])
  }

  @Test func aFileInTheWayIsFoundBeforeTheWork() throws {
    let folder = try TemporaryFolder()
    try folder.write("", to: "figures")
    let error = #expect(throws: FileError.self) { _ = try FigureFolder("\(folder.path)/figures") }
    #expect(error?.programStatus == .cannotCreate)
  }
}
