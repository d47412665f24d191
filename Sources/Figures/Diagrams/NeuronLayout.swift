/// Places a neuron on a canvas and draws it.
struct NeuronLayout {
  let diagram: NeuronDiagram
  let theme: Theme
  /// How names and numbers are set.
  let words: TextStyle
  let typesetter: Typesetter
  /// Whether what is too long may be cut.
  let allowsCuts: Bool

  /// Where the parts are: the columns from left to right, the level of the sum, the radii.
  struct Places {
    let body: Rectangle
    /// The room of the neuron, its headings left out.
    let area: Rectangle
    let radius: Double

    var inputX: Double { body.x + 0.17 * body.width }
    var sum: Point { Point(body.x + 0.505 * body.width, area.midY) }
    var box: Rectangle {
      Rectangle(
        x: body.x + 0.74 * body.width - 1.3 * radius, y: area.midY - 1.3 * radius,
        width: 2.6 * radius, height: 2.6 * radius)
    }
    var output: Point { Point(body.x + 0.89 * body.width, area.midY) }
  }

  /// The neuron on a canvas of the theme's size; nil if there is too little room.
  func draw() -> Graphics? {
    var graphics = Graphics(theme)
    let header = Header(title: diagram.title, subtitle: diagram.subtitle, legend: [])
    let top = header.draw(onto: &graphics, theme, typesetter) + theme.gap
    let lines = formulas()
    let formulaTop =
      theme.size.height - 0.75 * theme.margin - lines.map(\.frame.height).reduce(0, +)
    let body = Rectangle(
      x: theme.margin, y: top, width: theme.size.width - 2 * theme.margin,
      height: formulaTop - theme.gap - top)
    let cellHeight = diagram.showsCell ? 0.4 * body.height : 0
    let headings = headings(body)
    let headingTop = body.y + cellHeight
    let headingHeight = headings.map(\.frame.height).max() ?? 0
    let area = body.inset(top: cellHeight + headingHeight + theme.gap)
    let places = Places(
      body: body, area: area,
      radius: min(92 * theme.unit, 0.155 * area.height, 0.048 * body.width))
    guard draw(places, onto: &graphics) else { return nil }
    let placed = headings.map {
      $0.placed(x: $0.frame.x, y: headingTop + headingHeight, vertically: 1)
    }
    for text in placed { graphics.add(text) }
    if diagram.showsCell {
      drawCell(
        in: Rectangle(x: body.x, y: body.y, width: body.width, height: cellHeight), places,
        headings: placed, onto: &graphics)
    }
    var line = formulaTop
    for text in lines {
      graphics.add(text.placed(x: theme.size.width / 2, y: line, horizontally: 0.5))
      line += text.frame.height
    }
    let isWhole = !graphics.texts.contains(where: \.isCut)
    return isTidy(graphics) && (isWhole || allowsCuts) ? graphics : nil
  }

  /// Whether every text is inside of the canvas, and no two overlap.
  private func isTidy(_ graphics: Graphics) -> Bool {
    let canvas = Rectangle(x: 0, y: 0, width: theme.size.width, height: theme.size.height)
    let frames = graphics.texts.map(\.frame)
    return frames.indices.allSatisfy { index in
      canvas.contains(frames[index])
        && !frames[(index + 1)...].contains { $0.overlaps(frames[index]) }
    }
  }

  // MARK: - Words

  /// What the neuron works out: in general, in numbers if there are any, and what the bias means.
  private func formulas() -> [TextBlock] {
    let width = theme.size.width - 2 * theme.margin
    let sum = diagram.sum.map { " = \($0.text)" } ?? ""
    let step = diagram.sum.map { " = φ(\(NumberFormat.automatic.text($0.value)))" } ?? ""
    let threshold =
      diagram.bias.map { " = \(NumberFormat.automatic.text($0 == 0 ? 0 : -$0))" } ?? ""
    var aside = words
    aside.color = theme.mutedInk
    return [
      ("z = Σ w_{i} x_{i} + b" + sum, theme.label),
      ("a = φ(z)" + step + diagram.outputText.dropFirst(), theme.label),
      ("The bias is the threshold with its sign changed: θ = −b\(threshold).", aside),
    ].map {
      typesetter.block($0.0, $0.1, limits: .cut(width: width, lines: 2), alignment: .center)
    }
  }

  /// What the columns are, above them; beside a cell, what part of it each stands for.
  private func headings(_ body: Rectangle) -> [TextBlock] {
    let columns: [(String, Double)] =
      diagram.showsCell
      ? [
        ("dendrites = inputs", 0.17), ("cell body (soma) = sum", 0.505), ("axon = output", 0.89),
      ]
      : [
        ("inputs", 0.17), ("weights", 0.3), ("weighted sum", 0.505),
        ("activation function", 0.74), ("output", 0.89),
      ]
    return columns.map { string, place in
      var style = words
      style.color = theme.mutedInk
      style.isBold = diagram.showsCell
      let width = (diagram.showsCell ? 0.35 : 0.16) * body.width
      let text = typesetter.block(
        string, style, limits: .cut(width: width, lines: 2), alignment: .center)
      return text.placed(x: body.x + place * body.width, y: 0, horizontally: 0.5)
    }
  }

  /// Adds a text, unless it is empty.
  func add(
    _ string: String, _ style: TextStyle, width: Double, lines: Int = 1, at place: Point,
    horizontally: Double = 0.5, vertically: Double, onto graphics: inout Graphics
  ) {
    guard !string.isEmpty else { return }
    let text = typesetter.block(
      string, style, limits: .cut(width: width, lines: lines), alignment: .center
    ).placed(x: place.x, y: place.y, horizontally: horizontally, vertically: vertically)
    graphics.add(text)
  }

  // MARK: - The neuron

  /// The arrows, the neuron and its numbers; false if there is too little room.
  private func draw(_ places: Places, onto graphics: inout Graphics) -> Bool {
    let (area, radius, sum) = (places.area, places.radius, places.sum)
    let bias = diagram.bias.map { " = \(NumberFormat.automatic.text($0))" } ?? ""
    let bottom = sum.y + 2 * radius + theme.gap / 2 + theme.lineHeight(words.size)
    guard radius >= 40 * theme.unit, bottom <= area.maxY else { return false }
    guard drawInputs(places, onto: &graphics) else { return false }
    let stroke = Stroke(theme.ink, width: 4 * theme.unit)
    let start = Point(sum.x, sum.y + 2 * radius)
    let arrows = [
      (start, Point(sum.x, sum.y + radius)),
      (Point(sum.x + radius, sum.y), Point(places.box.x, sum.y)),
      (Point(places.box.maxX, sum.y), Point(places.output.x - 0.6 * radius, sum.y)),
    ]
    for (start, end) in arrows {
      for shape in Shape.arrow(from: start, to: end, stroke) { graphics.add(shape) }
    }
    add(
      "bias b\(bias)", words, width: 0.22 * places.body.width, lines: 2,
      at: Point(start.x, start.y + theme.gap / 2), vertically: 0, onto: &graphics)
    drawSum(places, onto: &graphics)
    drawActivation(places, onto: &graphics)
    for shape in theme.neuron(.output, at: places.output, radius: 0.6 * radius) {
      graphics.add(shape)
    }
    add(
      diagram.outputText, words, width: 0.18 * places.body.width,
      at: Point(places.output.x, places.output.y + 0.6 * radius + theme.gap), vertically: 0,
      onto: &graphics)
    return true
  }

  private func drawSum(_ places: Places, onto graphics: inout Graphics) {
    let sum = places.sum
    for shape in theme.neuron(.hidden, at: sum, radius: places.radius) { graphics.add(shape) }
    var style = theme.title
    style.size = max(theme.tickSize, 1.1 * places.radius)
    style.color = theme.color(of: .hidden).readableInk
    graphics.add(
      typesetter.block("Σ", style).placed(
        x: sum.x, y: sum.y, horizontally: 0.5, vertically: 0.5))
    let room = places.box.x - sum.x - places.radius - 2 * theme.gap
    let number = NeuronDiagram.named("z", diagram.sum?.value)
    let isShort = typesetter.block(number, words).frame.width <= room
    add(
      isShort ? number : "z", words, width: room,
      at: Point((sum.x + places.radius + places.box.x) / 2, sum.y - theme.gap), vertically: 1,
      onto: &graphics)
  }

  /// The box of the activation function, its curve inside, its name below.
  private func drawActivation(_ places: Places, onto graphics: inout Graphics) {
    let box = places.box
    graphics.add(
      Shape(
        .rectangle(box), fill: Fill(theme.ground), stroke: Stroke(theme.ink, width: 4 * theme.unit)
      ))
    let inside = box.inset(0.14 * box.width)
    let scale = CurveScale(diagram.curve, in: inside)
    for axis in scale.axes {
      graphics.add(
        Shape(.path(axis, isClosed: false), stroke: Stroke(theme.mutedInk, width: 1.5 * theme.unit))
      )
    }
    if diagram.curve.count > 1 {
      graphics.add(
        Shape(
          .path(diagram.curve.map(scale.place), isClosed: false),
          stroke: Stroke(theme.color(of: .output), width: theme.lineWidth)))
    } else {
      add(
        "φ", theme.label, width: inside.width, at: Point(box.midX, box.midY), vertically: 0.5,
        onto: &graphics)
    }
    add(
      diagram.activation.isEmpty ? "" : "φ = \(diagram.activation)", words,
      width: 0.17 * places.body.width, lines: 2,
      at: Point(box.midX, box.maxY + theme.gap / 2), vertically: 0, onto: &graphics)
  }
}
