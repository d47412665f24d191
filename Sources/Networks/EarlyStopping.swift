/// Ends training after some epochs without progress.
///
/// One at most, and given to `fit` as it is: inside of another callback it ends training as well, but
/// ``History/bestEpoch`` stays nil and no weights are restored.
///
/// - Source: Prechelt, "Early Stopping – But When?", 1998; the rules are those of Keras.
public struct EarlyStopping: Callback, Equatable {
  /// What is looked at.
  public enum Monitor: String, Sendable, CaseIterable {
    /// The running mean of the training loss; the smaller, the better.
    case loss
    /// The running mean of the training accuracy; the larger, the better.
    case accuracy
    /// The loss of the validation examples; the smaller, the better.
    case validationLoss = "val_loss"
    /// The accuracy on the validation examples; the larger, the better.
    case validationAccuracy = "val_accuracy"

    /// Shape (epochs).
    func values(in history: History) -> [Double] {
      switch self {
      case .loss: history.loss
      case .accuracy: history.accuracy
      case .validationLoss: history.validationLoss
      case .validationAccuracy: history.validationAccuracy
      }
    }

    var isLoss: Bool { self == .loss || self == .validationLoss }
  }

  /// What is looked at.
  public let monitor: Monitor
  /// How many epochs may pass without progress before training ends, 0 or more; 0 is as good as 1.
  public let patience: Int
  /// By how much a value must be better than the best one to count as progress; 0 or more.
  public let minimumChange: Double
  /// Whether the network gets the weights of the best epoch back, however training ends.
  public let restoresBestWeights: Bool

  /// Ends training after `patience` epochs without progress; `fit` checks the settings.
  ///
  /// - Parameters:
  ///   - monitor: What is looked at.
  ///   - patience: How many epochs may pass without progress, 0 or more.
  ///   - minimumChange: By how much a value must be better than the best one; 0 or more, finite.
  ///   - restoresBestWeights: Whether the network gets the weights of the best epoch back.
  public init(
    monitor: Monitor = .validationLoss, patience: Int, minimumChange: Double = 0,
    restoresBestWeights: Bool = true
  ) {
    self.monitor = monitor
    self.patience = patience
    self.minimumChange = minimumChange
    self.restoresBestWeights = restoresBestWeights
  }

  /// What decides which epoch is the best, and whether its weights are kept.
  var rule: String {
    "\(monitor.rawValue), minimumChange \(minimumChange), restoresBestWeights \(restoresBestWeights)"
  }

  /// The best epoch so far, from 0, and how many have passed since; nil before the first.
  func standing(in history: History) -> (best: Int, waited: Int)? {
    let values = monitor.values(in: history)
    guard var best = values.first else { return nil }
    var bestEpoch = 0
    for (epoch, value) in values.enumerated() {
      let isBetter =
        monitor.isLoss ? value + minimumChange < best : value - minimumChange > best
      if isBetter { (best, bestEpoch) = (value, epoch) }
    }
    return (bestEpoch, values.count - 1 - bestEpoch)
  }

  /// Checks that there will be something to look at.
  public func trainingBegins(_ moment: TrainingMoment) throws {
    guard patience >= 0, minimumChange >= 0, minimumChange.isFinite else {
      throw NetworkError(
        "EarlyStopping: expected a patience and a minimumChange of 0 or more, "
          + "received \(patience) and \(minimumChange)")
    }
    let needsValidation = monitor == .validationLoss || monitor == .validationAccuracy
    guard moment.hasValidation || !needsValidation else {
      throw NetworkError(
        "EarlyStopping: expected validation examples to look at \(monitor.rawValue), received none; "
          + "pass validation: to fit, or choose monitor: .loss")
    }
    guard moment.hasAccuracy || monitor.isLoss else {
      throw NetworkError(
        "EarlyStopping: expected answers that are right or wrong to look at \(monitor.rawValue), "
          + "found numbers as targets; choose a loss")
    }
  }

  /// Ends training once the patience is used up.
  public func epochEnded(_ moment: TrainingMoment) -> String? {
    guard let (best, waited) = standing(in: moment.history), waited > 0, waited >= patience else {
      return nil
    }
    return "\(monitor.rawValue) was best in epoch \(best + 1) and has not become better in "
      + "\(waited) more"
  }
}
