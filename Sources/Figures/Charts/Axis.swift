/// One side of a chart: what it shows, from where to where, and where it is marked.
public struct Axis: Equatable, Sendable {
  /// What an axis counts.
  public enum Kind: Equatable, Sendable {
    /// Numbers, with round ticks.
    case numbers(wholeOnly: Bool)
    /// Names; the first stands for 0 to 1, the second for 1 to 2, and so on.
    case categories([String])
  }

  /// What the axis shows, in words; empty for no label.
  public let label: String
  /// What it counts.
  public let kind: Kind
  /// The values at its two ends.
  public let range: ClosedRange<Double>
  /// Whether it runs down instead of up, as the rows of a table do.
  public let isReversed: Bool
  /// Whether its ticks continue as lines across the chart.
  public let showsGrid: Bool
  /// Whether its numbers are fractions, written in per cent.
  public private(set) var isPercent = false
  /// Only every so-manieth name is written; nil for as many as have room.
  private(set) var every: Int?

  /// An axis of names.
  public static func categories(_ names: [String], label: String = "", isReversed: Bool = false)
    -> Axis
  {
    Axis(
      label: label, kind: .categories(names), range: 0...Double(max(names.count, 1)),
      isReversed: isReversed, showsGrid: false)
  }

  /// An axis of numbers, exactly from one value to another.
  public static func numbers(
    _ range: ClosedRange<Double>, label: String, wholeOnly: Bool = false, showsGrid: Bool = true
  ) -> Axis {
    Axis(
      label: label, kind: .numbers(wholeOnly: wholeOnly), range: range, isReversed: false,
      showsGrid: showsGrid)
  }

  /// An axis of numbers that holds all values, between two round numbers.
  ///
  /// Equal values get a range around them: a tenth of their size to both sides, or -1 to 1 around
  /// zero. So do values that differ by no more than rounding.
  ///
  /// - Parameters:
  ///   - values: What must find room, finite and at most 1e300 in size.
  ///   - includesZero: Whether zero must find room as well.
  package static func numbers(covering values: [Double], includesZero: Bool = false, label: String)
    -> Axis
  {
    let all = includesZero ? values + [0] : values
    let (low, high) = (all.min() ?? 0, all.max() ?? 0)
    let size = max(abs(low), abs(high))
    let isNarrow = high - low <= 1e-9 * size || size < 1e-290
    let room = size < 1e-290 ? 1 : size / 10
    let range = isNarrow ? (low - room)...(high + room) : low...high
    return .numbers(Ticks.widened(range, atMost: 6), label: label)
  }

  /// The same axis, only every so-manieth of its names written.
  func naming(every step: Int?) -> Axis {
    var axis = self
    axis.every = step
    return axis
  }

  /// The same axis, its numbers written in per cent.
  public func inPercent(_ isPercent: Bool = true) -> Axis {
    var axis = self
    axis.isPercent = isPercent
    return axis
  }
}
