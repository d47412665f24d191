/// A matrix of values as a table of colours, with a colour scale beside it.
///
/// Each value is written in its cell if all of them fit. A value that is NaN is unknown: its cell
/// is hatched, and the legend says so.
public struct HeatMap: Sendable {
  /// What the rows or the columns stand for.
  public enum Side: Equatable, Sendable {
    /// A name for each; the first row on top, the first column on the left.
    case names([String], label: String = "")
    /// Equal parts of a range of numbers; the first row at the bottom, the first column on the left.
    case numbers(ClosedRange<Double>, label: String = "")
  }

  /// What the chart shows.
  public let title: String
  /// A remark below the title; empty for none.
  public let subtitle: String
  /// Shape (rows, columns); NaN for an unknown value, otherwise finite.
  public let values: [[Double]]
  /// What the rows stand for.
  public let rows: Side
  /// What the columns stand for.
  public let columns: Side
  /// What the values are, in words.
  public let valueLabel: String
  /// What the colours stand for.
  public let scale: ColorScale.Kind
  /// The values that the scale reaches at least; nil for those of the matrix.
  public let range: ClosedRange<Double>?
  /// How values are written.
  public let format: NumberFormat

  /// The most rows and the most columns that are drawn; with names, a quarter of them.
  public static let sideLimit = 2048

  /// A heat map; nothing is checked before ``figure(theme:)``.
  public init(
    title: String, subtitle: String = "", values: [[Double]], rows: Side, columns: Side,
    valueLabel: String, scale: ColorScale.Kind = .sequential, range: ClosedRange<Double>? = nil,
    format: NumberFormat = .automatic
  ) {
    self.title = title
    self.subtitle = subtitle
    self.values = values
    self.rows = rows
    self.columns = columns
    self.valueLabel = valueLabel
    self.scale = scale
    self.range = range
    self.format = format
  }

  /// Draws the table and its scale.
  ///
  /// - Throws: ``FigureError`` if there are no rows or columns or over ``sideLimit``, rows of
  ///   different lengths, a number of names other than that of the rows or columns, an infinite
  ///   value, no value at all, or a range that is empty or not finite.
  public func figure(theme: Theme = .slide) throws(FigureError) -> Figure {
    try check()
    let ends = range.map { [$0.lowerBound, $0.upperBound] } ?? []
    let colors = ColorScale(scale, covering: known + ends)
    let (horizontal, vertical) = (axis(columns, runsDown: false), axis(rows, runsDown: true))
    let marks: [any Mark] = [
      HeatMapMark(
        rowCount: values.count, columnCount: values[0].count,
        colors: values.joined().map { color(of: $0, colors, theme) }, xs: horizontal.range,
        ys: vertical.range),
      HatchedCells(cells: runs(horizontal, vertical, where: \.isNaN), fill: Self.unknown(theme)),

      texts(horizontal, vertical, colors, theme),
      ColorBarMark(bar: ColorBar(colors, label: valueLabel)),
    ]
    let chart = Chart(
      title: title, subtitle: subtitle, legend: unknownCount > 0 ? [legend(theme)] : [],
      panels: [Panel(horizontal: horizontal, vertical: vertical, marks: marks)])
    return Figure(
      title: title, description: description, graphics: try chart.graphics(theme: theme))
  }

  private var known: [Double] { values.joined().filter { !$0.isNaN } }
  private var unknownCount: Int { values.joined().count(where: \.isNaN) }

  // MARK: - Checks

  private func check() throws(FigureError) {
    try check(rows, values.count, "rows")
    try check(columns, values[0].count, "columns")
    for (index, row) in values.enumerated() {
      try FigureError.checkCount(
        row.count, values[0].count, "values in row \(index) of the matrix", of: "columns")
      if let column = row.firstIndex(where: { abs($0) > 1e300 }) {
        throw FigureError(
          "expected values up to 1e300, or NaN for unknown ones, found \(row[column]) in row "
            + "\(index), column \(column)")
      }
    }
    if known.isEmpty { throw FigureError("expected a value in the matrix, found NaN everywhere") }
    if let range {
      try FigureError.checkDrawable([range.lowerBound, range.upperBound], "the range of colours")
    }
  }

  private func check(_ side: Side, _ count: Int, _ what: String) throws(FigureError) {
    switch side {
    case .names(let names, _):
      try checkCount(count, Self.sideLimit / 4, "named \(what)")
      try FigureError.checkCount(names.count, count, "names", of: what)
    case .numbers(let range, _):
      try checkCount(count, Self.sideLimit, what)
      let ends = [range.lowerBound, range.upperBound]
      try FigureError.checkDrawable(ends, "the range of the \(what)")
      guard range.upperBound - range.lowerBound > 1e-9 * (ends.map(abs).max() ?? 0) else {
        throw FigureError("expected a range of the \(what), found \(ends[0]) at both ends")
      }
    }
  }

  private func checkCount(_ count: Int, _ most: Int, _ what: String) throws(FigureError) {
    guard (1...most).contains(count) else {
      throw FigureError("expected 1 to \(most) \(what) to draw, found \(count)")
    }
  }

  // MARK: - Marks

  private func axis(_ side: Side, runsDown: Bool) -> Axis {
    switch side {
    case .names(let names, let label):
      .categories(names, label: label, isReversed: runsDown)
    case .numbers(let range, let label): .numbers(range, label: label, showsGrid: false)
    }
  }

  private func color(of value: Double, _ colors: ColorScale, _ theme: Theme) -> Color {
    value.isNaN ? theme.ground : colors.color(of: value, in: theme)
  }

  /// From where to where a row or column reaches on its axis.
  private func span(_ index: Int, of count: Int, on axis: Axis) -> ClosedRange<Double> {
    let ends = [index, index + 1].map {
      let fraction = Double($0) / Double(count)
      return axis.range.lowerBound * (1 - fraction) + axis.range.upperBound * fraction
    }
    return ends[0]...ends[1]
  }

  /// Neighbouring cells of a row with values of some kind, as one cell each.
  private func runs(_ horizontal: Axis, _ vertical: Axis, where isMeant: (Double) -> Bool)
    -> [HatchedCells.Cell]
  {
    zip(values.indices, values).flatMap { row, line in
      let ys = span(row, of: values.count, on: vertical)
      var runs: [ClosedRange<Double>] = []
      for column in line.indices where isMeant(line[column]) {
        let xs = span(column, of: line.count, on: horizontal)
        if column > 0, isMeant(line[column - 1]), let last = runs.popLast() {
          runs.append(last.lowerBound...xs.upperBound)
        } else {
          runs.append(xs)
        }
      }
      return runs.map { HatchedCells.Cell(xs: $0, ys: ys) }
    }
  }

  /// The values in the middle of their cells, of up to 600 cells.
  private func texts(
    _ horizontal: Axis, _ vertical: Axis, _ colors: ColorScale, _ theme: Theme
  ) -> CellTexts {
    let (first, firstRow) = (
      span(0, of: values[0].count, on: horizontal), span(0, of: values.count, on: vertical)
    )
    let cell = Size(
      first.upperBound - first.lowerBound, firstRow.upperBound - firstRow.lowerBound)
    guard values.count * values[0].count <= 600 else { return CellTexts(texts: [], cell: cell) }
    let texts = zip(values.indices, values).flatMap { row, line in
      line.indices.filter { !line[$0].isNaN }.map { column in
        let xs = span(column, of: line.count, on: horizontal)
        let ys = span(row, of: values.count, on: vertical)
        let color = color(of: line[column], colors, theme)
        return CellTexts.Text(
          point: Point(
            xs.lowerBound / 2 + xs.upperBound / 2, ys.lowerBound / 2 + ys.upperBound / 2),
          string: format.text(line[column]), color: color.readableInk, isBold: false)
      }
    }
    return CellTexts(texts: texts, cell: cell, isOptional: true)
  }

  private static func unknown(_ theme: Theme) -> Fill {
    Fill(theme.ground, hatch: .rising, hatchColor: theme.mutedInk)
  }

  private func legend(_ theme: Theme) -> LegendEntry {
    let fill = Self.unknown(theme)
    return LegendEntry(
      "no value",
      style: SeriesStyle(
        color: fill.color, hatch: fill.hatch, hatchColor: fill.hatchColor, dash: [],
        marker: .square), sign: .bar)
  }

  // MARK: - Words

  /// What the matrix is, and where its extremes are.
  private var description: String {
    let cells = zip(values.indices, values).flatMap { row, line in
      line.indices.filter { !line[$0].isNaN }.map { (row: row, column: $0, value: line[$0]) }
    }
    let low = cells.min { $0.value < $1.value }
    let high = cells.max { $0.value < $1.value }
    let ends = [("lowest", low), ("highest", high)].compactMap { name, cell in
      cell.map {
        "\(name) \(format.text($0.value)) at row \(words($0.row, rows, values.count)), "
          + "column \(words($0.column, columns, values[0].count))"
      }
    }
    let rest = unknownCount == 0 ? "" : " \(unknownCount) without a value, hatched."
    return "Heat map of \(valueLabel), \(values.count) rows × \(values[0].count) columns: "
      + "\(ends.joined(separator: "; ")).\(rest)"
  }

  private func words(_ index: Int, _ side: Side, _ count: Int) -> String {
    switch side {
    case .names(let names, _): names[index]
    case .numbers(let range, _):
      NumberFormat.automatic.text(
        range.lowerBound
          + (Double(index) + 0.5) / Double(count) * (range.upperBound - range.lowerBound))
    }
  }
}
