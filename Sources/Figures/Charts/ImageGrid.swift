/// Images in rows, each with lines of text below it.
///
/// A pixel is drawn as a square of whole pixels, without smoothing, all images at the same scale.
/// The first line below an image is bold. The grid takes the number of columns that makes the
/// images largest with all captions whole; a crowded grid is drawn on a larger canvas. An image too
/// large for its place is reduced to every second, third … row and column.
public struct ImageGrid: Sendable {
  /// What the grid shows.
  public let title: String
  /// A remark below the title; empty for none.
  public let subtitle: String
  /// The images, row by row from the upper left.
  public let images: [GrayImage]
  /// The lines below each image.
  public let captions: [[String]]
  /// The number of columns; nil to choose the best.
  public let columns: Int?

  /// The most images that are drawn.
  public static let imageLimit = 400

  /// A grid of images; nothing is checked before ``figure(theme:)``.
  public init(
    title: String, subtitle: String = "", images: [GrayImage], captions: [[String]],
    columns: Int? = nil
  ) {
    self.title = title
    self.subtitle = subtitle
    self.images = images
    self.captions = captions
    self.columns = columns
  }

  /// Draws the grid.
  ///
  /// - Throws: ``FigureError`` if there are no images or over ``imageLimit``, one of them has no pixels or not as many as
  ///   its size says, the captions are not one for each image, or there is no room.
  public func figure(theme: Theme = .slide) throws(FigureError) -> Figure {
    try check()
    try theme.checkSize()
    let typesetter = try Typesetter(wanting: theme.fontFamily)
    for quality in GridLayout.Quality.allCases {
      for factor in stride(from: 1, through: Chart.largestGrowth, by: 0.25) {
        if let graphics = draw(theme.resized(by: factor), quality, typesetter) {
          return Figure(title: title, description: description, graphics: graphics)
        }
      }
    }
    throw FigureError(
      "expected room for the images, found too little for \(images.count). Show fewer of them.")
  }

  private func check() throws(FigureError) {
    guard (1...Self.imageLimit).contains(images.count) else {
      throw FigureError(
        "expected 1 to \(Self.imageLimit) images to draw, found \(images.count)")
    }
    try FigureError.checkCount(captions.count, images.count, "captions", of: "images")
    if let columns, columns < 1 {
      throw FigureError("expected at least one column of images, found \(columns)")
    }
    for (index, image) in images.enumerated() {
      guard image.height > 0, image.width > 0, image.height <= 1 << 20, image.width <= 1 << 20,
        image.pixels.count == image.height * image.width
      else {
        throw FigureError(
          "expected height × width pixels and at least one, found \(image.height) × "
            + "\(image.width) and \(image.pixels.count) pixels in image \(index)")
      }
    }
  }

  private func draw(_ theme: Theme, _ quality: GridLayout.Quality, _ typesetter: Typesetter)
    -> Graphics?
  {
    var graphics = Graphics(theme)
    let header = Header(title: title, subtitle: subtitle, legend: [])
    let top = header.draw(onto: &graphics, theme, typesetter) + 2 * theme.gap
    let body = Rectangle(
      x: theme.margin, y: top, width: theme.size.width - 2 * theme.margin,
      height: theme.size.height - top - theme.margin * 0.75)
    let lines = captions.flatMap { lines in
      lines.enumerated().map { typesetter.block($1, style(line: $0, theme)).frame }
    }
    let grid = GridLayout(
      imageSize: (images.map(\.height).max() ?? 1, images.map(\.width).max() ?? 1),
      count: images.count, lineCount: captions.map(\.count).max() ?? 0,
      lineHeight: lines.map(\.height).max() ?? 0, lineWidth: lines.map(\.width).max() ?? 0,
      body: body, theme: theme)
    guard let choice = grid.best(columns: columns, quality) else { return nil }
    for index in images.indices {
      draw(index, in: grid, choice, onto: &graphics, typesetter)
    }
    return graphics
  }

  private func style(line: Int, _ theme: Theme) -> TextStyle {
    var style = theme.tick
    style.isBold = line == 0
    return style
  }

  private func draw(
    _ index: Int, in grid: GridLayout, _ choice: GridLayout.Choice,
    onto graphics: inout Graphics, _ typesetter: Typesetter
  ) {
    let (theme, cell) = (grid.theme, grid.cell(index, choice))
    let raster = images[index].reduced(
      by: choice.reduction, scale: choice.scale, middle: cell.midX, top: cell.y)
    graphics.add(raster)
    graphics.add(
      Shape(
        .rectangle(raster.frame.inset(-theme.unit)),
        stroke: Stroke(theme.grid, width: 2 * theme.unit)))
    var top = cell.y + choice.imageHeight + grid.captionGap
    for (line, string) in captions[index].enumerated() where !string.isEmpty {
      let words = typesetter.block(
        string, style(line: line, theme), limits: .cut(width: cell.width), alignment: .center)
      graphics.add(words.placed(x: cell.midX, y: top, horizontally: 0.5))
      top += grid.lineHeight
    }
  }

  private var description: String {
    let parts = captions.prefix(40).map { $0.joined(separator: ", ") }
    let rest = captions.count > 40 ? "; and \(captions.count - 40) more" : ""
    return "\(images.count) images. \(parts.joined(separator: "; "))\(rest)."
  }
}

extension GrayImage {
  /// The image with every `step`-th row and column, placed on whole pixels.
  func reduced(by step: Int, scale: Int, middle: Double, top: Double) -> RasterImage {
    let rows = Array(stride(from: 0, to: height, by: step))
    let columns = Array(stride(from: 0, to: width, by: step))
    return RasterImage(
      rowCount: rows.count, columnCount: columns.count,
      colors: rows.flatMap { row in columns.map { color(row: row, column: $0) } }, scale: scale,
      origin: Point(
        (middle - Double(columns.count * scale) / 2).rounded(), top.rounded()))
  }
}
