import Foundation
import Workbench

/// How the loss changes while the learning rate grows from update to update.
///
///     η(t) = lowest · (highest / lowest)^(t / (T - 1))        t = 0, 1, … T - 1
///     m(t) = 0.9 m(t - 1) + 0.1 L(t),  smoothed(t) = m(t) / (1 - 0.9^(t + 1))
///
/// It ends early when the loss of a batch is no longer finite, or more than 4 times the lowest
/// smoothed loss and above the first.
///
/// - Source: Smith, "Cyclical Learning Rates for Training Neural Networks", 2017.
public struct RateRangeTest: Sendable {
  let plan: ExperimentPlan
  /// The number of examples in a batch.
  package let size: Int
  /// Shape (updates made); the learning rates, growing.
  package let rates: [Double]
  /// Shape (updates made); the mean loss of each batch before its step.
  package let losses: [Double]
  /// Shape (updates made); the running mean of the losses.
  package let smoothed: [Double]
  /// The rate at which the test was ended early; nil if it was not.
  package let endedAt: Double?
  /// The loss that ended it; nil if that was no finite number, or if the test was not ended early.
  package let endLoss: Double?
  /// How many updates there were to be.
  let updateCount: Int

  /// Trains for some updates, each at a higher rate.
  ///
  /// - Throws: `NetworkError` if the examples do not fit the network; `Interrupted` after Ctrl-C.
  public init(_ plan: ExperimentPlan, _ options: ExperimentOptions, on console: Console) throws {
    self.plan = plan
    size = min(32, plan.training.count)
    updateCount = options.rateUpdates
    let planned = Self.rates(options)
    let progress = console.progress("learning rates", total: planned.count)
    let size = size
    progress.speak(
      "learning rates: \(plan.counted(planned.count * size)) in \(plan.batches(planned.count))")
    var training = StepwiseTraining(plan, size: size)
    var curve = SmoothedCurve()
    var (end, endLoss): (Double?, Double?)
    for (index, rate) in planned.enumerated() where end == nil {
      do {
        let loss = try training.advance(to: index + 1, learningRate: rate) { done in
          try Interruption.check()
          progress.advance(
            to: done, "\(plan.counted(done * size)) · batch \(done)/\(planned.count)")
        }
        if curve.isTooHigh(loss) {
          (end, endLoss) = (rate, loss.isFinite ? loss : nil)
        } else {
          curve.append(loss)
        }
      } catch is NetworkError {
        end = rate
      }
    }
    progress.finish()
    rates = Array(planned.prefix(curve.values.count))
    (losses, smoothed) = (curve.values, curve.smoothed)
    (endedAt, self.endLoss) = (end, endLoss)
  }

  private static func rates(_ options: ExperimentOptions) -> [Double] {
    let factor = options.highestRate / options.lowestRate
    let count = options.rateUpdates
    return (0..<count).map {
      options.lowestRate * pow(factor, Double($0) / Double(count - 1))
    }
  }

  // MARK: - What it says

  /// Where the smoothed loss is lowest; nil if no range can be suggested.
  package var lowest: Int? { range == nil ? nil : lowestPlace }

  /// Where the smoothed loss falls fastest before it is lowest: the middle of the steepest fifteenth
  /// of the test; nil if no range can be suggested.
  package var steepest: Int? { range == nil ? nil : steepestPlace }

  /// Where the smoothed loss is lowest, be it by chance; nil if not even the first loss was finite.
  private var lowestPlace: Int? { smoothed.indices.min { smoothed[$0] < smoothed[$1] } }

  /// How many updates a slope is measured over.
  private var span: Int { max(2, updateCount / 15) }

  /// The mean loss before the rate has grown to speak of.
  private var first: Double {
    losses.prefix(span).reduce(0, +) / Double(min(span, max(losses.count, 1)))
  }

  /// Where the smoothed loss falls fastest; nil if it never falls for so long.
  private var steepestPlace: Int? {
    guard let lowest = lowestPlace, lowest >= span else { return nil }
    let falls = (span...lowest).map { (end: $0, fall: smoothed[$0 - span] - smoothed[$0]) }
    guard let best = falls.max(by: { $0.fall < $1.fall }), best.fall > 0 else { return nil }
    return best.end - span / 2
  }

  /// From where a tenth of the fall of the smoothed loss is done to where nine tenths first are; nil
  /// if it does not fall by a twentieth.
  ///
  /// The lowest place is itself a chance dip of a ragged curve: the first place that comes near it is
  /// where the curve has ceased to fall.
  package var range: ClosedRange<Double>? {
    guard let lowest = lowestPlace, steepestPlace != nil, smoothed[lowest] < 0.95 * first else {
      return nil
    }
    func level(_ share: Double) -> Double { first - share * (first - smoothed[lowest]) }
    let end = smoothed.firstIndex { $0 <= level(0.9) } ?? lowest
    // Looked for from there back, so that a chance dip before the fall does not count.
    let above = smoothed[...end].lastIndex { $0 > level(0.1) }
    return rates[min((above ?? -1) + 1, end)]...rates[end]
  }

  // MARK: - Words

  /// What is done.
  public var summary: String {
    "From the same start, \(grouped(updateCount)) updates of \(plan.counted(size)) each; the "
      + "learning rate is multiplied by the same factor after each. The network would be spoilt by "
      + "the end: what counts is on the way."
  }

  /// The places of the curve that matter; nil if no range can be suggested, as they are chance then.
  public var table: Table? {
    if range == nil { return nil }
    var table = Table([.text("place"), .number("learning rate"), .number("smoothed loss")])
    let places = [("falls fastest", steepest), ("lowest", lowest)]
    for (name, index) in places {
      guard let index else { continue }
      table.addRow([name, significant(rates[index]), decimals(smoothed[index])])
    }
    return table
  }

  /// Where the test ended, and the range that it suggests.
  public var verdict: String {
    guard let range else {
      return "\(ending) The loss does not fall by a twentieth anywhere: no range can be suggested. "
        + "Try other rates, or more images."
    }
    let rate = plan.learningRate
    let place =
      range.contains(rate) ? "inside it" : rate < range.lowerBound ? "below it" : "above it"
    return "\(ending) The range suggested is from \(significant(range.lowerBound)) to "
      + "\(significant(range.upperBound)): from where a tenth of the fall of the smoothed loss is "
      + "done to where nine tenths first are. The \(plan.rateText) of the batch sizes is \(place)."
      + (steepest.map {
        " For a rate that stays the same, where it falls fastest, \(significant(rates[$0])), is a "
          + "common choice."
      } ?? "")
  }

  private var ending: String {
    guard let endedAt else {
      return "The loss has borne all rates, up to \(significant(rates.last ?? .nan))."
    }
    return
      "At \(significant(endedAt)) the loss of a batch was more than 4 times the lowest smoothed "
      + "one and above the first, or no finite number: there the test ended."
  }
}

/// Losses with their running mean, in which the first do not count too much.
private struct SmoothedCurve {
  private(set) var values: [Double] = []
  private(set) var smoothed: [Double] = []
  private var mean = 0.0
  private var weight = 0.0
  private var lowest = Double.infinity

  /// Whether a loss shows that nothing more is learnt.
  func isTooHigh(_ loss: Double) -> Bool {
    !loss.isFinite || loss > 4 * lowest && loss > values[0]
  }

  mutating func append(_ loss: Double) {
    mean = 0.9 * mean + 0.1 * loss
    weight = 0.9 * weight + 0.1
    values.append(loss)
    smoothed.append(mean / weight)
    lowest = min(lowest, mean / weight)
  }
}
