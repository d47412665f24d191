/// What a support vector machine pays for an example on the wrong side of its margin.
///
/// With the shortfall `s = 1 - y f`, where `y` is the sign of the true class, -1 or +1, and `f`
/// the score:
///
///     hinge           ℓ(s) = C max(0, s)
///     squared hinge   ℓ(s) = C max(0, s)²
///
/// - Source: Cortes & Vapnik, "Support-Vector Networks", 1995 (hinge); Fan, Chang, Hsieh, Wang &
///   Lin, "LIBLINEAR: A Library for Large Linear Classification", 2008 (both, as used here).
public enum SVMLoss: String, CaseIterable, Sendable {
  case hinge
  case squaredHinge = "squared_hinge"

  /// The loss of one example, for C = 1.
  func value(shortfall: Double) -> Double {
    let violation = max(0, shortfall)
    return self == .hinge ? violation : violation * violation
  }

  /// The largest value that an example's dual variable α may take: C for the hinge, no limit for
  /// its square.
  func largestDual(c: Double) -> Double {
    self == .hinge ? c : .infinity
  }

  /// What the dual objective subtracts for one example: α² / 4C for the squared hinge.
  func dualPenalty(alpha: Double, c: Double) -> Double {
    self == .hinge ? 0 : alpha * alpha / (4 * c)
  }
}
