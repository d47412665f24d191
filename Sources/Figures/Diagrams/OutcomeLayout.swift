/// Places the four outcomes on a canvas and draws them.
struct OutcomeLayout {
  let picture: OutcomePicture
  let theme: Theme
  let typesetter: Typesetter
  /// Whether what is too long may be cut.
  let allowsCuts: Bool

  /// The texts around the cells, measured, and the room that they leave.
  private struct Surroundings {
    let rowHeads: [TextBlock]
    let columnHeads: [TextBlock]
    let recall: [TextBlock]
    let precision: [TextBlock]
    let others: [TextBlock]
    let headWidth: Double
    let cellWidth: Double
  }

  /// The picture on a canvas of the theme's size; nil if there is too little room.
  func draw() -> Graphics? {
    let around = surroundings()
    for content in contents {
      if let graphics = draw(content, around) {
        return allowsCuts || !graphics.texts.contains(where: \.isCut) ? graphics : nil
      }
    }
    return nil
  }

  private func surroundings() -> Surroundings {
    let width = theme.size.width - 2 * theme.margin
    let names = [picture.negativeName, picture.positiveName]
    let rowHeads = names.map {
      typesetter.block(
        "truth: \($0)", theme.label, limits: .cut(width: 0.16 * width, lines: 3), alignment: .right)
    }
    let headWidth = (rowHeads.map(\.frame.width).max() ?? 0) + theme.gap
    let recall = lines("recall", picture.counts.recall, width: 0.25 * width)
    let recallWidth = (recall.map(\.frame.width).max() ?? 0) + 3.5 * bracket
    let cellWidth = ((width - headWidth - recallWidth) / 2).rounded(.down)
    let columnHeads = names.map {
      typesetter.block(
        "predicted: \($0)", theme.label, limits: .cut(width: cellWidth - theme.gap, lines: 2),
        alignment: .center)
    }
    return Surroundings(
      rowHeads: rowHeads, columnHeads: columnHeads, recall: recall,
      precision: lines("precision", picture.counts.precision, width: cellWidth),
      others: others(width: headWidth + cellWidth - theme.gap), headWidth: headWidth,
      cellWidth: cellWidth)
  }

  private func draw(_ content: Content, _ around: Surroundings) -> Graphics? {
    var graphics = Graphics(theme)
    let header = Header(title: picture.title, subtitle: subtitle(content), legend: [])
    let heads = around.columnHeads.map(\.frame.height).max() ?? 0
    let top = header.draw(onto: &graphics, theme, typesetter) + heads + 2 * theme.gap
    let below = 3 * bracket + max(Self.height(around.precision), Self.height(around.others))
    let cellHeight = (theme.size.height - 0.75 * theme.margin - below - top) / 2
    let grid = Rectangle(
      x: theme.margin + around.headWidth, y: top, width: 2 * around.cellWidth,
      height: 2 * cellHeight.rounded(.down))
    guard cellHeight >= 130 * theme.unit, drawCells(content, in: grid, onto: &graphics) else {
      return nil
    }
    drawHeads(around, grid, onto: &graphics)
    drawRecall(around.recall, beside: grid, onto: &graphics)
    drawPrecision(around.precision, below: grid, onto: &graphics)
    place(
      around.others, left: theme.margin, top: grid.maxY + 3 * bracket, horizontally: 0,
      onto: &graphics)
    return graphics
  }

  private func drawHeads(
    _ around: Surroundings, _ grid: Rectangle, onto graphics: inout Graphics
  ) {
    for (index, head) in around.rowHeads.enumerated() {
      let y = grid.y + (Double(index) + 0.5) * grid.height / 2
      graphics.add(head.placed(x: grid.x - theme.gap, y: y, horizontally: 1, vertically: 0.5))
    }
    for (index, head) in around.columnHeads.enumerated() {
      let x = grid.x + (Double(index) + 0.5) * grid.width / 2
      graphics.add(head.placed(x: x, y: grid.y - theme.gap, horizontally: 0.5, vertically: 1))
    }
  }

  // MARK: - Words

  /// The depth of a bracket.
  private var bracket: Double { 16 * theme.unit }

  private static func height(_ lines: [TextBlock]) -> Double {
    lines.map(\.frame.height).reduce(0, +)
  }

  /// A fraction written out, in two lines or, if that is too wide, in three.
  private func lines(_ name: String, _ fraction: Fraction, width: Double) -> [TextBlock] {
    var bold = theme.label
    bold.isBold = true
    func block(_ string: String, _ style: TextStyle) -> TextBlock {
      typesetter.block(string, style, limits: .cut(width: width, lines: 4), alignment: .center)
    }
    let title = block(name, bold)
    guard fraction.value != nil else { return [title, block(fraction.text, theme.label)] }
    let equation = typesetter.block("= \(fraction.equation)", theme.label)
    if equation.frame.width <= width { return [title, equation] }
    return [
      title, block("= \(fraction.words)", theme.label), block("= \(fraction.text)", theme.label),
    ]
  }

  /// Accuracy and F1, written out.
  private func others(width: Double) -> [TextBlock] {
    let counts = picture.counts
    return [("accuracy", counts.accuracy), ("F_{1}", counts.f1)].map { name, fraction in
      // The value stays with its sign if the line is broken.
      let equation =
        fraction.value == nil
        ? ": \(fraction.text)" : " = \(fraction.words) =\u{a0}\(fraction.text)"
      return typesetter.block(
        "\(name)\(equation)", theme.tick, limits: .cut(width: width, lines: 4))
    }
  }

  /// Draws lines one below the other.
  private func place(
    _ lines: [TextBlock], left: Double, top: Double, horizontally: Double,
    onto graphics: inout Graphics
  ) {
    var top = top
    for line in lines {
      graphics.add(line.placed(x: left, y: top, horizontally: horizontally))
      top += line.frame.height
    }
  }

  private func subtitle(_ content: Content) -> String {
    if let subtitle = picture.subtitle { return subtitle }
    let counts = picture.counts.all
    switch content {
    case .numbers: return "Right: solid edges. Wrong: dashed edges. Areas are not to scale."
    case .images(let images) where images.all.map(\.count) != counts:
      return "Right: solid edges. Wrong: dashed edges. Only some examples are shown."
    case .images, .markers: return "Right: solid edges. Wrong: dashed edges."
    }
  }

  // MARK: - Brackets

  private func draw(_ points: [Point], onto graphics: inout Graphics) {
    graphics.add(
      Shape(.path(points, isClosed: false), stroke: Stroke(theme.ink, width: 4 * theme.unit)))
  }

  /// The bracket to the right of what is in the class, and what it says.
  private func drawRecall(
    _ lines: [TextBlock], beside grid: Rectangle, onto graphics: inout Graphics
  ) {
    let (x, top, bottom) = (
      grid.maxX + bracket / 2, grid.midY + bracket / 2, grid.maxY - bracket / 2
    )
    let middle = (top + bottom) / 2
    draw(
      [Point(x, top), Point(x + bracket, top), Point(x + bracket, bottom), Point(x, bottom)],
      onto: &graphics)
    draw([Point(x + bracket, middle), Point(x + 1.8 * bracket, middle)], onto: &graphics)
    let width = lines.map(\.frame.width).max() ?? 0
    place(
      lines, left: x + 2.8 * bracket + width / 2, top: middle - Self.height(lines) / 2,
      horizontally: 0.5, onto: &graphics)
  }

  /// The bracket below what was taken for the class, and what it says.
  private func drawPrecision(
    _ lines: [TextBlock], below grid: Rectangle, onto graphics: inout Graphics
  ) {
    let (y, left, right) = (
      grid.maxY + bracket / 2, grid.midX + bracket / 2, grid.maxX - bracket / 2
    )
    let middle = (left + right) / 2
    draw(
      [Point(left, y), Point(left, y + bracket), Point(right, y + bracket), Point(right, y)],
      onto: &graphics)
    draw([Point(middle, y + bracket), Point(middle, y + 1.8 * bracket)], onto: &graphics)
    place(
      lines, left: middle, top: grid.maxY + 2.5 * bracket, horizontally: 0.5, onto: &graphics)
  }
}
