/// A legend of one of several panels, above it.
struct PanelLegend: Mark {
  /// The names of the panel's series; none for no legend.
  let entries: [LegendEntry]

  func draw(in area: PlotArea, onto graphics: inout Graphics) {
    draw(in: area, from: area.frame.y - headroom(in: area), onto: &graphics)
  }

  func headroom(in area: PlotArea) -> Double {
    guard !entries.isEmpty else { return 0 }
    var scratch = Graphics(area.theme)
    return draw(in: area, from: 0, onto: &scratch) + area.theme.gap
  }

  /// Draws the legend from a height downwards, and tells how far down it reaches.
  @discardableResult private func draw(
    in area: PlotArea, from start: Double, onto graphics: inout Graphics
  ) -> Double {
    Header(title: "", subtitle: "", legend: entries).drawLegend(
      onto: &graphics, at: Point(area.frame.x, start), area.frame.width, area.theme,
      area.typesetter)
  }
}
