/// What is written below the layers of networks: a row a property, a column a layer.
struct LayerTable {
  /// How the texts may be set: the best is tried first.
  enum Quality: CaseIterable {
    /// Every text whole and level.
    case level
    /// Every text whole; where a row has too little room, upright.
    case upright
    /// Too long texts are cut: after three lines, or upright where columns are narrow.
    case cut

    /// How much larger the canvas may be, in the order tried.
    var factors: [Double] {
      switch self {
      case .level: [1, 1.25, 1.5]
      case .upright: [1, 1.25, 1.5, 1.75, 2]
      case .cut: [1, 1.5, 2]
      }
    }
  }

  /// One property of all layers.
  struct Row {
    /// What the property is called.
    let head: TextBlock
    /// One text a layer.
    let entries: [TextBlock]

    /// The room between this row and the next.
    let gap: Double

    /// The room of the row, from top to bottom.
    var height: Double { (entries + [head]).map(\.frame.height).max() ?? 0 }
  }

  /// The rows, first things first.
  let rows: [Row]

  /// The room that all rows take.
  var height: Double { rows.map { $0.height + $0.gap }.reduce(0, +) }

  /// The width of the names of the properties.
  static func headWidth(
    of layers: [NetworkDiagram.Layer], _ theme: Theme, _ words: TextStyle,
    _ typesetter: Typesetter
  ) -> Double {
    let heads = properties(of: layers).map { typesetter.block($0.name, words).frame.width }
    return (heads.max() ?? 0) + theme.gap
  }

  /// The table for columns of a width; nil if a row has too little room.
  init?(
    _ layers: [NetworkDiagram.Layer], columnWidth: Double, _ quality: Quality, _ theme: Theme,
    _ words: TextStyle, _ typesetter: Typesetter
  ) {
    var rows: [Row] = []
    var headStyle = words
    headStyle.color = theme.mutedInk
    for property in Self.properties(of: layers) {
      var style = words
      style.isBold = property.name == "layer"
      let width = columnWidth - theme.gap
      guard
        let entries = Self.level(property.texts, style, width, quality, typesetter)
          ?? Self.upright(property.texts, style, columnWidth, quality, theme, typesetter)
      else { return nil }
      let gap = entries.contains(where: \.isUpright) ? theme.gap : theme.gap / 4
      rows.append(
        Row(head: typesetter.block(property.name, headStyle), entries: entries, gap: gap))
    }
    self.rows = rows
  }

  /// What there is to say, a text a layer; what no layer says is left out, and so are the units if
  /// every shape ends with them.
  ///
  /// Where a layer alone has nothing to say, there is a dash.
  private static func properties(of layers: [NetworkDiagram.Layer])
    -> [(name: String, texts: [String])]
  {
    let isToldByShape = layers.allSatisfy { layer in
      layer.shape.split { !$0.isNumber }.last.map(String.init) == String(layer.unitCount)
    }
    let units = isToldByShape ? [] : layers.map { NumberFormat.grouped($0.unitCount) }
    let said = [
      ("units", units), ("shape", layers.map(\.shape)), ("activation", layers.map(\.activation)),
      ("parameters", layers.map { $0.parameterCount.map(NumberFormat.grouped) ?? "" }),
    ].map { name, texts in (name, texts.allSatisfy(\.isEmpty) ? [] : texts.map(Self.dashed)) }
    return ([("layer", layers.map(\.name))] + said).filter { !$0.1.allSatisfy(\.isEmpty) }
  }

  private static func dashed(_ text: String) -> String { text.isEmpty ? "–" : text }

  private static func level(
    _ texts: [String], _ style: TextStyle, _ width: Double, _ quality: Quality,
    _ typesetter: Typesetter
  ) -> [TextBlock]? {
    func blocks(_ limits: TextBlock.Limits) -> [TextBlock] {
      texts.map { typesetter.block($0, style, limits: limits, alignment: .center) }
    }
    let whole = blocks(.words(width: width))
    if whole.allSatisfy({ $0.frame.width <= width && $0.lineCount <= 2 }) { return whole }
    return quality == .cut && width >= 5 * style.size
      ? blocks(.cut(width: width, lines: 3)) : nil
  }

  private static func upright(
    _ texts: [String], _ style: TextStyle, _ width: Double, _ quality: Quality, _ theme: Theme,
    _ typesetter: Typesetter
  ) -> [TextBlock]? {
    guard quality != .level else { return nil }
    let blocks = texts.map {
      typesetter.block(
        $0, style, limits: .cut(width: theme.size.height / 5), alignment: .right, isUpright: true)
    }
    let fits = blocks.allSatisfy { $0.frame.width <= width && (quality == .cut || !$0.isCut) }
    return fits ? blocks : nil
  }

  /// Draws the rows one below the other, each entry below its layer.
  func draw(onto graphics: inout Graphics, left: Double, top: Double, columns: [Double]) {
    var top = top
    for row in rows {
      let middle = top + row.height / 2
      graphics.add(row.head.placed(x: left, y: middle, vertically: 0.5))
      for (entry, x) in zip(row.entries, columns) where !entry.string.isEmpty {
        let isUpright = entry.isUpright
        graphics.add(
          entry.placed(
            x: x, y: isUpright ? top : middle, horizontally: 0.5, vertically: isUpright ? 0 : 0.5))
      }
      top += row.height + row.gap
    }
  }
}
