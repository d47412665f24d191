/// The true classes of some examples, as the data states them.
///
/// `Labels` come from data and ``Predictions`` from a classifier. They are different types so that
/// truth and guess cannot be exchanged by mistake.
public struct Labels: Equatable, Sendable {
  /// Shape (examples); each the number of a class, 0 ..< classCount.
  public let ids: [Int]
  /// Shape (classCount); the name of each class.
  public let classNames: [String]

  /// The number of classes that are possible, whether or not they occur.
  public var classCount: Int { classNames.count }
  /// The number of examples.
  public var count: Int { ids.count }

  /// Labels over named classes.
  ///
  /// - Parameters:
  ///   - ids: Shape (examples); each 0 ..< classNames.count.
  ///   - classNames: One name a class.
  /// - Throws: ``LearningError`` if a label is outside of the classes.
  public init(_ ids: [Int], classNames: [String]) throws(LearningError) {
    if let position = ids.firstIndex(where: { !classNames.indices.contains($0) }) {
      throw LearningError(
        "expected labels from 0 to \(classNames.count - 1), "
          + "found \(ids[position]) at example \(position)")
    }
    self.ids = ids
    self.classNames = classNames
  }

  /// The number of examples of each class, shape (classCount).
  public var classCounts: [Int] {
    ids.reduce(into: Array(repeating: 0, count: classCount)) { $0[$1] += 1 }
  }
}
