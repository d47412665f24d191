/// A title, a legend, and panels in a row: what every chart becomes before it is drawn.
///
/// Everything is measured, nothing is guessed: texts are laid out first and take the room they
/// need, the panels share what is left, their axes in line. Where that is too little, the canvas
/// grows in the proportion of the theme, by at most ``largestGrowth``, and texts keep their size.
public struct Chart: Sendable {
  /// What the chart shows; on the figure, two lines at the most.
  public let title: String
  /// A remark below the title, two lines at the most; empty for none.
  public let subtitle: String
  /// The names of the series.
  public let legend: [LegendEntry]
  /// The panels, from left to right.
  public let panels: [Panel]

  /// How much larger than the theme's a crowded chart's canvas may be, in both directions.
  public static let largestGrowth = 2.0

  /// Puts a chart together.
  public init(title: String, subtitle: String = "", legend: [LegendEntry] = [], panels: [Panel]) {
    self.title = title
    self.subtitle = subtitle
    self.legend = legend
    self.panels = panels
  }

  /// Lays the chart out and draws it into a display list.
  ///
  /// - Throws: ``FigureError`` if even the largest canvas has too little room.
  public func graphics(theme: Theme) throws(FigureError) -> Graphics {
    try theme.checkSize()
    let typesetter = try Typesetter(wanting: theme.fontFamily)
    for factor in stride(from: 1, through: Self.largestGrowth, by: 0.25) {
      if let graphics = draw(theme.resized(by: factor), typesetter) { return graphics }
    }
    throw FigureError(
      "expected room for the chart on \(theme.size.width * Self.largestGrowth) × "
        + "\(theme.size.height * Self.largestGrowth) pixels, found too little. "
        + "Show fewer classes or series, or choose a larger size.")
  }

  /// The chart on a canvas of the theme's size; nil if there is too little room.
  private func draw(_ theme: Theme, _ typesetter: Typesetter) -> Graphics? {
    var graphics = Graphics(theme)
    let header = Header(title: title, subtitle: subtitle, legend: legend)
    let top = header.draw(onto: &graphics, theme, typesetter)
    let body = Rectangle(
      x: theme.margin, y: top, width: theme.size.width - 2 * theme.margin,
      height: theme.size.height - top - theme.margin * 0.75)
    let frames = columns(of: body, theme)
    guard let placed = place(in: frames, theme, typesetter) else { return nil }
    for (panel, frame) in zip(placed, frames) {
      panel.draw(onto: &graphics, outerLeft: frame.x, outerBottom: frame.maxY)
    }
    return graphics
  }

  /// The panels with their axes in line; nil if there is too little room.
  ///
  /// How labels are set depends on the room inside, and the room inside on the labels: the insets
  /// only ever grow until all labels have the room that they need.
  private func place(in frames: [Rectangle], _ theme: Theme, _ typesetter: Typesetter)
    -> [PlacedPanel]?
  {
    var insets = PlacedPanel.Insets()
    for _ in 0..<40 {
      let placed = zip(panels, frames).compactMap { panel, frame in
        PlacedPanel(
          panel,
          inside: frame.inset(
            left: insets.left, top: insets.top, right: insets.right, bottom: insets.bottom),
          theme, typesetter)
      }
      guard placed.count == panels.count, placed.allSatisfy(\.hasRoom) else { return nil }
      let needed = placed.map { $0.insets() }.reduce(insets, PlacedPanel.Insets.larger)
      if needed == insets { return placed }
      insets = needed
    }
    return nil
  }

  private func columns(of body: Rectangle, _ theme: Theme) -> [Rectangle] {
    let gap = 1.5 * theme.margin
    let width = (body.width - gap * Double(panels.count - 1)) / Double(max(panels.count, 1))
    return panels.indices.map {
      Rectangle(
        x: body.x + Double($0) * (width + gap), y: body.y, width: width, height: body.height)
    }
  }
}
