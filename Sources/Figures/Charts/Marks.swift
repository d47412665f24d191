/// Something that stands for data inside of a chart.
public protocol Mark: Sendable {
  /// Draws the mark where its values lie.
  func draw(in area: PlotArea, onto graphics: inout Graphics)

  /// How much room the mark takes above the chart, in pixels, if the chart is where it is.
  func headroom(in area: PlotArea) -> Double

  /// How much room the mark takes on the right of the chart, in pixels.
  func sideroom(in area: PlotArea) -> Double
}

extension Mark {
  /// No room.
  public func headroom(in area: PlotArea) -> Double { 0 }

  /// No room.
  public func sideroom(in area: PlotArea) -> Double { 0 }
}

/// A line from point to point, with a marker at the points as far as they do not crowd.
public struct LineMark: Mark {
  /// The points, from left to right.
  public let points: [Point]
  /// The looks of the line.
  public let style: SeriesStyle

  /// A line through points.
  public init(_ points: [Point], style: SeriesStyle) {
    self.points = points
    self.style = style
  }

  /// Draws the line, then the markers: every point's, every second's and so on, well apart.
  public func draw(in area: PlotArea, onto graphics: inout Graphics) {
    let places = points.map { area.point($0.x, $0.y) }
    guard let first = places.first, let last = places.last else { return }
    if places.count > 1 {
      graphics.add(
        Shape(
          .path(places, isClosed: false),
          stroke: Stroke(style.color, width: area.theme.lineWidth, dash: style.dash)))
    }
    let gap = (last.x - first.x) / Double(max(places.count - 1, 1))
    let every =
      gap > 0 ? max(1, Int((60 * area.theme.unit / gap).rounded(.up))) : max(1, places.count)
    for place in stride(from: 0, to: places.count, by: every).map({ places[$0] }) {
      graphics.add(marker(at: place, style, area.theme))
    }
  }
}

/// A single value.
public struct PointMark: Mark {
  /// Where it lies.
  public let point: Point
  /// The looks of its marker.
  public let style: SeriesStyle
  /// How much larger than usual the marker is.
  public let scale: Double
  /// Whether the marker is filled; otherwise it is a ring around the ground's colour.
  public let isFilled: Bool

  /// A marker at a point.
  public init(_ point: Point, style: SeriesStyle, scale: Double = 1, isFilled: Bool = true) {
    self.point = point
    self.style = style
    self.scale = scale
    self.isFilled = isFilled
  }

  /// Draws the marker.
  public func draw(in area: PlotArea, onto graphics: inout Graphics) {
    let place = area.point(point.x, point.y)
    let filled = marker(at: place, style, area.theme, scale: scale)
    let open = Shape(
      filled.outline, fill: Fill(area.theme.ground),
      stroke: Stroke(style.color, width: area.theme.lineWidth * 0.75))
    graphics.add(isFilled ? filled : open)
  }
}

/// A filled rectangle between values: a bar, or the cell of a heat map.
public struct RectangleMark: Mark {
  /// From where to where on the horizontal axis.
  public let xs: ClosedRange<Double>
  /// From where to where on the vertical axis.
  public let ys: ClosedRange<Double>
  /// How it is filled.
  public let fill: Fill
  /// How its edge is drawn, if it is.
  public let stroke: Stroke?

  /// A rectangle over two ranges of values.
  public init(
    _ xs: ClosedRange<Double>, _ ys: ClosedRange<Double>, fill: Fill, stroke: Stroke? = nil
  ) {
    self.xs = xs
    self.ys = ys
    self.fill = fill
    self.stroke = stroke
  }

  /// Draws the rectangle, its edges on whole pixels, so that neighbours leave no seam.
  public func draw(in area: PlotArea, onto graphics: inout Graphics) {
    let exact = area.rectangle(xs, ys)
    let (x, y) = (exact.x.rounded(), exact.y.rounded())
    let snapped = Rectangle(
      x: x, y: y, width: exact.maxX.rounded() - x, height: exact.maxY.rounded() - y)
    graphics.add(Shape(.rectangle(snapped), fill: fill, stroke: stroke))
  }
}

/// How uncertain a value is: an upright line between two limits, with a short bar at each.
public struct IntervalMark: Mark {
  /// Where it stands on the horizontal axis.
  public let x: Double
  /// The two limits.
  public let range: ClosedRange<Double>

  /// An interval at a place.
  public init(x: Double, range: ClosedRange<Double>) {
    self.x = x
    self.range = range
  }

  /// Draws the interval in ink with a rim of the ground's colour, so that it shows on any bar.
  public func draw(in area: PlotArea, onto graphics: inout Graphics) {
    let (top, bottom) = (
      area.point(x, range.upperBound), area.point(x, range.lowerBound)
    )
    let cap = 3 * area.theme.lineWidth
    let lines = [
      [top, bottom], [Point(top.x - cap, top.y), Point(top.x + cap, top.y)],
      [Point(bottom.x - cap, bottom.y), Point(bottom.x + cap, bottom.y)],
    ]
    for (color, width) in [(area.theme.ground, 1.6), (area.theme.ink, 0.8)] {
      for line in lines {
        graphics.add(
          Shape(
            .path(line, isClosed: false),
            stroke: Stroke(color, width: width * area.theme.lineWidth)))
      }
    }
  }
}

/// An upright line across the chart at one value, with words above the chart.
public struct RuleMark: Mark {
  /// Where it stands on the horizontal axis.
  public let x: Double
  /// What is written above the chart, if anything.
  public let label: String

  /// A rule at a value.
  public init(x: Double, label: String = "") {
    self.x = x
    self.label = label
  }

  /// Draws the line, and the words above it, kept between the sides of the chart.
  public func draw(in area: PlotArea, onto graphics: inout Graphics) {
    let (theme, frame) = (area.theme, area.frame)
    let line = [Point(area.x(x), frame.y), Point(area.x(x), frame.maxY)]
    let width = theme.lineWidth / 2
    graphics.add(
      Shape(
        .path(line, isClosed: false),
        stroke: Stroke(theme.mutedInk, width: width, dash: [3 * width, 2 * width])))
    guard !label.isEmpty else { return }
    let words = area.typesetter.block(label, theme.aside, limits: .cut(width: frame.width))
    let middle = min(
      max(area.x(x), frame.x + words.frame.width / 2), frame.maxX - words.frame.width / 2)
    graphics.add(
      words.placed(x: middle, y: frame.y - theme.gap, horizontally: 0.5, vertically: 1))
  }

  /// A line of text.
  public func headroom(in area: PlotArea) -> Double {
    label.isEmpty ? 0 : area.theme.lineHeight(area.theme.tickSize) + area.theme.gap
  }
}

/// A marker of the usual size, with a rim of the ground's colour.
func marker(at place: Point, _ style: SeriesStyle, _ theme: Theme, scale: Double = 1) -> Shape {
  Shape(
    style.outline(at: place, radius: 2 * theme.lineWidth * scale), fill: Fill(style.color),
    stroke: Stroke(theme.ground, width: theme.lineWidth / 2))
}

/// A ring around a place, to point it out.
func ring(at place: Point, _ color: Color, _ theme: Theme, scale: Double = 1) -> Shape {
  Shape(
    .circle(center: place, radius: 3.4 * theme.lineWidth * scale),
    stroke: Stroke(color, width: theme.lineWidth / 2))
}
