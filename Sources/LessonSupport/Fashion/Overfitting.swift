import Workbench

/// What learning curves say about overfitting.
///
/// Training and validation loss are compared as both are measured after the epoch, with the same
/// weights; the running mean of the training lags behind and would hide the gap.
public struct Overfitting: Sendable {
  /// The epoch of the lowest validation loss, from 1, the first of several.
  let bestEpoch: Int
  /// The number of epochs made.
  let epochCount: Int
  /// The validation loss after the best epoch and after the last.
  let validationLoss: (best: Double, last: Double)
  /// The training loss after the best epoch and after the last.
  let trainingLoss: (best: Double, last: Double)
  /// The validation accuracy after the best epoch and after the last.
  let validationAccuracy: (best: Double, last: Double)

  /// Reads the curves; nil if a loss was not measured on both parts.
  public init?(_ history: History) {
    let losses = history.validationLoss
    guard let best = losses.indices.min(by: { losses[$0] < losses[$1] }),
      history.measuredLoss.count == losses.count,
      history.validationAccuracy.count == losses.count
    else { return nil }
    let ends = { (values: [Double]) in (best: values[best], last: values[values.count - 1]) }
    bestEpoch = best + 1
    epochCount = losses.count
    validationLoss = ends(losses)
    trainingLoss = ends(history.measuredLoss)
    validationAccuracy = ends(history.validationAccuracy)
  }

  /// Whether the training loss fell on while the validation loss rose.
  var isSeen: Bool { bestEpoch < epochCount && trainingLoss.last < trainingLoss.best }

  /// The same in words.
  public var sentence: String {
    if epochCount == 1 {
      return "After a single epoch nobody can say where the validation loss will be lowest: it is "
        + "\(decimals(validationLoss.last)), that of the training images "
        + "\(decimals(trainingLoss.last))."
    }
    if bestEpoch == epochCount {
      return
        "The validation loss is lowest after the last epoch, \(decimals(validationLoss.last)): "
        + "until the end, what was learnt helped with other images as well. The training loss, "
        + "measured in the same way, is \(decimals(trainingLoss.last)), "
        + "\(gap(validationLoss.last - trainingLoss.last)). More epochs may do better still."
    }
    return "The validation loss is lowest after epoch \(bestEpoch) of \(epochCount), "
      + "\(decimals(validationLoss.best)). Since then it has risen by "
      + "\(decimals(validationLoss.last - validationLoss.best)). \(training) The validation "
      + "accuracy \(accuracy).\(caution)"
  }

  private func gap(_ difference: Double) -> String {
    "\(decimals(abs(difference))) \(difference < 0 ? "above" : "below")"
  }

  /// What the training loss did after the best epoch, and what that is called.
  private var training: String {
    let change = trainingLoss.last - trainingLoss.best
    guard isSeen else {
      return "The training loss, measured in the same way, has not fallen either "
        + "(\(decimals(trainingLoss.best)), then \(decimals(trainingLoss.last))): that is no "
        + "overfitting; the steps may be too large."
    }
    return "The training loss, measured in the same way, has fallen by \(decimals(-change)) "
      + "meanwhile, to \(decimals(trainingLoss.last)): the network gets better and better on the "
      + "images that it learns from, and no longer on others. That is what overfitting looks like."
  }

  /// A curve that goes up and down has its lowest point somewhere.
  private var caution: String {
    let waited = epochCount - bestEpoch
    guard isSeen, waited < 5 else { return "" }
    return
      " But the curves go up and down, and \(waited == 1 ? "a single epoch" : "\(waited) epochs") "
      + "after the lowest point may be chance: more epochs would tell."
  }

  private var accuracy: String {
    let (best, last) = validationAccuracy
    let texts = (percent(best), percent(last))
    if texts.0 == texts.1 { return "is \(texts.1), as it was then" }
    return "\(last > best ? "rose" : "fell") from \(texts.0) to \(texts.1)"
  }
}

extension History {
  /// How long all epochs of this run took together, in seconds.
  public var fitSeconds: Double { seconds.reduce(0, +) }

  /// Why training ended early, which weights are kept, and what the curves say: paragraphs.
  public var conclusions: [String] {
    let reason = stopReason.map { "Training ended after epoch \(epochCount): \($0)." }
    let kept = bestEpoch.map { "The weights are those of epoch \($0 + 1), the best." }
    let ending = [reason, kept].compactMap { $0 }.joined(separator: " ")
    return [ending, Overfitting(self)?.sentence ?? ""].filter { !$0.isEmpty }
  }
}
