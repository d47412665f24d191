#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// One side of a chart: what it shows, from where to where, and where it is marked.
public struct Axis: Equatable, Sendable {
  /// What an axis counts.
  public enum Kind: Equatable, Sendable {
    /// Numbers, with round ticks.
    case numbers(wholeOnly: Bool)
    /// Numbers above zero; every factor of ten is equally long.
    case logarithmic
    /// Names; the first stands for 0 to 1, the second for 1 to 2, and so on.
    case categories([String])
  }

  /// What the axis shows, in words; empty for no label.
  public let label: String
  /// What it counts.
  public let kind: Kind
  /// The values at its two ends.
  public private(set) var range: ClosedRange<Double>
  /// Whether it runs down instead of up, as the rows of a table do.
  public let isReversed: Bool
  /// Whether its ticks continue as lines across the chart.
  public let showsGrid: Bool
  /// Whether its numbers are fractions, written in per cent.
  public private(set) var isPercent = false
  /// Whether its numbers are written; its ticks are there in any case.
  public private(set) var showsNumbers = true
  /// Only every so-manieth name is written; nil for as many as have room.
  private(set) var every: Int?
  /// What must find room, if the ends may be moved to any round numbers around it.
  private var covered: ClosedRange<Double>?

  /// An axis of names.
  public static func categories(_ names: [String], label: String = "", isReversed: Bool = false)
    -> Axis
  {
    Axis(
      label: label, kind: .categories(names), range: 0...Double(max(names.count, 1)),
      isReversed: isReversed, showsGrid: false)
  }

  /// An axis of numbers, exactly from one value to another.
  ///
  /// Equal limits get a range around them: a tenth of their size to both sides, or -1 to 1 around
  /// zero. Other limits that cannot be drawn are named when the chart is.
  public static func numbers(
    _ range: ClosedRange<Double>, label: String, wholeOnly: Bool = false, showsGrid: Bool = true
  ) -> Axis {
    Axis(
      label: label, kind: .numbers(wholeOnly: wholeOnly), range: widened(range, narrow: 1e-12),
      isReversed: false, showsGrid: showsGrid)
  }

  /// An axis of numbers that holds all values, between two round numbers.
  ///
  /// Where a chart has room for few numbers, its ends are rounder still, so that a number is written
  /// at both.
  ///
  /// Equal values get a range around them: a tenth of their size to both sides, or -1 to 1 around
  /// zero. So do values that differ by no more than rounding. No values make an axis around zero;
  /// values that cannot be drawn are named when the chart is.
  ///
  /// - Parameters:
  ///   - values: What must find room, finite and at most 1e300 in size.
  ///   - includesZero: Whether zero must find room as well.
  ///   - label: What the axis shows, in words.
  public static func numbers(covering values: [Double], includesZero: Bool = false, label: String)
    -> Axis
  {
    let range = limits(of: includesZero ? values + [0] : values) ?? 0...0
    guard isDrawable(range) else { return exactly(range, .numbers(wholeOnly: false), label) }
    var axis = exactly(widened(range, narrow: 1e-9), .numbers(wholeOnly: false), label)
    axis.covered = axis.range
    return axis.rounded(atMost: 6)
  }

  /// The same axis between two round numbers, the nearest that have no more ticks from one to the
  /// other; as it is if its ends were chosen.
  func rounded(atMost most: Int) -> Axis {
    guard let covered else { return self }
    var axis = self
    axis.range = Ticks.widened(covered, atMost: most)
    return axis
  }

  /// An axis of numbers above zero, exactly from one value to another, each power of ten equally
  /// long.
  ///
  /// Equal limits get a range around them, from half to twice their size. Limits of zero or less
  /// are named when the chart is drawn.
  ///
  /// - Parameters:
  ///   - range: From 1e-300 to 1e300.
  ///   - label: What the axis shows, in words.
  ///   - showsGrid: Whether ticks continue as lines across the chart.
  public static func logarithmic(
    _ range: ClosedRange<Double>, label: String, showsGrid: Bool = true
  ) -> Axis {
    let (low, high) = (range.lowerBound, range.upperBound)
    let isNarrow = low >= 1e-300 && high >= low && high <= 1e300 && high / low <= 1 + 1e-9
    return Axis(
      label: label, kind: .logarithmic,
      range: isNarrow ? max(low / 2, 1e-300)...min(high * 2, 1e300) : range, isReversed: false,
      showsGrid: showsGrid)
  }

  /// An axis of numbers above zero that holds all values, each power of ten equally long.
  ///
  /// It ends at 1, 2 or 5 times a power of ten. No values make an axis from 0.1 to 10; a value of
  /// zero or less is named when the chart is drawn.
  ///
  /// - Parameters:
  ///   - values: What must find room, each from 1e-300 to 1e300.
  ///   - label: What the axis shows, in words.
  public static func logarithmic(covering values: [Double], label: String) -> Axis {
    let range = limits(of: values) ?? 0.1...10
    let axis = Axis.logarithmic(range, label: label)
    guard isDrawable(range), range.lowerBound >= 1e-300 else {
      return exactly(range, .logarithmic, label)
    }
    let low = max(Ticks.roundDown(axis.range.lowerBound), 1e-300)
    let high = min(Ticks.roundUp(axis.range.upperBound), 1e300)
    return .logarithmic(low...high, label: label)
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

  /// The same axis without its numbers, for a panel below or beside which the same are written.
  public func withoutNumbers(_ isWithout: Bool = true) -> Axis {
    var axis = self
    axis.showsNumbers = !isWithout
    return axis
  }

  /// Whether it counts numbers, not names.
  var isNumeric: Bool { if case .categories = kind { false } else { true } }

  /// How far a value is along the axis: 0 at the beginning, 1 at the end, beyond if it is outside.
  ///
  /// Values are halved first, so that the largest do not overflow. On a logarithmic axis, what is
  /// not above zero lies at the lower end.
  func fraction(of value: Double) -> Double {
    var (low, high, place) = (range.lowerBound / 2, range.upperBound / 2, value / 2)
    if kind == .logarithmic {
      place = value > 0 ? log10(value) : log10(range.lowerBound)
      (low, high) = (log10(range.lowerBound), log10(range.upperBound))
    }
    let fraction = (place - low) / (high - low)
    return isReversed ? 1 - fraction : fraction
  }
}

// MARK: - Checks

extension Axis {
  /// Stops an axis that cannot be drawn.
  ///
  /// - Throws: ``FigureError`` if a limit is not finite or over 1e300 in size, the upper limit is
  ///   not above the lower one, or a limit of a logarithmic axis is below 1e-300.
  package func check() throws(FigureError) {
    let (low, high) = (range.lowerBound, range.upperBound)
    for limit in [low, high] { try check(limit, atMost: Self.largest) }
    guard low < high else {
      throw FigureError(
        "expected \(name) to run from a number to a larger one, found \(low) to \(high). "
          + "Exchange or widen the limits.")
    }
  }

  /// Stops a value that has no place on the axis.
  ///
  /// - Throws: ``FigureError`` if it is not finite or over 1e300 in size, or below 1e-300 on a
  ///   logarithmic axis.
  package func check(_ value: Double) throws(FigureError) { try check(value, atMost: 1e300) }

  private func check(_ value: Double, atMost largest: Double) throws(FigureError) {
    guard abs(value) <= largest else {
      throw FigureError(
        "expected finite values up to 1e300 on \(name), found \(value). "
          + "Leave it out, or find out where it comes from.")
    }
    if kind == .logarithmic, value < 1e-300 {
      throw FigureError(
        "expected values above zero, from 1e-300 on, on \(name), which is logarithmic, "
          + "found \(value). Leave it out, or use a linear axis.")
    }
  }

  /// The largest limit: room around the largest values, 1e300, may reach beyond them.
  private static let largest = 1e301

  /// What the axis is called in messages.
  private var name: String { label.isEmpty ? "an axis without a label" : "the axis “\(label)”" }

  /// An axis whose limits are as they are.
  private static func exactly(_ range: ClosedRange<Double>, _ kind: Kind, _ label: String) -> Axis {
    Axis(label: label, kind: kind, range: range, isReversed: false, showsGrid: true)
  }

  /// The smallest and the largest value, or twice the first that cannot be drawn; nil of nothing.
  private static func limits(of values: [Double]) -> ClosedRange<Double>? {
    if let bad = values.first(where: { !(abs($0) <= largest) }) {
      return ClosedRange(uncheckedBounds: (bad, bad))
    }
    guard let low = values.min(), let high = values.max() else { return nil }
    return low...high
  }

  private static func isDrawable(_ range: ClosedRange<Double>) -> Bool {
    abs(range.lowerBound) <= largest && abs(range.upperBound) <= largest
      && range.lowerBound <= range.upperBound
  }

  /// A range with room around it if its limits are closer than a fraction of their size.
  private static func widened(_ range: ClosedRange<Double>, narrow: Double) -> ClosedRange<Double> {
    guard isDrawable(range) else { return range }
    let (low, high) = (range.lowerBound, range.upperBound)
    let size = max(abs(low), abs(high))
    guard high - low <= narrow * size || size < 1e-290 else { return range }
    let room = size < 1e-290 ? 1 : size / 10
    return (low - room)...(high + room)
  }
}
