/// The nerve cell above a neuron.
extension NeuronLayout {
  /// The nerve cell, and from its parts straight lines over their names to what stands for them.
  func drawCell(
    in frame: Rectangle, _ places: Places, headings: [TextBlock], onto graphics: inout Graphics
  ) {
    let cell = NerveCell(
      left: places.sum.x - (places.sum.x - places.inputX) / 0.72,
      center: Point(places.sum.x, frame.midY),
      right: places.body.maxX - 10 * theme.unit, height: frame.height - theme.gap)
    let dash = 7 * theme.unit
    let stroke = Stroke(theme.mutedInk, width: 2.5 * theme.unit, dash: [dash, dash])
    let inputs = inputColumn(places)
    let ends = [
      (places.inputX, (inputs.rows.first?.place.y ?? places.area.midY) - inputs.radius),
      (places.sum.x, places.sum.y - places.radius),
      (places.output.x, places.output.y - 0.6 * places.radius),
    ]
    for ((x, end), heading) in zip(ends, headings) {
      for (top, bottom) in [
        (cell.bottom(at: x), heading.frame.y), (heading.frame.maxY, end),
      ] where bottom > top {
        graphics.add(
          Shape(.path([Point(x, top), Point(x, bottom)], isClosed: false), stroke: stroke))
      }
    }
    cell.draw(onto: &graphics, theme)
  }
}
