/// The inputs of a neuron, and their weights.
extension NeuronLayout {
  /// The inputs that are drawn; nil for the dots between them.
  private var drawn: [NeuronDiagram.Input?] {
    let (limit, first) = diagram.showsCell ? (4, 2) : (8, 6)
    guard diagram.inputs.count > limit else { return diagram.inputs }
    return diagram.inputs.prefix(first).map(Optional.some) + [nil] + [diagram.inputs.last]
  }

  /// Where along an arrow its weight is written: the more arrows, the nearer to the inputs.
  private var weightPlace: Double { drawn.count > 4 ? 0.32 : 0.42 }

  func drawInputs(_ places: Places, onto graphics: inout Graphics) -> Bool {
    let rows = drawn
    let pitch = min(places.area.height / Double(rows.count), 3 * places.radius)
    let line = theme.lineHeight(theme.tickSize)
    guard pitch * (1 - weightPlace) >= line + theme.gap / 4 || rows.count == 1 else {
      return false
    }
    let radius = min(0.3 * pitch, 0.5 * places.radius)
    let inputs = rows.enumerated().map { row, input in
      let y = places.area.midY + (Double(row) - Double(rows.count - 1) / 2) * pitch
      return (place: Point(places.inputX, y), input: input)
    }
    for (place, input) in inputs where input != nil {
      drawArrow(from: place, radius, places, onto: &graphics)
    }
    for (place, input) in inputs {
      draw(input, at: place, radius, places, lines: pitch >= 2.2 * line ? 2 : 1, onto: &graphics)
    }
    return true
  }

  /// The arrow from an input to the rim of the sum.
  private func drawArrow(
    from place: Point, _ radius: Double, _ places: Places, onto graphics: inout Graphics
  ) {
    let start = Point(place.x + radius, place.y)
    let (across, down) = (places.sum.x - start.x, places.sum.y - start.y)
    let length = (across * across + down * down).squareRoot()
    let rest = (length - places.radius) / length
    let tip = Point(start.x + across * rest, start.y + down * rest)
    for shape in Shape.arrow(from: start, to: tip, Stroke(theme.ink, width: 4 * theme.unit)) {
      graphics.add(shape)
    }
  }

  private func draw(
    _ input: NeuronDiagram.Input?, at place: Point, _ radius: Double, _ places: Places,
    lines: Int, onto graphics: inout Graphics
  ) {
    guard let input else {
      for step in [-0.22, 0, 0.22] {
        let dot = Point(place.x, place.y + step * 3 * radius)
        graphics.add(Shape(.circle(center: dot, radius: 5 * theme.unit), fill: Fill(theme.ink)))
      }
      return
    }
    for shape in theme.neuron(.input, at: place, radius: radius) { graphics.add(shape) }
    add(
      NeuronDiagram.named(input.name, input.value), theme.tick,
      width: place.x - radius - theme.gap - places.body.x, lines: lines,
      at: Point(place.x - radius - theme.gap, place.y), horizontally: 1, vertically: 0.5,
      onto: &graphics)
    let start = Point(place.x + radius, place.y)
    let way = Point(places.sum.x - start.x, places.sum.y - start.y)
    add(
      NeuronDiagram.named(input.weightName, input.weight), theme.tick,
      width: min(0.19 * places.body.width, 2 * weightPlace * way.x - theme.gap),
      lines: lines, at: Point(start.x + way.x * weightPlace, start.y + way.y * weightPlace),
      vertically: 0.5, onPatch: true, onto: &graphics)
  }
}
