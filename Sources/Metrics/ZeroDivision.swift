/// What a rate is when there is nothing to divide by, as scikit-learn's `zero_division`.
///
/// The precision of a class that was never predicted is 0 / 0, and so is the recall of a class that
/// does not occur. Neither answer is right by nature; the one chosen has to be stated.
public enum ZeroDivision: String, CaseIterable, Sendable {
  /// The rate counts as 0: the sceptic's choice, and the default everywhere.
  case zero
  /// The rate counts as 1.
  case one
  /// The rate is NaN, and averages leave it out.
  case nan

  /// The number that stands for 0 / 0.
  public var value: Double {
    switch self {
    case .zero: 0
    case .one: 1
    case .nan: .nan
    }
  }

  /// A share of a whole, or the number that stands for it when the whole is 0.
  func rate(_ part: Int, of whole: Int) -> Double {
    whole == 0 ? value : Double(part) / Double(whole)
  }
}
