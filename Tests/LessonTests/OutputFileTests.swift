import Files
import Foundation
import LessonSupport
import Testing

@Suite struct OutputFileTests {
  @Test func aFileIsFoundWritableWithoutATraceAndThenWrittenWhole() throws {
    let folder = try TemporaryFolder()
    let file = try OutputFile("\(folder.path)/results.json")
    #expect(folder.names.isEmpty)
    try file.write(Array("text".utf8))
    #expect(folder.names == ["results.json"])
    #expect(try folder.text(of: "results.json") == "text")
  }

  @Test func aFolderThatIsNotThereIsFoundBeforeTheWork() throws {
    let folder = try TemporaryFolder()
    let error = #expect(throws: FileError.self) { _ = try OutputFile("\(folder.path)/no/file") }
    #expect(error?.kind == .cannotCreate)
    #expect(error?.programStatus == .cannotCreate)
  }

  @Test(arguments: [
    ("-", StandardStream.output), ("/dev/stdout", .output), ("/dev/fd/1", .output),
    ("/dev/stderr", .error), ("stdout", nil), ("", nil), ("/dev/fd/12", nil),
  ])
  func standardStreamsAreRecognised(path: String, stream: StandardStream?) {
    #expect(StandardStream(path: path) == stream)
  }

  @Test func standardOutputIsNotReplacedButWrittenOn() async {
    // Even where it leads into a regular file, behind what that file already holds.
    await #expect(processExitsWith: .success) {
      let folder = try TemporaryFolder()
      let descriptor = open("\(folder.path)/out", O_WRONLY | O_CREAT, 0o644)
      dup2(descriptor, STDOUT_FILENO)
      TextStream.standardOutput.write("before ")
      try OutputFile("/dev/stdout").write(Array("json".utf8))
      let isRight = try folder.text(of: "out") == "before json" && folder.names == ["out"]
      exit(isRight ? 0 : 1)
    }
  }
}
