#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// How many values lie between edges.
///
/// A bin holds its lower edge and not its upper one; the last bin holds both.
public struct HistogramBins: Equatable, Sendable {
  /// Shape (bins + 1): where bins begin and end, rising.
  public let edges: [Double]
  /// Shape (bins): how many values are in each.
  public let counts: [Int]

  /// Bins that were counted elsewhere; nothing is checked before a chart is drawn.
  public init(edges: [Double], counts: [Int]) {
    self.edges = edges
    self.counts = counts
  }

  /// Counts values between edges; what lies outside of them, or is NaN, is not counted.
  ///
  /// - Parameters:
  ///   - values: Any numbers.
  ///   - edges: Rising, at least two.
  public init(counting values: [Double], edges: [Double]) {
    var counts = Array(repeating: 0, count: max(edges.count - 1, 0))
    if let first = edges.first, let last = edges.last, !counts.isEmpty {
      for value in values where value >= first && value <= last {
        counts[min(Self.lastIndex(in: edges, notAbove: value), counts.count - 1)] += 1
      }
    }
    self.init(edges: edges, counts: counts)
  }

  /// Edges that show the shape of a distribution, of equal distance.
  ///
  ///     width = 2 (Q3 - Q1) / n^(1/3)            after Freedman and Diaconis
  ///     bins  = ⌈log2 n⌉ + 1                     after Sturges, where Q3 = Q1
  ///
  /// Quartiles are interpolated between the two nearest of the sorted values.
  ///
  /// - Parameter values: Finite, at most 1e300 in size.
  /// - Returns: From the smallest value to the largest, 1 to 100 bins; a bin around the value if all
  ///   are equal, from 0 to 1 if there are none.
  /// - Source: D. Freedman and P. Diaconis, "On the Histogram as a Density Estimator: L2 Theory",
  ///   1981; H. A. Sturges, "The Choice of a Class Interval", 1926.
  public static func edges(for values: [Double]) -> [Double] {
    let sorted = values.sorted()
    guard let low = sorted.first, let high = sorted.last else { return [0, 1] }
    let range = Axis.numbers(low...high, label: "").range
    // Equal values have a range around them.
    if range != low...high { return [range.lowerBound, range.upperBound] }
    let count = Double(sorted.count)
    let width = 2 * (quantile(0.75, of: sorted) - quantile(0.25, of: sorted)) / cbrt(count)
    let wanted = width > 0 ? (high - low) / width : log2(count).rounded(.up) + 1
    let bins = Int(min(max(wanted.rounded(.up), 1), 100))
    let inner = (1..<bins).map { low + (high - low) * (Double($0) / Double(bins)) }
    return [low] + inner + [high]
  }

  /// The value below which a share of sorted values lies, interpolated between the two nearest.
  ///
  /// - Source: R. J. Hyndman and Y. Fan, "Sample Quantiles in Statistical Packages", 1996, type 7.
  static func quantile(_ share: Double, of sorted: [Double]) -> Double {
    let place = share * Double(sorted.count - 1)
    let below = Int(place)
    let above = min(below + 1, sorted.count - 1)
    let part = place - Double(below)
    return sorted[below] * (1 - part) + sorted[above] * part
  }

  /// The last of rising numbers that is not above a value; the first if all are.
  private static func lastIndex(in edges: [Double], notAbove value: Double) -> Int {
    var (low, high) = (0, edges.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if edges[middle] <= value { low = middle } else { high = middle }
    }
    return low
  }

  /// Stops bins that cannot be drawn.
  func check(_ name: String) throws(FigureError) {
    guard (1...1000).contains(counts.count) else {
      throw FigureError("expected 1 to 1000 bins in \(name), found \(counts.count)")
    }
    try FigureError.checkDrawable(edges, "the edges of \(name)")
    guard edges.count == counts.count + 1 else {
      throw FigureError(
        "expected \(counts.count + 1) edges in \(name), one more than bins, found \(edges.count)")
    }
    for (index, pair) in zip(edges, edges.dropFirst()).enumerated() where pair.0 >= pair.1 {
      throw FigureError(
        "expected rising edges in \(name), found \(pair.0) before \(pair.1) at position \(index)")
    }
    if let index = counts.firstIndex(where: { $0 < 0 }) {
      throw FigureError(
        "expected counts of at least 0 in \(name), found \(counts[index]) at position \(index)")
    }
  }
}
