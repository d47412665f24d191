/// What became of a figure when it was held against a fresh run.
public struct Finding: Equatable, Sendable {
  /// The states, from the best to the worst.
  public enum State: String, Sendable {
    /// The fresh run makes the same pixels and texts.
    case fresh
    /// The fresh run makes other pixels or texts.
    case stale
    /// The fresh run makes this figure, and the folder lacks it.
    case missing
    /// The fresh run makes no figure of this name.
    case unmade = "no longer made"
    /// The file does not say what made it.
    case unknown = "no provenance"
    /// What the file says is not run, or it failed.
    case notRun = "not run"
    /// The file is no whole PNG.
    case damaged
  }

  /// The file.
  public let path: String
  /// What became of it.
  public let state: State
  /// Why, in words; empty for a fresh figure.
  public let reason: String
  /// Whether another version of the code had made it, which is no reason by itself.
  public let hasOtherVersion: Bool

  init(_ path: String, _ state: State, _ reason: String = "", hasOtherVersion: Bool = false) {
    self.path = path
    self.state = state
    self.reason = reason
    self.hasOtherVersion = hasOtherVersion
  }

  /// One line: the state, the file and the reason.
  public var line: String {
    let column = state.rawValue + String(repeating: " ", count: 16 - state.rawValue.count)
    return column + path + (reason.isEmpty ? "" : ": \(reason)")
  }
}
