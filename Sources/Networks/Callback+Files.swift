import Files

/// Keeps everything that is needed to go on, in a file that is written anew after every epoch.
///
/// The file is a saved network as well. It is replaced in one step: whatever happens while it is
/// written, a full disk for example, the file of the epoch before is still there.
public struct Checkpoint: Callback, Equatable {
  /// The file, which should end in `.safetensors`.
  public let path: String

  /// A checkpoint at a path.
  public init(_ path: String) {
    self.path = path
  }

  /// Finds out whether the file can be written.
  public func trainingBegins(_ moment: TrainingMoment) throws {
    try WholeFile.checkWritable(path)
  }

  /// Writes the file.
  public func epochEnded(_ moment: TrainingMoment) throws -> String? {
    try moment.saved.save(to: path)
    return nil
  }
}

/// Keeps the history in a CSV file that is written anew after every epoch; see ``History/csv``.
public struct CSVLog: Callback, Equatable {
  /// The file, which should end in `.csv`.
  public let path: String

  /// A log at a path.
  public init(_ path: String) {
    self.path = path
  }

  /// Finds out whether the file can be written.
  public func trainingBegins(_ moment: TrainingMoment) throws {
    try WholeFile.checkWritable(path)
  }

  /// Writes the file.
  public func epochEnded(_ moment: TrainingMoment) throws -> String? {
    try WholeFile.write(moment.history.csv, to: path)
    return nil
  }
}
