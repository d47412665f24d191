/// Finds the number of columns that shows images and captions best.
struct GridLayout {
  /// What a layout must offer: the best is asked for first, on every size of canvas.
  enum Quality: CaseIterable {
    /// Images of at least 100 pixels and whole captions.
    case good
    /// Every pixel of every image; captions may be cut.
    case cut
    /// Images may be reduced as well.
    case reduced
  }

  /// One way to lay the grid out.
  struct Choice {
    let columns: Int
    let rows: Int
    let cell: Size
    /// The side of a pixel on the canvas.
    let scale: Int
    /// Only every so-manieth row and column is drawn; 1 for all.
    let reduction: Int
    /// The height of the highest image as drawn.
    let imageHeight: Double
    let hasWholeCaptions: Bool
  }

  /// The largest height and width of an image, in its own pixels.
  let imageSize: (height: Int, width: Int)
  /// The number of images.
  let count: Int
  /// The most lines below an image.
  let lineCount: Int
  /// The height of the highest line.
  let lineHeight: Double
  /// The width of the widest line.
  let lineWidth: Double
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

  /// Where an image and its captions are.
  func cell(_ index: Int, _ choice: Choice) -> Rectangle {
    let (row, column) = index.quotientAndRemainder(dividingBy: choice.columns)
    return Rectangle(
      x: body.x + Double(column) * (choice.cell.width + gap.width),
      y: body.y + Double(row) * (choice.cell.height + gap.height), width: choice.cell.width,
      height: choice.cell.height)
  }

  /// The room between an image and its caption.
  var captionGap: Double { theme.gap / 2 }

  private var gap: Size { Size(theme.margin * 0.75, theme.gap * 1.2) }

  private func choice(columns: Int, _ quality: Quality) -> Choice? {
    let rows = (count + columns - 1) / columns
    let cell = Size(
      (body.width - gap.width * Double(columns - 1)) / Double(columns),
      (body.height - gap.height * Double(rows - 1)) / Double(rows))
    let words = Double(lineCount) * lineHeight + captionGap
    let room = Size(cell.width - 2, cell.height - words)
    let scale = Int(
      min(room.width / Double(imageSize.width), room.height / Double(imageSize.height)))
    let isWhole = lineWidth <= cell.width
    guard room.width >= 1, room.height >= 1 else { return nil }
    var reduction = 1
    switch quality {
    case .good:
      let side = Double(max(imageSize.height, imageSize.width) * scale)
      guard scale >= 1, side >= 100 * theme.unit, isWhole else { return nil }
    case .cut:
      guard scale >= 1, cell.width >= 4 * theme.tickSize else { return nil }
    case .reduced:
      guard cell.width >= 2 * theme.tickSize else { return nil }
      let needed = max(
        Double(imageSize.width) / room.width, Double(imageSize.height) / room.height)
      reduction = max(1, Int(needed.rounded(.up)))
    }
    let height = Double((imageSize.height + reduction - 1) / reduction * max(scale, 1))
    return Choice(
      columns: columns, rows: rows, cell: cell, scale: max(scale, 1), reduction: reduction,
      imageHeight: height, hasWholeCaptions: isWhole)
  }
}
