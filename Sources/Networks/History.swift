import Foundation

/// What training looked like, epoch by epoch.
///
/// Written as JSON or CSV, the keys are those that Keras users know: `loss`, `accuracy`, `val_loss`,
/// `val_accuracy`. In data, epochs are counted from 0.
public struct History: Equatable, Sendable, Codable {
  /// How the training was set up.
  public struct Parameters: Equatable, Sendable, Codable {
    /// The epochs that were to be made.
    public let epochs: Int
    /// The steps (batches) of an epoch.
    public let steps: Int
    /// The examples of a batch; the last may have fewer.
    public let batchSize: Int
    /// The optimizer with its settings.
    public let optimizer: String

    enum CodingKeys: String, CodingKey {
      case epochs, steps, optimizer
      case batchSize = "batch_size"
    }
  }

  /// How the training was set up; nil before it.
  public internal(set) var params: Parameters?
  /// Shape (epochs); the mean loss over the training examples, each taken as it was trained on.
  ///
  /// The weights change while this mean is formed, so that it lags half an epoch behind.
  public internal(set) var loss: [Double] = []
  /// Shape (epochs); the fraction of training examples guessed right, each as it was trained on.
  ///
  /// Empty, as the other accuracies, if the targets are numbers.
  public internal(set) var accuracy: [Double] = []
  /// Shape (epochs), or empty without validation examples; their mean loss after the epoch.
  public internal(set) var validationLoss: [Double] = []
  /// Shape (epochs), or empty without validation examples; the fraction guessed right after it.
  public internal(set) var validationAccuracy: [Double] = []
  /// Shape (epochs), or empty if not asked for; the mean loss over a part of the training examples,
  /// measured after the epoch as that of the validation examples is.
  public internal(set) var measuredLoss: [Double] = []
  /// Shape (epochs), or empty if not asked for; the fraction of that part guessed right.
  public internal(set) var measuredAccuracy: [Double] = []
  /// Shape (epochs); the time each epoch took, its validation included, in seconds.
  public internal(set) var seconds: [Double] = []
  /// The best epoch, from 0, by what early stopping looks at; nil without early stopping.
  public internal(set) var bestEpoch: Int?
  /// Why training ended before its last epoch, as a sentence; nil if it did not.
  public internal(set) var stopReason: String?

  /// The number of epochs completed.
  public var epochCount: Int { loss.count }
  /// The numbers of the epochs completed, from 0.
  public var epochs: Range<Int> { 0..<loss.count }

  enum CodingKeys: String, CodingKey {
    case params, loss, accuracy, seconds
    case validationLoss = "val_loss"
    case validationAccuracy = "val_accuracy"
    case measuredLoss = "measured_loss"
    case measuredAccuracy = "measured_accuracy"
    case bestEpoch = "best_epoch"
    case stopReason = "stop_reason"
  }

  /// A history without epochs.
  public init() {}

  /// The columns that hold a value for every epoch, in the order of their names.
  private var columns: [(name: String, values: [Double])] {
    [
      ("accuracy", accuracy), ("loss", loss), ("measured_accuracy", measuredAccuracy),
      ("measured_loss", measuredLoss), ("val_accuracy", validationAccuracy),
      ("val_loss", validationLoss),
    ].filter { !$0.1.isEmpty }
  }

  /// A line for each epoch: its number from 0, then the values in the order of their names.
  ///
  /// The times are left out, so that the same training gives the same text.
  public var csv: String {
    let header = (["epoch"] + columns.map(\.name)).joined(separator: ",")
    let rows = epochs.map { epoch in
      (["\(epoch)"] + columns.map { "\($0.values[epoch])" }).joined(separator: ",")
    }
    return ([header] + rows).map { $0 + "\n" }.joined()
  }

  /// Everything, times included, as JSON.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }
}
