/// What stands above one of several panels: its title, and below it a legend of its own.
struct PanelHead: Mark {
  /// What the panel shows; empty for no title.
  let title: String
  /// The names of its series; empty for no legend.
  let legend: [LegendEntry]

  func draw(in area: PlotArea, onto graphics: inout Graphics) {
    draw(in: area, from: area.frame.y - headroom(in: area), onto: &graphics)
  }

  func headroom(in area: PlotArea) -> Double {
    guard !title.isEmpty || !legend.isEmpty else { return 0 }
    var scratch = Graphics(area.theme)
    return draw(in: area, from: 0, onto: &scratch) + area.theme.gap
  }

  /// Draws both from a height downwards, and tells how far down they reach.
  @discardableResult private func draw(
    in area: PlotArea, from start: Double, onto graphics: inout Graphics
  ) -> Double {
    let (theme, frame) = (area.theme, area.frame)
    var top = start
    if !title.isEmpty {
      var style = theme.label
      style.isBold = true
      let words = area.typesetter.block(title, style, limits: .cut(width: frame.width, lines: 2))
      graphics.add(words.placed(x: frame.x, y: top))
      top += words.frame.height
    }
    return Header(title: "", subtitle: "", legend: legend).drawLegend(
      onto: &graphics, at: Point(frame.x, top), frame.width, theme, area.typesetter)
  }
}
