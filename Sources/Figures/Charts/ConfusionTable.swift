/// The counts of a confusion matrix as shares: of their row, of their column, or of everything.
///
///     truth:      share = count / sum of its row
///     prediction: share = count / sum of its column
///     all:        share = count / sum of all
struct ConfusionTable {
  private let counts: [[Int]]
  private let normalization: ConfusionMatrixChart.Normalization
  private let format: NumberFormat
  private let rowSums: [Double]
  private let columnSums: [Double]
  private let largest: Double

  /// - Parameter counts: Shape (classes, classes), at least one class, none negative.
  init(
    counts: [[Int]], normalization: ConfusionMatrixChart.Normalization, format: NumberFormat
  ) {
    self.counts = counts
    self.normalization = normalization
    self.format = format
    rowSums = counts.map { $0.reduce(0) { $0 + Double($1) } }
    columnSums = counts.indices.map { column in
      counts.reduce(0) { $0 + Double($1[column]) }
    }
    largest = Double(counts.joined().max() ?? 0)
  }

  /// How far the shade of a cell is from the ground: 0 to 1, and 0 for a share of nothing.
  func depth(_ row: Int, _ column: Int) -> Double {
    let whole =
      switch normalization {
      case .none, .truth: rowSums[row]
      case .prediction: columnSums[column]
      case .all: largest
      }
    return whole == 0 ? 0 : Double(counts[row][column]) / whole
  }

  /// What is written in a cell.
  func text(_ row: Int, _ column: Int) -> String {
    let whole: Double
    switch normalization {
    case .none: return NumberFormat.grouped(counts[row][column])
    case .truth: whole = rowSums[row]
    case .prediction: whole = columnSums[column]
    case .all: whole = rowSums.reduce(0, +)
    }
    if whole == 0 { return "–" }
    if counts[row][column] == 0 { return "0" }
    return format.text(share: Double(counts[row][column]) / whole)
  }

  /// The sum of counts with its thousands apart; rounded if it is too large for a whole number.
  static func sumText(_ counts: [Int]) -> String {
    var sum = 0
    for count in counts {
      let (next, overflows) = sum.addingReportingOverflow(count)
      if overflows {
        return NumberFormat.automatic.text(counts.reduce(0) { $0 + Double($1) })
      }
      sum = next
    }
    return NumberFormat.grouped(sum)
  }
}
