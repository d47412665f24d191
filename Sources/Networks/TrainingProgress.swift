/// How far training has come.
public struct TrainingProgress: Sendable {
  /// The epoch under way, from 1.
  public let epoch: Int
  /// The number of epochs to be made.
  public let epochCount: Int
  /// The batches done in this epoch.
  public let batch: Int
  /// The batches in an epoch.
  public let batchCount: Int
  /// The examples done in this epoch.
  public let example: Int
  /// The examples in an epoch.
  public let exampleCount: Int
  /// The epochs completed, this one included once its last batch and its validation are done.
  public let history: History

  init(
    _ epoch: Int, of epochCount: Int, example: Int, batchSize: Int, exampleCount: Int,
    history: History
  ) {
    self.epoch = epoch
    self.epochCount = epochCount
    batch = (example + batchSize - 1) / batchSize
    batchCount = (exampleCount + batchSize - 1) / batchSize
    self.example = example
    self.exampleCount = exampleCount
    self.history = history
  }
}
