/// Texts in the middle of cells, all of the same size: the larger one if all of them fit.
struct CellTexts: Mark {
  /// One cell's text.
  struct Text: Sendable {
    /// The middle of the cell.
    let point: Point
    /// What it says.
    let string: String
    /// The colour of the letters.
    let color: Color
    /// Whether the letters are bold.
    let isBold: Bool
  }

  /// The texts.
  let texts: [Text]
  /// The width and height of a cell, in units of the axes.
  let cell: Size
  /// Whether nothing is written if even the smaller texts do not fit.
  var isOptional = false
  /// The room that the larger texts must leave on both sides, as a part of the theme's gap.
  var padding = 0.5

  func draw(in area: PlotArea, onto graphics: inout Graphics) {
    let corner = area.rectangle(0...cell.width, 0...cell.height)
    let room = Size(
      corner.width - 2 * padding * area.theme.gap, corner.height - area.theme.gap / 4)
    func fit(_ blocks: [TextBlock]) -> Bool {
      blocks.allSatisfy { $0.frame.width <= room.width && $0.frame.height <= room.height }
    }
    var blocks = blocks(area.theme.labelSize, area)
    if !fit(blocks) { blocks = self.blocks(area.theme.tickSize, area) }
    if isOptional, !fit(blocks) { return }
    for (text, block) in zip(texts, blocks) {
      let place = area.point(text.point.x, text.point.y)
      graphics.add(block.placed(x: place.x, y: place.y, horizontally: 0.5, vertically: 0.5))
    }
  }

  /// The room that the widest of some texts takes in a cell, with some air.
  static func cellSize(
    _ strings: Set<String>, isBold: Bool = true, _ theme: Theme
  ) throws(FigureError) -> Size {
    let typesetter = try Typesetter()
    var style = theme.tick
    style.isBold = isBold
    let frames = strings.map { typesetter.block($0, style).frame }
    return Size(
      (frames.map(\.width).max() ?? 0) + theme.gap,
      (frames.map(\.height).max() ?? 0) + theme.gap / 4)
  }

  private func blocks(_ size: Double, _ area: PlotArea) -> [TextBlock] {
    texts.map { text in
      area.typesetter.block(
        text.string,
        TextStyle(
          family: area.theme.fontFamily, size: size, isBold: text.isBold, color: text.color))
    }
  }
}

/// The values of a row of bars, written beyond the end of each; all of them, or none if one of them
/// has too little room beside its neighbours or below.
struct ValueLabels: Mark {
  /// One bar's value.
  struct Label: Sendable {
    /// The middle of the bar on the horizontal axis.
    let x: Double
    /// The end of the bar, its interval included.
    let end: Double
    /// Whether the bar hangs down.
    let isBelow: Bool
    /// The value, in words.
    let value: String
    /// Its interval, in words; empty for none.
    let interval: String
  }

  /// A label a bar, from left to right.
  let labels: [Label]
  /// The room that each has, in units of the horizontal axis.
  let width: Double

  /// Draws the labels on a piece of the ground, so that no grid line runs through them.
  func draw(in area: PlotArea, onto graphics: inout Graphics) {
    for line in lines(in: area).joined() {
      graphics.add(Shape(.rectangle(line.frame), fill: Fill(area.theme.ground)))
      graphics.add(line)
    }
  }

  func headroom(in area: PlotArea) -> Double {
    let top = lines(in: area).joined().map(\.frame.y).min() ?? area.frame.y
    return max(0, area.frame.y - top)
  }

  /// The lines of each label in their places.
  private func lines(in area: PlotArea) -> [[TextBlock]] {
    let gap = area.theme.gap
    let blocks = fitting(area.x(width) - area.x(0) - gap, area) ?? []
    let placed = zip(labels, blocks).map { label, lines in
      let height = lines.reduce(0) { $0 + $1.frame.height }
      var top = area.y(label.end) + (label.isBelow ? gap : -gap - height)
      return lines.map { line in
        defer { top += line.frame.height }
        return line.placed(x: area.x(label.x), y: top, horizontally: 0.5)
      }
    }
    return placed.joined().allSatisfy { $0.frame.maxY <= area.frame.maxY } ? placed : []
  }

  /// The labels with intervals and large values, without, or with small values: the first that fit.
  private func fitting(_ room: Double, _ area: PlotArea) -> [[TextBlock]]? {
    var large = area.theme.label
    large.isBold = true
    for (style, hasIntervals) in [(large, true), (large, false), (area.theme.tick, false)] {
      let blocks = labels.map { label in
        [area.typesetter.block(label.value, style)]
          + (hasIntervals && !label.interval.isEmpty
            ? [area.typesetter.block(label.interval, area.theme.aside)] : [])
      }
      if blocks.allSatisfy({ $0.allSatisfy { $0.frame.width <= room } }) { return blocks }
    }
    return nil
  }
}
