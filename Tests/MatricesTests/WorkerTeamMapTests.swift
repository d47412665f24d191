import Matrices
import Synchronization
import Testing

@Suite struct WorkerTeamMapTests {
  private struct Failure: Error, Equatable { let piece: Int }

  @Test(arguments: 1...4, [0, 1, 2, 5, 100])
  func resultsStandInOrder(threads: Int, count: Int) throws {
    let squares = try WorkerTeam(threads: threads).map(count) { "\($0 * $0)" }
    #expect(squares == (0..<count).map { "\($0 * $0)" })
  }

  @Test func resultsThatAreNilAreKept() throws {
    let results = try WorkerTeam(threads: 2).map(4) { $0 % 2 == 0 ? nil : $0 as Int? }
    #expect(results == [nil, 1, nil, 3])
  }

  @Test(arguments: 1...4) func theErrorOfTheLowestPieceIsThrownAfterAllHaveEnded(threads: Int) {
    let ended = Atomic<Int>(0)
    let error = #expect(throws: Failure.self) {
      _ = try WorkerTeam(threads: threads).map(20) { piece in
        ended.add(1, ordering: .relaxed)
        if piece % 6 == 5 { throw Failure(piece: piece) }
        return piece
      }
    }
    #expect(error == Failure(piece: 5))
    #expect(ended.load(ordering: .relaxed) == 20)
  }
}
