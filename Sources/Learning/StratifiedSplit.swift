import Matrices

/// Examples dealt into a training, a validation and a test part, each class by itself.
///
///     examples of class c in a part = round(fraction × examples of class c), at least 1
///
/// So each part has (nearly) the same share of every class. Which examples go where is drawn from
/// the stream `split` of a seed; in each part they keep the order that they had.
///
/// - Source: Kohavi, "A Study of Cross-Validation and Bootstrap for Accuracy Estimation and Model
///   Selection", 1995, for stratification.
public struct StratifiedSplit: Equatable, Sendable {
  /// The positions of the examples to learn from, ascending.
  public let training: [Int]
  /// The positions of the examples to choose settings on, ascending.
  public let validation: [Int]
  /// The positions of the examples to judge on, ascending.
  public let test: [Int]

  /// Deals examples out.
  ///
  /// Halves are rounded up. Where a class is so small that nothing would be left to learn from, the
  /// validation and test parts get one example less, but never none.
  ///
  /// - Parameters:
  ///   - labels: Shape (examples); each class that occurs has at least 3 examples.
  ///   - validationFraction: The share of the validation part, above 0.
  ///   - testFraction: The share of the test part, above 0; both together below 1.
  ///   - seed: The same seed and labels give the same parts.
  /// - Throws: ``LearningError`` if a fraction is out of range or a class has too few examples.
  public init(
    _ labels: Labels, validationFraction: Double, testFraction: Double, seed: UInt64
  ) throws(LearningError) {
    guard validationFraction > 0 && testFraction > 0 && validationFraction + testFraction < 1
    else {
      throw LearningError(
        "expected a validation and a test fraction above 0 that together are below 1, "
          + "found \(validationFraction) and \(testFraction)")
    }
    var generator = SeededGenerator(seed: seed, stream: "split")
    var (training, validation, test): ([Int], [Int], [Int]) = ([], [], [])
    for (name, var members) in zip(labels.classNames, Self.members(of: labels))
    where !members.isEmpty {
      guard members.count >= 3 else {
        throw LearningError(
          "expected at least 3 examples of each class, one for each part, "
            + "found \(members.count) of class \"\(name)\"")
      }
      generator.shuffle(&members)
      let testCount = Self.share(testFraction, of: members.count, leaving: 2)
      let validationCount = Self.share(
        validationFraction, of: members.count, leaving: testCount + 1)
      test += members[..<testCount]
      validation += members[testCount..<testCount + validationCount]
      training += members[(testCount + validationCount)...]
    }
    self.training = training.sorted()
    self.validation = validation.sorted()
    self.test = test.sorted()
  }

  /// The positions of the examples of each class, shape (classes).
  private static func members(of labels: Labels) -> [[Int]] {
    var members = [[Int]](repeating: [], count: labels.classCount)
    for (position, id) in labels.ids.enumerated() { members[id].append(position) }
    return members
  }

  private static func share(_ fraction: Double, of count: Int, leaving others: Int) -> Int {
    let share = Int((fraction * Double(count)).rounded())
    return max(1, min(share, count - others))
  }
}
