/// An image beside the numbers that some of its pixels are.
///
/// A frame marks a square of pixels in the image, and lines lead from it to the same pixels drawn
/// large, the number of each written in it. The square is the one in the right half in which the
/// numbers differ most, by their variance, the first of several.
public struct PixelNumbers: Sendable {
  /// What the image shows.
  public let title: String
  /// A remark below the title; empty for none.
  public let subtitle: String
  /// The image.
  public let image: GrayImage
  /// The line below the image; empty for none.
  public let caption: String

  /// How many rows and columns of pixels are drawn large.
  public static let side = 5
  /// The heights and widths of images that can be drawn.
  public static let sides = 8...64

  /// An image with its numbers; nothing is checked before ``figure(theme:)``.
  public init(title: String, subtitle: String = "", image: GrayImage, caption: String = "") {
    self.title = title
    self.subtitle = subtitle
    self.image = image
    self.caption = caption
  }

  /// Draws the image and the numbers, with two decimals; not a number counts as 0.
  ///
  /// - Throws: ``FigureError`` if the image has fewer or more rows or columns than ``sides``, or not
  ///   as many pixels as its size says, or there is no room.
  public func figure(theme: Theme = .slide) throws(FigureError) -> Figure {
    try FigureError.checkImages([image], columns: nil)
    guard Self.sides.contains(image.height), Self.sides.contains(image.width) else {
      throw FigureError(
        "expected an image of \(Self.sides.lowerBound) to \(Self.sides.upperBound) rows and "
          + "columns to write numbers of, found \(image.height) × \(image.width). "
          + "Draw it without numbers, with ImageGrid.")
    }
    try theme.checkSize()
    let typesetter = try Typesetter(wanting: theme.fontFamily)
    for factor in stride(from: 1, through: Chart.largestGrowth, by: 0.25) {
      if let graphics = draw(theme.resized(by: factor), typesetter) {
        return Figure(title: title, description: description, graphics: graphics)
      }
    }
    throw FigureError(
      "expected room for an image and \(Self.side * Self.side) of its numbers, found too little. "
        + "Choose a larger size.")
  }

  // MARK: - Layout

  /// The image on the left and the numbers on the right, equally high; nil if there is no room.
  private func draw(_ theme: Theme, _ typesetter: Typesetter) -> Graphics? {
    var graphics = Graphics(theme)
    let header = Header(title: title, subtitle: subtitle, legend: [])
    let top = header.draw(onto: &graphics, theme, typesetter) + theme.gap
    let line = theme.lineHeight(theme.labelSize) * 1.2
    let room = Rectangle(
      x: theme.margin, y: top, width: theme.size.width - 2 * theme.margin,
      height: theme.size.height - top - theme.margin * 0.75 - line)
    let between = 3 * theme.margin
    let most = min((room.width - between) / 2, room.height)
    let scale = Int(most / Double(max(image.height, image.width)))
    let cell = (Double(scale * max(image.height, image.width)) / Double(Self.side)).rounded(.down)
    guard scale >= 1, fits(cell, theme, typesetter) else { return nil }
    let middles = [-1.0, 1].map { room.midX + $0 * (most + between) / 2 }
    let picture = ImageSheet.Picture(image, theme).reduced(
      by: 1, scale: scale, middle: middles[0],
      top: room.midY - Double(image.height * scale) / 2)
    let side = cell * Double(Self.side)
    let numbers = Rectangle(
      x: middles[1] - side / 2, y: room.midY - side / 2, width: side, height: side)
    let corner = corner
    let square = Rectangle(
      x: picture.frame.x + Double(corner.column * scale),
      y: picture.frame.y + Double(corner.row * scale), width: Double(Self.side * scale),
      height: Double(Self.side * scale))
    graphics.add(picture)
    graphics.add(
      Shape(.rectangle(picture.frame), stroke: Stroke(theme.grid, width: 2 * theme.unit)))
    drawNumbers(in: numbers, cell, onto: &graphics, theme, typesetter)
    drawLink(from: square, to: numbers, onto: &graphics, theme)
    for (words, middle) in zip([caption, place], middles) where !words.isEmpty {
      let block = typesetter.block(words, theme.label, limits: .cut(width: most))
      graphics.add(
        block.placed(x: middle, y: room.midY + most / 2 + theme.gap, horizontally: 0.5))
    }
    return graphics
  }

  private func fits(_ cell: Double, _ theme: Theme, _ typesetter: Typesetter) -> Bool {
    let widest = typesetter.block("0.00", theme.label).frame
    return widest.width + theme.gap <= cell && widest.height <= cell
  }

  private func drawNumbers(
    in frame: Rectangle, _ cell: Double, onto graphics: inout Graphics, _ theme: Theme,
    _ typesetter: Typesetter
  ) {
    let corner = corner
    for row in 0..<Self.side {
      for column in 0..<Self.side {
        let (y, x) = (corner.row + row, corner.column + column)
        let color = image.color(row: y, column: x, in: theme)
        let place = Rectangle(
          x: frame.x + Double(column) * cell, y: frame.y + Double(row) * cell, width: cell,
          height: cell)
        graphics.add(
          Shape(
            .rectangle(place), fill: Fill(color),
            stroke: Stroke(theme.grid, width: 2 * theme.unit)))
        var style = theme.label
        style.color = color.readableInk
        graphics.add(
          typesetter.block(NumberFormat.fixed(value(y, x), decimals: 2), style)
            .placed(x: place.midX, y: place.midY, horizontally: 0.5, vertically: 0.5))
      }
    }
  }

  /// Frames around the pixels in the image and drawn large, and lines from the one to the other.
  private func drawLink(
    from square: Rectangle, to numbers: Rectangle, onto graphics: inout Graphics, _ theme: Theme
  ) {
    let stroke = Stroke(theme.warm, width: 5 * theme.unit)
    for frame in [square, numbers] { graphics.add(Shape(.rectangle(frame), stroke: stroke)) }
    for (start, end) in [(square.y, numbers.y), (square.maxY, numbers.maxY)] {
      let ends = [Point(square.maxX, start), Point(numbers.x, end)]
      graphics.add(Shape(.path(ends, isClosed: false), stroke: stroke))
    }
  }

  // MARK: - Pixels

  /// A pixel as it is drawn, from 0 to 1.
  private func value(_ row: Int, _ column: Int) -> Double {
    let value = Double(image.pixels[row * image.width + column])
    return value.isNaN ? 0 : min(max(value, 0), 1)
  }

  /// The first row and column of the pixels that are drawn large.
  private var corner: (row: Int, column: Int) {
    var best = (row: 0, column: 0, spread: -1.0)
    for row in 0...image.height - Self.side {
      for column in min(image.width / 2, image.width - Self.side)...image.width - Self.side {
        let spread = spread(row, column)
        // What differs only by rounding does not move the square.
        if spread > best.spread + 1e-9 { best = (row, column, spread) }
      }
    }
    return (best.row, best.column)
  }

  /// The variance of the values in a square of pixels.
  private func spread(_ row: Int, _ column: Int) -> Double {
    let values = (row..<row + Self.side).flatMap { y in
      (column..<column + Self.side).map { value(y, $0) }
    }
    let mean = values.reduce(0, +) / Double(values.count)
    return values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count)
  }

  // MARK: - Words

  /// Which pixels are drawn large.
  private var place: String {
    let corner = corner
    return "rows \(corner.row)–\(corner.row + Self.side - 1), "
      + "columns \(corner.column)–\(corner.column + Self.side - 1)"
  }

  private var description: String {
    let words = caption.isEmpty ? "" : " of “\(caption)”"
    let note = subtitle.isEmpty ? "" : " \(subtitle)."
    return "An image\(words), \(image.height) × \(image.width) pixels, beside the numbers of "
      + "its pixels in \(place), counted from 0.\(note)"
  }
}
