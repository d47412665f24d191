/// What is wrong with a network or its training: what was expected, what was received, where.
public struct NetworkError: Error, CustomStringConvertible, Equatable {
  /// The message as shown to a person.
  public let description: String

  /// An error with its message, which is cut off where text from a damaged file makes it endless.
  public init(_ description: String) {
    let isEndless = description.count > Self.longest
    self.description = isEndless ? "\(description.prefix(Self.longest))…" : description
  }

  private static let longest = 1000
}
