/// Images in rows, each with lines of text below it.
///
/// A pixel is drawn as a square of whole pixels, without smoothing, all images at the same scale: 0
/// as white paper and 1 as black ink, or on a dark ground as that ground and its light ink. Where
/// captions have several lines, the first is bold, and what follows is flush left. They are as large
/// as labels where that costs the images little, and else as small as ticks. The grid takes the
/// number of columns that makes the images largest with all captions whole. Captions of one line are
/// broken in two between words where they are too wide; a grid that is crowded even so is drawn on a
/// larger canvas. An image too large for its place is reduced to every second, third … row and
/// column.
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
  public static let imageLimit = ImageSheet.limit

  /// A grid of images; nothing is checked before ``figure(theme:)``.
  ///
  /// - Parameters:
  ///   - title: What the grid shows; empty for none.
  ///   - subtitle: A remark below the title; empty for none.
  ///   - images: The images; their pixels are clamped to 0 to 1, not a number is drawn as 0.
  ///   - captions: The lines below each image; nil for none.
  ///   - columns: The number of columns; nil to choose the best.
  public init(
    title: String, subtitle: String = "", images: [GrayImage], captions: [[String]]? = nil,
    columns: Int? = nil
  ) {
    self.title = title
    self.subtitle = subtitle
    self.images = images
    self.captions = captions ?? Array(repeating: [], count: images.count)
    self.columns = columns
  }

  /// Draws the grid.
  ///
  /// - Throws: ``FigureError`` if there are no images or over ``imageLimit``, one of them has no
  ///   pixels or not as many as its size says, the captions are not one for each image, or there is
  ///   no room.
  public func figure(theme: Theme = .slide) throws(FigureError) -> Figure {
    try FigureError.checkImages(images, columns: columns)
    try FigureError.checkCount(captions.count, images.count, "captions", of: "images")
    let graphics = try ImageSheet.graphics(theme: theme) { style throws(FigureError) in
      try ImageSheet(
        title: title, subtitle: subtitle, columns: columns, theme: theme,
        cells: cells(style, theme))
    }
    return Figure(title: title, description: description, graphics: graphics)
  }

  private func cells(_ style: TextStyle, _ theme: Theme) -> [ImageSheet.Cell] {
    var first = style
    first.isBold = captions.contains { $0.count > 1 }
    return zip(images, captions).map { image, lines in
      ImageSheet.Cell(
        picture: .init(image, theme), frame: Stroke(theme.grid, width: 2 * theme.unit),
        lines: lines.enumerated().map { .init(string: $1, style: $0 == 0 ? first : style) },
        isFlush: lines.count > 2)
    }
  }

  /// The captions in words, the first forty of them.
  private var description: String {
    let sizes = Set(images.map { "\($0.height) × \($0.width)" })
    let size = sizes.count == 1 ? " of \(sizes.joined()) pixels" : ""
    let count = (images.count == 1 ? "1 image" : "\(images.count) images") + size
    if captions.allSatisfy({ $0.allSatisfy(\.isEmpty) }) { return "\(count) without captions." }
    let parts = captions.prefix(40).map { $0.joined(separator: ", ") }
    let rest = captions.count > 40 ? "; and \(captions.count - 40) more" : ""
    return "\(count). \(parts.joined(separator: "; "))\(rest)."
  }
}
