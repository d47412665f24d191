import Learning
import Matrices
import SupportVectors
import Synchronization
import Testing

@Suite struct RegularizationPathTests {
  @Test func theStepsGoFromTheSmallestCToTheLargest() throws {
    let path = try path([1, 0.01, 0.1])
    #expect(path.steps.map(\.machine.c) == [0.01, 0.1, 1])
    #expect(path.seconds == path.steps.reduce(0) { $0 + $1.seconds })
    #expect(path.seconds > 0)
    for step in path.steps {
      #expect(step.machine.hasConverged)
      let guesses = try step.machine.predict(clouds(90, stream: "validation").features)
      let truth = try clouds(90, stream: "validation").labels
      let correct = zip(guesses.ids, truth.ids).count { $0 == $1 }
      #expect(step.validationAccuracy == Double(correct) / 90)
    }
  }

  @Test func theBestIsTheMostAccurateAndOfEqualOnesThatWithTheSmallestC() throws {
    let path = try path([100, 1e-6, 0.01, 1])
    let highest = path.steps.map(\.validationAccuracy).max()
    let first = path.steps.first { $0.validationAccuracy == highest }
    #expect(path.best.machine.c == first?.machine.c)
    #expect(path.best.validationAccuracy == highest)
    // The same C twice is the same machine twice; the first is as good as the second.
    #expect(try self.path([0.1, 0.1]).steps.count == 2)
  }

  /// To the tolerance, each C has the solution that it has by itself.
  @Test(arguments: SVMLoss.allCases)
  func startingFromTheSmallerCChangesTheWayAndNotTheEnd(loss: SVMLoss) throws {
    let path = try path([0.01, 0.1, 1], loss: loss)
    for step in path.steps {
      var alone = try LinearSVM(c: step.machine.c, loss: loss)
      try alone.fit(clouds(300, stream: "training"))
      for (first, second) in zip(step.machine.solutions, alone.solutions) {
        // Each lies above the optimum by at most its gap, 1e-4.
        #expect(abs(first.objective / second.objective - 1) < 1.1e-4)
      }
    }
  }

  @Test func sameBitsForAnyNumberOfThreads() throws {
    let digests = try (1...3).map { threads in
      try path([0.01, 1], team: WorkerTeam(threads: threads)).steps.map(\.machine.weightDigest)
    }
    #expect(digests[0] == digests[1] && digests[0] == digests[2])
  }

  @Test func candidatesThatCannotBeMeantAreRefused() throws {
    #expect(throws: LearningError.self) { _ = try path([]) }
    for c in [0, -1, .nan, .infinity] {
      #expect(throws: LearningError.self) { _ = try path([0.1, c]) }
    }
  }

  @Test func withoutValidationExamplesTheSmallestCIsTaken() throws {
    let path = try RegularizationPath(
      candidates: [1, 0.1], training: clouds(60, stream: "training"),
      validation: clouds(0, stream: "validation"))
    #expect(path.steps.map(\.validationAccuracy) == [0, 0])
    #expect(path.best.machine.c == 0.1)
  }

  @Test func progressCountsEveryClassOfEveryC() throws {
    let calls = Mutex<[(done: Int, all: Int, c: Double)]>([])
    _ = try path([1, 0.1]) { done, all, c in calls.withLock { $0.append((done, all, c)) } }
    let seen = calls.withLock { $0 }
    // Three classes and two values of C.
    #expect(seen.allSatisfy { $0.all == 6 })
    #expect(seen.map(\.done) == seen.map(\.done).sorted())
    #expect(seen.last?.done == 6)
    #expect(Set(seen.map(\.done)) == Set(0...6))
    for call in seen { #expect(call.done < 3 ? call.c == 0.1 : call.c == 1 || call.done == 3) }
  }

  @Test func progressMayGiveUp() throws {
    struct Stop: Error {}
    #expect(throws: Stop.self) {
      _ = try path([0.1, 1]) { done, _, _ in if done >= 4 { throw Stop() } }
    }
  }

  // MARK: - Pieces

  private func path(
    _ candidates: [Double], loss: SVMLoss = .squaredHinge, team: WorkerTeam = WorkerTeam(),
    progress: (Int, Int, Double) throws -> Void = { _, _, _ in }
  ) throws -> RegularizationPath {
    try RegularizationPath(
      candidates: candidates, loss: loss, training: clouds(300, stream: "training"),
      validation: clouds(90, stream: "validation"), team: team, progress: progress)
  }

  /// Three clouds that overlap, in five dimensions.
  private func clouds(_ count: Int, stream: String) throws -> LabeledExamples {
    var generator = SeededGenerator(seed: 5, stream: stream)
    let rows = (0..<count).map { index in
      (0..<5).map { Float(2 * generator.uniform() + ($0 == index % 3 ? 0.7 : 0)) }
    }
    return try LabeledExamples(
      features: count == 0 ? Matrix(rowCount: 0, columnCount: 5) : Matrix(rows: rows),
      labels: Labels((0..<count).map { $0 % 3 }, classNames: ["a", "b", "c"]))
  }
}
