/// What is wrong with a network or its training: what was expected, what was received, where.
public struct NetworkError: Error, CustomStringConvertible, Equatable {
  /// The message as shown to a person.
  public let description: String

  /// An error with its message.
  public init(_ description: String) {
    self.description = description
  }
}
