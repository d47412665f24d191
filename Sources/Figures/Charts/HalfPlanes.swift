/// Examples of two classes in the plane and a straight line between them, panel by panel.
///
/// The two sides of a line are shaded in the colours of the classes; each class has its marker as
/// well. All panels have the same axes, which hold all examples. A line that runs outside of them is
/// not seen: then one colour shades the panel, and words say so.
public struct HalfPlanes: Sendable {
  /// A straight line, and which side of it belongs to which class.
  ///
  ///     a x + b y + c = 0         above zero: the second class, below zero: the first
  ///
  /// With a = b = 0 there is no line: the sign of c shades the whole plane, and c = 0 leaves it clear.
  public struct Line: Equatable, Sendable {
    /// What x is multiplied by.
    public let a: Double
    /// What y is multiplied by.
    public let b: Double
    /// What is added.
    public let c: Double

    /// A line by its three numbers.
    public init(a: Double, b: Double, c: Double) {
      self.a = a
      self.b = b
      self.c = c
    }

    /// a x + b y + c.
    func value(at point: Point) -> Double { a * point.x + b * point.y + c }
  }

  /// The examples of one panel and their line.
  public struct Scene: Sendable {
    /// What the panel shows.
    public let title: String
    /// The examples, shape (examples).
    public let points: [Point]
    /// The class of each example, 0 or 1; shape (examples).
    public let classes: [Int]
    /// The line, drawn solid, its sides shaded; nil for none.
    public let line: Line?
    /// Another line to compare it with, drawn dashed; nil for none.
    public let dashedLine: Line?
    /// An example to point out: its marker is larger and has a ring; nil for none.
    public let highlighted: Int?
    /// Whether a ring points out each example that is not strictly on its side of the line.
    public let ringsErrors: Bool
    /// Words at places of the panel, such as how many examples lie on one another.
    public let notes: [TextMark]
    /// What x is here; nil for what the chart says.
    public let xLabel: String?
    /// What y is here; nil for what the chart says.
    public let yLabel: String?

    /// A panel; nothing is checked before the chart is drawn.
    public init(
      title: String, points: [Point], classes: [Int], line: Line?, dashedLine: Line? = nil,
      highlighted: Int? = nil, ringsErrors: Bool = false, notes: [TextMark] = [],
      xLabel: String? = nil, yLabel: String? = nil
    ) {
      self.title = title
      self.points = points
      self.classes = classes
      self.line = line
      self.dashedLine = dashedLine
      self.highlighted = highlighted
      self.ringsErrors = ringsErrors
      self.notes = notes
      self.xLabel = xLabel
      self.yLabel = yLabel
    }

    /// Whether an example is strictly on its side of the line.
    func isRight(_ example: Int) -> Bool {
      guard let line else { return false }
      let value = line.value(at: points[example])
      return classes[example] == 1 ? value > 0 : value < 0
    }
  }

  /// What the chart shows.
  public let title: String
  /// A remark below the title; empty for none.
  public let subtitle: String
  /// The panels, from left to right, then from top to bottom.
  public let scenes: [Scene]
  /// The names of the two classes.
  public let classNames: [String]
  /// What x is.
  public let xLabel: String
  /// What y is.
  public let yLabel: String
  /// What the solid line is, for the legend; empty for no entry.
  public let lineName: String
  /// What the dashed line is, for the legend; empty for no entry.
  public let dashedName: String
  /// What an example with a ring is, for the legend.
  public let ringName: String
  /// Whether the axes reach to a little below zero, where that is no farther from the examples than
  /// these are from each other: lines through the origin are seen.
  public let showsOrigin: Bool

  /// The most panels, and the most examples in each, that are drawn.
  public static let limits = (scenes: 6, points: 10_000)

  /// Half planes; nothing is checked before ``figure(theme:)``.
  public init(
    title: String, subtitle: String = "", scenes: [Scene], classNames: [String], xLabel: String,
    yLabel: String, lineName: String = "", dashedName: String = "", ringName: String = "wrong",
    showsOrigin: Bool = false
  ) {
    self.title = title
    self.subtitle = subtitle
    self.scenes = scenes
    self.classNames = classNames
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.lineName = lineName
    self.dashedName = dashedName
    self.ringName = ringName
    self.showsOrigin = showsOrigin
  }

  /// Draws the panels.
  ///
  /// - Throws: ``FigureError`` if there are no panels or examples, or more than ``limits``, there
  ///   are not two classes, an example or a line is not finite, an example is of no class, or the
  ///   one to point out is not there.
  public func figure(theme: Theme = .slide) throws(FigureError) -> Figure {
    try check()
    let columns = scenes.count <= 3 ? scenes.count : (scenes.count + 1) / 2
    let points = scenes.flatMap(\.points)
    let isShared = scenes.allSatisfy { $0.xLabel == nil && $0.yLabel == nil }
    let panels = scenes.enumerated().map { index, scene in
      // Numbers stand once: on the left, and below the lowest row.
      let isLeft = index % columns == 0
      let isLowest = index / columns == (scenes.count - 1) / columns
      let examples: [any Mark] = [HalfPlaneMark(scene: scene, isAlone: scenes.count == 1)]
      return Panel(
        title: scene.title,
        horizontal: axis(points.map(\.x), isShared ? "" : scene.xLabel ?? xLabel)
          .withoutNumbers(!isLowest),
        vertical: axis(points.map(\.y), isShared ? "" : scene.yLabel ?? yLabel)
          .withoutNumbers(!isLeft),
        marks: examples + scene.notes)
    }
    let chart = Chart(
      title: title, subtitle: subtitle, legend: legend(theme), panels: panels, columns: columns,
      xLabel: isShared ? xLabel : "", yLabel: isShared ? yLabel : "")
    return Figure(
      title: title, description: description, graphics: try chart.graphics(theme: theme))
  }

  /// From the least to the largest value, and a tenth of that beyond.
  ///
  /// It is a sixth beyond zero, where the origin is shown. Whole values are marked by whole numbers.
  private func axis(_ values: [Double], _ label: String) -> Axis {
    guard let low = values.min(), let high = values.max() else {
      return .numbers(0...1, label: label)
    }
    let isZeroBelow = showsOrigin && low > 0 && low <= high - low
    let isZeroAbove = showsOrigin && high < 0 && -high <= high - low
    let (start, end) = (isZeroBelow ? 0 : low, isZeroAbove ? 0 : high)
    let half = end / 2 - start / 2  // the whole may be too large to be a number
    let range = (start - half / (isZeroBelow ? 3 : 5))...(end + half / (isZeroAbove ? 3 : 5))
    let isWhole = low < high && values.allSatisfy { $0 == $0.rounded() }
    return .numbers(range, label: label, wholeOnly: isWhole, showsGrid: false)
  }

  private func legend(_ theme: Theme) -> [LegendEntry] {
    let names = classNames.enumerated().map { label, name in
      LegendEntry(name, style: theme.series(label), sign: .region)
    }
    let hasRings = scenes.contains { scene in
      scene.highlighted != nil
        || scene.ringsErrors && scene.points.indices.contains { !scene.isRight($0) }
    }
    let ring = LegendEntry(ringName, style: HalfPlaneMark.style(theme), sign: .ring)
    let lines = [(dashedName, true), (lineName, false)].filter { !$0.0.isEmpty }
      .map { name, isDashed in
        LegendEntry(name, style: HalfPlaneMark.style(theme, isDashed: isDashed), sign: .curve)
      }
    return names + (hasRings ? [ring] : []) + lines
  }

  // MARK: - Words

  private var description: String {
    let panels = scenes.map { scene in
      let right = scene.points.indices.count(where: scene.isRight)
      let counts = "\(right) of \(scene.points.count) on their side"
      let dashed = scene.dashedLine.map { "; dashed: \($0.words)" } ?? ""
      return (scene.title.isEmpty ? "" : "\(scene.title): ")
        + (scene.line.map { "\($0.words), \(counts)" } ?? "no line") + dashed
    }
    let names = [xLabel, yLabel].map { Markup($0).plain }
    return
      "Examples of “\(classNames[0])” and “\(classNames[1])” over \(names[0]) and \(names[1]), "
      + "and a straight line between them. \(panels.joined(separator: ". "))."
  }

  // MARK: - Bad input

  private func check() throws(FigureError) {
    guard (1...Self.limits.scenes).contains(scenes.count) else {
      throw FigureError("expected 1 to \(Self.limits.scenes) panels, found \(scenes.count)")
    }
    guard classNames.count == 2 else {
      throw FigureError("expected names of 2 classes, found \(classNames.count)")
    }
    for scene in scenes { try scene.check() }
  }
}

extension HalfPlanes.Line {
  /// The line as an equation.
  var words: String {
    let numbers = [(a, " x"), (b, " y"), (c, "")].map { number, unknown in
      NumberFormat.automatic.text(number) + unknown
    }
    return "\(numbers.joined(separator: " + ")) = 0".replacing("+ −", with: "− ")
  }
}

extension HalfPlanes.Scene {
  fileprivate func check() throws(FigureError) {
    let most = HalfPlanes.limits.points
    guard points.count <= most else {
      throw FigureError(
        "expected at most \(most) examples in “\(title)”, found \(points.count). Draw some of them."
      )
    }
    try FigureError.checkDrawable(points.flatMap { [$0.x, $0.y] }, "the examples of “\(title)”")
    try FigureError.checkCount(classes.count, points.count, "classes", of: "examples")
    if let example = classes.firstIndex(where: { $0 != 0 && $0 != 1 }) {
      throw FigureError(
        "expected a class of 0 or 1 in “\(title)”, found \(classes[example]) for example \(example)"
      )
    }
    for line in [line, dashedLine].compactMap(\.self) {
      try FigureError.checkDrawable([line.a, line.b, line.c], "the line of “\(title)”")
    }
    if let highlighted, !points.indices.contains(highlighted) {
      throw FigureError(
        "expected an example from 0 to \(points.count - 1) to point out in “\(title)”, "
          + "found \(highlighted)")
    }
  }
}
