import Foundation
import Workbench

extension Console {
  /// Warns if a network has learnt less than nothing.
  ///
  /// Its loss is then far above ln k, that of a classifier that calls all k classes equally likely.
  public func warnUnlessLearnt(_ network: NetworkClassifier, classCount: Int) {
    warnUnlessLearnt(network.history, classCount: classCount)
  }

  /// Warns if a training has taught less than nothing.
  public func warnUnlessLearnt(_ history: History, classCount: Int) {
    let guessing = log(Double(classCount))
    guard let loss = history.loss.last, loss > 2 * guessing else { return }
    warn(
      "network: the loss is \(decimals(loss)); guessing would have \(decimals(guessing)). The "
        + "learning rate is too large for this data (\(history.params?.optimizer ?? "")); try a "
        + "tenth of it.")
  }
}
