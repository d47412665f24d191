/// Which class a classifier sees where, over two features, and the examples it is asked about.
///
/// Each class has its colour and its marker. Regions are shaded, the stronger, the more probable the
/// class; lines run where the two most probable classes are equally so. Where there are more classes
/// than colours, small pale markers all over a region tell whose it is. The legend names every class
/// that has a region or an example. Examples outside of the grid are left out, and the alt text says
/// how many.
public struct DecisionRegions: Sendable {
  /// Lines along which a score has certain values, dashed, with the value written on them.
  public struct IsoLines: Sendable {
    /// Shape (rows × columns) of the grid, row by row, finite.
    public let scores: [Double]
    /// The values, such as -1, 0 and 1 for the margin of a support vector machine.
    public let levels: [Double]

    /// Lines of equal score.
    public init(scores: [Double], levels: [Double]) {
      self.scores = scores
      self.levels = levels
    }
  }

  /// What the chart shows.
  public let title: String
  /// A remark below the title; empty for none.
  public let subtitle: String
  /// What the classifier says.
  public let grid: DecisionGrid
  /// A name for each class.
  public let classNames: [String]
  /// The examples: first and second feature.
  public let points: [Point]
  /// The true class of each example.
  public let classes: [Int]
  /// The predicted class of each example; nil to take that of the nearest point of the grid.
  public let predictions: [Int]?
  /// Whether a ring points out each example that is predicted wrongly.
  public let ringsErrors: Bool
  /// What the first feature is.
  public let xLabel: String
  /// What the second feature is.
  public let yLabel: String
  /// Lines of equal score; nil for none.
  public let isoLines: IsoLines?
  /// Straight lines, dashed, such as those of the hidden units of a network.
  public let lines: [HalfPlanes.Line]
  /// What the lines are, for the legend; empty for no entry.
  public let linesName: String
  /// What the lines between regions are, for the legend; empty for no entry.
  public let boundaryName: String

  /// The most classes, and the most examples, that are drawn.
  public static let limits = (classes: 20, points: 100_000)

  /// Decision regions; nothing is checked before ``figure(theme:)``.
  public init(
    title: String, subtitle: String = "", grid: DecisionGrid, classNames: [String],
    points: [Point] = [], classes: [Int] = [], predictions: [Int]? = nil,
    ringsErrors: Bool = false, xLabel: String, yLabel: String, isoLines: IsoLines? = nil,
    lines: [HalfPlanes.Line] = [], linesName: String = "", boundaryName: String = ""
  ) {
    self.title = title
    self.subtitle = subtitle
    self.grid = grid
    self.classNames = classNames
    self.points = points
    self.classes = classes
    self.predictions = predictions
    self.ringsErrors = ringsErrors
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.isoLines = isoLines
    self.lines = lines
    self.linesName = linesName
    self.boundaryName = boundaryName
  }

  /// Draws the regions and the examples.
  ///
  /// - Throws: ``FigureError`` if the grid does not fit together, its classes are not those that
  ///   have names, there are more than ``limits``, an example is not finite or of no such class,
  ///   or scores, levels or lines are not finite or scores not one for each point of the grid.
  public func figure(theme: Theme = .slide) throws(FigureError) -> Figure {
    try check()
    let examples = self.examples
    let regions = (0..<grid.rowCount * grid.columnCount).map(grid.winner(at:))
    let present = Set(regions).union(examples.map(\.label)).sorted()
    let hasTexture = classNames.count > theme.palette.count
    let ground: [any Mark] =
      [shading(regions, theme)] + (hasTexture ? [RegionTexture(grid: grid)] : [])
    let marks: [any Mark] = [
      RegionBoundaries(grid: grid, classes: Set(regions).sorted()),
      StraightLineMarks(lines: lines),
      ExampleMarks(examples: examples, ringsErrors: ringsErrors),
    ]
    let scores = isoLines.map { [IsoLineMarks(grid: grid, isoLines: $0)] } ?? []
    let chart = Chart(
      title: title, subtitle: subtitle,
      legend: legend(present, examples, hasBoundary: Set(regions).count > 1, theme),
      panels: [
        Panel(
          horizontal: .numbers(grid.xs, label: xLabel, showsGrid: false),
          vertical: .numbers(grid.ys, label: yLabel, showsGrid: false),
          marks: ground + marks + scores)
      ])
    return Figure(
      title: title, description: description(examples, regions),
      graphics: try chart.graphics(theme: theme))
  }

  private func check() throws(FigureError) {
    guard (1...Self.limits.classes).contains(classNames.count) else {
      throw FigureError(
        "expected 1 to \(Self.limits.classes) classes to draw, found \(classNames.count)")
    }
    try FigureError.checkCount(
      grid.classCount, classNames.count, "classes in the grid", of: "class names")
    try grid.check()
    guard points.count <= Self.limits.points else {
      throw FigureError(
        "expected at most \(Self.limits.points) examples to draw, found \(points.count). "
          + "Draw some of them.")
    }
    try FigureError.checkCount(classes.count, points.count, "classes", of: "examples")
    try checkClasses(classes, "class")
    if let predictions {
      try FigureError.checkCount(predictions.count, points.count, "predictions", of: "examples")
      try checkClasses(predictions, "prediction")
    }
    if !points.isEmpty {
      try FigureError.checkDrawable(points.flatMap { [$0.x, $0.y] }, "the examples")
    }
    if let isoLines {
      try FigureError.checkCount(
        isoLines.scores.count, grid.rowCount * grid.columnCount, "scores", of: "points of the grid")
      try FigureError.checkDrawable(isoLines.scores, "the scores")
      try FigureError.checkDrawable(isoLines.levels, "the levels of the scores")
    }
    if !lines.isEmpty {
      try FigureError.checkDrawable(lines.flatMap { [$0.a, $0.b, $0.c] }, "the lines")
    }
  }

  private func checkClasses(_ found: [Int], _ name: String) throws(FigureError) {
    if let place = found.firstIndex(where: { !classNames.indices.contains($0) }) {
      throw FigureError(
        "expected a \(name) from 0 to \(classNames.count - 1), found \(found[place]) for example "
          + "\(place)")
    }
  }

  /// The examples inside of the grid, with whether they are predicted rightly.
  private var examples: [ExampleMarks.Example] {
    points.indices.compactMap { index in
      let point = points[index]
      guard grid.xs.contains(point.x), grid.ys.contains(point.y) else { return nil }
      let predicted = predictions?[index] ?? grid.winner(near: point)
      return ExampleMarks.Example(
        point: point, label: classes[index], isRight: predicted == classes[index])
    }
  }

  // MARK: - Looks

  /// The colours of the regions, from a fifth of the class's colour for a mere guess to three fifths
  /// for a certainty.
  private func shading(_ regions: [Int], _ theme: Theme) -> HeatMapMark {
    let colors = regions.enumerated().map { point, label in
      let guess = 1 / Double(grid.classCount)
      let probability = Double(grid.probabilities[point * grid.classCount + label])
      let certainty = guess == 1 ? 1 : (probability - guess) / (1 - guess)
      return Color.mix(theme.ground, theme.series(label).color, at: 0.1 + 0.35 * certainty)
    }
    // A grid point stands in the middle of its cell: the outermost cells reach beyond the chart.
    func widened(_ range: ClosedRange<Double>, _ count: Int) -> ClosedRange<Double> {
      let half = (range.upperBound / 2 - range.lowerBound / 2) / Double(count - 1)
      return (range.lowerBound - half)...(range.upperBound + half)
    }
    return HeatMapMark(
      rowCount: grid.rowCount, columnCount: grid.columnCount, colors: colors,
      xs: widened(grid.xs, grid.columnCount), ys: widened(grid.ys, grid.rowCount))
  }

  private func legend(
    _ present: [Int], _ examples: [ExampleMarks.Example], hasBoundary: Bool, _ theme: Theme
  ) -> [LegendEntry] {
    let names = present.map {
      LegendEntry(classNames[$0], style: theme.series($0), sign: .region)
    }
    let hasRings = ringsErrors && examples.contains { !$0.isRight }
    var style = theme.series(0)
    style.color = theme.ink
    let rings = hasRings ? [LegendEntry("wrong", style: style, sign: .ring)] : []
    let kinds = [
      (hasBoundary ? boundaryName : "", false), (lines.isEmpty ? "" : linesName, true),
    ]
    return names + rings
      + kinds.filter { !$0.0.isEmpty }.map { name, isDashed in
        LegendEntry(name, style: HalfPlaneMark.style(theme, isDashed: isDashed), sign: .curve)
      }
  }

  // MARK: - Words

  private func description(_ examples: [ExampleMarks.Example], _ regions: [Int]) -> String {
    let shares = classNames.indices.compactMap { label in
      let count = regions.count { $0 == label }
      return count == 0
        ? nil
        : "\(classNames[label]) "
          + NumberFormat.percent(0).text(Double(count) / Double(regions.count))
    }
    let counts = classNames.indices.compactMap { label in
      let count = examples.count { $0.label == label }
      return count == 0 ? nil : "\(count) of \(classNames[label])"
    }
    var sentences = [
      "Decision regions over \(xLabel) and \(yLabel): \(shares.joined(separator: ", ")) of the area"
    ]
    if !examples.isEmpty {
      sentences.append("\(counts.joined(separator: ", "))")
      sentences.append("\(examples.count(where: \.isRight)) of \(examples.count) predicted rightly")
    }
    let outside = points.count - examples.count
    if outside > 0 { sentences.append("\(outside) outside of the chart") }
    if let isoLines {
      let levels = isoLines.levels.map { NumberFormat.automatic.text($0) }.joined(separator: ", ")
      sentences.append("Lines where the score is \(levels)")
    }
    if !lines.isEmpty {
      let name = linesName.isEmpty ? "Straight lines" : "Straight lines (\(linesName))"
      sentences.append("\(name): " + lines.map(\.words).joined(separator: ", "))
    }
    return sentences.joined(separator: ". ") + "."
  }
}
