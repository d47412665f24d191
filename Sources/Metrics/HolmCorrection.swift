/// Holm's correction of the p-values of several tests that are made at once.
///
/// Twenty tests of nothing at the level of 5 % find something with a chance of 64 %. After the
/// correction, the chance of a single false finding among all tests is at most the level, whatever
/// the tests have to do with each other; and no finding is lost that Bonferroni's correction, m · p,
/// would keep.
public enum HolmCorrection {
  /// The p-values to hold against the level in place of the given ones.
  ///
  ///     adjusted(i) = max over j ≤ i of min(1, (m - j + 1) · p(j))
  ///
  /// Here p(1) ≤ p(2) ≤ ... ≤ p(m) are the p-values in ascending order. The largest so far is taken
  /// so that the order stays: a test with a smaller p-value never gets the larger adjusted one.
  ///
  /// - Parameter pValues: Shape (tests), each 0...1.
  /// - Returns: Shape (tests), in the order given: each 0...1 and at least the p-value itself; equal
  ///   p-values get equal ones. One test needs no correction, and none gives none.
  /// - Throws: ``MetricError`` if a p-value is NaN or outside of 0...1.
  /// - Source: Holm, "A simple sequentially rejective multiple test procedure", 1979.
  public static func adjusted(_ pValues: [Double]) throws(MetricError) -> [Double] {
    if let test = pValues.firstIndex(where: { !(0...1).contains($0) }) {
      throw MetricError("expected p-values of 0 to 1, found \(pValues[test]) for test \(test)")
    }
    var adjusted = pValues
    var largest = 0.0
    let ascending = pValues.indices.sorted { pValues[$0] < pValues[$1] }
    for (rank, test) in ascending.enumerated() {
      largest = max(largest, min(1, Double(pValues.count - rank) * pValues[test]))
      adjusted[test] = largest
    }
    return adjusted
  }
}
