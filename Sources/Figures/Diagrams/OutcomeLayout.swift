/// Places the four outcomes on a canvas and draws them.
struct OutcomeLayout {
  let picture: OutcomePicture
  let theme: Theme
  let typesetter: Typesetter
  /// Whether what is too long may be cut.
  let allowsCuts: Bool

  /// The picture on a canvas of the theme's size; nil if there is too little room.
  func draw() -> Graphics? {
    let width = theme.size.width - 2 * theme.margin
    let rowHeads = [picture.negativeName, picture.positiveName].map {
      typesetter.block(
        "truth: \($0)", theme.label, limits: .cut(width: 0.16 * width, lines: 3), alignment: .right)
    }
    let headWidth = (rowHeads.map(\.frame.width).max() ?? 0) + theme.gap
    let recall = lines(
      "recall", picture.counts.recall, width: 0.25 * width)
    let recallWidth = (recall.map(\.frame.width).max() ?? 0) + 3.5 * bracket
    let cellWidth = ((width - headWidth - recallWidth) / 2).rounded(.down)
    var graphics = Graphics(theme)
    let columnHeads = [picture.negativeName, picture.positiveName].map {
      typesetter.block(
        "predicted: \($0)", theme.label, limits: .cut(width: cellWidth - theme.gap, lines: 2),
        alignment: .center)
    }
    let precision = lines("precision", picture.counts.precision, width: cellWidth)
    let others = others(width: headWidth + cellWidth - theme.gap)
    let below = 3 * bracket + max(Self.height(precision), Self.height(others))
    for content in contents {
      graphics = Graphics(theme)
      let header = Header(title: picture.title, subtitle: subtitle(content), legend: [])
      let top = header.draw(onto: &graphics, theme, typesetter) + theme.gap
      let gridTop = top + (columnHeads.map(\.frame.height).max() ?? 0) + theme.gap
      let cellHeight = (theme.size.height - 0.75 * theme.margin - below - gridTop) / 2
      let grid = Rectangle(
        x: theme.margin + headWidth, y: gridTop, width: 2 * cellWidth,
        height: 2 * cellHeight.rounded(.down))
      guard cellHeight >= 130 * theme.unit, drawCells(content, in: grid, onto: &graphics) else {
        continue
      }
      for (index, head) in rowHeads.enumerated() {
        let y = grid.y + (Double(index) + 0.5) * grid.height / 2
        graphics.add(head.placed(x: grid.x - theme.gap, y: y, horizontally: 1, vertically: 0.5))
      }
      for (index, head) in columnHeads.enumerated() {
        let x = grid.x + (Double(index) + 0.5) * cellWidth
        graphics.add(head.placed(x: x, y: gridTop - theme.gap, horizontally: 0.5, vertically: 1))
      }
      drawRecall(recall, beside: grid, onto: &graphics)
      drawPrecision(precision, below: grid, onto: &graphics)
      place(
        others, left: theme.margin, top: grid.maxY + 3 * bracket, horizontally: 0, onto: &graphics)
      let isWhole = !graphics.texts.contains(where: \.isCut)
      return isWhole || allowsCuts ? graphics : nil
    }
    return nil
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
      let sign = fraction.value == nil ? ":" : " ="
      return typesetter.block(
        "\(name)\(sign) \(fraction.equation)", theme.tick, limits: .cut(width: width, lines: 4))
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

  // MARK: - Cells

  /// What may stand in the cells.
  private enum Content {
    case images(Outcomes<[GrayImage]>)
    case markers
    case numbers
  }

  /// What may stand in the cells, the best first.
  private var contents: [Content] {
    let isFew = picture.counts.all.allSatisfy { $0 <= 60 }
    let images = picture.images.map { [Content.images($0)] } ?? []
    return images + (isFew ? [.markers] : []) + [.numbers]
  }

  /// The cells with their titles and contents; false if there is too little room.
  private func drawCells(_ content: Content, in grid: Rectangle, onto graphics: inout Graphics)
    -> Bool
  {
    let counts = picture.counts.all
    let cells = counts.indices.map { index in
      Rectangle(
        x: grid.x + Double(index % 2) * grid.width / 2,
        y: grid.y + Double(index / 2) * grid.height / 2, width: grid.width / 2,
        height: grid.height / 2
      ).inset(5 * theme.unit)
    }
    let titles = titles(content, width: grid.width / 2 - 2 * theme.gap - 10 * theme.unit)
    let titleHeight = titles.map(\.frame.height).max() ?? 0
    let rooms = cells.map {
      $0.inset(left: theme.gap, top: titleHeight + theme.gap, right: theme.gap, bottom: theme.gap)
    }
    for (index, cell) in cells.enumerated() {
      graphics.add(ground(of: cell, isRight: index == 0 || index == 3))
      graphics.add(titles[index].placed(x: cell.midX, y: cell.y + theme.gap / 2, horizontally: 0.5))
    }
    switch content {
    case .images(let images): return draw(images.all, in: rooms, onto: &graphics)
    case .markers: return drawMarkers(in: rooms, onto: &graphics)
    case .numbers: return drawNumbers(in: rooms, onto: &graphics)
    }
  }

  private func ground(of cell: Rectangle, isRight: Bool) -> Shape {
    let color = isRight ? theme.cold : theme.warm
    let dash = isRight ? [] : [14 * theme.unit, 9 * theme.unit]
    return Shape(
      .rectangle(cell), fill: Fill(.mix(theme.ground, color, at: isRight ? 0.08 : 0.16)),
      stroke: Stroke(theme.ink, width: 3 * theme.unit, dash: dash))
  }

  /// The names of the cells, with their counts unless these stand in the cells: in the larger
  /// letters if all of them fit.
  private func titles(_ content: Content, width: Double) -> [TextBlock] {
    let isNumbered = if case .numbers = content { true } else { false }
    func blocks(_ style: TextStyle) -> [TextBlock] {
      var style = style
      style.isBold = true
      return zip(OutcomePicture.names, picture.counts.all).map {
        typesetter.block(
          isNumbered ? $0 : "\($0) \($1)", style, limits: .cut(width: width))
      }
    }
    let large = blocks(theme.label)
    return large.contains(where: \.isCut) ? blocks(theme.tick) : large
  }

  private func drawNumbers(in rooms: [Rectangle], onto graphics: inout Graphics) -> Bool {
    let strings = picture.counts.all.map(NumberFormat.grouped)
    func blocks(_ size: Double) -> [TextBlock] {
      let style = TextStyle(
        family: theme.fontFamily, size: size, isBold: true, color: theme.ink)
      return strings.map { typesetter.block($0, style) }
    }
    let sizes = [2 * theme.titleSize, theme.titleSize, theme.labelSize, theme.tickSize]
    let fitting = sizes.lazy.map(blocks).first { texts in
      zip(texts, rooms).allSatisfy {
        $0.frame.width <= $1.width && $0.frame.height <= $1.height
      }
    }
    guard let fitting else { return false }
    for (text, room) in zip(fitting, rooms) {
      graphics.add(text.placed(x: room.midX, y: room.midY, horizontally: 0.5, vertically: 0.5))
    }
    return true
  }

  private func drawMarkers(in rooms: [Rectangle], onto graphics: inout Graphics) -> Bool {
    let counts = picture.counts.all
    let places = ItemPlaces(counts: counts, rooms: rooms, largest: 90 * theme.unit)
    guard places.side >= 28 * theme.unit else { return false }
    let edge = Stroke(theme.ink, width: 3 * theme.unit)
    for (index, centers) in places.centers.enumerated() {
      for center in centers {
        let radius = 0.34 * places.side
        let square = Rectangle(
          x: center.x - radius, y: center.y - radius, width: 2 * radius, height: 2 * radius)
        graphics.add(
          index < 2
            ? Shape(.rectangle(square), fill: Fill(theme.ground), stroke: edge)
            : Shape(
              .circle(center: center, radius: 1.1 * radius), fill: Fill(theme.series(0).color),
              stroke: edge))
      }
    }
    return true
  }

  private func draw(
    _ images: [[GrayImage]], in rooms: [Rectangle], onto graphics: inout Graphics
  ) -> Bool {
    let places = ItemPlaces(counts: images.map(\.count), rooms: rooms, largest: 180 * theme.unit)
    let room = places.side - theme.gap
    guard places.side >= 40 * theme.unit, room >= 1 else { return false }
    for (cell, centers) in zip(images, places.centers) {
      for (image, center) in zip(cell, centers) {
        let longest = Double(max(image.height, image.width))
        let scale = max(1, Int(room / longest))
        let step = max(1, Int((longest / room).rounded(.up)))
        let height = Double((image.height + step - 1) / step * scale)
        let raster = ImageSheet.Picture(image, theme).reduced(
          by: step, scale: scale, middle: center.x, top: center.y - height / 2)
        graphics.add(raster)
        graphics.add(
          Shape(
            .rectangle(raster.frame.inset(-theme.unit)),
            stroke: Stroke(theme.mutedInk, width: 2 * theme.unit)))
      }
    }
    return true
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

/// Where things stand in several rooms, all in squares of one size: the largest for which all fit.
struct ItemPlaces {
  /// The side of a square, in pixels; 0 if there is nothing to place.
  let side: Double
  /// The middles of the squares, room by room.
  let centers: [[Point]]

  /// Places a number of things in each room, in squares of at most `largest` pixels.
  init(counts: [Int], rooms: [Rectangle], largest: Double) {
    let sides = zip(counts, rooms).filter { $0.0 > 0 }.map { Self.largestSide($0, in: $1) }
    let side = min(sides.min() ?? largest, largest)
    self.side = side
    centers = zip(counts, rooms).map { Self.centers($0, side, in: $1) }
  }

  private static func largestSide(_ count: Int, in room: Rectangle) -> Double {
    let sides = (1...count).map { columns in
      min(
        room.width / Double(columns), room.height / Double((count + columns - 1) / columns))
    }
    return sides.max() ?? 0
  }

  /// The middles, in full rows of as many as fit, the last row in the middle as well.
  private static func centers(_ count: Int, _ side: Double, in room: Rectangle) -> [Point] {
    guard count > 0, side > 0 else { return [] }
    // A little more than the width, for what rounding took away.
    let columns = min(count, max(1, Int(room.width / side + 1e-6)))
    let rows = (count + columns - 1) / columns
    return (0..<count).map { index in
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      let inRow = min(columns, count - row * columns)
      return Point(
        room.midX + (Double(column) - Double(inRow - 1) / 2) * side,
        room.midY + (Double(row) - Double(rows - 1) / 2) * side)
    }
  }
}
