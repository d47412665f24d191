/// A confusion matrix as a table of shaded cells: rows are the truth, columns the predictions.
///
/// A cell is the farther from the ground, the larger its share of its row, or of what
/// ``normalization`` says: by the root of the share, so that small errors show. What is written in it is black or white, whichever reads better. Sums
/// stand apart, unshaded. A crowded matrix is drawn on a larger canvas; where even that is too small
/// for the numbers, or there are over 40 classes, the shades stand alone, and the remark below the
/// title says so. Then every fifth, tenth … class is named, the same on both axes.
public struct ConfusionMatrixChart: Sendable {
  /// What is written in a cell, and what its shade follows.
  public enum Normalization: Equatable, Sendable, CaseIterable {
    /// The count; the shade follows the share of the row.
    case none
    /// The share of the true class: rows add up to 1.
    case truth
    /// The share of the predicted class: columns add up to 1.
    case prediction
    /// The share of all examples; the shade follows it up to the largest share.
    case all
  }

  /// What the chart shows.
  public let title: String
  /// A remark below the title; nil for one that explains numbers and shades.
  public let subtitle: String?
  /// Shape (classes, classes): how many examples of the row's class were taken for the column's.
  public let counts: [[Int]]
  /// One name a class.
  public let classNames: [String]
  /// What is written in a cell, and what its shade follows.
  public let normalization: Normalization
  /// How shares are written: as decimals or in per cent.
  public let shareFormat: NumberFormat
  /// Whether the examples of each row and of each column are counted at the edges.
  ///
  /// Nil counts what the shares are of, rows or columns, if that takes no larger canvas.
  public let showsSums: Bool?

  /// The most classes that are drawn.
  public static let classLimit = 512

  /// A confusion matrix; nothing is checked before ``figure(theme:)``.
  public init(
    title: String, subtitle: String? = nil, counts: [[Int]], classNames: [String],
    normalization: Normalization = .none, shareFormat: NumberFormat = .decimals(2),
    showsSums: Bool? = nil
  ) {
    self.title = title
    self.subtitle = subtitle
    self.counts = counts
    self.classNames = classNames
    self.normalization = normalization
    self.shareFormat = shareFormat
    self.showsSums = showsSums
  }

  /// Draws the matrix.
  ///
  /// A share of no examples is written as a dash; none at all is 0, and what only rounds to 0 or 1
  /// is written as less or more: `<0.01`, `>0.99`.
  ///
  /// - Throws: ``FigureError`` if there are no classes or more than ``classLimit``, the matrix is
  ///   not square over the classes, or a count is negative.
  public func figure(theme: Theme = .slide) throws(FigureError) -> Figure {
    try check()
    let table = ConfusionTable(counts: counts, normalization: normalization, format: shareFormat)
    let remark = subtitle ?? self.remark
    let graphics: Graphics
    if let written = try written(table, remark, theme) {
      graphics = written
    } else {
      let what = normalization == .none ? "counts" : "shares"
      graphics = try chart(
        table, "\(remark) Too many classes to write the \(what).", sums: nil, theme
      ).graphics(theme: theme)
    }
    return Figure(title: title, description: description(table), graphics: graphics)
  }

  private func check() throws(FigureError) {
    let count = classNames.count
    guard (1...Self.classLimit).contains(count) else {
      throw FigureError("expected 1 to \(Self.classLimit) classes to draw, found \(count)")
    }
    try FigureError.checkCount(counts.count, count, "rows in the matrix", of: "classes")
    for (row, values) in counts.enumerated() {
      try FigureError.checkCount(
        values.count, count, "columns in row \(row) of the matrix", of: "classes")
      if let column = values.firstIndex(where: { $0 < 0 }) {
        throw FigureError(
          "expected counts of at least 0, found \(values[column]) in row \(row), column \(column)")
      }
    }
  }

  // MARK: - Layout

  /// Which sums stand at the edges.
  private struct Sums: Equatable {
    var ofRows = false
    var ofColumns = false
  }

  /// The sums if they are not asked for, nor against.
  private var usualSums: Sums {
    guard classNames.count > 1 else { return Sums() }
    return switch normalization {
    case .none, .truth: Sums(ofRows: true)
    case .prediction: Sums(ofColumns: true)
    case .all: Sums()
    }
  }

  /// The chart with its numbers, and with sums as far as there is room; nil if there is none.
  private func written(_ table: ConfusionTable, _ remark: String, _ theme: Theme)
    throws(FigureError) -> Graphics?
  {
    guard step == nil else { return nil }
    func graphics(_ sums: Sums) -> Graphics? {
      try? chart(table, remark, sums: sums, theme).graphics(theme: theme)
    }
    switch showsSums {
    case true?: return graphics(Sums(ofRows: true, ofColumns: true)) ?? graphics(Sums())
    case false?: return graphics(Sums())
    case nil:
      guard let plain = graphics(Sums()) else { return nil }
      guard usualSums != Sums(), let full = graphics(usualSums) else { return plain }
      return full.size == plain.size ? full : plain
    }
  }

  /// Which classes are named, so that there are at most twelve; nil for all, up to 40 classes.
  private var step: Int? {
    guard classNames.count > 40 else { return nil }
    return [5, 10, 25].first { 12 * $0 >= classNames.count } ?? 50
  }

  /// The chart with numbers and some sums, or for nil with shades alone.
  private func chart(
    _ table: ConfusionTable, _ remark: String, sums: Sums?, _ theme: Theme
  ) throws(FigureError) -> Chart {
    let stroke = sums.map { _ in Stroke(theme.grid, width: 2 * theme.unit) }
    let shades: [any Mark] = counts.indices.flatMap { row in
      counts.indices.map { column in
        RectangleMark(
          span(column), span(row), fill: Fill(shade(table, row, column, theme)), stroke: stroke)
      }
    }
    let cells = sums == nil ? [] : self.cells(table, theme)
    let sumTexts = sums.map { self.sums(table, $0, theme) } ?? []
    let panel = Panel(
      horizontal: .categories(
        classNames + (sums?.ofRows == true ? ["all"] : []), label: "predicted class"
      ).naming(every: step),
      vertical: .categories(
        classNames + (sums?.ofColumns == true ? ["all"] : []), label: "true class",
        isReversed: true
      ).naming(every: step),
      marks: shades + edges(sums ?? Sums(), theme)
        + [
          CellTexts(texts: cells, cell: Size(1, 1)),
          CellTexts(texts: sumTexts, cell: Size(1, 1), padding: 1),
        ],
      smallestUnit: try smallestUnit(cells, sumTexts, theme))
    return Chart(title: title, subtitle: remark, panels: [panel])
  }

  /// The least size of a cell: what its number or its sum needs, or a speck of colour.
  private func smallestUnit(
    _ cells: [CellTexts.Text], _ sums: [CellTexts.Text], _ theme: Theme
  ) throws(FigureError) -> Size {
    if cells.isEmpty { return Size(2 * theme.unit, 2 * theme.unit) }
    let cell = try CellTexts.cellSize(Set(cells.map(\.string)), theme)
    let sum = try CellTexts.cellSize(Set(sums.map(\.string)), isBold: false, theme)
    return Size(max(cell.width, sum.width), max(cell.height, sum.height))
  }

  private func span(_ index: Int) -> ClosedRange<Double> { Double(index)...Double(index + 1) }

  /// The ground for none to the colour of heat for all; the square root keeps small shares apart
  /// from none.
  private func shade(_ table: ConfusionTable, _ row: Int, _ column: Int, _ theme: Theme) -> Color {
    .mix(theme.ground, theme.heat, at: table.depth(row, column).squareRoot())
  }

  private func cells(_ table: ConfusionTable, _ theme: Theme) -> [CellTexts.Text] {
    counts.indices.flatMap { row in
      counts.indices.map { column in
        CellTexts.Text(
          point: Point(Double(column) + 0.5, Double(row) + 0.5),
          string: table.text(row, column),
          color: shade(table, row, column, theme).readableInk, isBold: row == column)
      }
    }
  }

  private func sums(_ table: ConfusionTable, _ sums: Sums, _ theme: Theme) -> [CellTexts.Text] {
    let last = Double(counts.count) + 0.5
    func text(_ x: Double, _ y: Double, _ counts: [Int]) -> CellTexts.Text {
      CellTexts.Text(
        point: Point(x, y), string: ConfusionTable.sumText(counts), color: theme.ink,
        isBold: false)
    }
    var texts: [CellTexts.Text] = []
    if sums.ofRows {
      texts += counts.indices.map { text(last, Double($0) + 0.5, counts[$0]) }
    }
    if sums.ofColumns {
      texts += counts.indices.map { column in
        text(Double(column) + 0.5, last, counts.map { $0[column] })
      }
    }
    if sums.ofRows && sums.ofColumns { texts.append(text(last, last, Array(counts.joined()))) }
    return texts
  }

  /// The lines between the cells and their sums.
  private func edges(_ sums: Sums, _ theme: Theme) -> [any Mark] {
    let end = Double(counts.count)
    let stroke = Stroke(theme.ink, width: 3 * theme.unit)
    let all = 0...end
    var lines: [any Mark] = []
    if sums.ofRows {
      lines.append(
        RectangleMark(end...end, all, fill: Fill(theme.ink), stroke: stroke))
    }
    if sums.ofColumns {
      lines.append(
        RectangleMark(all, end...end, fill: Fill(theme.ink), stroke: stroke))
    }
    return lines
  }

  // MARK: - Words

  private var remark: String {
    let (whole, reason) = (shareFormat.text(1), "so that small errors show.")
    return switch normalization {
    case .none: "Shade: root of the share of the row, \(reason)"
    case .truth: "Rows add up to \(whole). Shade: root of the share, \(reason)"
    case .prediction: "Columns add up to \(whole). Shade: root of the share, \(reason)"
    case .all:
      "Shares of all \(ConfusionTable.sumText(Array(counts.joined()))) examples. "
        + "Shade: their root, \(reason)"
    }
  }

  private func description(_ table: ConfusionTable) -> String {
    let total = ConfusionTable.sumText(Array(counts.joined()))
    let right = ConfusionTable.sumText(counts.indices.map { counts[$0][$0] })
    let confusions = counts.indices.flatMap { row in
      counts.indices.filter { $0 != row && counts[row][$0] > 0 }.map { (row, $0) }
    }.sorted { (counts[$0.0][$0.1], $1.0, $1.1) > (counts[$1.0][$1.1], $0.0, $0.1) }
    let worst = confusions.prefix(3).map {
      let share = normalization == .none ? "" : " (\(table.text($0.0, $0.1)))"
      return "\(classNames[$0.0]) taken for \(classNames[$0.1]) "
        + "\(NumberFormat.grouped(counts[$0.0][$0.1])) times\(share)"
    }
    let errors =
      worst.isEmpty ? "Nothing was confused." : "Most often: \(worst.joined(separator: "; "))."
    let written =
      switch normalization {
      case .none: " Shades follow the root of the share of the row."
      case .truth: " Cells are shares of their row, shades follow their root."
      case .prediction: " Cells are shares of their column, shades follow their root."
      case .all: " Cells are shares of all examples, shades follow their root."
      }
    return "Confusion matrix over \(classNames.count) classes, rows true, columns predicted: "
      + "\(right) of \(total) examples on the diagonal. \(errors)\(written)"
  }
}
