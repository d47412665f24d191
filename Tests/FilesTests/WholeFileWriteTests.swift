import Files
import Foundation
import Testing

@Suite struct WholeFileWriteTests {
  @Test func replacesWhatWasThere() throws {
    let folder = try TemporaryFolder()
    try WholeFile.write("a long first text", to: folder / "file")
    try WholeFile.write("härter", to: folder / "file")
    #expect(try WholeFile.read(folder / "file") == Array("härter".utf8))
    #expect(try folder.contents == ["file"])
  }

  @Test func aFolderAtThePathStays() throws {
    let folder = try TemporaryFolder()
    try WholeFile.createFolder(folder / "target")
    let error = try #require(throws: FileError.self) {
      try WholeFile.write("text", to: folder / "target")
    }
    #expect(error.kind == .cannotCreate)
    #expect(error.description.contains("found a folder"))
    #expect(try folder.contents == ["target"])
  }

  @Test(arguments: ["", "file/", "absent/file"])
  func aPathThatCannotBeAFile(_ name: String) throws {
    let folder = try TemporaryFolder()
    let path = name.isEmpty ? "" : folder / name
    for attempt in [WholeFile.checkWritable, { try WholeFile.write("text", to: $0) }] {
      let error = try #require(throws: FileError.self) { try attempt(path) }
      #expect(error.kind == .cannotCreate)
      #expect(error.path == path)
    }
    #expect(try folder.contents.isEmpty)
  }

  // Names of up to 255 bytes are allowed; here of 1, of 3 bytes each, and of 25 a visible character.
  @Test(arguments: ["n", "語", "👩‍👩‍👧‍👦"])
  func longNames(_ character: String) throws {
    let folder = try TemporaryFolder()
    let name = String(repeating: character, count: 255 / character.utf8.count)
    try WholeFile.checkWritable(folder / name)
    try WholeFile.write("text", to: folder / name)
    #expect(try WholeFile.read(folder / name) == Array("text".utf8))
    let tooLong = folder / (name + name)
    #expect(throws: FileError.self) { try WholeFile.checkWritable(tooLong) }
    #expect(throws: FileError.self) { try WholeFile.write("text", to: tooLong) }
    #expect(try folder.contents.count == 1)
  }

  @Test(.enabled(if: getuid() != 0, "root may write everywhere"))
  func aReadOnlyFolderKeepsTheOldFile() throws {
    let folder = try TemporaryFolder()
    try WholeFile.write("old", to: folder / "file")
    chmod(folder.path, 0o555)
    for attempt in [WholeFile.checkWritable, { try WholeFile.write("new", to: $0) }] {
      let error = try #require(throws: FileError.self) { try attempt(folder / "file") }
      #expect(error.kind == .cannotCreate)
    }
    #expect(try WholeFile.read(folder / "file") == Array("old".utf8))
    #expect(try folder.contents == ["file"])
  }

  // A limit on the size of files stands in for a full disk: writing begins and fails. The limit
  // holds for a whole process, so this one is a process of its own.
  @Test func aWriteThatFailsKeepsTheOldFile() async {
    await #expect(processExitsWith: .success) {
      signal(SIGXFSZ, SIG_IGN)
      let folder = try TemporaryFolder()
      try WholeFile.write("old", to: folder / "file")
      var limit = rlimit(rlim_cur: 1 << 16, rlim_max: 1 << 16)
      #if canImport(Glibc)
        let resource = __rlimit_resource_t(RLIMIT_FSIZE.rawValue)
      #else
        let resource = RLIMIT_FSIZE
      #endif
      try #require(setrlimit(resource, &limit) == 0)
      let error = try #require(throws: FileError.self) {
        try WholeFile.write(Array(repeating: 1, count: 1 << 17), to: folder / "file")
      }
      try #require(error.kind == .writeFailed)
      try #require(try WholeFile.read(folder / "file") == Array("old".utf8))
      try #require(try folder.contents == ["file"])
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func aDeviceIsWrittenToDirectly() throws {
    try WholeFile.checkWritable("/dev/full")
    let error = try #require(throws: FileError.self) {
      try WholeFile.write("text", to: "/dev/full")
    }
    #expect(error.kind == .writeFailed)
    #expect(error.description.contains("Free some space"))
    try WholeFile.write("text", to: "/dev/null")
    #expect(FileManager.default.fileExists(atPath: "/dev/null"))
  }

  @Test func checkingLeavesNoTrace() throws {
    let folder = try TemporaryFolder()
    try WholeFile.checkWritable(folder / "file")
    #expect(try folder.contents.isEmpty)
    try WholeFile.write("old", to: folder / "file")
    try WholeFile.checkWritable(folder / "file")
    #expect(try WholeFile.read(folder / "file") == Array("old".utf8))
    #expect(try folder.contents == ["file"])
  }

  // Many threads at once, to one file and to files whose long names start alike: each result is one
  // of the texts, whole.
  @Test func manyThreadsAtOnce() throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let start = String(repeating: "x", count: 60)
    let texts = (0..<8).map { Array(repeating: UInt8($0), count: 100_000) }
    DispatchQueue.concurrentPerform(iterations: 64) { index in
      try? WholeFile.write(texts[index % 8], to: "\(path)/same")
      try? WholeFile.write(texts[index % 8], to: "\(path)/\(start)\(index)")
    }
    #expect(texts.contains(try WholeFile.read(folder / "same")))
    for index in 0..<64 {
      #expect(try WholeFile.read(folder / "\(start)\(index)") == texts[index % 8])
    }
    #expect(try folder.contents.count == 65)
  }
}
