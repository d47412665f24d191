/// One line of a ``LineChart``: a name and its points.
public struct LineSeries: Equatable, Sendable {
  /// How a line is drawn.
  public enum Looks: Equatable, Sendable {
    /// With markers at its points, as far as they do not crowd.
    case marked
    /// With a marker at its lowest point alone, the first of several.
    case lowest
    /// Without markers, as steps are.
    case plain
    /// Without markers and thin, for many points that go up and down.
    case fine
  }

  /// What the line is called.
  public let name: String
  /// Shape (points): where the points are on the horizontal axis, in the order they are joined.
  public let xs: [Double]
  /// Shape (points): where they are on the vertical axis.
  public let ys: [Double]
  /// Shape (points): how uncertain each value is; nil for no band.
  public let band: [ClosedRange<Double>]?
  /// How it is drawn; a single point is a marker in any case.
  public let looks: Looks

  /// A line, with a band around it or without.
  public init(
    name: String, xs: [Double], ys: [Double], band: [ClosedRange<Double>]? = nil,
    looks: Looks = .marked
  ) {
    self.name = name
    self.xs = xs
    self.ys = ys
    self.band = band
    self.looks = looks
  }

  /// What stands for it in a legend.
  var sign: LegendEntry.Sign {
    if xs.count == 1 { return .marker }
    return looks == .marked || looks == .lowest ? .line : .curve
  }

  /// Stops a line that cannot be drawn.
  func check() throws(FigureError) {
    let title = "the line “\(name)”"
    try FigureError.checkDrawable(xs, "the x of \(title)")
    try FigureError.checkDrawable(ys, "the y of \(title)")
    try FigureError.checkCount(ys.count, xs.count, "y in \(title)", of: "x")
    guard let band else { return }
    try FigureError.checkCount(band.count, xs.count, "intervals in \(title)", of: "points")
    try FigureError.checkDrawable(
      band.flatMap { [$0.lowerBound, $0.upperBound] }, "the intervals of \(title)")
  }

  /// The line in words: where it begins and ends, and its peaks between.
  func description(_ format: NumberFormat) -> String {
    guard let first = ys.first, let last = ys.last, let low = ys.min(), let high = ys.max() else {
      return ""
    }
    func at(_ index: Int) -> String {
      "\(format.text(ys[index])) at \(NumberFormat.automatic.text(xs[index]))"
    }
    if ys.count == 1 { return "\(name): \(at(0))" }
    var words = "\(name): \(ys.count) points, from \(at(0)) to \(at(ys.count - 1))"
    if low < min(first, last), let index = ys.firstIndex(of: low) {
      words += ", lowest \(at(index))"
    }
    if high > max(first, last), let index = ys.firstIndex(of: high) {
      words += ", highest \(at(index))"
    }
    return words
  }
}
