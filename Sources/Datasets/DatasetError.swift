import Files
import Learning

/// Why examples could not be had: what was expected, what was found, where, and what to do.
public struct DatasetError: Error, CustomStringConvertible, Equatable {
  /// The kinds of failure that a caller may want to tell apart.
  public enum Kind: Sendable {
    /// Nothing is there, or it cannot be read (exit code 66).
    case noInput
    /// Something is there, but it is not what it should be (exit code 65).
    case badData
    /// A setting, such as a fraction, is out of its range (exit code 64).
    case badSetting
  }

  /// Which of the kinds this failure is.
  public let kind: Kind
  /// The message as shown to a person.
  public let description: String

  /// Describes one failure.
  public init(_ kind: Kind, _ description: String) {
    self.kind = kind
    self.description = description
  }

  /// Bad data in a file, at a place that is given in words, such as `byte 4` or `line 7`.
  init(
    path: String, at place: String? = nil, expected: String, found: String, advice: String? = nil
  ) {
    let file = place.map { "\(path), \($0)" } ?? path
    let remedy = advice.map { " \($0)" } ?? ""
    self.init(.badData, "\(file): expected \(expected), found \(found).\(remedy)")
  }

  /// A file that is missing or cannot be read.
  init(_ error: FileError) {
    self.init(.noInput, error.description)
  }

  /// Examples or labels that do not fit together.
  init(_ error: LearningError) {
    self.init(.badData, error.description)
  }
}
