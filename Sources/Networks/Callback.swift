/// Something that looks on while a network is trained, and may end it.
///
/// A callback holds no state: all that it needs to know is in the history, so that a training that
/// is resumed goes on as if it had never stopped.
public protocol Callback: Sendable {
  /// Finds out before the first epoch whether the callback can do its work.
  ///
  /// If one cannot, the network stays as it was.
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
  /// Whether answers can be right or wrong; they cannot where the targets are numbers.
  public let hasAccuracy: Bool
  /// Everything that is needed to go on from here.
  public let saved: SavedTraining
}
