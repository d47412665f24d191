import Workbench

/// The exercises of the lesson on the perceptron; their answers are computed.
public enum PerceptronExercises {
  /// All of them, in the order of the page.
  public static func all() throws -> [Exercise] {
    []
  }
}
