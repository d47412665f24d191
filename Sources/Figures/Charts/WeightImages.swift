/// The weights of units as images, all on one scale around zero.
///
/// A weight is drawn as a square of whole pixels: in the theme's cold colour below zero, in its warm
/// one above, as the ground for zero itself. Without colour, in mono, the scale runs from black over
/// grey for zero to white. A bar beside the images says what the colours stand for.
public struct WeightImages: Sendable {
  /// What the images show.
  public let title: String
  /// A remark below the title; empty for none.
  public let subtitle: String
  /// Shape (units, height × width), row by row, finite.
  public let weights: [[Float]]
  /// The number of rows of each image.
  public let height: Int
  /// The number of columns of each image.
  public let width: Int
  /// A name a unit, below its image; empty for none.
  public let names: [String]
  /// The size of a weight at the ends of the scale; nil for that of the largest.
  public let limit: Double?
  /// The number of columns of images; nil to choose the best.
  public let columns: Int?
  /// A name a column, above it, instead of names below images; empty for none.
  public let columnNames: [String]
  /// A name a row, on its left; empty for none.
  public let rowNames: [String]
  /// What the bar's numbers are.
  public let barLabel: String

  /// Weights as images; nothing is checked before ``figure(theme:)``.
  public init(
    title: String, subtitle: String = "", weights: [[Float]], height: Int, width: Int,
    names: [String] = [], limit: Double? = nil, columns: Int? = nil,
    columnNames: [String] = [], rowNames: [String] = [], barLabel: String = "weight"
  ) {
    self.title = title
    self.subtitle = subtitle
    self.weights = weights
    self.height = height
    self.width = width
    self.names = names
    self.limit = limit
    self.columns = columnNames.isEmpty ? columns : columnNames.count
    self.columnNames = columnNames
    self.rowNames = rowNames
    self.barLabel = barLabel
  }

  /// Draws the images and the bar; where all weights are zero, all of them are drawn as zero.
  ///
  /// - Throws: ``FigureError`` if there are no units or over 400, their weights are not one for each
  ///   pixel, a weight is not finite, the names are not one for each unit, the limit is not
  ///   positive, or there is no room.
  public func figure(theme: Theme = .slide) throws(FigureError) -> Figure {
    try check()
    let largest = limit ?? sizeOfLargest
    let bar = ColorBar(ColorScale(.aroundZero, -largest...largest), label: barLabel)
    let graphics = try ImageSheet.graphics(theme: theme) { style throws(FigureError) in
      try ImageSheet(
        title: title, subtitle: subtitle, columns: columns, colorBar: bar,
        heads: .init(columns: columnNames, rows: rowNames), theme: theme,
        cells: cells(bar.scale, style, theme))
    }
    return Figure(title: title, description: description(scale: largest), graphics: graphics)
  }

  private func cells(_ scale: ColorScale, _ style: TextStyle, _ theme: Theme)
    -> [ImageSheet.Cell]
  {
    weights.indices.map { unit in
      ImageSheet.Cell(
        picture: .init(height: height, width: width) { row, column in
          scale.color(of: Double(weights[unit][row * width + column]), in: theme)
        }, frame: Stroke(theme.mutedInk, width: 2 * theme.unit),
        lines: names.isEmpty ? [] : [.init(string: names[unit], style: style)])
    }
  }

  private func check() throws(FigureError) {
    try FigureError.checkImageCount(weights.count, columns: columns)
    guard (1...1 << 20).contains(height), (1...1 << 20).contains(width) else {
      throw FigureError(
        "expected weight images of at least 1 × 1 pixels, found \(height) × \(width)")
    }
    for (unit, values) in weights.enumerated() {
      try FigureError.checkCount(
        values.count, height * width, "weights in unit \(unit)", of: "pixels")
      if let position = values.firstIndex(where: { !$0.isFinite }) {
        throw FigureError(
          "expected finite weights, found \(values[position]) at position \(position) of unit "
            + "\(unit). Look for a learning rate that is too large.")
      }
    }
    if !names.isEmpty {
      try FigureError.checkCount(names.count, weights.count, "names", of: "units")
    }
    let places = columnNames.count * rowNames.count
    guard columnNames.isEmpty && rowNames.isEmpty || places == weights.count else {
      throw FigureError(
        "expected columns × rows to be the \(weights.count) units, found names of "
          + "\(columnNames.count) columns and \(rowNames.count) rows")
    }
    if let limit, !(limit > 0 && limit <= 1e300) {
      throw FigureError("expected a positive limit of the weights' scale, found \(limit)")
    }
  }

  /// The size of the largest weight.
  private var sizeOfLargest: Double {
    weights.joined().reduce(0) { max($0, abs(Double($1))) }
  }

  /// The weights in words, on a scale that ends at plus and minus `largest`.
  private func description(scale largest: Double) -> String {
    let format = NumberFormat.automatic
    let count = weights.count == 1 ? "Weights of 1 unit" : "Weights of \(weights.count) units"
    let scale =
      largest == 0
      ? "all of them zero"
      : "on one scale from \(format.text(-largest)) over 0 to \(format.text(largest))"
    let beyond = weights.joined().count { abs($0) > Float(largest) }
    let clipped =
      beyond == 0
      ? ""
      : " Beyond the scale, and drawn as its nearest end: \(beyond) of "
        + "\(weights.count * height * width), up to \(format.text(sizeOfLargest)) in size."
    let listed = names.prefix(40).joined(separator: ", ")
    let rest = names.count > 40 ? " and \(names.count - 40) more" : ""
    let order = names.isEmpty ? "" : " In order: \(listed)\(rest)."
    let heads =
      columnNames.isEmpty
      ? ""
      : " Columns: \(columnNames.joined(separator: ", ")). Rows: "
        + "\(rowNames.joined(separator: ", "))."
    return "\(count) as images of \(height) × \(width) pixels, \(scale).\(clipped)\(order)\(heads)"
  }
}
