/// The places of panels in rows and columns, all of the same size inside, their axes in line.
///
/// Each column leaves as much room to the left and right of its panels as the widest of their texts
/// takes, each row as much above and below as the highest; what is left is shared evenly.
struct PanelGrid: Equatable {
  /// The room for all.
  let body: Rectangle
  /// The room between one panel with its texts and the next.
  let gap: Size
  /// How many panels stand side by side, at least 1.
  let columnCount: Int
  /// How many stand one below the other, at least 1.
  let rowCount: Int
  /// The room left and right of the panels of each column.
  private var sides: [PlacedPanel.Insets]
  /// The room above and below the panels of each row.
  private var ends: [PlacedPanel.Insets]

  /// A grid without room for texts; as many rows as the panels need.
  init(count: Int, columns: Int, body: Rectangle, gap: Size) {
    self.body = body
    self.gap = gap
    columnCount = max(columns, 1)
    rowCount = max((count + columnCount - 1) / columnCount, 1)
    sides = Array(repeating: PlacedPanel.Insets(), count: columnCount)
    ends = Array(repeating: PlacedPanel.Insets(), count: rowCount)
  }

  /// The size of a panel's inside; 0 where texts and gaps take everything.
  var inside: Size {
    let taken = Size(
      sides.reduce(gap.width * Double(columnCount - 1)) { $0 + $1.left + $1.right },
      ends.reduce(gap.height * Double(rowCount - 1)) { $0 + $1.top + $1.bottom })
    return Size(
      max(0, body.width - taken.width) / Double(columnCount),
      max(0, body.height - taken.height) / Double(rowCount))
  }

  /// A panel with its texts.
  func outside(_ index: Int) -> Rectangle {
    let (row, column) = index.quotientAndRemainder(dividingBy: columnCount)
    let inside = inside
    let left = sides[..<column].reduce(body.x) { $0 + $1.left + $1.right }
    let top = ends[..<row].reduce(body.y) { $0 + $1.top + $1.bottom }
    return Rectangle(
      x: left + Double(column) * (inside.width + gap.width),
      y: top + Double(row) * (inside.height + gap.height),
      width: sides[column].left + inside.width + sides[column].right,
      height: ends[row].top + inside.height + ends[row].bottom)
  }

  /// A panel between its axes.
  func inside(_ index: Int) -> Rectangle {
    let (row, column) = index.quotientAndRemainder(dividingBy: columnCount)
    return outside(index).inset(
      left: sides[column].left, top: ends[row].top, right: sides[column].right,
      bottom: ends[row].bottom)
  }

  /// The grid with at least the room that each panel needs around its inside.
  func grown(by needed: [PlacedPanel.Insets]) -> PanelGrid {
    var grid = self
    for (index, insets) in needed.enumerated() {
      let (row, column) = index.quotientAndRemainder(dividingBy: columnCount)
      grid.sides[column] = .larger(grid.sides[column], insets)
      grid.ends[row] = .larger(grid.ends[row], insets)
    }
    return grid
  }
}
