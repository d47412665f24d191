/// The scores of each class and their averages: as numbers, and as the text of scikit-learn.
///
/// - Source: scikit-learn's `classification_report`, whose text this is, character for character.
public struct ClassificationReport: Equatable, Sendable {
  /// The scores of each class of the report, in its order.
  public let scores: [ClassScore]
  /// The share of examples whose class was predicted; nil if the report leaves out classes that
  /// occur or were predicted, for it is then about some of the examples only.
  public let accuracy: Double?
  /// The scores of the pooled counts of the report's classes; each is the accuracy if there is one.
  public let micro: AverageScore
  /// The plain mean over the report's classes.
  public let macro: AverageScore
  /// The mean over the report's classes, weighted by support.
  public let weighted: AverageScore
  /// The number of decimals in ``text``, 0...100.
  public let digits: Int

  /// Whether any example of any class was predicted right.
  let isAnyRight: Bool

  /// The number of examples that are of the report's classes.
  public var support: Int { scores.reduce(0) { $0 + $1.support } }

  /// A report of a confusion matrix.
  ///
  /// - Parameters:
  ///   - confusion: What was taken for what.
  ///   - classes: The classes to report, each once, in this order. Nil is those that occur or were
  ///     predicted, in theirs; a class that does neither counts in the averages only if it is named.
  ///   - digits: The decimals of ``text``, 0...100.
  ///   - zeroDivision: What a rate of nothing counts as; averages leave out what is NaN.
  /// - Throws: ``MetricError`` if a class is named that there is not, or twice, if none is, or if
  ///   `digits` is out of range.
  public init(
    _ confusion: ConfusionMatrix, classes: [Int]? = nil, digits: Int = 2,
    zeroDivision: ZeroDivision = .zero
  ) throws(MetricError) {
    let all = confusion.classScores(zeroDivision: zeroDivision)
    let seen = all.indices.filter { all[$0].counts.isSeen }
    let reported = classes ?? seen
    try checkReport(of: reported, classCount: confusion.classCount, digits: digits)
    scores = reported.map { all[$0] }
    accuracy = Set(reported).isSuperset(of: seen) ? confusion.accuracy : nil
    isAnyRight = confusion.correct > 0
    let counts = scores.map(\.counts)
    micro = AverageScore(.micro, over: counts, zeroDivision: zeroDivision)
    macro = AverageScore(.macro, over: counts, zeroDivision: zeroDivision)
    weighted = AverageScore(.weighted, over: counts, zeroDivision: zeroDivision)
    self.digits = digits
  }
}

private func checkReport(of classes: [Int], classCount: Int, digits: Int) throws(MetricError) {
  if classes.isEmpty { throw MetricError("expected at least one class to report, found none") }
  for index in classes { try checkClass(index, of: classCount) }
  if Set(classes).count < classes.count {
    throw MetricError("expected each class once in a report, found \(classes)")
  }
  if !(0...100).contains(digits) {
    throw MetricError("expected 0 to 100 decimals in a report, found \(digits)")
  }
}
