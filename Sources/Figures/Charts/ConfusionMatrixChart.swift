/// A confusion matrix as a table of shaded cells: rows are the truth, columns the predictions.
///
/// A cell is the darker, the larger its share of its row. Its count is written in black or white,
/// whichever reads better. A crowded matrix is drawn on a larger canvas; where even that is too
/// small for the counts, or there are over 40 classes, the shades stand alone, and the remark below
/// the title says so. Then every fifth, tenth … class is named, the same on both axes.
public struct ConfusionMatrixChart: Sendable {
  /// What the chart shows.
  public let title: String
  /// A remark below the title; nil for one that explains the shades.
  public let subtitle: String?
  /// Shape (classes, classes): how many examples of the row's class were taken for the column's.
  public let counts: [[Int]]
  /// One name a class.
  public let classNames: [String]

  /// The most classes that are drawn.
  public static let classLimit = 512

  /// A confusion matrix; nothing is checked before ``figure(theme:)``.
  public init(title: String, subtitle: String? = nil, counts: [[Int]], classNames: [String]) {
    self.title = title
    self.subtitle = subtitle
    self.counts = counts
    self.classNames = classNames
  }

  /// Draws the matrix.
  ///
  /// - Throws: ``FigureError`` if there are no classes or more than ``classLimit``, the matrix is
  ///   not square over the classes, or a count is negative.
  public func figure(theme: Theme = .slide) throws(FigureError) -> Figure {
    try check()
    let remark = subtitle ?? "The darker, the larger the share of the true class (row)."
    let unwritten = remark + " Too many classes to write the counts."
    let written =
      step == nil ? try? chart(remark, hasCounts: true, theme).graphics(theme: theme) : nil
    let graphics: Graphics
    if let written {
      graphics = written
    } else {
      graphics = try chart(unwritten, hasCounts: false, theme).graphics(theme: theme)
    }
    return Figure(title: title, description: description, graphics: graphics)
  }

  /// Which classes are named, so that there are at most twelve; nil for all, up to 40 classes.
  private var step: Int? {
    guard classNames.count > 40 else { return nil }
    return [5, 10, 25].first { 12 * $0 >= classNames.count } ?? 50
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

  private func chart(_ remark: String, hasCounts: Bool, _ theme: Theme) throws(FigureError)
    -> Chart
  {
    let cells = theme.grid
    let shades: [any Mark] = zip(counts.indices, counts).flatMap { row, values in
      values.indices.map { column in
        RectangleMark(
          span(column), span(row), fill: Fill(shade(row, column, theme)),
          stroke: hasCounts ? Stroke(cells, width: 2 * theme.unit) : nil)
      }
    }
    let panel = Panel(
      horizontal: .categories(classNames, label: "predicted class").naming(every: step),
      vertical: .categories(classNames, label: "true class", isReversed: true)
        .naming(every: step),
      marks: hasCounts ? shades + [texts(theme)] : shades,
      smallestUnit: hasCounts ? try cellSize(theme) : Size(2, 2))
    return Chart(title: title, subtitle: remark, panels: [panel])
  }

  private func span(_ index: Int) -> ClosedRange<Double> { Double(index)...Double(index + 1) }

  /// White for none to dark for all; the square root keeps small shares apart from none.
  private func shade(_ row: Int, _ column: Int, _ theme: Theme) -> Color {
    let total = counts[row].reduce(0.0) { $0 + Double($1) }
    let share = total == 0 ? 0 : Double(counts[row][column]) / total
    return .mix(theme.ground, theme.heat, at: share.squareRoot())
  }

  private func texts(_ theme: Theme) -> CellTexts {
    let texts = zip(counts.indices, counts).flatMap { row, values in
      values.indices.map { column in
        CellTexts.Text(
          point: Point(Double(column) + 0.5, Double(row) + 0.5), string: String(values[column]),
          color: shade(row, column, theme).readableInk, isBold: row == column)
      }
    }
    return CellTexts(texts: texts, cell: Size(1, 1))
  }

  /// The room that the longest count takes, with some air.
  private func cellSize(_ theme: Theme) throws(FigureError) -> Size {
    var style = theme.tick
    style.isBold = true
    let longest = String(counts.joined().max() ?? 0)
    let frame = try Typesetter().block(longest, style).frame
    return Size(frame.width + theme.gap, frame.height + theme.gap / 4)
  }

  private var description: String {
    let total = counts.joined().reduce(0.0) { $0 + Double($1) }
    let right = counts.indices.reduce(0.0) { $0 + Double(counts[$1][$1]) }
    let confusions = counts.indices.flatMap { row in
      counts.indices.filter { $0 != row && counts[row][$0] > 0 }.map { (row, $0) }
    }.sorted { (counts[$0.0][$0.1], $1.0, $1.1) > (counts[$1.0][$1.1], $0.0, $0.1) }
    let worst = confusions.prefix(3).map {
      "\(classNames[$0.0]) taken for \(classNames[$0.1]) \(counts[$0.0][$0.1]) times"
    }
    let errors =
      worst.isEmpty ? "Nothing was confused." : "Most often: \(worst.joined(separator: "; "))."
    return "Confusion matrix over \(classNames.count) classes, rows true, columns predicted: "
      + "\(NumberFormat.fixed(right, decimals: 0)) of \(NumberFormat.fixed(total, decimals: 0)) "
      + "examples on the diagonal. \(errors)"
  }
}
