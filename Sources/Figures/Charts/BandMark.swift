/// How uncertain a line is: the area between its lower and its upper limits, translucent, with thin
/// edges in the dashes of its series.
///
/// No intervals draw nothing; a single one is drawn as an upright line. What lies beyond the axes is
/// left out.
public struct BandMark: Mark {
  /// Shape (points): where the intervals stand on the horizontal axis, from left to right.
  public let xs: [Double]
  /// Shape (points): the two limits at each place.
  public let ranges: [ClosedRange<Double>]
  /// The looks of the line that the band belongs to.
  public let style: SeriesStyle

  /// A band of intervals; as many places as intervals are checked when the chart is drawn.
  public init(xs: [Double], ranges: [ClosedRange<Double>], style: SeriesStyle) {
    self.xs = xs
    self.ranges = ranges
    self.style = style
  }

  /// Draws the area, then its edges.
  public func draw(in area: PlotArea, onto graphics: inout Graphics) {
    let lower = zip(xs, ranges).map { area.point($0, $1.lowerBound) }
    let upper = zip(xs, ranges).map { area.point($0, $1.upperBound) }
    guard let bottom = lower.first, let top = upper.first else { return }
    let (frame, thin) = (area.frame.generous, area.theme.lineWidth / 3)
    func line(_ points: [Point], width: Double, dash: [Double]) {
      for piece in frame.pieces(of: points) {
        graphics.add(
          Shape(
            .path(piece, isClosed: false),
            stroke: Stroke(style.color, width: width, dash: dash)))
      }
    }
    guard lower.count > 1 else { return line([bottom, top], width: 2 * thin, dash: []) }
    let outline = frame.part(of: upper + lower.reversed())
    if !outline.isEmpty {
      graphics.add(
        Shape(.path(outline, isClosed: true), fill: Fill(style.color, opacity: 0.25)))
    }
    for edge in [lower, upper] { line(edge, width: thin, dash: style.dash.map { $0 / 2 }) }
  }

  /// Stops a band whose lists differ in length, or that has no place on the axes.
  public func check(on horizontal: Axis, _ vertical: Axis) throws(FigureError) {
    try FigureError.checkCount(ranges.count, xs.count, "intervals in a band", of: "places")
    for x in xs { try horizontal.check(x) }
    for range in ranges {
      try vertical.check(range.lowerBound)
      try vertical.check(range.upperBound)
    }
  }
}
