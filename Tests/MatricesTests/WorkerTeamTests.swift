import Foundation
import Matrices
import Synchronization
import Testing

@Suite(.serialized, .timeLimit(.minutes(1))) struct WorkerTeamTests {
  /// How often each piece was done.
  private final class Tally: Sendable {
    private let counts: Mutex<[Int]>

    init(_ count: Int) { counts = Mutex(Array(repeating: 0, count: count)) }
    func note(_ piece: Int) { counts.withLock { $0[piece] += 1 } }
    var all: [Int] { counts.withLock { $0 } }
  }

  @Test(arguments: 1...5)
  func everyPieceOnce(_ threads: Int) {
    let team = WorkerTeam(threads: threads)
    #expect(team.threadCount == threads)
    for count in [0, 1, 2, 3, 4, 5, 6, 17, 1000] {
      let tally = Tally(count)
      team.run(count) { tally.note($0) }
      #expect(tally.all == Array(repeating: 1, count: count))
    }
  }

  // What each piece wrote must be there when `run` returns, and a member that is late must neither
  // repeat a piece of the last run nor skip one of this.
  @Test(arguments: 1...5)
  func manyThousandRuns(_ threads: Int) {
    let team = WorkerTeam(threads: threads)
    var results = [Int](repeating: 0, count: 9)
    var wrong = 0
    for run in 1...5000 {
      let count = run % 10
      results.withUnsafeMutableBufferPointer { buffer in
        nonisolated(unsafe) let buffer = buffer
        team.run(count) { buffer[$0] += run }
      }
      for piece in 0..<9 where results[piece] != (piece < count ? run : 0) { wrong += 1 }
      for piece in 0..<9 { results[piece] = 0 }
    }
    #expect(wrong == 0)
  }

  @Test func worksAfterALongRest() {
    let team = WorkerTeam(threads: 4)
    for rest in [0.0, 0.001, 0.2, 0.5] {
      Thread.sleep(forTimeInterval: rest)
      let tally = Tally(8)
      team.run(8) { tally.note($0) }
      #expect(tally.all == Array(repeating: 1, count: 8))
    }
  }

  @Test func threadsWorkAtTheSameTime() {
    // Each of two pieces waits for the other: on a single thread this would never end.
    let team = WorkerTeam(threads: 2)
    let arrived = Atomic<Int>(0)
    team.run(2) { _ in
      arrived.add(1, ordering: .sequentiallyConsistent)
      while arrived.load(ordering: .sequentiallyConsistent) < 2 { sched_yield() }
    }
    #expect(arrived.load(ordering: .relaxed) == 2)
  }

  @Test func aPieceMayAskForMore() {
    let team = WorkerTeam(threads: 3)
    let tally = Tally(12)
    team.run(4) { outer in
      team.run(3) { inner in tally.note(3 * outer + inner) }
    }
    #expect(tally.all == Array(repeating: 1, count: 12))
  }

  @Test func severalThreadsMayShareATeam() {
    let team = WorkerTeam(threads: 3)
    let tally = Tally(4 * 200 * 5)
    DispatchQueue.concurrentPerform(iterations: 4) { asker in
      for run in 0..<200 {
        team.run(5) { piece in tally.note((asker * 200 + run) * 5 + piece) }
      }
    }
    #expect(tally.all.allSatisfy { $0 == 1 })
  }

  @Test func anImpossibleNumberOfThreadsIsOne() {
    #expect(WorkerTeam(threads: 0).threadCount == 1)
    #expect(WorkerTeam(threads: -3).threadCount == 1)
    #expect(WorkerTeam().threadCount == ProcessInfo.processInfo.activeProcessorCount)
  }

  // Asleep or not, members go home with their team: 200 teams of 4 must not leave 600
  // threads; others of this process come and go.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/task")))
  func threadsEndWithTheirTeam() throws {
    func threadCount() throws -> Int {
      try FileManager.default.contentsOfDirectory(atPath: "/proc/self/task").count
    }
    let limit = try threadCount() + 300
    for number in 0..<200 {
      let team = WorkerTeam(threads: 4)
      if number % 2 == 0 { team.run(4) { _ in } }
      if number % 50 == 0 { Thread.sleep(forTimeInterval: 0.02) }
    }
    let end = Date().addingTimeInterval(30)
    while try threadCount() > limit && Date() < end { Thread.sleep(forTimeInterval: 0.01) }
    #expect(try threadCount() <= limit)
  }
}
