import Files
import Foundation
import Testing

@Suite struct WholeFileReadTests {
  @Test(arguments: [0, 1, 1 << 20, (1 << 20) + 1, 3 << 20])
  func allBytesComeBack(_ count: Int) throws {
    let folder = try TemporaryFolder()
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    try WholeFile.write(bytes, to: folder / "bytes")
    #expect(try WholeFile.read(folder / "bytes") == bytes)
  }

  @Test func nothingThere() throws {
    let folder = try TemporaryFolder()
    for name in ["absent", "absent/below"] {
      let error = try #require(throws: FileError.self) { try WholeFile.read(folder / name) }
      #expect(error.kind == .missing)
      #expect(error.path == folder / name)
      #expect(error.description.hasPrefix("\(folder / name): expected a file, found nothing."))
    }
  }

  @Test func somethingUnderAFileIsMissing() throws {
    let folder = try TemporaryFolder()
    try WholeFile.write("text", to: folder / "file")
    let error = try #require(throws: FileError.self) { try WholeFile.read(folder / "file/below") }
    #expect(error.kind == .missing)
  }

  @Test func aFolderIsNoFile() throws {
    let folder = try TemporaryFolder()
    let error = try #require(throws: FileError.self) { try WholeFile.read(folder.path) }
    #expect(error.kind == .unreadable)
    #expect(error.description.contains("found a folder"))
  }

  @Test(.enabled(if: getuid() != 0, "root may read everything"))
  func aFileThatMayNotBeRead() throws {
    let folder = try TemporaryFolder()
    try WholeFile.write("secret", to: folder / "file")
    chmod(folder / "file", 0)
    let error = try #require(throws: FileError.self) { try WholeFile.read(folder / "file") }
    #expect(error.kind == .unreadable)
  }

  @Test func theLimitIsTheLargestSizeAccepted() throws {
    let folder = try TemporaryFolder()
    try WholeFile.write([1, 2, 3], to: folder / "file")
    #expect(try WholeFile.read(folder / "file", limit: 3) == [1, 2, 3])
    let error = try #require(throws: FileError.self) {
      try WholeFile.read(folder / "file", limit: 2)
    }
    #expect(error.kind == .unreadable)
    #expect(error.description.contains("at most 2 bytes"))
  }

  // A sparse file of a tebibyte: there is no memory to read up to the limit first.
  @Test(.timeLimit(.minutes(1)))
  func aHugeFileIsRefusedBeforeItIsRead() throws {
    let folder = try TemporaryFolder()
    try WholeFile.write([], to: folder / "huge")
    try #require(truncate(folder / "huge", 1 << 40) == 0)
    #expect(throws: FileError.self) { try WholeFile.read(folder / "huge") }
    #expect(throws: FileError.self) { try WholeFile.read(folder / "huge", limit: 1 << 39) }
  }

  // A device has no size, and this one no end.
  @Test func theLimitHoldsForADevice() {
    #expect(throws: FileError.self) { try WholeFile.read("/dev/zero", limit: 5 << 20) }
  }
}
