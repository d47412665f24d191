/// Cells with lines across them.
struct HatchedCells: Mark {
  /// From where to where a cell reaches on both axes.
  struct Cell: Sendable {
    let xs: ClosedRange<Double>
    let ys: ClosedRange<Double>
  }

  let cells: [Cell]
  let fill: Fill

  func draw(in area: PlotArea, onto graphics: inout Graphics) {
    for cell in cells {
      RectangleMark(cell.xs, cell.ys, fill: fill).draw(in: area, onto: &graphics)
    }
  }
}
