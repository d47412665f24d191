import Foundation
import LessonSupport
import Testing

// Each in a process of its own: a signal is meant for a whole process.
@Suite struct InterruptionTests {
  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func theFirstSignalIsSeenByTheLoop(signal: Int32) async {
    await #expect(processExitsWith: .exitCode(7)) { [signal] in
      Interruption.listen()
      try Interruption.check()
      kill(getpid(), signal)
      for _ in 0..<10_000 {
        do throws(Interrupted) {
          try Interruption.check()
        } catch {
          exit(Interruption.isRequested ? 7 : 1)
        }
        usleep(1000)
      }
    }
  }

  @Test(arguments: [SIGINT, SIGHUP])
  func whatWasIgnoredBeforeStaysIgnored(ignored: Int32) async {
    await #expect(processExitsWith: .exitCode(7)) { [ignored] in
      signal(ignored, SIG_IGN)
      Interruption.listen()
      sendTwice(ignored, waiting: false)
      exit(Interruption.isRequested ? 1 : 7)
    }
  }

  @Test func theSecondSignalEndsAtOnce() async {
    await #expect(processExitsWith: .exitCode(130)) {
      Interruption.listen()
      sendTwice(SIGINT)
      sleep(10)
      exit(1)
    }
  }

  @Test func aFileIsFinishedFirst() async throws {
    let folder = try TemporaryFolder()
    await #expect(processExitsWith: .exitCode(130)) { [path = folder.path as String] in
      Interruption.listen()
      Interruption.holdingBack {
        sendTwice(SIGINT)
        usleep(200_000)
        _ = FileManager.default.createFile(atPath: path + "/finished", contents: nil)
      }
      exit(1)
    }
    #expect(folder.names == ["finished"])
  }
}

/// Sends this process a signal, and once that has arrived another one.
private func sendTwice(_ signal: Int32, waiting: Bool = true) {
  kill(getpid(), signal)
  while waiting && !Interruption.isRequested { usleep(1000) }
  kill(getpid(), signal)
}
