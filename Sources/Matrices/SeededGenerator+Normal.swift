import Foundation

extension SeededGenerator {
  /// A number drawn from the normal distribution of mean 0 and standard deviation 1.
  ///
  ///     z = √(−2 ln(1 − u₁)) · cos 2πu₂        with u₁, u₂ uniform in [0, 1)
  ///
  /// Uses up two uniform numbers. Its size is at most 8.6, since 1 − u₁ is at least 2⁻⁵³.
  ///
  /// - Source: Box & Muller, "A note on the generation of random normal deviates", 1958.
  public mutating func normal() -> Double {
    let distance = (-2 * log(1 - uniform())).squareRoot()
    return distance * cos(2 * .pi * uniform())
  }
}
