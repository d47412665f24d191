import Matrices

/// Examples with their true classes: what a classifier learns from, or is judged on.
public struct LabeledExamples: Equatable, Sendable {
  /// Shape (examples, features), any finite values.
  public let features: Matrix
  /// Shape (examples).
  public let labels: Labels

  /// The number of examples.
  public var count: Int { labels.count }
  /// The number of features of each example.
  public var featureCount: Int { features.columnCount }
  /// The number of classes that are possible.
  public var classCount: Int { labels.classCount }

  /// Pairs features with labels.
  ///
  /// - Throws: ``LearningError`` if there is not exactly one label for each row.
  public init(features: Matrix, labels: Labels) throws(LearningError) {
    guard features.rowCount == labels.count else {
      throw LearningError(
        "expected one label for each of \(features.rowCount) examples, found \(labels.count)")
    }
    self.features = features
    self.labels = labels
  }

  /// The named examples, in the order named.
  public func examples(_ indices: [Int]) throws(LearningError) -> LabeledExamples {
    try LabeledExamples(
      features: features.rows(indices),
      labels: Labels(indices.map { labels.ids[$0] }, classNames: labels.classNames))
  }

  /// Stops a classifier from learning from what cannot be learnt from.
  ///
  /// - Throws: ``LearningError`` if there are no examples, no features, fewer than two classes, or
  ///   a feature that is NaN or infinite.
  public func checkLearnable() throws(LearningError) {
    if count == 0 { throw LearningError("expected examples to learn from, found none") }
    if featureCount == 0 { throw LearningError("expected at least one feature, found none") }
    if classCount < 2 {
      throw LearningError("expected at least two classes to tell apart, found \(classCount)")
    }
    if let position = features.elements.firstIndex(where: { !$0.isFinite }) {
      throw LearningError(
        "expected finite features, found \(features.elements[position]) at example "
          + "\(position / featureCount), feature \(position % featureCount)")
    }
  }
}
