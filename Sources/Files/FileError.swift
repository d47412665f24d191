/// What went wrong with a file, where, and what to do about it.
public struct FileError: Error, CustomStringConvertible, Equatable {
  /// The kinds of failure that a caller may want to tell apart.
  public enum Kind: Sendable {
    /// There is nothing at the path.
    case missing
    /// Something is there, but it cannot be read.
    case unreadable
    /// The file, or the folder it belongs in, cannot be created.
    case cannotCreate
    /// Writing began and failed; what stood there before is intact.
    case writeFailed
  }

  /// Which of the kinds this failure is.
  public let kind: Kind
  /// The file or folder in question.
  public let path: String
  /// The reason and the remedy, in words.
  public let reason: String

  /// Describes one failure.
  public init(_ kind: Kind, path: String, reason: String) {
    self.kind = kind
    self.path = path
    self.reason = reason
  }

  /// The message as shown to a person.
  public var description: String {
    switch kind {
    case .missing: "\(path): expected a file, found nothing. \(reason)"
    case .unreadable: "\(path): cannot be read: \(reason)"
    case .cannotCreate: "\(path): cannot be created: \(reason)"
    case .writeFailed: "\(path): writing failed, nothing was changed: \(reason)"
    }
  }
}
