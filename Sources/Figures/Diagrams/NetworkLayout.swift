/// Places networks on a canvas and draws them.
struct NetworkLayout {
  let header: Header
  let networks: [NetworkDiagram.Network]
  let quality: LayerTable.Quality
  let theme: Theme
  /// How names and numbers are set.
  let words: TextStyle
  let typesetter: Typesetter

  /// The most units that are drawn one by one.
  static let wholeLimit = 10

  /// The places in the column of a wider layer, dots included: more lines would hide each other.
  private static let widePlaceCount = 6

  /// The height of such a column: that of the largest layer that is drawn whole, but no less than its
  /// places need.
  private var wideSlotCount: Int {
    let whole = networks.flatMap(\.layers).map(\.unitCount).filter { $0 <= Self.wholeLimit }
    return max(Self.widePlaceCount, whole.max() ?? 0)
  }

  /// The columns of the layers: their width and the middle of each.
  private struct Columns {
    let left: Double
    let width: Double
    /// The middles of the columns, network by network.
    let middles: [[Double]]
  }

  /// The networks on a canvas of the theme's size; nil if there is too little room.
  func draw() -> Graphics? {
    var graphics = Graphics(theme)
    let top = header.draw(onto: &graphics, theme, typesetter) + theme.gap
    let bottom = theme.size.height - 0.75 * theme.margin
    let columns = columns()
    let layers = networks.flatMap(\.layers)
    guard
      let table = LayerTable(
        layers, columnWidth: columns.width, quality, theme, words, typesetter),
      let kinds = kinds(columns)
    else { return nil }
    let (names, totals) = (names(columns), totals(columns))
    let room = { (texts: [TextBlock]) in (texts.map(\.frame.height).max() ?? -theme.gap) + theme.gap
    }
    let kindTop = top + room(names)
    let tableTop = bottom - room(totals) - table.height
    let drawn = drawnCounts(columns)
    let drawnTop = kindTop + room(kinds)
    let area = (top: drawnTop + room(drawn) + theme.gap, bottom: tableTop - theme.gap)
    guard area.bottom - area.top >= 300 * theme.unit else { return nil }
    for text in names { graphics.add(moved(text, to: top)) }
    for text in kinds { graphics.add(moved(text, to: kindTop)) }
    for text in drawn { graphics.add(moved(text, to: drawnTop)) }
    for text in totals { graphics.add(moved(text, to: bottom - room(totals) + theme.gap)) }
    for (network, middles) in zip(networks, columns.middles) {
      draw(network, middles, from: area.top, to: area.bottom, columns.width, onto: &graphics)
    }
    table.draw(
      onto: &graphics, left: columns.left, top: tableTop, columns: Array(columns.middles.joined()))
    return graphics
  }

  private func moved(_ text: TextBlock, to top: Double) -> TextBlock {
    text.placed(x: text.frame.x, y: top)
  }

  /// The columns, at most 440 pixels of a slide wide, half a column between two networks.
  private func columns() -> Columns {
    let head = LayerTable.headWidth(of: networks.flatMap(\.layers), theme, words, typesetter)
    let room = theme.size.width - 2 * theme.margin - head
    let count = networks.map { Double($0.layers.count) }.reduce(0, +)
    let steps = count + 0.5 * Double(networks.count - 1)
    let width = min(room / steps, 440 * theme.unit)
    let left = theme.margin + (room - width * steps) / 2
    var x = left + head
    let middles = networks.map { network in
      defer { x += (Double(network.layers.count) + 0.5) * width }
      return network.layers.indices.map { x + (Double($0) + 0.5) * width }
    }
    return Columns(left: left, width: width, middles: middles)
  }

  // MARK: - Texts

  /// The names of the networks, each above the middle of its own.
  private func names(_ columns: Columns) -> [TextBlock] {
    var style = theme.label
    style.isBold = true
    return texts(networks.map(\.name), style, columns)
  }

  /// What each network learns in all.
  private func totals(_ columns: Columns) -> [TextBlock] {
    let totals = networks.map { network in
      network.parameterCount.map {
        "\(NumberFormat.grouped($0)) parameter\($0 == 1 ? "" : "s") in all"
      } ?? ""
    }
    var style = theme.label
    style.isBold = true
    return texts(totals, style, columns)
  }

  private func texts(_ strings: [String], _ style: TextStyle, _ columns: Columns) -> [TextBlock] {
    zip(strings, columns.middles).compactMap { string, middles in
      guard !string.isEmpty, let first = middles.first, let last = middles.last else { return nil }
      let width = last - first + 1.4 * columns.width
      let block = typesetter.block(
        string, style, limits: .cut(width: width, lines: 2), alignment: .center)
      return block.placed(x: (first + last) / 2, y: 0, horizontally: 0.5)
    }
  }

  /// The kinds of the layers, one text for neighbours of the same kind; nil if two of them touch.
  ///
  /// Where all layers have names that begin with their kind, there is nothing left to say.
  private func kinds(_ columns: Columns) -> [TextBlock]? {
    let isNamed = networks.flatMap(\.layers).allSatisfy {
      $0.name.lowercased().hasPrefix($0.kind.rawValue)
    }
    if isNamed { return [] }
    var style = words
    style.color = theme.mutedInk
    let texts = zip(networks, columns.middles).flatMap { network, middles in
      runs(of: network.layers.map(\.kind)).map { run in
        typesetter.block(network.layers[run.lowerBound].kind.rawValue, style).placed(
          x: (middles[run.lowerBound] + middles[run.upperBound]) / 2, y: 0, horizontally: 0.5)
      }
    }
    let isApart = zip(texts, texts.dropFirst()).allSatisfy {
      $0.frame.maxX + theme.gap <= $1.frame.x
    }
    let ends = (texts.first?.frame.x ?? 0, texts.last?.frame.maxX ?? 0)
    return isApart && ends.0 >= 0 && ends.1 <= theme.size.width ? texts : nil
  }

  /// How many units of each layer are drawn, with a name for the row at its left.
  ///
  /// There is nothing to say where all are drawn, and no row where columns are too narrow for it.
  private func drawnCounts(_ columns: Columns) -> [TextBlock] {
    let layers = networks.flatMap(\.layers)
    guard layers.contains(where: { $0.unitCount > Self.wholeLimit }) else { return [] }
    var style = words
    style.color = theme.mutedInk
    let head = typesetter.block("drawn", style).placed(x: columns.left, y: 0)
    let texts = zip(layers, columns.middles.joined()).map { layer, x in
      typesetter.block(
        "\(rows(of: layer).count) of \(NumberFormat.grouped(layer.unitCount))", words
      ).placed(x: x, y: 0, horizontally: 0.5)
    }
    let fits =
      texts.allSatisfy { $0.frame.width <= columns.width - theme.gap }
      && head.frame.maxX + theme.gap <= texts[0].frame.x
    return fits ? [head] + texts : []
  }

  /// The stretches of equal kinds.
  private func runs(of kinds: [LayerKind]) -> [ClosedRange<Int>] {
    let starts = kinds.indices.filter { $0 == 0 || kinds[$0] != kinds[$0 - 1] }
    return zip(starts, starts.dropFirst() + [kinds.count]).map { $0...($1 - 1) }
  }

  // MARK: - Neurons

  private func draw(
    _ network: NetworkDiagram.Network, _ middles: [Double], from top: Double, to bottom: Double,
    _ width: Double, onto graphics: inout Graphics
  ) {
    let slots = networks.flatMap(\.layers).map(slotCount).max() ?? 1
    let pitch = min((bottom - top) / Double(slots), 200 * theme.unit)
    let radius = min(0.38 * pitch, 0.24 * width, 54 * theme.unit)
    let columns = zip(network.layers, middles).map { layer, x in
      rows(of: layer).map { Point(x, (top + bottom) / 2 + $0 * pitch) }
    }
    let line = Stroke(.mix(theme.ground, theme.mutedInk, at: 0.55), width: 1.5 * theme.unit)
    for (left, right) in zip(columns, columns.dropFirst()) {
      for start in left {
        for end in right {
          graphics.add(Shape(.path([start, end], isClosed: false), stroke: line))
        }
      }
    }
    for (layer, places) in zip(network.layers, columns) {
      for place in places {
        for shape in theme.neuron(layer.kind, at: place, radius: radius) { graphics.add(shape) }
      }
      if let last = places.last, layer.unitCount > Self.wholeLimit {
        drawDots(around: Point(last.x, last.y - wideStep * pitch), pitch, onto: &graphics)
      }
    }
  }

  private func drawDots(around center: Point, _ pitch: Double, onto graphics: inout Graphics) {
    for step in [-0.26, 0, 0.26] {
      let place = Point(center.x, center.y + step * pitch)
      graphics.add(
        Shape(.circle(center: place, radius: 0.07 * pitch), fill: Fill(theme.ink)))
    }
  }

  private func slotCount(of layer: NetworkDiagram.Layer) -> Int {
    layer.unitCount <= Self.wholeLimit ? layer.unitCount : wideSlotCount
  }

  /// How far the places of a wider layer are apart.
  private var wideStep: Double {
    Double(wideSlotCount - 1) / Double(Self.widePlaceCount - 1)
  }

  /// Where neurons are drawn, in steps from the middle of the column.
  private func rows(of layer: NetworkDiagram.Layer) -> [Double] {
    let isWhole = layer.unitCount <= Self.wholeLimit
    let (count, step) = isWhole ? (layer.unitCount, 1) : (Self.widePlaceCount, wideStep)
    let skipped = isWhole ? nil : count - 2
    return (0..<count).filter { $0 != skipped }.map {
      (Double($0) - Double(count - 1) / 2) * step
    }
  }
}
