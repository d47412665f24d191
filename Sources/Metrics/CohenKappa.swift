extension ConfusionMatrix {
  /// Cohen's κ: how far the agreement of truth and predictions exceeds that of chance.
  ///
  ///     κ = (p₀ - pₑ) / (1 - pₑ)
  ///     p₀ = correct / total,  pₑ = Σ supports[c] · predictedCounts[c] / total²
  ///
  /// p₀ is the accuracy, and pₑ the accuracy that guesses would have which were as frequent, but
  /// dealt out at random. Exchanging truth and predictions changes nothing.
  ///
  /// - Parameter zeroDivision: What κ counts as where pₑ is 1: all examples are of one class, and
  ///   that class is all that was predicted. NaN unless told otherwise, for then chance is perfect.
  /// - Returns: -1...1; 1 without a mistake, 0 for what chance would do; or what `zeroDivision` says.
  /// - Source: Cohen, "A coefficient of agreement for nominal scales", 1960; scikit-learn's
  ///   `cohen_kappa_score`, whose `replace_undefined_by` is `zeroDivision`.
  public func cohenKappa(zeroDivision: ZeroDivision = .nan) -> Double {
    let n = Double(total)
    let chance = zip(supports, predictedCounts).reduce(0) { $0 + Double($1.0) * Double($1.1) } / n
    // In numbers of examples, so that whole numbers stay whole.
    let disagreements = n - Double(correct)
    let expectedDisagreements = n - chance
    if expectedDisagreements <= 0 { return zeroDivision.value }
    return 1 - disagreements / expectedDisagreements
  }
}
