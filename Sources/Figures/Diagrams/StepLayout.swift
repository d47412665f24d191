/// Places the units and weights of a ``StepDiagram`` on a canvas and draws them.
struct StepLayout {
  let diagram: StepDiagram
  let theme: Theme
  /// How names and numbers are set.
  let words: TextStyle
  let typesetter: Typesetter

  /// The line of a weight, with the text that stands on it.
  private struct Way {
    let start: Point
    let end: Point
    let label: TextBlock
  }

  /// A unit: its form, and the texts above and below it.
  private struct Place {
    let kind: LayerKind
    let above: [TextBlock]
    let below: [TextBlock]

    /// What stands above or below it needs, lines a little apart.
    func height(_ blocks: [TextBlock], _ gap: Double) -> Double {
      blocks.map { $0.frame.height + gap }.reduce(0, +)
    }
    /// Half of the room that its texts need sideways.
    var halfWidth: Double { ((above + below).map(\.frame.width).max() ?? 0) / 2 }
  }

  private var radius: Double { 54 * theme.unit }
  private var lineGap: Double { theme.gap / 4 }

  /// The step on a canvas of the theme's size; nil if there is too little room.
  func draw() -> Graphics? {
    var graphics = Graphics(theme)
    let header = Header(title: diagram.title, subtitle: diagram.subtitle, legend: [])
    let top = header.draw(onto: &graphics, theme, typesetter) + theme.gap
    let columns = columns
    guard let centers = centers(columns, from: top) else { return nil }
    let ways = ways(centers)
    let texts = zip(columns.joined(), centers.joined()).flatMap { unit, center in
      let isOutput = unit.kind == .output
      return placedTexts(
        of: unit, at: center,
        apart: max(radius, isOutput ? rise(unit, to: center, from: centers) : 0))
    }
    guard hasRoom(ways, texts, around: Array(centers.joined()), from: top) else { return nil }
    for way in ways { draw(way, onto: &graphics) }
    for (unit, center) in zip(columns.joined(), centers.joined()) {
      for shape in theme.neuron(unit.kind, at: center, radius: radius) { graphics.add(shape) }
    }
    for text in texts { graphics.add(text) }
    return graphics
  }

  // MARK: - Units

  /// The units, column by column: texts of the upper row stand above it, those of the lower below.
  private var columns: [[Place]] {
    let inputs = diagram.inputs.map { [block($0.text)] }
    let hidden = diagram.hidden.map { [$0.outputText, $0.deltaText, $0.biasText].map(block) }
    let output = diagram.output
    return [
      [
        Place(kind: .input, above: inputs[0], below: []),
        Place(kind: .input, above: [], below: inputs[1]),
      ],
      [
        Place(kind: .hidden, above: hidden[0], below: []),
        Place(kind: .hidden, above: [], below: hidden[1]),
      ],
      [
        Place(
          kind: .output, above: [output.outputText, diagram.targetText].map(block),
          below: [output.deltaText, output.biasText].map(block))
      ],
    ]
  }

  private func block(_ string: String) -> TextBlock {
    typesetter.block(string, words, limits: .cut(width: theme.size.width / 3))
  }

  /// The middles of the units, column by column; nil if the rows are too close.
  private func centers(_ columns: [[Place]], from top: Double) -> [[Point]]? {
    let halves = columns.map { max(radius, $0.map(\.halfWidth).max() ?? 0) }
    let left = theme.margin + halves[0]
    let right = theme.size.width - theme.margin - halves[2]
    let pairs = columns.prefix(2)
    let above = pairs.map { $0[0].height($0[0].above, lineGap) }.max() ?? 0
    let below = pairs.map { $0[1].height($0[1].below, lineGap) }.max() ?? 0
    let upper = top + above + theme.gap + radius
    let lower = theme.size.height - 0.75 * theme.margin - below - theme.gap - radius
    guard lower - upper >= 3 * radius, right - left >= 8 * radius else { return nil }
    let middle = (left + right) / 2
    return [
      [Point(left, upper), Point(left, lower)], [Point(middle, upper), Point(middle, lower)],
      [Point(right, (upper + lower) / 2)],
    ]
  }

  /// How far above the output the line from the upper hidden unit is, at the beginning of its texts.
  private func rise(_ output: Place, to center: Point, from centers: [[Point]]) -> Double {
    let hidden = centers[1][0]
    return (center.y - hidden.y) / (center.x - hidden.x) * (output.halfWidth + theme.gap)
  }

  /// The texts of a unit, so far above and below its middle.
  private func placedTexts(
    of unit: Place, at center: Point, apart distance: Double
  ) -> [TextBlock] {
    let room = distance + theme.gap
    var y = center.y - room - unit.height(unit.above, lineGap)
    var placed: [TextBlock] = []
    for (texts, start) in [(unit.above, y), (unit.below, center.y + room)] {
      y = start
      for text in texts {
        placed.append(text.placed(x: center.x, y: y, horizontally: 0.5))
        y += text.frame.height + lineGap
      }
    }
    return placed
  }

  // MARK: - Weights

  /// The lines of all weights; texts on lines that cross stand before the crossing.
  private func ways(_ centers: [[Point]]) -> [Way] {
    let hidden = diagram.hiddenWeights.enumerated().flatMap { from, row in
      row.enumerated().map { to, change in
        way(centers[0][from], centers[1][to], change, at: from == to ? 0.5 : 0.3)
      }
    }
    let output = zip(centers[1], diagram.outputWeights).map {
      way($0, centers[2][0], $1, at: 0.4)
    }
    return hidden + output
  }

  private func way(
    _ start: Point, _ end: Point, _ change: StepDiagram.Change, at fraction: Double
  ) -> Way {
    let place = Point.between(start, end, at: fraction)
    let label = block(change.text)
      .placed(x: place.x, y: place.y, horizontally: 0.5, vertically: 0.5)
    return Way(start: start, end: end, label: label)
  }

  /// A line that leaves out its text, so that nothing needs to be covered.
  private func draw(_ way: Way, onto graphics: inout Graphics) {
    let stroke = Stroke(.mix(theme.ground, theme.mutedInk, at: 0.7), width: 4 * theme.unit)
    let frame = way.label.frame.inset(-theme.gap / 2)
    let gap = frame.span(from: way.start, to: way.end) ?? 1...1
    let ends = [gap.lowerBound, gap.upperBound].map { Point.between(way.start, way.end, at: $0) }
    for piece in [[way.start, ends[0]], [ends[1], way.end]] {
      graphics.add(Shape(.path(piece, isClosed: false), stroke: stroke))
    }
    graphics.add(way.label)
  }

  // MARK: - Room

  /// Whether no text touches another, a unit or the line of another weight, and none is cut.
  private func hasRoom(
    _ ways: [Way], _ texts: [TextBlock], around centers: [Point], from top: Double
  ) -> Bool {
    let canvas = Rectangle(
      x: 0, y: top - theme.gap, width: theme.size.width,
      height: theme.size.height - top + theme.gap)
    let all = ways.map(\.label) + texts
    let frames = all.map(\.frame)
    let units = centers.map {
      Rectangle(x: $0.x - radius, y: $0.y - radius, width: 2 * radius, height: 2 * radius)
    }
    let isFree = frames.indices.allSatisfy { index in
      let frame = frames[index].inset(-theme.gap / 5)
      return canvas.contains(frame)
        && !(frames[(index + 1)...] + units).contains { $0.overlaps(frame) }
        && !ways.indices.contains {
          $0 != index && frame.span(from: ways[$0].start, to: ways[$0].end) != nil
        }
    }
    return isFree && !all.contains(where: \.isCut)
  }
}
