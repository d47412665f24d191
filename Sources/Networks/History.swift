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

  /// The version of this layout of keys.
  public private(set) var schema = 1
  /// How the training was set up; nil before it.
  public internal(set) var params: Parameters?
  /// Shape (epochs); the mean loss over the training examples, each taken as it was trained on.
  ///
  /// The weights change while this mean is formed, so that it lags half an epoch behind.
  public internal(set) var loss: [Double] = []
  /// Shape (epochs); the fraction of training examples guessed right, each as it was trained on.
  ///
  /// Of several sigmoid units, the fraction of their answers that are right, as in Keras.
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
  /// The time each epoch took, its validation included, in seconds; shape (epochs), those before a
  /// training was resumed left out.
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
    case schema, params, loss, accuracy, seconds
    case validationLoss = "val_loss"
    case validationAccuracy = "val_accuracy"
    case measuredLoss = "measured_loss"
    case measuredAccuracy = "measured_accuracy"
    case bestEpoch = "best_epoch"
    case stopReason = "stop_reason"
  }

  /// A history without epochs.
  public init() {}

  /// Reads a history that was written as JSON.
  ///
  /// - Throws: ``NetworkError`` if it has another layout, or a list that is neither empty nor as long
  ///   as there are epochs; `DecodingError` if it is no history.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    let schema = try values.decode(Int.self, forKey: .schema)
    guard schema == self.schema else {
      throw NetworkError("expected a history of schema \(self.schema), found \(schema)")
    }
    params = try values.decodeIfPresent(Parameters.self, forKey: .params)
    loss = try values.decode([Double].self, forKey: .loss)
    accuracy = try values.decode([Double].self, forKey: .accuracy)
    validationLoss = try values.decode([Double].self, forKey: .validationLoss)
    validationAccuracy = try values.decode([Double].self, forKey: .validationAccuracy)
    measuredLoss = try values.decode([Double].self, forKey: .measuredLoss)
    measuredAccuracy = try values.decode([Double].self, forKey: .measuredAccuracy)
    seconds = try values.decode([Double].self, forKey: .seconds)
    bestEpoch = try values.decodeIfPresent(Int.self, forKey: .bestEpoch)
    stopReason = try values.decodeIfPresent(String.self, forKey: .stopReason)
    try checkLengths()
  }

  private func checkLengths() throws(NetworkError) {
    if let short = columns.first(where: { $0.values.count != epochCount }) {
      throw NetworkError(
        "\(short.name): expected no values or \(epochCount), as there are epochs, "
          + "found \(short.values.count)")
    }
    guard seconds.count <= epochCount, bestEpoch.map(epochs.contains) ?? true else {
      throw NetworkError(
        "seconds, best_epoch: expected times and a best one of \(epochCount) epochs, "
          + "found \(seconds.count) times and \(bestEpoch.map { "epoch \($0)" } ?? "no best one")")
    }
  }

  /// The names of the columns that hold a value for every epoch, in alphabetic order.
  var columnNames: [String] { columns.map(\.name) }

  /// The columns that hold a value for every epoch, in the order of their names.
  private var columns: [(name: String, values: [Double])] {
    [
      ("accuracy", accuracy), ("loss", loss), ("measured_accuracy", measuredAccuracy),
      ("measured_loss", measuredLoss), ("val_accuracy", validationAccuracy),
      ("val_loss", validationLoss),
    ].filter { !$0.1.isEmpty }
  }

  /// A line for each epoch: its number from 0, the values in the order of their names, its seconds.
  ///
  /// - Parameter includesSeconds: Whether the times are there as the last column; without them, the
  ///   same training gives the same text.
  public func csv(includesSeconds: Bool = true) -> String {
    let columns = columns + (includesSeconds && !seconds.isEmpty ? [("seconds", seconds)] : [])
    let header = (["epoch"] + columns.map(\.name)).joined(separator: ",")
    let rows = epochs.map { epoch in
      (["\(epoch)"] + columns.map { $0.values.count > epoch ? "\($0.values[epoch])" : "" }).joined(
        separator: ",")
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
