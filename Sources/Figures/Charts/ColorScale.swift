/// Numbers as colours: the ground for the least, or for zero.
public struct ColorScale: Equatable, Sendable {
  /// What the colours stand for.
  public enum Kind: Equatable, Sendable {
    /// From the ground for the least value to the theme's `heat` for the largest.
    case sequential
    /// From the theme's `cold` over the ground for zero to its `warm`, equally far to both sides.
    case aroundZero
  }

  /// What the colours stand for.
  public let kind: Kind
  /// The values at the two ends.
  public let range: ClosedRange<Double>

  /// A scale from one value to another; they must be finite and at most 1e300 in size.
  public init(_ kind: Kind, _ range: ClosedRange<Double>) {
    self.kind = kind
    self.range = range
  }

  /// A scale that holds all values.
  ///
  /// Equal values get a range around them: a tenth of their size to both sides, or -1 to 1 around
  /// zero.
  ///
  /// - Parameters:
  ///   - kind: What the colours stand for.
  ///   - values: What must find a colour, finite and at most 1e300 in size.
  public init(_ kind: Kind, covering values: [Double]) {
    let (low, high) = (values.min() ?? 0, values.max() ?? 0)
    let size = max(abs(low), abs(high))
    self.kind = kind
    switch kind {
    case .sequential where high - low <= 1e-9 * size || size < 1e-290:
      range = Axis.numbers(covering: values, label: "").range
    case .sequential: range = low...high
    case .aroundZero: range = size < 1e-290 ? -1...1 : -size...size
    }
  }

  /// The colour of a value.
  ///
  ///     sequential:  (value - lowest) / (highest - lowest), from 0 to 1
  ///     around zero: value / max(|lowest|, |highest|), from -1 to 1
  ///
  /// - Parameters:
  ///   - value: Any number but NaN; outside of the range it counts as the nearest end.
  ///   - theme: Where the colours are from.
  /// - Returns: The colour of the lowest value, or of zero, if the range is a single value.
  public func color(of value: Double, in theme: Theme) -> Color {
    switch kind {
    case .sequential:
      return .mix(theme.ground, theme.heat, at: range.isSingle ? 0 : range.fraction(of: value))
    case .aroundZero:
      let limit = max(abs(range.lowerBound), abs(range.upperBound))
      return theme.shade(aroundZero: limit == 0 ? 0 : value / limit)
    }
  }
}

extension ClosedRange<Double> {
  /// Whether the range holds one value only, but for rounding.
  var isSingle: Bool {
    let half = upperBound / 2 - lowerBound / 2
    return half < 1e-290 || half <= 1e-9 * Swift.max(abs(lowerBound), abs(upperBound))
  }

  /// How far a value is from the lower to the upper end, 0 to 1.
  ///
  /// Values are halved first, so that the largest do not overflow.
  func fraction(of value: Double) -> Double {
    Swift.min(
      Swift.max((value / 2 - lowerBound / 2) / (upperBound / 2 - lowerBound / 2), 0), 1)
  }

  /// The value at a part of the way from the lower to the upper end.
  func value(at fraction: Double) -> Double {
    lowerBound * (1 - fraction) + upperBound * fraction
  }
}

extension Theme {
  /// The colour of an area on a scale around zero: -1 for the lowest value, 1 for the highest.
  func shade(aroundZero fraction: Double) -> Color {
    let (low, zero, high) =
      shadesAroundZero.count == 3
      ? (shadesAroundZero[0], shadesAroundZero[1], shadesAroundZero[2]) : (cold, ground, warm)
    return .mix(zero, fraction < 0 ? low : high, at: abs(fraction))
  }
}
