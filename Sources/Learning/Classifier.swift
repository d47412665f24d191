import Matrices

/// Something that learns classes from labelled examples: one contract for all models.
///
/// Settings go into the initialiser; what is learnt is set by `fit` alone; the same settings, seed
/// and examples give the same model, to the bit, whatever the number of threads.
public protocol Classifier {
  /// A short name for tables and files, such as `linear-svm`.
  var name: String { get }

  /// Learns from examples, forgetting whatever was learnt before.
  ///
  /// - Throws: ``LearningError`` if the examples cannot be learnt from, or a setting does not fit
  ///   them.
  mutating func fit(_ training: LabeledExamples) throws

  /// How strongly each example speaks for each class.
  ///
  /// - Parameter features: Shape (examples, features), as many features as were learnt from.
  /// - Returns: Shape (examples, classes); the highest score of a row is the guess.
  /// - Throws: ``LearningError`` if nothing was learnt yet or the number of features differs.
  func decisionScores(_ features: Matrix) throws -> Matrix
}

extension Classifier {
  /// The guessed class of each example: the one with the highest score, of equal ones the first.
  ///
  /// - Parameter features: Shape (examples, features).
  /// - Returns: Shape (examples).
  /// - Throws: ``LearningError`` as ``decisionScores(_:)`` does.
  public func predict(_ features: Matrix) throws -> Predictions {
    Predictions(highestOf: try decisionScores(features))
  }
}
