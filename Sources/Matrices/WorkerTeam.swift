import Foundation
import Synchronization

/// A team of threads that does numbered pieces of work together.
///
/// The pieces are cut by whoever asks for the work, never by the number of threads: the same
/// pieces give the same bits, whether one thread does them all or each thread does a few.
///
/// Members wait for the next piece by spinning for some microseconds (training hands out work every
/// few dozen), and then sleep until they are woken.
public final class WorkerTeam: Sendable {
  /// The number of threads, the calling one included; at least 1.
  public let threadCount: Int
  private let board: Board
  private let isBusy = Atomic<Bool>(false)

  /// A team of a given size; by default one thread for every processor that is awake.
  public init(threads: Int? = nil) {
    threadCount = max(1, threads ?? ProcessInfo.processInfo.activeProcessorCount)
    board = Board(helpers: threadCount - 1)
    for helper in 0..<threadCount - 1 {
      let board = board
      let thread = Thread { board.serve(as: helper + 1) }
      thread.stackSize = 8 << 20
      thread.start()
    }
  }

  deinit {
    board.dismiss()
  }

  /// Does the pieces `0..<count`, each once, and returns when all are done.
  ///
  /// While a team is busy, whether another thread asked for work or a piece asks for more, whoever
  /// asks does all pieces alone, with the same result.
  ///
  /// - Parameters:
  ///   - count: The number of pieces.
  ///   - work: Does one piece. Pieces run at the same time and must not touch each other's results.
  public func run(_ count: Int, _ work: (Int) -> Void) {
    if threadCount > 1, count > 1, !isBusy.exchange(true, ordering: .acquiringAndReleasing) {
      board.post(count, work)
      isBusy.store(false, ordering: .releasing)
    } else {
      for piece in 0..<count { work(piece) }
    }
  }
}

/// Where work is posted and its completion noted.
private final class Board: @unchecked Sendable {
  private let helperCount: Int
  /// Counts the jobs posted: a helper that sees it change has something to do.
  private let jobNumber = Atomic<Int>(0)
  /// The next piece of the current job that nobody has taken.
  private let nextPiece = Atomic<Int>(0)
  /// The helpers that have finished with the current job.
  private let finishedHelpers = Atomic<Int>(0)
  private let sleepers = Atomic<Int>(0)
  private let bell = NSCondition()
  private let isDismissed = Atomic<Bool>(false)
  /// The current job; written before `jobNumber` announces it, read only afterwards.
  private var pieceCount = 0
  private var work: ((Int) -> Void)?

  init(helpers: Int) {
    helperCount = helpers
  }

  func post(_ count: Int, _ job: (Int) -> Void) {
    withoutActuallyEscaping(job) { job in
      pieceCount = count
      work = job
      nextPiece.store(0, ordering: .relaxed)
      finishedHelpers.store(0, ordering: .relaxed)
      announce()
      takePieces(as: 0)
      spin { finishedHelpers.load(ordering: .acquiring) == helperCount }
      work = nil
    }
  }

  func dismiss() {
    isDismissed.store(true, ordering: .releasing)
    announce()
  }

  func serve(as helper: Int) {
    var seen = 0
    while true {
      waitForJob(after: seen)
      seen = jobNumber.load(ordering: .acquiring)
      if isDismissed.load(ordering: .acquiring) { return }
      takePieces(as: helper)
      finishedHelpers.add(1, ordering: .acquiringAndReleasing)
    }
  }

  private func announce() {
    jobNumber.add(1, ordering: .sequentiallyConsistent)
    if sleepers.load(ordering: .sequentiallyConsistent) > 0 {
      bell.lock()
      bell.broadcast()
      bell.unlock()
    }
  }

  private func takePieces(as member: Int) {
    // With a piece for everybody, each member keeps to its own: what it worked on last time is
    // still in its processor's cache.
    if pieceCount <= helperCount + 1 {
      if member < pieceCount { work?(member) }
      return
    }
    while true {
      let piece = nextPiece.add(1, ordering: .acquiringAndReleasing).oldValue
      if piece >= pieceCount { return }
      work?(piece)
    }
  }

  private func waitForJob(after seen: Int) {
    for _ in 0..<20_000 where jobNumber.load(ordering: .acquiring) != seen { return }
    bell.lock()
    sleepers.add(1, ordering: .sequentiallyConsistent)
    while jobNumber.load(ordering: .sequentiallyConsistent) == seen { bell.wait() }
    sleepers.subtract(1, ordering: .sequentiallyConsistent)
    bell.unlock()
  }

  /// Waits for a condition that comes true within microseconds, without holding a busy machine up.
  private func spin(until isDone: () -> Bool) {
    var rounds = 0
    while !isDone() {
      rounds += 1
      if rounds > 20_000 { sched_yield() }
    }
  }
}
