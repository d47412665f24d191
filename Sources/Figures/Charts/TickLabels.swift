/// The labels along an axis: where they are, and how they are set so that they do not touch.
struct TickLabels {
  /// One label: its place along the axis, in the axis's units, its text, still at 0, 0, and how far
  /// from the axis it is moved, in pixels.
  struct Label {
    let position: Double
    let block: TextBlock
    var drop = 0.0
  }

  /// The labels, in the axis's order.
  let labels: [Label]
  /// Where the axis is marked, whether or not the mark has a label.
  let ticks: [Double]
  /// The axis with its ends where numbers are written; nil for the axis as it was.
  private(set) var rounded: Axis?

  /// Ticks with their labels, if the axis shows them.
  private init(_ axis: Axis, _ ticks: [Double], _ blocks: [TextBlock]) {
    self.ticks = ticks
    labels =
      axis.showsNumbers ? zip(ticks, blocks).map { Label(position: $0, block: $1) } : []
  }

  private init(labels: [Label], ticks: [Double]) {
    self.labels = labels
    self.ticks = ticks
  }

  /// The room that the widest label takes.
  var width: Double { labels.map(\.block.frame.width).max() ?? 0 }
  /// The room that the highest label takes, or the farthest from the axis.
  var height: Double { labels.map { $0.drop + $0.block.frame.height }.max() ?? 0 }

  /// The labels below a chart.
  ///
  /// Names stand level, broken between words into two lines at the most, in the larger or else the
  /// smaller letters, if each fits below its own stretch of the axis, or else every second one a line
  /// lower, if each fits below its own stretch and half of its neighbours'. Otherwise they stand
  /// upright, in up to three lines, cut at a quarter of the canvas; where even that is too close, only
  /// every second, third and so on is written.
  static func below(_ axis: Axis, length: Double, _ theme: Theme, _ typesetter: Typesetter)
    -> TickLabels
  {
    switch axis.kind {
    case .numbers(let wholeOnly):
      return numbers(axis, wholeOnly, most: 11, typesetter, theme) { choice in
        let range = choice.axis.range
        let room = choice.ticks.step / (range.upperBound - range.lowerBound) * length
        return (choice.blocks.map(\.frame.width).max() ?? 0) + 2 * theme.gap <= room
      }
    case .logarithmic:
      return powers(axis, length: length, typesetter, theme) { blocks in
        (blocks.map(\.frame.width).max() ?? 0) + 2 * theme.gap
      }
    case .categories(let names):
      let slot = length / Double(max(names.count, 1))
      if let step = axis.every {
        let level = names.map { typesetter.block($0, theme.tick) }
        // The last one that is written may stand near the end of the axis.
        let last = (names.count - 1) / step * step
        let room = (Double(names.count - last) - 0.5) * slot + theme.gap
        let isInside = level[last].frame.width / 2 <= room
        if isInside, fits(level, slot * Double(step), gap: theme.gap) {
          return named(level, every: step)
        }
      }
      for style in [theme.label, theme.tick] {
        let level = names.map {
          typesetter.block($0, style, limits: .words(width: slot), alignment: .center)
        }
        if fits(level, slot, gap: theme.gap) { return named(level, every: 1) }
      }
      if axis.every == nil, let labels = alternating(names, slot, theme, typesetter) {
        return labels
      }
      let lines = max(1, min(3, Int(slot / theme.lineHeight(theme.tickSize))))
      let upright = names.map {
        typesetter.block(
          $0, theme.tick, limits: .cut(width: theme.size.height / 4, lines: lines),
          alignment: .right, isUpright: true)
      }
      return named(
        upright, every: axis.every ?? every(slot, upright.map(\.frame.width).max() ?? 0))
    }
  }

  /// The labels on the left of a chart.
  ///
  /// Names are set in the larger letters and broken into two lines if their stretch of the axis has
  /// room, and cut at a quarter of the canvas; where one line is too close to the next, only every
  /// second, third and so on is written.
  static func left(_ axis: Axis, length: Double, _ theme: Theme, _ typesetter: Typesetter)
    -> TickLabels
  {
    let line = theme.lineHeight(theme.tickSize)
    switch axis.kind {
    case .numbers(let wholeOnly):
      // The lowest panel that is drawn has room for three.
      let most = max(3, min(7, Int(length / (1.8 * line))))
      return numbers(axis, wholeOnly, most: most, typesetter, theme) { _ in true }
    case .logarithmic:
      return powers(axis, length: length, typesetter, theme) { _ in 1.5 * line }
    case .categories(let names):
      let slot = length / Double(max(names.count, 1))
      let isRoomy = slot >= 2 * theme.lineHeight(theme.labelSize)
      let limits = TextBlock.Limits.cut(
        width: theme.size.width / 4, lines: slot >= 2 * line ? 2 : 1)
      let blocks = names.map {
        typesetter.block(
          $0, isRoomy ? theme.label : theme.tick, limits: limits, alignment: .right)
      }
      return named(
        blocks, every: axis.every ?? every(slot, blocks.map(\.frame.height).max() ?? 0))
    }
  }

  /// Whether level labels stay within their stretches and apart from their neighbours.
  private static func fits(_ level: [TextBlock], _ slot: Double, gap: Double) -> Bool {
    let widths = level.map(\.frame.width)
    return level.allSatisfy { $0.frame.width <= slot && $0.lineCount <= 2 }
      && zip(widths, widths.dropFirst()).allSatisfy { ($0 + $1) / 2 + gap <= slot }
  }

  /// Names on one line each, every second one lower; nil if they are too wide for that.
  ///
  /// Between two of the higher ones there is room for a line from the axis to the lower one.
  private static func alternating(
    _ names: [String], _ slot: Double, _ theme: Theme, _ typesetter: Typesetter
  ) -> TickLabels? {
    let blocks = names.map { typesetter.block($0, theme.tick) }
    guard blocks.allSatisfy({ $0.frame.width <= 2 * (slot - theme.gap) }) else { return nil }
    let line = blocks.map(\.frame.height).max() ?? 0
    return TickLabels(
      labels: blocks.enumerated().map { index, block in
        Label(position: Double(index) + 0.5, block: block, drop: index % 2 == 0 ? 0 : line)
      }, ticks: [])
  }

  /// One way to mark an axis of numbers.
  private struct Choice {
    let axis: Axis
    let ticks: Ticks
    let blocks: [TextBlock]

    /// Whether a number is written near both ends: no farther away than an eighth of the axis.
    var reachesTheEnds: Bool {
      guard let first = ticks.values.first, let last = ticks.values.last else { return false }
      let ends = [axis.fraction(of: first), axis.fraction(of: last)].sorted()
      return ends[0] <= 0.125 && ends[1] >= 0.875
    }
  }

  /// As many round numbers as fit, near both ends of the axis if there are such, and two if they do.
  private static func numbers(
    _ axis: Axis, _ wholeOnly: Bool, most: Int, _ typesetter: Typesetter, _ theme: Theme,
    fits: (Choice) -> Bool
  ) -> TickLabels {
    func choice(_ axis: Axis, _ count: Int) -> Choice {
      let ticks = Ticks(in: axis.range, atMost: count, smallestStep: wholeOnly ? 1 : 0)
      let blocks = ticks.labels(inPercent: axis.isPercent).map { typesetter.block($0, theme.tick) }
      return Choice(axis: axis, ticks: ticks, blocks: blocks)
    }
    let asItIs = (2...most).reversed().map { choice(axis, $0) }.filter(fits)
    let rounded = (2...most).reversed().lazy.map { choice(axis.rounded(atMost: $0), $0) }
      .filter(fits)
    // A single number tells no scale: then finer ones, if they fit.
    let finer = (3...6).lazy.map { choice(axis, $0) }.filter { $0.ticks.values.count > 1 }
      .filter(fits)
    let found =
      asItIs.first(where: \.reachesTheEnds) ?? rounded.first(where: \.reachesTheEnds)
      ?? asItIs.first { $0.ticks.values.count > 1 } ?? finer.first ?? asItIs.first
      ?? choice(axis, 2)
    var labels = TickLabels(axis, found.ticks.values, found.blocks)
    labels.rounded = found.axis
    return labels
  }

  /// As many powers of ten as fit; `room` is the least distance of one from the next, in pixels.
  private static func powers(
    _ axis: Axis, length: Double, _ typesetter: Typesetter, _ theme: Theme,
    room: ([TextBlock]) -> Double
  ) -> TickLabels {
    var found = TickLabels(labels: [], ticks: [])
    for ticks in LogarithmicTicks.choices(in: axis.range, inPercent: axis.isPercent) {
      let blocks = ticks.labels.map { typesetter.block($0, theme.tick) }
      found = TickLabels(axis, ticks.values, blocks)
      let places = ticks.values.map { axis.fraction(of: $0) * length }
      let least = room(blocks)
      if zip(places, places.dropFirst()).allSatisfy({ abs($1 - $0) >= least }) { break }
    }
    return found
  }

  private static func named(_ blocks: [TextBlock], every: Int) -> TickLabels {
    TickLabels(
      labels: stride(from: 0, to: blocks.count, by: every).map {
        Label(position: Double($0) + 0.5, block: blocks[$0])
      }, ticks: [])
  }

  /// Which labels are written so that each has the room it needs: all, every second, and so on.
  private static func every(_ slot: Double, _ needed: Double) -> Int {
    max(1, Int((needed / slot).rounded(.up)))
  }
}
