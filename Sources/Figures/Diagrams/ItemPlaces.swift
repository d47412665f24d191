/// Where things stand in several rooms, all in squares of one size: the largest for which all fit.
struct ItemPlaces {
  /// The side of a square, in pixels; 0 if there is nothing to place.
  let side: Double
  /// The middles of the squares, room by room.
  let centers: [[Point]]

  /// Places a number of things in each room, in squares of at most `largest` pixels.
  init(counts: [Int], rooms: [Rectangle], largest: Double) {
    let sides = zip(counts, rooms).filter { $0.0 > 0 }.map { Self.largestSide($0, in: $1) }
    let side = min(sides.min() ?? largest, largest)
    self.side = side
    centers = zip(counts, rooms).map { Self.centers($0, side, in: $1) }
  }

  private static func largestSide(_ count: Int, in room: Rectangle) -> Double {
    let sides = (1...count).map { columns in
      min(
        room.width / Double(columns), room.height / Double((count + columns - 1) / columns))
    }
    return sides.max() ?? 0
  }

  /// The middles, in as few rows as they can be, of even lengths, each in the middle.
  private static func centers(_ count: Int, _ side: Double, in room: Rectangle) -> [Point] {
    guard count > 0, side > 0 else { return [] }
    // A little more than the width, for what rounding took away.
    let most = min(count, max(1, Int(room.width / side + 1e-6)))
    let rows = (count + most - 1) / most
    let columns = (count + rows - 1) / rows
    return (0..<count).map { index in
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      let inRow = min(columns, count - row * columns)
      return Point(
        room.midX + (Double(column) - Double(inRow - 1) / 2) * side,
        room.midY + (Double(row) - Double(rows - 1) / 2) * side)
    }
  }
}
