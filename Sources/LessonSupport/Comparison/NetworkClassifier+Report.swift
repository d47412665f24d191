import Foundation
import Workbench

extension Console {
  /// Warns if a network has learnt less than nothing: it is more surprised by the true classes than
  /// a classifier that calls all of them equally likely.
  public func warnUnlessLearnt(_ network: NetworkClassifier, classCount: Int) {
    guard let loss = network.history.loss.last, loss > log(Double(classCount)) else { return }
    warn(
      "network: the loss is \(decimals(loss)), and guessing would have \(decimals(log(Double(classCount)))). "
        + "The learning rate \(network.learningRate) is too large for this data; try a tenth of it."
    )
  }
}
