import Foundation
import Workbench

/// One training with batches of one size, judged again and again on its way.
package struct BatchRun: Sendable {
  /// How good the network is after some updates.
  package struct Point: Sendable {
    /// The number of updates.
    package let updates: Int
    /// The number of examples seen; each counts as often as it was seen.
    package let examples: Int
    /// The mean loss on the validation examples, finite.
    package let loss: Double
    /// The share of the validation examples that is right.
    package let accuracy: Double
    /// How long the updates took, without judging, in seconds.
    package let seconds: Double

    package init(updates: Int, examples: Int, loss: Double, accuracy: Double, seconds: Double) {
      (self.updates, self.examples, self.loss) = (updates, examples, loss)
      (self.accuracy, self.seconds) = (accuracy, seconds)
    }
  }

  /// The number of examples in a batch.
  package let size: Int
  /// The number of updates in an epoch.
  package let updatesPerEpoch: Int
  /// The number of epochs after which sizes are compared.
  let epochs: Int
  /// Before training and on the way, in order.
  package let points: [Point]
  /// The update at which a loss or weight was no longer finite, or the validation loss was found to
  /// be more than ten times that of the start; nil if there was none.
  package let stoppedAt: Int?
  /// The digest of the last weights that were finite.
  package let weightDigest: String

  /// How many times the loss of the start a loss may be before a training is given up.
  private static let limit = 10.0

  /// Trains, until both the epochs and the updates of the plan are made.
  ///
  /// - Throws: `NetworkError` if the examples do not fit the network; `Interrupted` after Ctrl-C.
  init(_ plan: ExperimentPlan, size: Int, on console: Console) throws {
    let perEpoch = plan.updatesPerEpoch(ofSize: size)
    let places = Self.places(plan, perEpoch: perEpoch)
    let progress = BatchProgress(plan, size: size, places, on: console)
    var training = StepwiseTraining(plan, size: size)
    var points = try [Self.judge(training, plan, size)].compactMap { $0 }
    var stoppedAt: Int?
    for place in places where stoppedAt == nil {
      do {
        try training.advance(to: place, learningRate: plan.learningRate, progress.show)
      } catch is NetworkError {
        stoppedAt = training.updates + 1
        break
      }
      guard let point = try Self.judge(training, plan, size),
        point.loss <= Self.limit * (points.first?.loss ?? .infinity)
      else {
        stoppedAt = place
        break
      }
      points.append(point)
    }
    progress.finish(
      points.last { $0.updates <= plan.epochs * perEpoch }, stoppedAt: stoppedAt)
    self.size = size
    (epochs, updatesPerEpoch) = (plan.epochs, perEpoch)
    self.points = points
    self.stoppedAt = stoppedAt
    weightDigest = training.network.weightDigest
  }

  /// A training that has been made, with what was judged on its way.
  package init(_ plan: ExperimentPlan, size: Int, points: [Point], stoppedAt: Int? = nil) {
    (self.size, self.points, self.stoppedAt) = (size, points, stoppedAt)
    (epochs, updatesPerEpoch) = (plan.epochs, plan.updatesPerEpoch(ofSize: size))
    weightDigest = ""
  }

  /// How good the network is now; nil if that is no finite number.
  private static func judge(
    _ training: StepwiseTraining, _ plan: ExperimentPlan, _ size: Int
  ) throws -> Point? {
    try Interruption.check()
    let (loss, accuracy) = try training.network.evaluate(plan.validation, team: plan.team)
    guard loss.isFinite else { return nil }
    return Point(
      updates: training.updates, examples: plan.examplesSeen(after: training.updates, ofSize: size),
      loss: loss, accuracy: accuracy, seconds: training.seconds)
  }

  /// After how many updates the network is judged, ascending: at even distances, and where sizes are
  /// compared.
  package static func places(_ plan: ExperimentPlan, perEpoch: Int) -> [Int] {
    Set(shared(plan.updates) + even(plan.epochs, perEpoch)).sorted()
  }

  /// The places that all sizes have in common: six for each factor of ten, and the last.
  package static func shared(_ updates: Int) -> [Int] {
    (0...36).map { Int(pow(10, Double($0) / 6).rounded()) }.filter { $0 < updates } + [updates]
  }

  /// Places at even distances over some epochs: five an epoch, a hundred at most; the same place
  /// several times where there are fewer updates.
  private static func even(_ epochs: Int, _ perEpoch: Int) -> [Int] {
    let count = evenCount(epochs)
    return (1...count).map { max(1, epochs * perEpoch * $0 / count) }
  }

  private static func evenCount(_ epochs: Int) -> Int { 5 * min(epochs, 20) }

  /// How many epochs the ten places take at which the noise is measured.
  package static func noiseEpochs(of epochs: Int) -> Double {
    Double(epochs * min(10, evenCount(epochs))) / Double(evenCount(epochs))
  }

  // MARK: - What it says

  /// Whether the training was not stopped before it had made some updates.
  package func isWhole(until updates: Int) -> Bool { stoppedAt.map { $0 > updates } ?? true }

  /// The point after some updates; the last finite one before it if the run was stopped.
  package func after(updates: Int) -> Point? { points.last { $0.updates <= updates } }

  /// The points at even distances over the epochs; all if the training was stopped before their end.
  package var evenPoints: [Point] {
    let places = Set([0] + Self.even(epochs, updatesPerEpoch))
    let isWhole = isWhole(until: epochs * updatesPerEpoch)
    return points.filter {
      $0.updates <= epochs * updatesPerEpoch && (!isWhole || places.contains($0.updates))
    }
  }

  /// How far the loss strays from a straight line over the last ten places of the epochs: the standard
  /// deviation of what is left of it; nil if there are fewer than five places to look at.
  ///
  ///     noise = √ (Σ (L - a - b t)² / (n - 2))        a, b: least squares
  package var noise: Double? {
    let places = Set(Self.even(epochs, updatesPerEpoch).suffix(10))
    let chosen = points.filter { places.contains($0.updates) }
    guard chosen.count >= 5, isWhole(until: epochs * updatesPerEpoch) else { return nil }
    let xs = chosen.map { Double($0.updates) }
    let ys = chosen.map(\.loss)
    let count = Double(xs.count)
    let (meanX, meanY) = (xs.reduce(0, +) / count, ys.reduce(0, +) / count)
    let slope =
      zip(xs, ys).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
      / xs.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
    let squares = zip(xs, ys).reduce(0) {
      let left = $1.1 - meanY - slope * ($1.0 - meanX)
      return $0 + left * left
    }
    return (squares / (count - 2)).squareRoot()
  }
}

/// How far a training in batches is, in images and in batches.
///
/// For the time left, work is counted in images trained on: an update costs about four more than its
/// own, and judging an image half.
private struct BatchProgress {
  private let plan: ExperimentPlan
  private let size: Int
  private let places: [Int]
  private let progress: StepProgress

  private var updates: Int { places.last ?? 0 }

  init(_ plan: ExperimentPlan, size: Int, _ places: [Int], on console: Console) {
    (self.plan, self.size, self.places) = (plan, size, places)
    progress = console.progress(
      "batch size \(grouped(size))",
      total: Self.work(plan, size, updates: places.last ?? 0, judgements: places.count))
    let examples = plan.examplesSeen(after: updates, ofSize: size)
    progress.speak(
      "\(progress.title): \(plan.counted(examples)) in \(plan.batches(updates))")
  }

  private static func work(
    _ plan: ExperimentPlan, _ size: Int, updates: Int, judgements: Int
  ) -> Int {
    updates * (size + 4) + judgements * plan.validation.count / 2
  }

  /// Shows the updates made; stops after Ctrl-C.
  func show(_ done: Int) throws {
    try Interruption.check()
    let judgements = places.firstIndex { $0 >= done } ?? places.count
    progress.advance(
      to: Self.work(plan, size, updates: done, judgements: judgements),
      "\(plan.counted(plan.examplesSeen(after: done, ofSize: size))) · "
        + "batch \(grouped(done))/\(grouped(updates))")
  }

  /// Says how good the network was after the epochs, even if the training went on to more updates.
  func finish(_ last: BatchRun.Point?, stoppedAt: Int?) {
    let result = last.map {
      "after \(counted(plan.epochs, "epoch")): val_loss \(lossText($0.loss)) "
        + "val_accuracy \(decimals($0.accuracy))"
    }
    progress.milestone(
      at: Self.work(plan, size, updates: updates, judgements: places.count),
      stoppedAt.map { "stopped at update \(grouped($0))" } ?? result ?? "")
    progress.finish()
  }
}
