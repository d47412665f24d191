/// What is wrong with a neuron, its examples or its settings: what was expected and what was found.
public struct NeuronError: Error, CustomStringConvertible, Equatable {
  /// The message as shown to a person.
  public let description: String

  /// An error with its message.
  public init(_ description: String) {
    self.description = description
  }

  /// Stops what needs a finite number above 0.
  ///
  /// - Parameter name: What the number is, with its article: "a learning rate".
  static func checkPositive(_ value: Double, _ name: String) throws(NeuronError) {
    guard value > 0, value.isFinite else {
      throw NeuronError("expected \(name) that is a finite number above 0, found \(value)")
    }
  }
}
