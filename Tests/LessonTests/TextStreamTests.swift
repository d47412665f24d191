import Foundation
import LessonSupport
import Testing

@Suite struct TextStreamTests {
  @Test func nothingMoreIsTriedAfterAFailure() {
    var calls = 0
    let stream = TextStream { _ in
      calls += 1
      return .failed("No space left on device")
    }
    stream.write("a")
    stream.write("b")
    #expect(calls == 1)
    #expect(stream.failure == "No space left on device")
  }

  @Test func aReaderThatGoesAwayIsNoFailure() {
    var calls = 0
    let stream = TextStream { _ in
      calls += 1
      return .readerGone
    }
    stream.write("a")
    stream.write("b")
    #expect(calls == 1)
    #expect(stream.failure == nil)
  }

  @Test func standardOutputSurvivesAClosedPipe() async {
    await #expect(processExitsWith: .success) {
      Interruption.listen()
      let pipe = Pipe()
      dup2(pipe.fileHandleForWriting.fileDescriptor, STDOUT_FILENO)
      try pipe.fileHandleForReading.close()
      let stream = TextStream.standardOutput
      stream.write(String(repeating: "x", count: 100_000))
      exit(stream.failure == nil ? 0 : 1)
    }
  }

  @Test func aDumbTerminalIsNotDrawnOnAndNoColorIsHeeded() {
    #expect(TextStream.canDraw(["TERM": "xterm-256color"]))
    #expect(!TextStream.canDraw(["TERM": "dumb"]))
    #expect(!TextStream.canDraw([:]))
    #expect(TextStream.canDraw(["TERM": "xterm", "NO_COLOR": ""]))
    #expect(!TextStream.canDraw(["TERM": "xterm", "NO_COLOR": "1"]))
  }

  @Test func theWidthComesFromColumnsWhereThereIsNoWindow() throws {
    let descriptor = open("/dev/null", O_RDONLY)
    defer { close(descriptor) }
    #expect(TextStream.columns(of: descriptor, ["COLUMNS": "132"]) == 132)
    #expect(TextStream.columns(of: descriptor, ["COLUMNS": "wide"]) == 80)
    #expect(TextStream.columns(of: descriptor, ["COLUMNS": "0"]) == 80)
    #expect(TextStream.columns(of: descriptor, [:]) == 80)
  }
}
