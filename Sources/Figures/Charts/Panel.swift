/// One pair of axes with the marks between them.
public struct Panel: Sendable {
  /// What is written above the panel, two lines at the most; empty for nothing.
  public let title: String
  /// The axis below.
  public let horizontal: Axis
  /// The axis on the left.
  public let vertical: Axis
  /// What is drawn, first things first.
  public let marks: [any Mark]
  /// The least size of one unit of both axes, in pixels, so that what is written in it has room.
  let smallestUnit: Size

  /// A panel of two axes and marks.
  public init(title: String = "", horizontal: Axis, vertical: Axis, marks: [any Mark]) {
    self.init(
      title: title, horizontal: horizontal, vertical: vertical, marks: marks,
      smallestUnit: Size(0, 0))
  }

  /// A panel whose units must not be smaller than a size.
  init(
    title: String = "", horizontal: Axis, vertical: Axis, marks: [any Mark], smallestUnit: Size
  ) {
    self.title = title
    self.horizontal = horizontal
    self.vertical = vertical
    self.marks = marks
    self.smallestUnit = smallestUnit
  }

  /// Stops a panel whose axes cannot be drawn, or whose marks do not belong on them.
  func check() throws(FigureError) {
    try horizontal.check()
    try vertical.check()
    for mark in marks { try mark.check(on: horizontal, vertical) }
  }
}

/// A panel with its place on the canvas, measured from its texts.
struct PlacedPanel {
  let panel: Panel
  let area: PlotArea
  let left: TickLabels
  let below: TickLabels
  /// What is written above; nil for nothing.
  let title: TextBlock?
  /// What is written at the ends of lines; nil for nothing.
  let names: LineNames?

  /// The room around the inside of a panel, in pixels.
  struct Insets: Equatable {
    var left = 0.0
    var top = 0.0
    var right = 0.0
    var bottom = 0.0

    /// Whole pixels, so that growing them comes to an end.
    var roundedUp: Insets {
      Insets(
        left: left.rounded(.up), top: top.rounded(.up), right: right.rounded(.up),
        bottom: bottom.rounded(.up))
    }

    /// The larger of two on each side, so that panels beside each other have their axes in line.
    static func larger(_ a: Insets, _ b: Insets) -> Insets {
      Insets(
        left: max(a.left, b.left), top: max(a.top, b.top), right: max(a.right, b.right),
        bottom: max(a.bottom, b.bottom))
    }
  }

  /// The room between panels beside each other and their texts.
  static func gap(_ theme: Theme) -> Double { 1.5 * theme.margin }

  /// How far a title may reach beyond its panel, and still be apart from the next one.
  static func titleOverhang(_ theme: Theme) -> Double { gap(theme) - theme.gap }

  /// What a title has above and below beside the gap that every text has.
  private var air: Double { 16 * area.theme.unit }

  /// The room that the texts around the inside take.
  func insets() -> Insets {
    let theme = area.theme
    let room = { (label: String) in
      // Some scripts need more room than ours.
      label.isEmpty
        ? 0
        : theme.gap
          + max(
            theme.lineHeight(theme.labelSize),
            area.typesetter.block(label, theme.label).frame.height)
    }
    let heading = title.map { $0.frame.height + theme.gap + 2 * air } ?? 0
    let headroom = panel.marks.map { $0.headroom(in: area) }.max() ?? 0
    var insets = Insets(
      left: left.width + theme.gap + room(panel.vertical.label),
      top: max(theme.lineHeight(theme.tickSize) / 2, heading + headroom), right: theme.gap,
      bottom: below.height + 2 * theme.gap + room(panel.horizontal.label))
    if panel.horizontal.isNumeric {
      // A number at the end of the axis stands out by half.
      insets.right = max(insets.right, below.width / 2)
      insets.left = max(insets.left, below.width / 2)
    } else if let first = below.labels.first, let last = below.labels.last {
      // So does a name that is wider than its stretch of the axis.
      let (left, right) = (area.x(first.position), area.frame.maxX - area.x(last.position))
      insets.left = max(insets.left, first.block.frame.width / 2 - left)
      insets.right = max(insets.right, last.block.frame.width / 2 - right)
    }
    insets.right = max(insets.right, panel.marks.map { $0.sideroom(in: area) }.max() ?? 0)
    insets.right = max(insets.right, names?.width ?? 0)
    return insets.roundedUp
  }

  /// Places a panel; nil if there is no room to speak of.
  init?(
    _ panel: Panel, inside: Rectangle, titleStyle: TextStyle, labels: SeriesLabels,
    _ theme: Theme, _ typesetter: Typesetter
  ) {
    guard inside.width >= 200 * theme.unit, inside.height >= 200 * theme.unit else { return nil }
    self.panel = panel
    left = TickLabels.left(panel.vertical, length: inside.height, theme, typesetter)
    below = TickLabels.below(panel.horizontal, length: inside.width, theme, typesetter)
    area = PlotArea(
      frame: inside, horizontal: below.rounded ?? panel.horizontal,
      vertical: left.rounded ?? panel.vertical, theme: theme, typesetter: typesetter)
    names = labels == .direct ? LineNames(of: panel.marks, in: area) : nil
    title =
      panel.title.isEmpty
      ? nil
      : typesetter.block(
        panel.title, titleStyle,
        limits: .cut(width: inside.width + Self.titleOverhang(theme), lines: 2))
  }

  /// Whether the units of the axes are large enough to be read, and all names have room.
  var hasRoom: Bool {
    let (xs, ys) = (area.horizontal.range, area.vertical.range)
    let (frame, unit) = (area.frame, panel.smallestUnit)
    return (names?.hasRoom ?? true)
      && (unit.width == 0 || frame.width / (xs.upperBound - xs.lowerBound) >= unit.width)
      && (unit.height == 0 || frame.height / (ys.upperBound - ys.lowerBound) >= unit.height)
  }

  /// Draws grid, marks, axes and labels; `outside` is the panel with its texts.
  func draw(onto graphics: inout Graphics, outside: Rectangle) {
    drawGrid(onto: &graphics)
    for mark in panel.marks { mark.draw(in: area, onto: &graphics) }
    drawAxes(onto: &graphics)
    drawTickLabels(onto: &graphics)
    drawAxisLabels(onto: &graphics, outside: outside)
    names?.draw(onto: &graphics)
    if let title { graphics.add(title.placed(x: area.frame.x, y: outside.y + air)) }
  }

  private func drawGrid(onto graphics: inout Graphics) {
    let stroke = Stroke(area.theme.grid, width: 2 * area.theme.unit)
    func line(_ start: Point, _ end: Point) {
      graphics.add(Shape(.path([start, end], isClosed: false), stroke: stroke))
    }
    if panel.vertical.showsGrid {
      for y in left.ticks.map(area.y) { line(Point(area.frame.x, y), Point(area.frame.maxX, y)) }
    }
    if panel.horizontal.showsGrid {
      for x in below.ticks.map(area.x) { line(Point(x, area.frame.y), Point(x, area.frame.maxY)) }
    }
  }

  private func drawAxes(onto graphics: inout Graphics) {
    let (frame, stroke) = (area.frame, Stroke(area.theme.ink, width: 3 * area.theme.unit))
    let corners = [
      Point(frame.x, frame.y), Point(frame.x, frame.maxY), Point(frame.maxX, frame.maxY),
    ]
    graphics.add(Shape(.path(corners, isClosed: false), stroke: stroke))
    // Where bars hang from zero, zero is a line of its own.
    let ys = area.vertical.range
    if panel.marks.contains(where: { $0 is RectangleMark }), ys.lowerBound < 0, ys.upperBound > 0 {
      let ends = [Point(frame.x, area.y(0)), Point(frame.maxX, area.y(0))]
      graphics.add(Shape(.path(ends, isClosed: false), stroke: stroke))
    }
  }

  private func drawTickLabels(onto graphics: inout Graphics) {
    let gap = area.theme.gap
    for label in left.labels {
      graphics.add(
        label.block.placed(
          x: area.frame.x - gap, y: area.y(label.position), horizontally: 1, vertically: 0.5))
    }
    for label in below.labels {
      let (x, top) = (area.x(label.position), area.frame.maxY + 2 * gap + label.drop)
      if label.drop > 0 {
        let ends = [Point(x, area.frame.maxY + gap / 2), Point(x, top)]
        graphics.add(
          Shape(
            .path(ends, isClosed: false),
            stroke: Stroke(area.theme.mutedInk, width: 2 * area.theme.unit)))
      }
      graphics.add(label.block.placed(x: x, y: top, horizontally: 0.5))
    }
  }

  private func drawAxisLabels(onto graphics: inout Graphics, outside: Rectangle) {
    let (frame, theme) = (area.frame, area.theme)
    if !panel.vertical.label.isEmpty {
      let words = area.typesetter.block(
        panel.vertical.label, theme.label, limits: .cut(width: frame.height), isUpright: true)
      graphics.add(words.placed(x: outside.x, y: frame.midY, vertically: 0.5))
    }
    if !panel.horizontal.label.isEmpty {
      let words = area.typesetter.block(
        panel.horizontal.label, theme.label, limits: .cut(width: frame.width))
      graphics.add(
        words.placed(x: frame.midX, y: outside.maxY, horizontally: 0.5, vertically: 1))
    }
  }
}
