import Files
import Foundation
import Testing

@Suite struct WholeFileFolderTests {
  @Test func makesTheFoldersAbove() throws {
    let folder = try TemporaryFolder()
    try WholeFile.createFolder(folder / "a/b/c/")
    try WholeFile.createFolder(folder / "a/b")
    try WholeFile.write("text", to: folder / "a/b/c/file")
    #expect(try folder.contents == ["a"])
    #expect(try WholeFile.read(folder / "a/b/c/file") == Array("text".utf8))
  }

  @Test func aFileInTheWayStays() throws {
    let folder = try TemporaryFolder()
    try WholeFile.write("text", to: folder / "file")
    for name in ["file", "file/below"] {
      let error = try #require(throws: FileError.self) {
        try WholeFile.createFolder(folder / name)
      }
      #expect(error.kind == .cannotCreate)
    }
    #expect(try WholeFile.read(folder / "file") == Array("text".utf8))
  }

  @Test func aLinkThatLeadsNowhereIsNoFolder() throws {
    let folder = try TemporaryFolder()
    try #require(symlink(folder / "absent", folder / "link") == 0)
    #expect(throws: FileError.self) { try WholeFile.createFolder(folder / "link") }
  }

  @Test func aLinkToAFolderIsAFolder() throws {
    let folder = try TemporaryFolder()
    try WholeFile.createFolder(folder / "real")
    try #require(symlink(folder / "real", folder / "link") == 0)
    try WholeFile.createFolder(folder / "link")
    try WholeFile.write("text", to: folder / "link/file")
    #expect(try WholeFile.read(folder / "real/file") == Array("text".utf8))
  }

  @Test func anEmptyPathIsNoFolder() {
    #expect(throws: FileError.self) { try WholeFile.createFolder("") }
  }
}
