/// Why a figure cannot be drawn, encoded or read: what was expected, and what was found.
public struct FigureError: Error, CustomStringConvertible, Equatable {
  /// The message as shown to a person.
  public let description: String

  /// An error with its message.
  public init(_ description: String) {
    self.description = description
  }
}
