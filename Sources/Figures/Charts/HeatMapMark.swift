/// A table of colours over two ranges of the axes, without smoothing and without seams.
///
/// Each cell covers whole pixels. What lies outside of the chart is left out.
public struct HeatMapMark: Mark {
  /// The number of rows; the first one is at the lower end of ``ys``.
  public let rowCount: Int
  /// The number of columns; the first one is at the lower end of ``xs``.
  public let columnCount: Int
  /// Shape (rowCount × columnCount), row by row.
  public let colors: [Color]
  /// From where to where all columns reach together, in units of the horizontal axis.
  public let xs: ClosedRange<Double>
  /// From where to where all rows reach together, in units of the vertical axis.
  public let ys: ClosedRange<Double>

  /// A table of colours.
  ///
  /// - Precondition: There are rowCount × columnCount colours.
  public init(
    rowCount: Int, columnCount: Int, colors: [Color], xs: ClosedRange<Double>,
    ys: ClosedRange<Double>
  ) {
    precondition(
      colors.count == rowCount * columnCount,
      "expected \(rowCount) × \(columnCount) colours, found \(colors.count)")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.colors = colors
    self.xs = xs
    self.ys = ys
  }

  /// Draws the table as one image.
  public func draw(in area: PlotArea, onto graphics: inout Graphics) {
    let frame = area.frame
    let across = Self.cells(
      edges(xs, columnCount).map(area.x), inside: Int(frame.x.rounded())..<Int(frame.maxX.rounded())
    )
    let down = Self.cells(
      edges(ys, rowCount).map(area.y), inside: Int(frame.y.rounded())..<Int(frame.maxY.rounded()))
    guard !across.cells.isEmpty, !down.cells.isEmpty else { return }
    let pixels = down.cells.flatMap { row in across.cells.map { colors[row * columnCount + $0] } }
    graphics.add(
      RasterImage(
        rowCount: down.cells.count, columnCount: across.cells.count, colors: pixels, scale: 1,
        origin: Point(Double(across.start), Double(down.start)), isGround: true))
  }

  private func edges(_ range: ClosedRange<Double>, _ count: Int) -> [Double] {
    (0...count).map {
      let fraction = Double($0) / Double(max(count, 1))
      return range.lowerBound * (1 - fraction) + range.upperBound * fraction
    }
  }

  /// Which cell covers each pixel of a stretch, from the places of the cells' edges.
  private static func cells(_ edges: [Double], inside: Range<Int>) -> (start: Int, cells: [Int]) {
    let places = edges.map { Int(min(max($0, -1e9), 1e9).rounded()) }
    let start = max(min(places[0], places[places.count - 1]), inside.lowerBound)
    let end = min(max(places[0], places[places.count - 1]), inside.upperBound)
    guard start < end else { return (start, []) }
    var cells = [Int](repeating: 0, count: end - start)
    for (index, pair) in zip(places, places.dropFirst()).enumerated() {
      let (low, high) = (max(min(pair.0, pair.1), start), min(max(pair.0, pair.1), end))
      for place in low..<max(low, high) { cells[place - start] = index }
    }
    return (start, cells)
  }
}
