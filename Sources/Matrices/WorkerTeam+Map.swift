import Synchronization

extension WorkerTeam {
  /// Computes the pieces `0..<count` and returns their results in order.
  ///
  /// - Parameters:
  ///   - count: The number of pieces.
  ///   - work: Computes one piece; pieces run at the same time.
  /// - Returns: Shape (count).
  /// - Throws: The error of the lowest-numbered piece that threw one, after all have ended.
  public func map<Result>(
    _ count: Int, _ work: (Int) throws -> Result
  ) throws -> [Result] {
    let outcomes = Outcomes<Result>(count)
    run(count) { piece in
      let outcome = Swift.Result { try work(piece) }
      outcomes.store(outcome, at: piece)
    }
    return try outcomes.all()
  }
}

/// Results that arrive from several threads in any order.
private final class Outcomes<Value>: @unchecked Sendable {
  private var values: [Result<Value, any Error>?]
  private let isFree = Mutex(())

  init(_ count: Int) {
    values = Array(repeating: nil, count: count)
  }

  func store(_ value: Result<Value, any Error>, at index: Int) {
    isFree.withLock { _ in values[index] = value }
  }

  func all() throws -> [Value] {
    try isFree.withLock { _ in try values.compactMap { try $0?.get() } }
  }
}
