/// Why truth and predictions cannot be compared: what was expected, and what was received.
public struct MetricError: Error, CustomStringConvertible, Equatable {
  /// The message as shown to a person.
  public let description: String

  /// An error with its message.
  public init(_ description: String) {
    self.description = description
  }
}
