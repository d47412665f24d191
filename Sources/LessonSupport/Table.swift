/// A table of text and numbers for a terminal, with its columns aligned.
public struct Table {
  /// A column: what it is called, and on which side it is aligned.
  public struct Column {
    /// What stands above the column.
    public let title: String
    /// Numbers are aligned right, and never shortened.
    public let isNumber: Bool

    /// A column of text, aligned left; shortened with `…` if the table gets too wide.
    public static func text(_ title: String) -> Column { Column(title: title, isNumber: false) }
    /// A column of numbers, aligned right.
    public static func number(_ title: String) -> Column { Column(title: title, isNumber: true) }
  }

  /// The columns, from left to right.
  public let columns: [Column]
  /// The rows, each with one cell a column.
  public private(set) var rows: [[String]] = []

  /// A table without rows.
  public init(_ columns: [Column]) {
    self.columns = columns
  }

  /// Adds a row at the end.
  ///
  /// - Precondition: There is one cell for each column.
  public mutating func addRow(_ cells: [String]) {
    precondition(
      cells.count == columns.count,
      "expected \(columns.count) cells, one for each column, found \(cells.count)")
    // A line end or a tab within a cell would tear the table apart.
    rows.append(cells.map { printable($0.replacing("\n", with: " ")) })
  }

  /// The table as lines of text, without a line end after the last; columns that all lack a title
  /// get no heading.
  ///
  /// - Parameter width: The columns of the terminal. If the table is wider, its widest text columns
  ///   are shortened, down to 8 columns each; numbers are not, as a number cut short is wrong.
  public func text(width limit: Int = 80) -> String {
    let widths = fittedWidths(limit)
    let body = rows.map { line($0, widths) }
    if columns.allSatisfy(\.title.isEmpty) { return body.joined(separator: "\n") }
    let rule = widths.map { String(repeating: "─", count: $0) }.joined(separator: gap)
    let heading = [line(columns.map(\.title), widths), trimmingEnd(rule)]
    return (heading + body).joined(separator: "\n")
  }

  private let gap = "  "

  /// The width of each column: as wide as its widest cell, then less until all fit.
  private func fittedWidths(_ limit: Int) -> [Int] {
    var widths = columns.indices.map { column in
      rows.reduce(columnCount(columns[column].title)) { max($0, columnCount($1[column])) }
    }
    let narrowest = 8
    var excess = widths.reduce(0, +) + gap.count * (columns.count - 1) - limit
    while excess > 0 {
      let shrinkable = columns.indices.filter { !columns[$0].isNumber && widths[$0] > narrowest }
      guard let widest = shrinkable.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    let padded = cells.indices.map { column in
      let cell = shortened(cells[column], toColumns: widths[column])
      let padding = String(repeating: " ", count: widths[column] - columnCount(cell))
      return columns[column].isNumber ? padding + cell : cell + padding
    }
    return trimmingEnd(padded.joined(separator: gap))
  }

  private func trimmingEnd(_ line: String) -> String {
    String(line.reversed().drop(while: { $0 == " " }).reversed())
  }
}
