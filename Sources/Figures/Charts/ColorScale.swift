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

  /// The colour of a value; one beyond an end of the scale has the colour of this end.
  ///
  /// - Parameters:
  ///   - value: Any number but NaN.
  ///   - theme: Where the colours come from.
  public func color(of value: Double, in theme: Theme) -> Color {
    // Halved first, so that the largest do not overflow.
    let (low, high) = (range.lowerBound / 2, range.upperBound / 2)
    switch kind {
    case .sequential:
      return .mix(theme.ground, theme.heat, at: (value / 2 - low) / (high - low))
    case .aroundZero:
      return .mix(theme.ground, value < 0 ? theme.cold : theme.warm, at: abs(value / 2) / high)
    }
  }
}

extension ColorScale {
  /// Whether a value needs lines across it, since its colour does not tell on which side of zero it
  /// is.
  func isHatched(_ value: Double, in theme: Theme) -> Bool {
    let hasHue = [theme.cold, theme.warm].contains { $0.red != $0.green || $0.red != $0.blue }
    return kind == .aroundZero && value < 0 && !hasHue
  }

  /// These lines, with nothing between them.
  static func hatch(_ theme: Theme) -> Fill {
    Fill(theme.ground, hatch: .level, hatchColor: theme.ground, opacity: 0)
  }
}
