import Learning
import Matrices

/// Linear support vector machines for several C, and the one that validation examples prefer.
///
/// The machines are fitted from the smallest C to the largest, each starting where the one before
/// it arrived. C is chosen on examples that were not learnt from; the test part plays no role.
public struct RegularizationPath: Sendable {
  /// One C and how it fared.
  public struct Step: Sendable {
    /// The machine fitted with this C.
    public let machine: LinearSVM
    /// The fraction of validation examples that it guesses right, 0...1.
    public let validationAccuracy: Double
    /// The time that its fit took, in seconds.
    public let seconds: Double
  }

  /// A step for each C, from the smallest to the largest.
  public private(set) var steps: [Step] = []

  /// The step with the highest validation accuracy; of equal ones that with the smallest C.
  public var best: Step {
    steps.dropFirst().reduce(steps[0]) {
      $1.validationAccuracy > $0.validationAccuracy ? $1 : $0
    }
  }

  /// The time of all fits together, in seconds.
  public var seconds: Double { steps.reduce(0) { $0 + $1.seconds } }

  /// Fits a machine for each C.
  ///
  /// - Parameters:
  ///   - candidates: The values of C, at least one, in any order.
  ///   - loss: What a violated margin costs.
  ///   - training: The examples to learn from.
  ///   - validation: The examples to choose on; with none, every accuracy is 0.
  ///   - seed: The seed of the order in which the first passes visit the examples.
  ///   - team: Who computes it; the result does not depend on the number of threads.
  ///   - progress: Called with the number of problems done and to do, one for each class and C, and
  ///     the C under way; may throw to give up.
  /// - Throws: ``LearningError`` if there is no candidate, one is not a finite number above 0, or
  ///   the examples cannot be learnt from; what `progress` throws.
  public init(
    candidates: [Double], loss: SVMLoss = .squaredHinge, training: LabeledExamples,
    validation: LabeledExamples, seed: UInt64 = 42, team: WorkerTeam = WorkerTeam(),
    progress: (_ done: Int, _ all: Int, _ c: Double) throws -> Void = { _, _, _ in }
  ) throws {
    guard !candidates.isEmpty else {
      throw LearningError("expected at least one C to try, received none")
    }
    let clock = ContinuousClock()
    for (index, c) in candidates.sorted().enumerated() {
      var machine = try LinearSVM(c: c, loss: loss, seed: seed, team: team)
      let start = clock.now
      try machine.fit(training, startingFrom: steps.last?.machine) { done, all in
        try progress(index * all + done, candidates.count * all, c)
      }
      let seconds = start.duration(to: clock.now) / .seconds(1)
      let guesses = try machine.predict(validation.features)
      let correct = zip(guesses.ids, validation.labels.ids).count { $0 == $1 }
      steps.append(
        Step(
          machine: machine, validationAccuracy: Double(correct) / Double(max(1, validation.count)),
          seconds: seconds))
    }
  }
}
