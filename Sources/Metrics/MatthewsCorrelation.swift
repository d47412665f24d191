extension ConfusionMatrix {
  /// Matthews' correlation coefficient of truth and predictions, in its form for any classes.
  ///
  ///     MCC = (n Σ counts[c][c] - Σ s[c] p[c]) / √((n² - Σ s[c]²) (n² - Σ p[c]²))
  ///
  /// Here n is the total, s are the supports and p the predicted counts. For two classes it is
  /// (TP TN - FP FN) / √((TP + FP) (TP + FN) (TN + FP) (TN + FN)), the correlation of two columns
  /// of zeros and ones. Exchanging truth and predictions changes nothing.
  ///
  /// - Parameter zeroDivision: What it counts as where only one class occurs, or only one was
  ///   predicted, and nothing can be correlated.
  /// - Returns: -1...1; 1 without a mistake, 0 for no relation; or what `zeroDivision` says.
  /// - Source: Matthews, "Comparison of the predicted and observed secondary structure of T4 phage
  ///   lysozyme", 1975; Gorodkin, "Comparing two K-category assignments by a K-category correlation
  ///   coefficient", 2004; scikit-learn's `matthews_corrcoef`, which counts 0 / 0 as 0.
  public func matthewsCorrelation(zeroDivision: ZeroDivision = .zero) -> Double {
    let supports = supports.map(Double.init)
    let predicted = predictedCounts.map(Double.init)
    let n = Double(total)
    func product(_ first: [Double], _ second: [Double]) -> Double {
      zip(first, second).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let covariance = n * Double(correct) - product(supports, predicted)
    let truthSpread = n * n - product(supports, supports)
    let predictedSpread = n * n - product(predicted, predicted)
    if truthSpread <= 0 || predictedSpread <= 0 { return zeroDivision.value }
    return covariance / (truthSpread * predictedSpread).squareRoot()
  }
}
