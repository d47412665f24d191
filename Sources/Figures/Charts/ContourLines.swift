/// Lines along which a quantity on a grid has a given value.
///
/// Marching squares: each square of four neighbouring grid points is looked at by itself. Where one
/// end of a side is below the level and the other is not, the line crosses this side, at the place
/// that linear interpolation gives. Two crossings make a piece of the line; with four, the mean of
/// the corners decides which two belong together. Pieces that share a crossing are joined.
///
/// - Source: C. Maple, "Geometric Design and Space Planning Using the Marching Squares and Marching
///   Cube Algorithms", 2003; the two-dimensional case of Lorensen & Cline, "Marching Cubes: A High
///   Resolution 3D Surface Construction Algorithm", 1987.
package struct ContourLines {
  /// The number of rows of grid points.
  package let rowCount: Int
  /// The number of columns of grid points.
  package let columnCount: Int
  /// Shape (rowCount × columnCount), row by row, finite; no line runs beside a point that is NaN.
  package let values: [Double]

  /// Values on a grid.
  ///
  /// - Precondition: There are rowCount × columnCount values.
  package init(rowCount: Int, columnCount: Int, values: [Double]) {
    precondition(
      values.count == rowCount * columnCount,
      "expected \(rowCount) × \(columnCount) values, found \(values.count)")
    self.rowCount = rowCount
    self.columnCount = columnCount
    self.values = values
  }

  /// The lines at a level; the higher values may be on either side.
  ///
  /// - Returns: Lines through points with `x` in 0...columnCount - 1 and `y` in 0...rowCount - 1. A
  ///   closed line ends where it begins. Empty if all values are on one side.
  package func lines(at level: Double) -> [[Point]] {
    var neighbors: [Int: [Int]] = [:]
    for (first, second) in pieces(at: level) {
      neighbors[first, default: []].append(second)
      neighbors[second, default: []].append(first)
    }
    let sides = neighbors.keys.sorted()
    // Lines with ends first, each from one of its ends; what is left is closed.
    let starts = sides.filter { neighbors[$0]?.count == 1 } + sides
    return starts.compactMap { Self.line(from: $0, &neighbors)?.map { crossing($0, at: level) } }
  }

  // MARK: - Squares

  /// The pieces of the lines, each from one side of a square to another.
  private func pieces(at level: Double) -> [(Int, Int)] {
    guard rowCount > 1, columnCount > 1 else { return [] }
    return (0..<rowCount - 1).flatMap { row in
      (0..<columnCount - 1).flatMap { pieces(row, $0, at: level) }
    }
  }

  private func pieces(_ row: Int, _ column: Int, at level: Double) -> [(Int, Int)] {
    let corner = row * columnCount + column
    guard isCrossed(corner, at: level) else { return [] }
    // Around the square: its four corners, and the sides that follow them.
    let corners = [corner, corner + 1, corner + columnCount + 1, corner + columnCount]
    let sides = [2 * corner, 2 * (corner + 1) + 1, 2 * (corner + columnCount), 2 * corner + 1]
    let heights = corners.map { values[$0] }
    if heights.contains(where: \.isNaN) { return [] }
    let isHigh = heights.map { $0 >= level }
    let crossed = (0..<4).filter { isHigh[$0] != isHigh[($0 + 1) % 4] }
    switch crossed.count {
    case 2: return [(sides[crossed[0]], sides[crossed[1]])]
    case 4:
      let isHighInside = heights.reduce(0) { $0 + $1 / 4 } >= level
      // The corners unlike the middle are cut off: the second and the fourth, or the others.
      return isHighInside == isHigh[0]
        ? [(sides[0], sides[1]), (sides[2], sides[3])]
        : [(sides[3], sides[0]), (sides[1], sides[2])]
    default: return []
    }
  }

  /// Whether a square has corners on both sides of the level, as few have.
  private func isCrossed(_ corner: Int, at level: Double) -> Bool {
    let isHigh = values[corner] >= level
    return isHigh != (values[corner + 1] >= level)
      || isHigh != (values[corner + columnCount] >= level)
      || isHigh != (values[corner + columnCount + 1] >= level)
  }

  /// Where a line crosses a side: an even number is the side to the right of a grid point, an odd
  /// one the side to the next row.
  private func crossing(_ side: Int, at level: Double) -> Point {
    let (start, isUpright) = (side / 2, side % 2 == 1)
    let (low, high) = (values[start], values[start + (isUpright ? columnCount : 1)])
    // Halved first, so that the largest do not overflow.
    let fraction = (level / 2 - low / 2) / (high / 2 - low / 2)
    let (row, column) = (Double(start / columnCount), Double(start % columnCount))
    return isUpright ? Point(column, row + fraction) : Point(column + fraction, row)
  }

  // MARK: - Joining

  /// Follows the pieces from a side on, and takes them away; nil if there are none left.
  private static func line(from start: Int, _ neighbors: inout [Int: [Int]]) -> [Int]? {
    var line = [start]
    var side = start
    while let next = neighbors[side]?.popLast() {
      neighbors[next]?.removeAll { $0 == side }
      line.append(next)
      side = next
    }
    return line.count > 1 ? line : nil
  }
}
