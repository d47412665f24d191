/// True and false positives and negatives, as things in a table of two by two.
///
/// Rows are the truth, columns the prediction. In each cell stand its examples: as images if there
/// are some, else as markers, open squares for what is not in the class and discs for what is. Where
/// there are too many to draw, the count alone stands in the cell. A bracket around what was taken
/// for the class leads to the precision, another around what is in the class to the recall.
/// Cells of errors have a dashed edge and a shade.
public struct OutcomePicture: Sendable {
  /// What the picture shows.
  public let title: String
  /// A remark below the title; nil for one that says how to read the cells.
  public let subtitle: String?
  /// How often each of the four happened, at least 0.
  public let counts: Outcomes<Int>
  /// What the class is called.
  public let positiveName: String
  /// What everything else is called.
  public let negativeName: String
  /// Images of the examples, or of some of them; nil for markers.
  public let images: Outcomes<[GrayImage]>?

  /// The largest count.
  public static let countLimit = 1_000_000_000_000

  /// A picture of four counts; nothing is checked before ``figure(theme:)``.
  public init(
    title: String, subtitle: String? = nil, counts: Outcomes<Int>, positiveName: String,
    negativeName: String, images: Outcomes<[GrayImage]>? = nil
  ) {
    self.title = title
    self.subtitle = subtitle
    self.counts = counts
    self.positiveName = positiveName
    self.negativeName = negativeName
    self.images = images
  }

  /// Draws the picture.
  ///
  /// - Throws: ``FigureError`` if a count is negative or over ``countLimit``, a cell has more images
  ///   than examples, an image has no pixels or not as many as its size says, or there is no room.
  public func figure(theme: Theme = .slide) throws(FigureError) -> Figure {
    try check()
    try theme.checkSize()
    let typesetter = try Typesetter(wanting: theme.fontFamily)
    for allowsCuts in [false, true] {
      for factor in stride(from: 1, through: allowsCuts ? Chart.largestGrowth : 1.5, by: 0.25) {
        let layout = OutcomeLayout(
          picture: self, theme: theme.resized(by: factor), typesetter: typesetter,
          allowsCuts: allowsCuts)
        if let graphics = layout.draw() {
          return Figure(title: title, description: description, graphics: graphics)
        }
      }
    }
    throw FigureError(
      "expected room for four cells on \(theme.size.width * Chart.largestGrowth) × "
        + "\(theme.size.height * Chart.largestGrowth) pixels, found too little. "
        + "Choose a larger size.")
  }

  private func check() throws(FigureError) {
    for (name, count) in zip(Self.names, counts.all)
    where !(0...Self.countLimit).contains(count) {
      throw FigureError("expected 0 to \(Self.countLimit) \(name), found \(count)")
    }
    guard let images else { return }
    for ((name, count), cell) in zip(zip(Self.names, counts.all), images.all) {
      if cell.count > count {
        throw FigureError("expected at most \(count) images of \(name), found \(cell.count)")
      }
      for image in cell
      where image.height < 1 || image.width < 1
        || image.pixels.count != image.height * image.width
      {
        throw FigureError(
          "expected height × width pixels and at least one, found \(image.height) × "
            + "\(image.width) and \(image.pixels.count) pixels in an image of \(name)")
      }
    }
  }

  /// What the cells are called, row by row.
  static let names = ["true negatives", "false positives", "false negatives", "true positives"]

  private var description: String {
    let cells = zip(Self.names, counts.all).map { "\($0) \(NumberFormat.grouped($1))" }.joined(
      separator: ", ")
    return "True and false positives and negatives of “\(positiveName)” against “\(negativeName)”; "
      + "rows are the truth, columns the prediction. \(cells). "
      + "Precision: \(counts.precision.equation). Recall: \(counts.recall.equation). "
      + "Accuracy: \(counts.accuracy.equation). F1: \(counts.f1.equation)."
  }
}
