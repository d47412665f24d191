/// Why a figure cannot be drawn, encoded or read: what was expected, and what was found.
public struct FigureError: Error, CustomStringConvertible, Equatable {
  /// The message as shown to a person.
  public let description: String

  /// An error with its message.
  public init(_ description: String) {
    self.description = description
  }
}

extension FigureError {
  /// Stops a chart whose numbers cannot be drawn.
  ///
  /// - Parameters:
  ///   - values: Each must be finite and at most 1e300 in size.
  ///   - name: What the values are, for the message.
  static func checkDrawable(_ values: [Double], _ name: String) throws(FigureError) {
    if values.isEmpty { throw FigureError("expected values in \(name), found none") }
    if let position = values.firstIndex(where: { !(abs($0) <= 1e300) }) {
      throw FigureError(
        "expected finite values up to 1e300 in \(name), found \(values[position]) at position "
          + "\(position). Leave it out, or find out where it comes from.")
    }
  }

  /// Stops a chart whose lists do not belong together.
  static func checkCount(_ found: Int, _ expected: Int, _ name: String, of others: String)
    throws(FigureError)
  {
    if found != expected {
      throw FigureError(
        "expected \(expected) \(name), one for each of the \(others), found \(found)")
    }
  }
}
