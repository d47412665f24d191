/// The lines between the regions of a ``DecisionGrid``.
struct RegionBoundaries: Mark {
  let grid: DecisionGrid
  /// The classes that have a region.
  let classes: [Int]

  /// Draws the outline of every region but the last, which the others bound.
  func draw(in area: PlotArea, onto graphics: inout Graphics) {
    let stroke = Stroke(area.theme.ink, width: area.theme.lineWidth / 2)
    for label in classes.dropLast() {
      for line in grid.lead(of: label).lines(at: 0) {
        let places = line.map { grid.place(of: $0, in: area) }
        graphics.add(Shape(.path(places, isClosed: false), stroke: stroke))
      }
    }
  }
}

/// Small pale markers all over the regions, to tell apart those of the same colour.
struct RegionTexture: Mark {
  let grid: DecisionGrid

  /// Draws a marker of the class that is there at every place of a lattice.
  func draw(in area: PlotArea, onto graphics: inout Graphics) {
    let (frame, theme) = (area.frame, area.theme)
    let gap = 70 * theme.unit
    let (columns, rows) = (Int(frame.width / gap), Int(frame.height / gap))
    for row in 0..<rows {
      for column in 0..<columns {
        let shift = row % 2 == 0 ? 0.25 : 0.75
        let fractions = Point(
          (Double(column) + shift) / Double(columns), 1 - (Double(row) + 0.5) / Double(rows))
        let style = theme.series(grid.winner(atFractions: fractions))
        let place = Point(
          frame.x + fractions.x * frame.width, frame.maxY - fractions.y * frame.height)
        graphics.add(
          Shape(
            style.outline(at: place, radius: theme.lineWidth),
            fill: Fill(.mix(theme.ground, style.color, at: 0.75))))
      }
    }
  }
}

extension DecisionGrid {
  /// Where a place between rows and columns is on the canvas.
  func place(of point: Point, in area: PlotArea) -> Point {
    area.point(
      Self.place(point.x, of: columnCount, in: xs), Self.place(point.y, of: rowCount, in: ys))
  }
}

/// Examples as markers in the colours of their classes, with rings around those taken wrongly.
struct ExampleMarks: Mark {
  /// One example inside of the chart.
  struct Example: Sendable {
    let point: Point
    let label: Int
    let isRight: Bool
  }

  let examples: [Example]
  let ringsErrors: Bool
  /// How much larger than usual the markers are.
  var scale = 1.0

  /// Draws the markers, smaller ones if there are many, then the rings.
  func draw(in area: PlotArea, onto graphics: inout Graphics) {
    let scale = scale * (examples.count <= 150 ? 1 : examples.count <= 600 ? 0.75 : 0.5)
    for example in examples {
      let place = area.point(example.point.x, example.point.y)
      graphics.add(
        regionMarker(at: place, area.theme.series(example.label), area.theme, scale: scale))
    }
    guard ringsErrors else { return }
    for example in examples where !example.isRight {
      let place = area.point(example.point.x, example.point.y)
      graphics.add(ring(at: place, area.theme.ink, area.theme, scale: scale))
    }
  }
}

/// A marker with a rim of ink, which shows on a shade of the marker's own colour.
func regionMarker(
  at place: Point, _ style: SeriesStyle, _ theme: Theme, scale: Double = 1
) -> Shape {
  Shape(
    style.outline(at: place, radius: 2 * theme.lineWidth * scale), fill: Fill(style.color),
    stroke: Stroke(theme.ink, width: theme.lineWidth / 3))
}

/// Lines of equal score, each with its value on a piece of the ground.
struct IsoLineMarks: Mark {
  let grid: DecisionGrid
  let isoLines: DecisionRegions.IsoLines

  func draw(in area: PlotArea, onto graphics: inout Graphics) {
    let width = area.theme.lineWidth / 2
    let stroke = Stroke(area.theme.ink, width: width, dash: [5 * width, 3 * width])
    let contours = ContourLines(
      rowCount: grid.rowCount, columnCount: grid.columnCount, values: isoLines.scores)
    var taken: [Rectangle] = []
    for level in isoLines.levels {
      let lines = contours.lines(at: level).map { line in
        line.map { grid.place(of: $0, in: area) }
      }
      for line in lines {
        graphics.add(Shape(.path(line, isClosed: false), stroke: stroke))
      }
      guard let longest = lines.max(by: { $0.count < $1.count }),
        let words = label(level, on: longest, in: area, apartFrom: taken)
      else { continue }
      taken.append(words.frame)
      graphics.add(
        Shape(.rectangle(words.frame.inset(-area.theme.gap / 4)), fill: Fill(area.theme.ground)))
      graphics.add(words)
    }
  }

  /// The value on a line, inside of the chart and apart from other values; nil if there is no such
  /// place.
  private func label(
    _ level: Double, on line: [Point], in area: PlotArea, apartFrom taken: [Rectangle]
  ) -> TextBlock? {
    let sign = level > 0 ? "+" : ""
    let block = area.typesetter.block(
      sign + NumberFormat.automatic.text(level), area.theme.tick)
    return [0.5, 0.35, 0.65, 0.2, 0.8, 0.1, 0.9].lazy
      .map { line[Int(Double(line.count - 1) * $0)] }
      .map { block.placed(x: $0.x, y: $0.y, horizontally: 0.5, vertically: 0.5) }
      .first { words in
        let frame = words.frame.inset(-area.theme.gap)
        return area.frame.contains(frame) && !taken.contains { $0.overlaps(frame) }
      }
  }
}
