/// The inputs of a neuron, and their weights.
extension NeuronLayout {
  /// Where the inputs are, and how large.
  struct InputColumn {
    /// The inputs that are drawn, from top to bottom; nil for the dots between them.
    let rows: [(place: Point, input: NeuronDiagram.Input?)]
    let pitch: Double
    let radius: Double
  }

  /// A straight way from an input to the rim of the sum.
  private struct Way {
    let start: Point
    let tip: Point

    /// How far down it is at a distance from the left.
    func level(at x: Double) -> Double {
      start.y + (tip.y - start.y) * (x - start.x) / (tip.x - start.x)
    }
  }

  /// The column of the inputs.
  func inputColumn(_ places: Places) -> InputColumn {
    let (limit, first) = diagram.showsCell ? (4, 2) : (8, 6)
    let isLong = diagram.inputs.count > limit
    var inputs = diagram.inputs.prefix(isLong ? first : limit).map(Optional.some)
    if isLong { inputs += [nil, diagram.inputs.last] }
    let pitch = min(places.area.height / (Double(inputs.count) + 0.4), 3 * places.radius)
    let rows = inputs.enumerated().map { row, input in
      let y = places.area.midY + (Double(row) - Double(inputs.count - 1) / 2) * pitch
      return (place: Point(places.inputX, y), input: input)
    }
    return InputColumn(rows: rows, pitch: pitch, radius: min(0.3 * pitch, 0.5 * places.radius))
  }

  /// Draws inputs, arrows and weights; false if there is too little room.
  func drawInputs(_ places: Places, onto graphics: inout Graphics) -> Bool {
    let column = inputColumn(places)
    let rows = column.rows.compactMap { row in
      row.input.map { (input: $0, way: way(from: row.place, column.radius, places)) }
    }
    let stroke = Stroke(theme.ink, width: 4 * theme.unit)
    for (_, way) in rows {
      for shape in Shape.arrow(from: way.start, to: way.tip, stroke) { graphics.add(shape) }
    }
    let beside = weightsBeside(rows)
    guard let weights = beside ?? weightsOn(rows, column.pitch, places) else { return false }
    for text in weights {
      if beside == nil {
        graphics.add(Shape(.rectangle(letters(of: text)), fill: Fill(theme.ground)))
      }
      graphics.add(text)
    }
    for (place, input) in column.rows { draw(input, at: place, column, places, onto: &graphics) }
    return true
  }

  /// The way from an input to the rim of the sum.
  private func way(from place: Point, _ radius: Double, _ places: Places) -> Way {
    let start = Point(place.x + radius, place.y)
    let (across, down) = (places.sum.x - start.x, places.sum.y - start.y)
    let length = (across * across + down * down).squareRoot()
    let rest = (length - places.radius) / length
    return Way(start: start, tip: Point(start.x + across * rest, start.y + down * rest))
  }

  // MARK: - Weights

  /// The weights beside their arrows: above those that fall or are level, below those that rise;
  /// nil if something is in the way of one.
  private func weightsBeside(_ rows: [(input: NeuronDiagram.Input, way: Way)]) -> [TextBlock]? {
    let texts = rows.map { input, way in
      let text = typesetter.block(NeuronDiagram.named(input.weightName, input.weight), words)
      let left = way.start.x + theme.gap
      let isBelow = way.tip.y < way.start.y - 1e-6
      let box = letters(of: text)
      let level = way.level(at: left)
      return text.placed(
        x: left,
        y: isBelow ? level + theme.gap / 2 - box.y : level - theme.gap / 2 - box.maxY)
    }
    let isClear = texts.indices.allSatisfy { index in
      let box = letters(of: texts[index])
      return box.maxX <= rows[index].way.tip.x - 3 * theme.gap
        && rows.allSatisfy { !crosses($0.way, box) }
        && !texts[(index + 1)...].contains { $0.frame.overlaps(texts[index].frame) }
    }
    return isClear ? texts : nil
  }

  private func crosses(_ way: Way, _ box: Rectangle) -> Bool {
    let levels = [way.level(at: box.x), way.level(at: box.maxX)]
    return !levels.allSatisfy { $0 < box.y } && !levels.allSatisfy { $0 > box.maxY }
  }

  /// The weights on their arrows, cut if they are long; nil if they would touch.
  private func weightsOn(
    _ rows: [(input: NeuronDiagram.Input, way: Way)], _ pitch: Double, _ places: Places
  ) -> [TextBlock]? {
    // The more arrows, the nearer to the inputs.
    let share = rows.count > 4 ? 0.32 : 0.42
    let line = theme.lineHeight(words.size)
    guard pitch * (1 - share) >= line + theme.gap / 4 || rows.count == 1 else { return nil }
    return rows.map { input, way in
      let start = way.start
      let across = places.sum.x - start.x
      let width = min(0.19 * places.body.width, 2 * share * across - theme.gap)
      let text = typesetter.block(
        NeuronDiagram.named(input.weightName, input.weight), words,
        limits: .cut(width: width, lines: pitch >= 2.2 * line ? 2 : 1), alignment: .center)
      return text.placed(
        x: start.x + share * across, y: start.y + share * (places.sum.y - start.y),
        horizontally: 0.5, vertically: 0.5)
    }
  }

  /// The part of a text's frame that letters of ours fill, the room above and below left out.
  private func letters(of text: TextBlock) -> Rectangle {
    text.frame.inset(top: 0.15 * text.style.size, bottom: 0.05 * text.style.size)
  }

  // MARK: - Inputs

  private func draw(
    _ input: NeuronDiagram.Input?, at place: Point, _ column: InputColumn, _ places: Places,
    onto graphics: inout Graphics
  ) {
    let radius = column.radius
    guard let input else {
      for step in [-0.22, 0, 0.22] {
        let dot = Point(place.x, place.y + step * 3 * radius)
        graphics.add(Shape(.circle(center: dot, radius: 5 * theme.unit), fill: Fill(theme.ink)))
      }
      return
    }
    for shape in theme.neuron(.input, at: place, radius: radius) { graphics.add(shape) }
    let right = place.x - radius - theme.gap
    add(
      NeuronDiagram.named(input.name, input.value), words, width: right - places.body.x,
      lines: column.pitch >= 2.2 * theme.lineHeight(words.size) ? 2 : 1,
      at: Point(right, place.y), horizontally: 1, vertically: 0.5, onto: &graphics)
  }
}
