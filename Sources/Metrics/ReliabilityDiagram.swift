import Learning

/// Whether a classifier is right as often as it says: accuracy against confidence, bin by bin.
///
/// The confidence is the probability of the class that was guessed. Of the guesses made with 80 %
/// confidence, four in five should be right; then the bins lie on the diagonal.
///
/// - Source: DeGroot & Fienberg, "The comparison and evaluation of forecasters", 1983; Guo, Pleiss,
///   Sun & Weinberger, "On calibration of modern neural networks", 2017.
public struct ReliabilityDiagram: Equatable, Sendable {
  /// The guesses whose confidence is above `lower` and at most `upper`.
  public struct Bin: Equatable, Sendable {
    /// Where the bin begins, 0...1; only a confidence of 0 belongs to the bin it begins.
    public let lower: Double
    /// Where the bin ends, 0...1; a confidence of just this belongs to it.
    public let upper: Double
    /// The number of guesses.
    public let count: Int
    /// The mean confidence of the guesses: 0...1, NaN if there are none.
    public let meanConfidence: Double
    /// The share of the guesses that are right: 0...1, NaN if there are none.
    public let accuracy: Double
  }

  /// Shape (bins), of equal width, from 0 to 1.
  public let bins: [Bin]
  /// The number of guesses, at least 1.
  public var total: Int { bins.reduce(0) { $0 + $1.count } }

  /// The diagram of the guesses that follow from probabilities, of equal ones the first.
  ///
  /// - Parameters:
  ///   - truth: Shape (examples), at least one, over the same two or more classes.
  ///   - probabilities: Shape (examples, classes).
  ///   - binCount: 1...10,000; 15 in Guo's paper.
  /// - Throws: ``MetricError`` if there are no examples, fewer than two classes, `binCount` is out of
  ///   range, or if the numbers of examples or of classes differ.
  public init(
    truth: Labels, probabilities: Probabilities, binCount: Int = 15
  ) throws(MetricError) {
    try probabilities.checkJudgeable(truth)
    let guesses = probabilities.guesses
    try self.init(
      confidences: guesses.map(\.confidence),
      isRight: zip(guesses, truth.ids).map { $0.predicted == $1 }, binCount: binCount)
  }

  /// The diagram of any statements that were made with some confidence.
  ///
  /// - Parameters:
  ///   - confidences: Shape (statements), each 0...1; for instance, the probabilities of one class.
  ///   - isRight: Shape (statements), at least one; for instance, whether it is that class.
  ///   - binCount: 1...10,000.
  /// - Throws: ``MetricError`` if there are no statements, the numbers differ, `binCount` is out of range,
  ///   or a confidence is not 0...1.
  public init(
    confidences: [Double], isRight: [Bool], binCount: Int = 15
  ) throws(MetricError) {
    try checkConfidences(confidences, isRight, binCount)
    var (counts, rights) = (
      Array(repeating: 0, count: binCount), Array(repeating: 0, count: binCount)
    )
    var sums = Array(repeating: 0.0, count: binCount)
    for (confidence, right) in zip(confidences, isRight) {
      let bin = binIndex(of: confidence, binCount)
      counts[bin] += 1
      rights[bin] += right ? 1 : 0
      sums[bin] += confidence
    }
    bins = (0..<binCount).map { bin in
      Bin(
        lower: Double(bin) / Double(binCount), upper: Double(bin + 1) / Double(binCount),
        count: counts[bin],
        meanConfidence: counts[bin] == 0 ? .nan : sums[bin] / Double(counts[bin]),
        accuracy: ZeroDivision.nan.rate(rights[bin], of: counts[bin]))
    }
  }

  /// How far confidence and accuracy are apart, on average over the guesses.
  ///
  ///     ECE = Σ over bins of count / total · |accuracy - mean confidence|
  ///
  /// - Returns: 0...1; 0 where every bin lies on the diagonal. Empty bins count nothing. It depends on
  ///   the number of bins: state that with it.
  /// - Source: Pakdaman Naeini, Cooper & Hauskrecht, "Obtaining well calibrated probabilities using
  ///   Bayesian binning", 2015, for the measure; Guo et al., 2017, for guesses among many classes.
  public var expectedCalibrationError: Double {
    let gaps = bins.filter { $0.count > 0 }.map {
      Double($0.count) * abs($0.accuracy - $0.meanConfidence)
    }
    return gaps.reduce(0, +) / Double(total)
  }
}

/// The bin whose upper end is the first that is not below the confidence.
private func binIndex(of confidence: Double, _ binCount: Int) -> Int {
  var bin = min(binCount - 1, Int(confidence * Double(binCount)))
  // The product is rounded: the ends themselves decide.
  while bin > 0 && confidence <= Double(bin) / Double(binCount) { bin -= 1 }
  while bin < binCount - 1 && confidence > Double(bin + 1) / Double(binCount) { bin += 1 }
  return bin
}

private func checkConfidences(
  _ confidences: [Double], _ isRight: [Bool], _ binCount: Int
) throws(MetricError) {
  if !(1...10_000).contains(binCount) {
    throw MetricError("expected 1 to 10000 bins, found \(binCount)")
  }
  if confidences.count != isRight.count {
    throw MetricError(
      "expected one confidence for each of \(isRight.count) guesses, found \(confidences.count)")
  }
  if confidences.isEmpty { throw noExamples }
  if let guess = confidences.firstIndex(where: { !(0...1).contains($0) }) {
    throw MetricError(
      "expected confidences of 0 to 1, found \(confidences[guess]) for guess \(guess)")
  }
}
