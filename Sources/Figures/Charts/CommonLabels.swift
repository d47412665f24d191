/// The names of axes that all panels share, each written once: below the panels, and on their left.
struct CommonLabels {
  /// What the horizontal axes show; empty for no name.
  let x: String
  /// What the vertical axes show; empty for no name.
  let y: String

  /// What the names leave of a body for the panels.
  func rest(of body: Rectangle, _ theme: Theme, _ typesetter: Typesetter) -> Rectangle {
    body.inset(left: room(y, theme, typesetter), bottom: room(x, theme, typesetter))
  }

  /// Draws the names at the edges of a body, in the middle of all panels.
  func draw(
    around grid: PanelGrid, in body: Rectangle, onto graphics: inout Graphics, _ theme: Theme,
    _ typesetter: Typesetter
  ) {
    let first = grid.inside(0)
    let last = grid.inside(grid.rowCount * grid.columnCount - 1)
    if !x.isEmpty {
      let words = typesetter.block(x, theme.label, limits: .cut(width: last.maxX - first.x))
      graphics.add(
        words.placed(
          x: (first.x + last.maxX) / 2, y: body.maxY, horizontally: 0.5, vertically: 1))
    }
    if !y.isEmpty {
      let words = typesetter.block(
        y, theme.label, limits: .cut(width: last.maxY - first.y), isUpright: true)
      graphics.add(words.placed(x: body.x, y: (first.y + last.maxY) / 2, vertically: 0.5))
    }
  }

  /// The room that a name takes away from the panels.
  private func room(_ name: String, _ theme: Theme, _ typesetter: Typesetter) -> Double {
    guard !name.isEmpty else { return 0 }
    // Some scripts need more room than ours.
    let height = typesetter.block(name, theme.label).frame.height
    return theme.gap + max(theme.lineHeight(theme.labelSize), height)
  }
}
