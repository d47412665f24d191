/// Something that looks on while a network is trained, and may end it.
///
/// A callback holds no state: all that it needs to know is in the history, so that a training that
/// is resumed goes on as if it had never stopped.
public protocol Callback: Sendable {
  /// Finds out before the first epoch whether the callback can do its work.
  ///
  /// - Parameter moment: The training as it begins, or as it is resumed.
  /// - Throws: ``NetworkError`` or `FileError` if it cannot.
  func trainingBegins(_ moment: TrainingMoment) throws
  /// Called after every epoch.
  ///
  /// - Returns: Why training should end here, as a sentence; nil to go on.
  /// - Throws: What ends training as an error; what was learnt is kept.
  func epochEnded(_ moment: TrainingMoment) throws -> String?
}

extension Callback {
  /// Nothing to find out.
  public func trainingBegins(_ moment: TrainingMoment) throws {}
}

/// A training between two epochs.
public struct TrainingMoment: Sendable {
  /// The epochs completed.
  public let history: History
  /// The network with the weights of this moment.
  public let network: Sequential
  /// The time since this call of `fit` began, in seconds.
  public let seconds: Double
  /// Whether there are validation examples.
  public let hasValidation: Bool
  /// Everything that is needed to go on from here.
  public let saved: SavedTraining
}

/// Ends training after some epochs without progress.
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
  /// How many epochs may pass without progress before training ends.
  public let patience: Int
  /// By how much a value must be better than the best one to count as progress; 0 or more.
  public let minimumChange: Double
  /// Whether the network gets the weights of the best epoch back, however training ends.
  public let restoresBestWeights: Bool

  /// Ends training after `patience` epochs without progress.
  public init(
    monitor: Monitor = .validationLoss, patience: Int, minimumChange: Double = 0,
    restoresBestWeights: Bool = true
  ) {
    self.monitor = monitor
    self.patience = patience
    self.minimumChange = minimumChange
    self.restoresBestWeights = restoresBestWeights
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

/// Ends training before an epoch that would not end in time.
public struct TimeBudget: Callback, Equatable {
  /// How long training may take, in minutes; a finite number above 0.
  public let minutes: Double

  /// Training for some minutes; one epoch at least.
  public init(minutes: Double) {
    self.minutes = minutes
  }

  /// Checks the setting.
  public func trainingBegins(_ moment: TrainingMoment) throws {
    guard minutes > 0, minutes.isFinite else {
      throw NetworkError("TimeBudget: expected minutes above 0, received \(minutes)")
    }
  }

  /// Ends training if one more epoch as long as the last would take too long.
  public func epochEnded(_ moment: TrainingMoment) -> String? {
    let next = moment.seconds + (moment.history.seconds.last ?? 0)
    guard next > 60 * minutes else { return nil }
    return "the next epoch would not have ended within \(minutes) minutes"
  }
}
