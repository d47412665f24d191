import Foundation
import Workbench

extension Console {
  /// Warns if a network has learnt nothing, or less than nothing.
  ///
  /// Its loss is then at ln k or above, that of a classifier that calls all k classes equally likely:
  /// units that are dead leave it there, and so do steps that are far too small.
  public func warnUnlessLearnt(_ network: NetworkClassifier, classCount: Int) {
    warnUnlessLearnt(network.history, classCount: classCount)
  }

  /// Warns if a training has taught nothing: the last loss, measured after the epoch if it was, is at
  /// least 0.98 ln k.
  public func warnUnlessLearnt(_ history: History, classCount: Int) {
    let guessing = log(Double(classCount))
    guard let loss = history.measuredLoss.last ?? history.loss.last, loss >= 0.98 * guessing else {
      return
    }
    warn(
      "network: the training has taught nothing: the loss is \(decimals(loss)); guessing would have "
        + "\(decimals(guessing)). The learning rate is too large for this data, or far too small "
        + "(\(history.params?.optimizer ?? "")); try a tenth of it, or ten times as much.")
  }
}
