import Files

/// Keeps the history in a CSV file that is written anew after every epoch.
///
/// Times are left out, so that the same training gives the same file; see
/// ``History/csv(includesSeconds:)``.
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
    try WholeFile.write(moment.history.csv(includesSeconds: false), to: path)
    return nil
  }
}
