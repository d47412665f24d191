/// What a classifier says at the points of a grid over two features.
///
/// The grid has points at both ends of both ranges. 200 × 200 of them make smooth boundaries.
public struct DecisionGrid: Sendable {
  /// From where to where the first feature is asked.
  public let xs: ClosedRange<Double>
  /// From where to where the second feature is asked.
  public let ys: ClosedRange<Double>
  /// The number of rows; the first one is at the lower end of ``ys``.
  public let rowCount: Int
  /// The number of columns; the first one is at the lower end of ``xs``.
  public let columnCount: Int
  /// The number of classes.
  public let classCount: Int
  /// Shape (rowCount × columnCount × classCount), each 0 to 1: how probable a class is at a point.
  public let probabilities: [Float]

  /// A grid of class probabilities; nothing is checked before a chart is drawn of it.
  ///
  /// - Parameters:
  ///   - xs: From where to where the first feature is asked.
  ///   - ys: From where to where the second feature is asked.
  ///   - rowCount: The number of rows, at least 2.
  ///   - columnCount: The number of columns, at least 2.
  ///   - classCount: The number of classes.
  ///   - probabilities: Shape (rowCount × columnCount × classCount), each 0 to 1.
  public init(
    xs: ClosedRange<Double>, ys: ClosedRange<Double>, rowCount: Int, columnCount: Int,
    classCount: Int, probabilities: [Float]
  ) {
    self.xs = xs
    self.ys = ys
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.classCount = classCount
    self.probabilities = probabilities
  }

  /// A grid of predicted classes, each taken for certain.
  ///
  /// - Parameters:
  ///   - xs: From where to where the first feature is asked.
  ///   - ys: From where to where the second feature is asked.
  ///   - rowCount: The number of rows, at least 2.
  ///   - columnCount: The number of columns, at least 2.
  ///   - classCount: The number of classes.
  ///   - classes: Shape (rowCount × columnCount), each 0 to classCount - 1. At a class outside of
  ///     that all classes have probability 0.
  public init(
    xs: ClosedRange<Double>, ys: ClosedRange<Double>, rowCount: Int, columnCount: Int,
    classCount: Int, classes: [Int]
  ) {
    self.init(
      xs: xs, ys: ys, rowCount: rowCount, columnCount: columnCount, classCount: classCount,
      probabilities: classes.flatMap { one in
        (0..<max(classCount, 0)).map { $0 == one ? 1 : 0 }
      })
  }

  /// The points at which to ask a classifier, row by row.
  ///
  ///     x = xs.lowerBound + column / (columnCount - 1) · (xs.upperBound - xs.lowerBound), y alike
  ///
  /// - Precondition: There are at least 2 rows and 2 columns.
  public static func points(
    xs: ClosedRange<Double>, ys: ClosedRange<Double>, rowCount: Int, columnCount: Int
  ) -> [Point] {
    precondition(
      rowCount >= 2 && columnCount >= 2,
      "expected at least 2 × 2 points, found \(rowCount) × \(columnCount)")
    return (0..<rowCount).flatMap { row in
      (0..<columnCount).map { column in
        Point(
          place(Double(column), of: columnCount, in: xs), place(Double(row), of: rowCount, in: ys))
      }
    }
  }

  /// Where a row or column, or a place between two of them, is in units of the features.
  static func place(_ index: Double, of count: Int, in range: ClosedRange<Double>) -> Double {
    let fraction = index / Double(count - 1)
    return range.lowerBound * (1 - fraction) + range.upperBound * fraction
  }

  /// The most probable class at a point of the grid, the first one of equals.
  func winner(at point: Int) -> Int {
    let start = point * classCount
    return (1..<classCount).reduce(0) {
      probabilities[start + $1] > probabilities[start + $0] ? $1 : $0
    }
  }

  /// The class at the point of the grid that is nearest to a place.
  func winner(near place: Point) -> Int {
    func fraction(_ value: Double, _ range: ClosedRange<Double>) -> Double {
      // Halved first, so that the largest do not overflow.
      (value / 2 - range.lowerBound / 2) / (range.upperBound / 2 - range.lowerBound / 2)
    }
    return winner(atFractions: Point(fraction(place.x, xs), fraction(place.y, ys)))
  }

  /// The class at the point of the grid that is nearest to a place, in fractions of both ranges.
  func winner(atFractions place: Point) -> Int {
    func index(_ fraction: Double, _ count: Int) -> Int {
      Int((min(max(fraction, 0), 1) * Double(count - 1)).rounded())
    }
    return winner(at: index(place.y, rowCount) * columnCount + index(place.x, columnCount))
  }

  /// How far a class is ahead of the best other one, at each point of the grid.
  func lead(of label: Int) -> ContourLines {
    let leads = (0..<rowCount * columnCount).map { point in
      let start = point * classCount
      let others = (0..<classCount).lazy.filter { $0 != label }
        .map { Double(probabilities[start + $0]) }
      return Double(probabilities[start + label]) - (others.max() ?? 0)
    }
    return ContourLines(rowCount: rowCount, columnCount: columnCount, values: leads)
  }

  // MARK: - Checks

  /// The most rows and the most columns.
  static let sideLimit = 2048

  /// Stops a grid that does not fit together.
  func check() throws(FigureError) {
    try check(xs, "the first feature")
    try check(ys, "the second feature")
    guard (2...Self.sideLimit).contains(rowCount), (2...Self.sideLimit).contains(columnCount) else {
      throw FigureError(
        "expected a grid of 2 to \(Self.sideLimit) rows and columns, found \(rowCount) × "
          + "\(columnCount)")
    }
    let count = rowCount * columnCount * classCount
    guard probabilities.count == count else {
      throw FigureError(
        "expected \(count) probabilities, one for each of \(classCount) classes at each of "
          + "\(rowCount) × \(columnCount) points, found \(probabilities.count)")
    }
    if let place = probabilities.firstIndex(where: { !($0 >= -1e-4 && $0 <= 1.0001) }) {
      throw FigureError(
        "expected probabilities from 0 to 1, found \(probabilities[place]) at point "
          + "\(place / classCount), class \(place % classCount)")
    }
  }

  private func check(_ range: ClosedRange<Double>, _ name: String) throws(FigureError) {
    let ends = [range.lowerBound, range.upperBound]
    try FigureError.checkDrawable(ends, "the range of \(name)")
    guard ends[1] - ends[0] > 1e-9 * max(abs(ends[0]), abs(ends[1])), ends[1] - ends[0] > 1e-290
    else {
      throw FigureError(
        "expected the ends of the range of \(name) apart, found \(ends[0]) and \(ends[1])")
    }
  }
}
