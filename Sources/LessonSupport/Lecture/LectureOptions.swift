import ArgumentParser

/// What a lesson offers in class beside its results.
public struct LectureOptions: ParsableArguments {
  /// Whether the lesson waits before each section.
  @Flag(
    help: """
      Wait between sections: Enter goes on, q and Enter end. Without a terminal, nothing waits.
      """)
  public var step = false

  /// Whether the exercises and their answers are printed, and nothing else is done.
  @Flag(help: "Print the exercises with their answers, and do nothing else.")
  public var answers = false

  /// Options with their defaults.
  public init() {}
}
