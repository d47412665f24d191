/// How a chart says which line is which.
public enum SeriesLabels: Equatable, Sendable {
  /// In a legend above the panels.
  case legend
  /// At the end of each line.
  case direct
}

/// The names of the lines of a panel, written on its right at the ends of the lines.
///
/// Names that would touch are moved apart; where that, or a line that ends early, parts a name from
/// its line, a thin dashed line leads from one to the other.
struct LineNames {
  /// A name in its place, with the end of its line.
  private struct Name {
    let block: TextBlock
    let end: Point
    let style: SeriesStyle
  }

  private let names: [Name]
  private let area: PlotArea

  /// The names of all lines that have one, in large letters and two lines if there is room for all,
  /// else in small, else in one line.
  init(of marks: [any Mark], in area: PlotArea) {
    self.area = area
    let lines = marks.compactMap { $0 as? LineMark }.filter { !$0.name.isEmpty }
    func named(_ style: TextStyle, lines count: Int) -> [Name] {
      let limits = TextBlock.Limits.cut(width: area.theme.size.width / 4, lines: count)
      return lines.compactMap { line in
        line.points.last.map { end in
          Name(
            block: area.typesetter.block(line.name, style, limits: limits),
            end: area.frame.nearest(to: area.point(end.x, end.y)), style: line.style)
        }
      }
    }
    let choices = [(area.theme.label, 2), (area.theme.tick, 2), (area.theme.tick, 1)]
    var names: [Name] = []
    for (style, count) in choices {
      names = named(style, lines: count)
      if Self.height(of: names) <= 0.8 * area.frame.height { break }
    }
    self.names = names
  }

  /// The room that the names take on the right of the panel; 0 if there are none.
  var width: Double {
    names.isEmpty ? 0 : lead + area.theme.gap + (names.map(\.block.frame.width).max() ?? 0)
  }

  /// Whether all names fit one below the other.
  var hasRoom: Bool { Self.height(of: names) <= area.frame.height }

  /// Draws the names, and the lines that lead to them.
  func draw(onto graphics: inout Graphics) {
    let (frame, gap) = (area.frame, area.theme.gap)
    let places = SpacedPlaces.nearest(
      to: names.map(\.end.y), sizes: names.map(\.block.frame.height),
      within: (frame.y - gap)...(frame.maxY + gap))
    for (name, y) in zip(names, places) {
      let x = frame.maxX + lead
      let isFar = abs(y - name.end.y) > name.block.frame.height / 4
      if isFar || frame.maxX - name.end.x > lead {
        let path = [name.end, Point(frame.maxX, name.end.y), Point(x - gap / 2, y)]
        let width = area.theme.lineWidth / 3
        graphics.add(
          Shape(
            .path(path, isClosed: false),
            stroke: Stroke(name.style.color, width: width, dash: [3 * width, 2 * width])))
      }
      graphics.add(name.block.placed(x: x, y: y, vertically: 0.5))
    }
  }

  /// How far the names are from the panel.
  private var lead: Double { 3 * area.theme.gap }

  private static func height(of names: [Name]) -> Double {
    names.reduce(0) { $0 + $1.block.frame.height }
  }
}
