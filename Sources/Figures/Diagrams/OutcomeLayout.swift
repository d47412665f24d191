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
    let recall: FractionText
    let precision: FractionText
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
    let rowHeads = rowHeads(names, width: 0.16 * width)
    let headWidth = (rowHeads.map(\.frame.width).max() ?? 0) + theme.gap
    let recall = FractionText(
      "recall", picture.counts.recall, width: 0.25 * width, theme, typesetter)
    let recallWidth = recall.size.width + 3.3 * bracket
    let cellWidth = ((width - headWidth - recallWidth) / 2).rounded(.down)
    let (others, precision) = rates(
      width: headWidth + cellWidth - theme.gap, middle: headWidth + 1.5 * cellWidth, of: width,
      cellWidth)
    return Surroundings(
      rowHeads: rowHeads, columnHeads: columnHeads(names, width: cellWidth - theme.gap),
      recall: recall, precision: precision, others: others, headWidth: headWidth,
      cellWidth: cellWidth)
  }

  /// What the rows are, each name on a line of its own if it fits.
  private func rowHeads(_ names: [String], width: Double) -> [TextBlock] {
    let wholes = (names + ["truth:"]).map { typesetter.block($0, theme.label).frame.width }
    let isFitting = wholes.allSatisfy { $0 <= width }
    return names.map { name in
      let name = isFitting ? name.replacing(" ", with: "\u{a0}") : name
      return typesetter.block(
        "truth: \(name)", theme.label,
        limits: .cut(width: min(width, wholes.max() ?? width), lines: 3), alignment: .right)
    }
  }

  /// What the columns are: in the smaller letters if these make two lines one, and so the cells
  /// higher.
  private func columnHeads(_ names: [String], width: Double) -> [TextBlock] {
    func blocks(_ style: TextStyle) -> [TextBlock] {
      names.map {
        typesetter.block(
          "predicted: \($0)", style, limits: .cut(width: width, lines: 2), alignment: .center)
      }
    }
    let (large, small) = (blocks(theme.label), blocks(theme.tick))
    let areOneLine = small.allSatisfy { $0.lineCount == 1 }
    return areOneLine && large.contains { $0.lineCount > 1 } ? small : large
  }

  /// Accuracy and F1, and the precision: in one line, which leaves more room to the cells, if that
  /// fits beside the others; these in the larger letters if it fits then as well.
  private func rates(
    width: Double, middle: Double, of whole: Double, _ cellWidth: Double
  ) -> (others: [TextBlock], precision: FractionText) {
    let fraction = picture.counts.precision
    let inLine = FractionText(inLine: "precision", fraction, theme, typesetter)
    let (large, small) = (others(theme.label, width: width), others(theme.tick, width: width))
    let areLines = large.allSatisfy { $0.lineCount == 1 }
    // Beside the first line of large letters the precision stands above the second.
    let isFirstHigh = large[0].frame.height >= inLine.size.height
    for (others, beside) in [(large, areLines && isFirstHigh ? [large[0]] : large), (small, small)]
    where others == small || areLines {
      let left = (beside.map(\.frame.width).max() ?? 0) + 2 * theme.gap
      if inLine.size.width <= 2 * min(middle - left, whole - middle) { return (others, inLine) }
    }
    let stacked = FractionText("precision", fraction, width: cellWidth, theme, typesetter)
    return (areLines ? large : small, stacked)
  }

  private func draw(_ content: Content, _ around: Surroundings) -> Graphics? {
    var graphics = Graphics(theme)
    let header = Header(title: picture.title, subtitle: subtitle(content), legend: [])
    let heads = around.columnHeads.map(\.frame.height).max() ?? 0
    let top = header.draw(onto: &graphics, theme, typesetter) + heads + 2 * theme.gap
    let below = 2.5 * bracket + max(around.precision.size.height, height(around.others))
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
      around.others, left: theme.margin, top: grid.maxY + 2.5 * bracket, onto: &graphics)
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

  private func height(_ lines: [TextBlock]) -> Double {
    lines.map(\.frame.height).reduce(0, +)
  }

  /// Accuracy and F1, written out.
  private func others(_ style: TextStyle, width: Double) -> [TextBlock] {
    equations.map { typesetter.block($0, style, limits: .cut(width: width, lines: 4)) }
  }

  /// The values stay with their signs if a line is broken.
  private var equations: [String] {
    let counts = picture.counts
    return [("accuracy", counts.accuracy), ("F_{1}", counts.f1)].map { name, fraction in
      name
        + (fraction.value == nil
          ? ": \(fraction.text)" : " = \(fraction.words) =\u{a0}\(fraction.text)")
    }
  }

  /// Draws lines one below the other.
  private func place(
    _ lines: [TextBlock], left: Double, top: Double, onto graphics: inout Graphics
  ) {
    var top = top
    for line in lines {
      graphics.add(line.placed(x: left, y: top))
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
    _ recall: FractionText, beside grid: Rectangle, onto graphics: inout Graphics
  ) {
    let (x, top, bottom) = (
      grid.maxX + bracket / 2, grid.midY + bracket / 2, grid.maxY - bracket / 2
    )
    let middle = (top + bottom) / 2
    draw(
      [Point(x, top), Point(x + bracket, top), Point(x + bracket, bottom), Point(x, bottom)],
      onto: &graphics)
    draw([Point(x + bracket, middle), Point(x + 1.8 * bracket, middle)], onto: &graphics)
    let texts = recall.placed(
      middle: x + 2.8 * bracket + recall.size.width / 2, top: middle - recall.size.height / 2)
    for text in texts { graphics.add(text) }
  }

  /// The bracket below what was taken for the class, and what it says.
  private func drawPrecision(
    _ precision: FractionText, below grid: Rectangle, onto graphics: inout Graphics
  ) {
    let (y, left, right) = (
      grid.maxY + bracket / 2, grid.midX + bracket / 2, grid.maxX - bracket / 2
    )
    let middle = (left + right) / 2
    draw(
      [Point(left, y), Point(left, y + bracket), Point(right, y + bracket), Point(right, y)],
      onto: &graphics)
    draw([Point(middle, y + bracket), Point(middle, y + 1.8 * bracket)], onto: &graphics)
    for text in precision.placed(middle: middle, top: grid.maxY + 2.5 * bracket) {
      graphics.add(text)
    }
  }
}
