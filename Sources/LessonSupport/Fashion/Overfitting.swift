import Workbench

/// What learning curves say about overfitting.
///
///     gap = validation loss - training loss
///
/// Both are measured after the epoch, with the same weights; the running mean of the training lags
/// behind and would hide the gap. Curves go up and down: a change counts as clear if it is more than
/// twice the typical change (the median) from one epoch to the next. The end is compared with a third
/// of the way, so that a single low point decides nothing.
public struct Overfitting: Sendable {
  /// What the curves say.
  package enum Verdict: Equatable, Sendable {
    /// One epoch: there is nothing to compare.
    case unknown
    /// The training loss itself has clearly risen.
    case diverging
    /// The gap has clearly grown.
    case overfitting
    /// The gap has not clearly grown.
    case none
  }

  /// Shape (epochs); the validation loss after each.
  private let validation: [Double]
  /// Shape (epochs); the training loss after each.
  private let training: [Double]
  /// Shape (epochs); the validation accuracy after each.
  private let accuracies: [Double]
  /// The epoch of the lowest validation loss, from 0, the first of several.
  private let best: Int

  /// Reads the curves; nil if a loss was not measured on both parts.
  public init?(_ history: History) {
    let losses = history.validationLoss
    guard let best = losses.indices.min(by: { losses[$0] < losses[$1] }),
      history.measuredLoss.count == losses.count,
      history.validationAccuracy.count == losses.count
    else { return nil }
    self.best = best
    validation = losses
    training = history.measuredLoss
    accuracies = history.validationAccuracy
  }

  private var last: Int { validation.count - 1 }
  /// The epoch a third of the way, from 0.
  private var third: Int { max(1, validation.count / 3) - 1 }
  private var gaps: [Double] { zip(validation, training).map { $0 - $1 } }

  /// Whether a curve has clearly risen between two epochs.
  private func hasRisen(_ values: [Double], from start: Int) -> Bool {
    values[last] - values[start] > 2 * typicalChange(values)
  }

  /// What the curves say.
  package var verdict: Verdict {
    if last == 0 { return .unknown }
    if hasRisen(training, from: third) { return .diverging }
    let isWide = gaps[last] > 2 * typicalChange(gaps)
    return isWide && hasRisen(gaps, from: third) ? .overfitting : .none
  }

  /// The same in words.
  public var sentence: String {
    switch verdict {
    case .unknown:
      "After a single epoch nobody can say where the validation loss will be lowest: it is "
        + "\(decimals(validation[last])), that of the training images \(decimals(training[last]))."
    case .diverging: "\(lowestLoss) \(risen) \(accuracy)"
    case .overfitting: "\(lowestLoss) \(gapText) It has clearly grown: \(cost) \(accuracy)"
    case .none:
      "\(lowestLoss) \(gapText) That is no clear growth: no overfitting can be seen. \(accuracy)"
        + (best == last && hasLearnt ? " More epochs may do better still." : "")
    }
  }

  /// Whether the training loss has fallen at all: a network that died stays where it is.
  private var hasLearnt: Bool { training[last] < 0.98 * training[0] }

  private var lowestLoss: String {
    "The validation loss is lowest after "
      + (best == last ? "the last epoch" : "epoch \(best + 1) of \(last + 1)")
      + ", \(decimals(validation[best]))."
  }

  private var gapText: String {
    "Overfitting shows in the gap, validation minus training loss, both measured after the epoch: "
      + "\(decimals(gaps[third])) after epoch \(third + 1), \(decimals(gaps[last])) at the end; "
      + "from one epoch to the next it typically changes by \(decimals(typicalChange(gaps)))."
  }

  /// What overfitting is, and whether other images suffer from it.
  private var cost: String {
    "the network gains more on the images that it learns from than on others. That is overfitting"
      + (hasRisen(validation, from: best)
        ? ", and other images suffer from it: their loss has risen by "
          + "\(decimals(validation[last] - validation[best])) since it was lowest."
        : "; other images do not suffer from it yet, as their loss has not clearly risen.")
  }

  private var risen: String {
    "The training loss itself, measured after the epoch, has risen from "
      + "\(decimals(training[third])) after epoch \(third + 1) to \(decimals(training[last])) at the "
      + "end: that is no overfitting; the steps may be too large. Try a smaller learning rate."
  }

  private var accuracy: String {
    let texts = (percent(accuracies[best]), percent(accuracies[last]))
    if best == last { return "The validation accuracy is \(texts.1)." }
    if texts.0 == texts.1 {
      return "The validation accuracy is \(texts.1), as after epoch \(best + 1)."
    }
    let verb = accuracies[last] > accuracies[best] ? "rose" : "fell"
    return "The validation accuracy \(verb) from \(texts.0) to \(texts.1) since epoch \(best + 1)."
  }
}

extension History {
  /// How long all epochs of this run took together, in seconds.
  public var fitSeconds: Double { seconds.reduce(0, +) }

  /// What the columns of the table mean, why training ended early, which weights are kept, and what
  /// the curves say: paragraphs.
  public var conclusions: [String] {
    let columns =
      validationLoss.isEmpty
      ? ""
      : "loss and accuracy are means while learning, val_loss and val_accuracy are measured after the epoch."
    let reason = stopReason.map { "Training ended after epoch \(epochCount): \($0)." }
    let kept = bestEpoch.map { "The weights are those of epoch \($0 + 1), the best." }
    let ending = [reason, kept].compactMap { $0 }.joined(separator: " ")
    return [columns, ending, Overfitting(self)?.sentence ?? ""].filter { !$0.isEmpty }
  }

  /// Loss and accuracy after the first, the best and the last epoch, under Keras' names; the best
  /// has the lowest validation loss.
  public var epochTable: Table {
    let best = validationLoss.indices.min { validationLoss[$0] < validationLoss[$1] }
    var names: [(epoch: Int, name: String)] = []
    for (epoch, name) in [(0, "first"), (best, "best"), (epochCount - 1, "last")] {
      guard let epoch, epochs.contains(epoch) else { continue }
      if names.last?.epoch == epoch {
        names[names.count - 1].name += ", \(name)"
      } else {
        names.append((epoch, name))
      }
    }
    var table = Table([
      .text(""), .number("epoch"), .number("loss"), .number("accuracy"), .number("val_loss"),
      .number("val_accuracy"),
    ])
    for (epoch, name) in names {
      let columns = [loss, accuracy, validationLoss, validationAccuracy]
      table.addRow(
        [name, "\(epoch + 1)"]
          + columns.map { $0.indices.contains(epoch) ? decimals($0[epoch]) : "" })
    }
    return table
  }
}
