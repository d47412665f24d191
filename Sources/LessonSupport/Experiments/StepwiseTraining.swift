import Workbench

/// A training by plain gradient descent that stops after any number of updates and goes on.
///
/// Plain gradient descent remembers nothing but the weights: a training in several pieces is a
/// training in one. In every epoch the examples are in a new random order; as each piece is shuffled
/// by itself, other stops give another order, no less random.
package struct StepwiseTraining {
  /// The network with the weights of the last update.
  package private(set) var network: Sequential
  /// The updates made so far.
  package private(set) var updates = 0
  /// How long they took, in seconds.
  package private(set) var seconds = 0.0

  private let plan: ExperimentPlan
  private let size: Int
  private let updatesPerEpoch: Int
  private var order: [Int]
  private var generator: SeededGenerator

  /// A training of the plan's network in batches of a size, not begun yet.
  package init(_ plan: ExperimentPlan, size: Int) {
    self.plan = plan
    self.size = size
    network = plan.start
    updatesPerEpoch = plan.updatesPerEpoch(ofSize: size)
    order = Array(0..<plan.training.count)
    generator = SeededGenerator(seed: plan.seed, stream: "batches of \(size)")
  }

  /// Trains until there are so many updates.
  ///
  /// - Parameters:
  ///   - target: The number of updates, more than were made before.
  ///   - rate: η.
  ///   - progress: Called after every update with their number; may throw to stop.
  /// - Returns: The mean loss of the last examples that were trained on together, before the step.
  /// - Throws: `NetworkError` if a loss or weight is no longer finite: `updates` then counts those
  ///   before it. What `progress` throws.
  @discardableResult
  package mutating func advance(
    to target: Int, learningRate rate: Double, _ progress: (Int) throws -> Void = { _ in }
  ) throws -> Double {
    var loss = Double.nan
    while updates < target {
      let begun = updates % updatesPerEpoch
      if begun == 0, target - updates >= updatesPerEpoch {
        loss = try fit(
          plan.training, epochs: (target - updates) / updatesPerEpoch, rate, progress)
      } else {
        if begun == 0 { generator.shuffle(&order) }
        let end = min(updatesPerEpoch, begun + target - updates)
        let chosen = order[begun * size..<min(end * size, order.count)]
        loss = try fit(plan.training.examples(Array(chosen)), epochs: 1, rate, progress)
      }
    }
    return loss
  }

  private mutating func fit(
    _ examples: LabeledExamples, epochs: Int, _ rate: Double, _ progress: (Int) throws -> Void
  ) throws -> Double {
    let updatesBefore = updates
    var (trained, made) = (network, updates)
    defer { (network, updates) = (trained, made) }
    let history = try trained.fit(
      examples, epochs: epochs, batchSize: min(size, examples.count),
      optimizer: SGD(learningRate: rate), seed: generator.next(), team: plan.team
    ) { now in
      made = updatesBefore + (now.epoch - 1) * now.batchCount + now.batch
      try progress(made)
    }
    seconds += history.fitSeconds
    return history.loss.last ?? .nan
  }
}
