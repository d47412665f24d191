import Foundation
import Workbench

extension Console {
  /// Warns if a network has learnt less than nothing.
  ///
  /// Its loss is then far above ln k, that of a classifier that calls all k classes equally likely.
  public func warnUnlessLearnt(_ network: NetworkClassifier, classCount: Int) {
    warnUnlessLearnt(
      network.history, classCount: classCount, learningRate: "\(network.learningRate)")
  }

  /// Warns if a network has learnt less than nothing.
  public func warnUnlessLearnt(
    _ history: History, classCount: Int, learningRate: String
  ) {
    let guessing = log(Double(classCount))
    guard let loss = history.loss.last, loss > 2 * guessing else { return }
    warn(
      "network: the loss is \(decimals(loss)); guessing would have \(decimals(guessing)). The "
        + "learning rate \(learningRate) is too large for this data; try a tenth of it.")
  }
}
