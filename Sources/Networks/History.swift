/// What training looked like, epoch by epoch.
///
/// Written as JSON, the keys are those that Keras users know: `loss`, `accuracy`, `val_loss`,
/// `val_accuracy`.
public struct History: Equatable, Sendable, Encodable {
  /// Shape (epochs); the mean loss over the training examples, each taken as it was trained on.
  ///
  /// The weights change while this mean is formed, so that it lags half an epoch behind.
  public internal(set) var loss: [Double] = []
  /// Shape (epochs); the fraction of training examples guessed right, each as it was trained on.
  public internal(set) var accuracy: [Double] = []
  /// Shape (epochs), or empty without validation examples; their mean loss after the epoch.
  public internal(set) var validationLoss: [Double] = []
  /// Shape (epochs), or empty without validation examples; the fraction guessed right after it.
  public internal(set) var validationAccuracy: [Double] = []
  /// Shape (epochs); the time each epoch took, its validation included, in seconds.
  public internal(set) var seconds: [Double] = []

  /// The number of epochs completed.
  public var epochCount: Int { loss.count }

  enum CodingKeys: String, CodingKey {
    case loss, accuracy
    case validationLoss = "val_loss"
    case validationAccuracy = "val_accuracy"
    case seconds
  }

  /// A history without epochs.
  public init() {}
}
