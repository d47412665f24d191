/// Images in rows with texts and bars below: what every grid of images becomes before it is drawn.
///
/// All images are drawn at the same scale, on the smallest canvas that has room for whole captions.
/// Where one line each is too wide for it, captions are broken between words, into two lines.
struct ImageSheet {
  /// A picture whose colours are asked for when they are drawn.
  struct Picture {
    let height: Int
    let width: Int
    let color: (_ row: Int, _ column: Int) -> Color
  }

  /// A line of text.
  struct Line {
    let string: String
    let style: TextStyle
  }

  /// A part of a whole as a bar, with a name before it and a number behind it.
  struct Share {
    let name: String
    let fraction: Double
    let text: String
  }

  /// One image and what stands below it.
  struct Cell {
    let picture: Picture
    let frame: Stroke
    var lines: [Line] = []
    var shares: [Share] = []
    /// Whether the lines after the first begin below each other, together in the middle.
    var isFlush = false
  }

  /// What is said once for a column or row of images.
  struct Heads {
    var columns: [String] = []
    var rows: [String] = []
  }

  let title: String
  let subtitle: String
  let columns: Int?
  let colorBar: ColorBar?
  /// What is said above each column, and on the left of each row; empty for nothing.
  let heads: Heads
  let theme: Theme
  let cells: [Cell]
  private let typesetter: Typesetter
  private let lineSize: Size
  private let nameWidth: Double
  private let textWidth: Double

  /// The most images that are drawn.
  static let limit = 400

  /// A sheet whose texts are measured once.
  init(
    title: String, subtitle: String, columns: Int?, colorBar: ColorBar? = nil,
    heads: Heads = Heads(), theme: Theme, cells: [Cell]
  ) throws(FigureError) {
    try theme.checkSize()
    let typesetter = try Typesetter(wanting: theme.fontFamily)
    func size(_ strings: [(String, TextStyle)]) -> Size {
      let frames = strings.map { typesetter.block($0, $1).frame }
      return Size(frames.map(\.width).max() ?? 0, frames.map(\.height).max() ?? 0)
    }
    let shares = cells.flatMap(\.shares)
    let words = size(cells.flatMap(\.lines).map { ($0.string, $0.style) })
    let names = size(shares.map { ($0.name, theme.tick) })
    let texts = size(shares.map { ($0.text, theme.tick) })
    self.title = title
    self.subtitle = subtitle
    self.columns = columns
    self.colorBar = colorBar
    self.heads = heads
    self.theme = theme
    self.cells = cells
    self.typesetter = typesetter
    lineSize = Size(words.width, max(words.height, names.height, texts.height))
    nameWidth = names.width
    textWidth = texts.width
  }

  /// Lays the images out and draws them into a display list.
  ///
  /// - Throws: ``FigureError`` if even the largest canvas has too little room.
  func graphics() throws(FigureError) -> Graphics {
    lazy var brokenSize = self.brokenSize
    for quality in GridLayout.Quality.allCases {
      for factor in stride(from: 1, through: Chart.largestGrowth, by: 0.25) {
        let theme = theme.resized(by: factor)
        if let graphics = draw(theme, quality, captionLines: 1, lineSize) { return graphics }
        if let size = brokenSize,
          let graphics = draw(theme, quality, captionLines: 2, size)
        {
          return graphics
        }
      }
    }
    throw FigureError(
      "expected room for the images, found too little for \(cells.count). Show fewer of them.")
  }

  // MARK: - Layout

  /// The room of a caption in two lines, as narrow as they can be; nil if there is more to say.
  private var brokenSize: Size? {
    guard cells.allSatisfy({ $0.lines.count <= 1 && $0.shares.isEmpty }) else { return nil }
    let frames = cells.flatMap(\.lines).map { line in
      func block(_ width: Double) -> TextBlock {
        typesetter.block(line.string, line.style, limits: .words(width: width))
      }
      var (tooNarrow, fitting) = (0.0, lineSize.width)
      while fitting - tooNarrow > 1 {
        let middle = (tooNarrow + fitting) / 2
        let words = block(middle)
        let isFitting = words.lineCount <= 2 && words.frame.width <= middle
        if isFitting { fitting = middle } else { tooNarrow = middle }
      }
      return block(fitting).frame
    }
    return Size(frames.map(\.width).max() ?? 0, frames.map(\.height).max() ?? 0)
  }

  /// The sheet with captions of so many lines, each of a size; nil if there is too little room.
  private func draw(
    _ theme: Theme, _ quality: GridLayout.Quality, captionLines: Int, _ lineSize: Size
  ) -> Graphics? {
    var graphics = Graphics(theme)
    let header = Header(title: title, subtitle: subtitle, legend: [])
    let top = header.draw(onto: &graphics, theme, typesetter) + theme.gap
    let room = Rectangle(
      x: theme.margin, y: top, width: theme.size.width - 2 * theme.margin,
      height: theme.size.height - top - theme.margin * 0.75)
    let barWidth = colorBar.map { $0.width(height: room.height, theme, typesetter) }
    let (above, beside) = (blocks(heads.columns), blocks(heads.rows))
    let body = room.inset(
      left: beside.map { $0.frame.width + theme.gap }.max() ?? 0,
      top: above.map { $0.frame.height + theme.gap / 2 }.max() ?? 0,
      right: barWidth.map { $0 + theme.margin } ?? 0)
    guard let choice = layout(body, theme, lineSize).best(columns: columns, quality) else {
      return nil
    }
    for index in cells.indices {
      draw(
        cells[index], in: choice.cell(index), choice, captionLines: captionLines,
        onto: &graphics)
    }
    for (column, head) in above.enumerated() where column < cells.count {
      let cell = choice.cell(column)
      graphics.add(
        head.placed(x: cell.midX, y: cell.y - theme.gap / 2, horizontally: 0.5, vertically: 1))
    }
    for (row, head) in beside.enumerated() where row * above.count < cells.count {
      let cell = choice.cell(row * above.count)
      // Beside an image that is flatter than a line, the words begin at its upper edge.
      let middle = cell.y + max(frameWidth + choice.imageHeight / 2, head.frame.height / 2)
      graphics.add(
        head.placed(x: cell.x - theme.gap, y: middle, horizontally: 1, vertically: 0.5))
    }
    if let colorBar, let barWidth {
      // A bar is as high as the images, but for the flattest.
      let height = min(room.height, max(choice.frame.height, 6 * theme.labelSize))
      let frame = Rectangle(
        x: choice.frame.maxX + theme.margin,
        y: min(max(choice.frame.midY - height / 2, room.y), room.maxY - height),
        width: barWidth, height: height)
      colorBar.draw(in: frame, onto: &graphics, theme, typesetter)
    }
    return graphics
  }

  private func layout(_ body: Rectangle, _ theme: Theme, _ lineSize: Size) -> GridLayout {
    let rows = cells.map { $0.lines.count + $0.shares.count }.max() ?? 0
    let least = hasShares ? 2 * theme.tickSize + leastBar + 2 * theme.gap + textWidth : 0
    let bars = hasShares ? nameWidth + leastBar + 2 * theme.gap + textWidth : 0
    return GridLayout(
      imageSize: (
        cells.map(\.picture.height).max() ?? 1, cells.map(\.picture.width).max() ?? 1
      ), count: cells.count,
      below: Size(
        max(lineSize.width, bars, blocks(heads.columns).map(\.frame.width).max() ?? 0),
        max(
          rows == 0 ? 0 : captionGap + shareGap + Double(rows) * lineSize.height,
          blocks(heads.rows).map(\.frame.height).max() ?? 0)), leastWidth: least,
      frameWidth: frameWidth, body: body, theme: theme)
  }

  private func blocks(_ heads: [String]) -> [TextBlock] {
    heads.map { typesetter.block($0, theme.label) }
  }

  private var hasShares: Bool { cells.contains { !$0.shares.isEmpty } }
  private var captionGap: Double { theme.gap / 2 }
  /// The room between texts and bars.
  private var shareGap: Double { hasShares ? theme.gap : 0 }
  private var leastBar: Double { 2.5 * theme.tickSize }
  private var frameWidth: Double { cells.map(\.frame.width).max() ?? 0 }

  // MARK: - Drawing

  private func draw(
    _ cell: Cell, in place: Rectangle, _ choice: GridLayout.Choice, captionLines: Int,
    onto graphics: inout Graphics
  ) {
    let raster = cell.picture.reduced(
      by: choice.reduction, scale: choice.scale, middle: place.midX, top: place.y + frameWidth)
    graphics.add(raster)
    graphics.add(
      Shape(.rectangle(raster.frame.inset(-cell.frame.width / 2)), stroke: cell.frame))
    var top = place.y + choice.imageHeight + 2 * frameWidth + captionGap
    let words = cell.lines.map {
      typesetter.block(
        $0.string, $0.style, limits: .cut(width: place.width, lines: captionLines),
        alignment: .center)
    }
    let width = words.dropFirst().map(\.frame.width).max() ?? 0
    for (index, block) in words.enumerated() {
      let left = place.midX - (cell.isFlush && index > 0 ? width : block.frame.width) / 2
      if !block.string.isEmpty { graphics.add(block.placed(x: left, y: top)) }
      top += lineSize.height
    }
    top += shareGap
    for share in cell.shares {
      draw(
        share,
        in: Rectangle(x: place.x, y: top, width: place.width, height: lineSize.height),
        onto: &graphics)
      top += lineSize.height
    }
  }

  /// A name, a bar on a line that is as long as the whole, and a number.
  private func draw(_ share: Share, in row: Rectangle, onto graphics: inout Graphics) {
    let gap = theme.gap
    let name = min(nameWidth, row.width - leastBar - 2 * gap - textWidth)
    let words = typesetter.block(share.name, theme.tick, limits: .cut(width: name))
    graphics.add(words.placed(x: row.x, y: row.y))
    let whole = Rectangle(
      x: row.x + name + gap, y: row.midY - 0.3 * theme.tickSize,
      width: row.width - name - textWidth - 2 * gap, height: 0.6 * theme.tickSize)
    var part = whole
    part.width *= share.fraction
    graphics.add(Shape(.rectangle(part), fill: Fill(theme.palette[0])))
    graphics.add(
      Shape(.rectangle(whole), stroke: Stroke(theme.mutedInk, width: 1.5 * theme.unit)))
    graphics.add(
      typesetter.block(share.text, theme.tick)
        .placed(x: row.maxX, y: row.y, horizontally: 1))
  }
}

extension ImageSheet.Picture {
  /// A grey image in the colours of a theme.
  init(_ image: GrayImage, _ theme: Theme) {
    self.init(height: image.height, width: image.width) {
      image.color(row: $0, column: $1, in: theme)
    }
  }

  /// The picture with every `step`-th row and column, placed on whole pixels.
  func reduced(by step: Int, scale: Int, middle: Double, top: Double) -> RasterImage {
    let rows = Array(stride(from: 0, to: height, by: step))
    let columns = Array(stride(from: 0, to: width, by: step))
    return RasterImage(
      rowCount: rows.count, columnCount: columns.count,
      colors: rows.flatMap { row in columns.map { color(row, $0) } }, scale: scale,
      origin: Point(
        (middle - Double(columns.count * scale) / 2).rounded(), top.rounded()))
  }
}

extension FigureError {
  /// Stops images that cannot be drawn: none, too many, without pixels or with too few.
  static func checkImages(_ images: [GrayImage], columns: Int?) throws(FigureError) {
    try checkImageCount(images.count, columns: columns)
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

  /// Stops a sheet of no images or too many, or without columns.
  static func checkImageCount(_ count: Int, columns: Int?) throws(FigureError) {
    guard (1...ImageSheet.limit).contains(count) else {
      throw FigureError(
        "expected 1 to \(ImageSheet.limit) images to draw, found \(count)")
    }
    if let columns, columns < 1 {
      throw FigureError("expected at least one column of images, found \(columns)")
    }
  }
}
