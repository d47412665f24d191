/// A title, a legend, and panels in rows and columns: what every chart becomes before it is drawn.
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
  /// Whether the legend is drawn, or the names of lines at their ends in its stead.
  public let labels: SeriesLabels
  /// The panels, from left to right, then from top to bottom.
  public let panels: [Panel]
  /// How many panels stand side by side at the most; nil for all of them.
  public let columns: Int?
  /// The names of the axes that all panels share.
  let common: CommonLabels

  /// How much larger than the theme's a crowded chart's canvas may be, in both directions.
  public static let largestGrowth = 2.0

  /// Puts a chart together; `xLabel` and `yLabel` name the axes of all panels, once.
  public init(
    title: String, subtitle: String = "", legend: [LegendEntry] = [],
    labels: SeriesLabels = .legend, panels: [Panel], columns: Int? = nil,
    xLabel: String = "", yLabel: String = ""
  ) {
    self.title = title
    self.subtitle = subtitle
    self.legend = legend
    self.labels = labels
    self.panels = panels
    self.columns = columns
    common = CommonLabels(x: xLabel, y: yLabel)
  }

  /// Lays the chart out and draws it into a display list.
  ///
  /// - Throws: ``FigureError`` if an axis or a mark has limits or values that it cannot show, the
  ///   columns are fewer than 1, or even the largest canvas has too little room.
  public func graphics(theme: Theme) throws(FigureError) -> Graphics {
    try theme.checkSize()
    if let columns, columns < 1 {
      throw FigureError("expected at least 1 column of panels, found \(columns)")
    }
    for panel in panels { try panel.check() }
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
    let header = Header(title: title, subtitle: subtitle, legend: labels == .legend ? legend : [])
    let top = header.draw(onto: &graphics, theme, typesetter)
    let body = Rectangle(
      x: theme.margin, y: top, width: theme.size.width - 2 * theme.margin,
      height: theme.size.height - top - theme.margin * 0.75)
    let room = common.rest(of: body, theme, typesetter)
    guard let (grid, placed) = place(in: room, theme, typesetter) else { return nil }
    for (index, panel) in placed.enumerated() {
      panel.draw(onto: &graphics, outside: grid.outside(index))
    }
    common.draw(around: grid, in: body, onto: &graphics, theme, typesetter)
    return graphics
  }

  /// The panels with their axes in line; nil if there is too little room.
  ///
  /// How labels are set depends on the room inside, and the room inside on the labels: the insets
  /// only ever grow until all labels have the room that they need.
  private func place(in body: Rectangle, _ theme: Theme, _ typesetter: Typesetter)
    -> (PanelGrid, [PlacedPanel])?
  {
    var grid = PanelGrid(
      count: panels.count, columns: min(columns ?? .max, panels.count), body: body,
      gap: Size(PlacedPanel.gap(theme), 0.75 * theme.margin))
    for _ in 0..<40 {
      let style = titleStyle(grid.inside.width, theme, typesetter)
      let placed = panels.indices.compactMap {
        PlacedPanel(
          panels[$0], inside: grid.inside($0), titleStyle: style, labels: labels, theme,
          typesetter)
      }
      guard placed.count == panels.count, placed.allSatisfy(\.hasRoom) else { return nil }
      let needed = grid.grown(by: placed.map { $0.insets() })
      if needed == grid { return (grid, placed) }
      grid = needed
    }
    return nil
  }

  /// The style of all panels' titles: large if each fits on a line, else small.
  private func titleStyle(_ width: Double, _ theme: Theme, _ typesetter: Typesetter) -> TextStyle {
    let width = width + PlacedPanel.titleOverhang(theme)
    var (large, small) = (theme.label, theme.tick)
    large.isBold = true
    small.isBold = true
    let isLarge = panels.allSatisfy { typesetter.block($0.title, large).frame.width <= width }
    return isLarge ? large : small
  }
}
