/// Finds the number of columns that shows images, and what stands below them, best.
struct GridLayout {
  /// What a layout must offer: the best is asked for first, on every size of canvas.
  enum Quality: CaseIterable {
    /// Images of at least 90 pixels and whole captions.
    case good
    /// Images of at least 50 pixels and whole captions.
    case small
    /// Every pixel of every image; captions may be cut.
    case cut
    /// Images may be reduced as well.
    case reduced
  }

  /// One way to lay the grid out.
  struct Choice {
    let columns: Int
    let rows: Int
    /// An image with what stands below it.
    let cell: Size
    /// The upper left corner of the first cell.
    let origin: Point
    /// The way from a cell to the next in its row, and in its column.
    let step: Size
    /// The side of a pixel on the canvas.
    let scale: Int
    /// Only every so-manieth row and column is drawn; 1 for all.
    let reduction: Int
    /// The height of the highest image as drawn.
    let imageHeight: Double
    let hasWholeCaptions: Bool

    /// The room that all cells take together.
    var frame: Rectangle {
      Rectangle(
        x: origin.x, y: origin.y, width: step.width * Double(columns - 1) + cell.width,
        height: step.height * Double(rows - 1) + cell.height)
    }

    /// Where an image and what stands below it are.
    func cell(_ index: Int) -> Rectangle {
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      return Rectangle(
        x: origin.x + Double(column) * step.width, y: origin.y + Double(row) * step.height,
        width: cell.width, height: cell.height)
    }
  }

  /// The largest height and width of an image, in its own pixels.
  let imageSize: (height: Int, width: Int)
  /// The number of images.
  let count: Int
  /// The room below each image, the gap included, and the width that it should have.
  let below: Size
  /// The width that what stands below an image must have.
  let leastWidth: Double
  /// How far a frame stands out around an image.
  let frameWidth: Double
  /// The room for all.
  let body: Rectangle
  let theme: Theme

  /// The best layout of a quality; nil if there is none.
  ///
  /// Whole captions come first, then the largest images, then the fewest columns.
  func best(columns: Int?, _ quality: Quality) -> Choice? {
    let counts = columns.map { $0...$0 } ?? 1...count
    let choices = counts.compactMap { choice(columns: $0, quality) }
    return choices.max { first, second in
      let size = { (choice: Choice) in Double(choice.scale) / Double(choice.reduction) }
      return (first.hasWholeCaptions ? 1 : 0, size(first), -first.columns)
        < (second.hasWholeCaptions ? 1 : 0, size(second), -second.columns)
    }
  }

  /// The room between cells; what fills its whole width, as bars do, needs more on its sides.
  private var gap: Size {
    Size(theme.tickSize * (leastWidth > 0 ? 1.25 : 0.5), theme.gap)
  }

  private func choice(columns: Int, _ quality: Quality) -> Choice? {
    let rows = (count + columns - 1) / columns
    let cell = Size(
      (body.width - gap.width * Double(columns - 1)) / Double(columns),
      (body.height - gap.height * Double(rows - 1)) / Double(rows))
    let room = Size(
      cell.width - 2 * frameWidth, cell.height - below.height - 2 * frameWidth)
    guard room.width >= 1, room.height >= 1, cell.width >= leastWidth else { return nil }
    let scale = Int(
      min(room.width / Double(imageSize.width), room.height / Double(imageSize.height)))
    let isWhole = below.width <= cell.width
    var reduction = 1
    switch quality {
    case .good, .small:
      let side = Double(max(imageSize.height, imageSize.width) * scale)
      let least = quality == .good ? 90 : 50.0
      guard scale >= 1, side >= least * theme.unit, isWhole else { return nil }
    case .cut:
      guard scale >= 1, cell.width >= 4 * theme.tickSize else { return nil }
    case .reduced:
      guard cell.width >= 2 * theme.tickSize else { return nil }
      let needed = max(
        Double(imageSize.width) / room.width, Double(imageSize.height) / room.height)
      reduction = max(1, Int(needed.rounded(.up)))
    }
    return placed(
      columns, rows, cell.width, scale: max(scale, 1), reduction: reduction, isWhole: isWhole)
  }

  /// The cells as small as images and captions allow, not too far apart, in the middle of the body.
  private func placed(
    _ columns: Int, _ rows: Int, _ width: Double, scale: Int, reduction: Int, isWhole: Bool
  ) -> Choice {
    func drawn(_ length: Int) -> Double {
      Double((length + reduction - 1) / reduction * scale)
    }
    let cell = Size(
      min(width, max(drawn(imageSize.width) + 2 * frameWidth, below.width)),
      drawn(imageSize.height) + 2 * frameWidth + below.height)
    func spread(_ length: Double, _ count: Int, in room: Double, gap: Double) -> (Double, Double) {
      let rest = room - Double(count) * length - Double(count - 1) * gap
      let between = gap + min(max(rest, 0) / Double(count), 1.5 * theme.margin)
      return (length + between, (room - Double(count) * (length + between) + between) / 2)
    }
    let (right, left) = spread(cell.width, columns, in: body.width, gap: gap.width)
    let (down, top) = spread(cell.height, rows, in: body.height, gap: gap.height)
    return Choice(
      columns: columns, rows: rows, cell: cell, origin: Point(body.x + left, body.y + top),
      step: Size(right, down), scale: scale, reduction: reduction,
      imageHeight: drawn(imageSize.height), hasWholeCaptions: isWhole)
  }
}
