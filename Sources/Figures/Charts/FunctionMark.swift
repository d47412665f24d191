/// The curves of a panel, each told apart by its dashes and by small markers of its own.
///
/// Where curves lie on each other, the first one is below, seen between the dashes of the others;
/// the markers of all of them are set off against each other, so that none hides another. A ring
/// hides no curve but its own, which ends at it: the value of another one is seen inside.
struct FunctionMark: Mark {
  /// A curve with its looks.
  struct Line: Sendable {
    let curve: FunctionPlot.Curve
    let style: SeriesStyle
  }

  /// The curves, the first one drawn first.
  let curves: [Line]
  /// Whether they have markers.
  var hasMarkers = true

  /// Draws the inside of all rings, the curves, the rings, and then what is filled.
  func draw(in area: PlotArea, onto graphics: inout Graphics) {
    let signs = curves.map { JumpSigns($0, in: area) }
    let rings = JumpSigns.rings(of: signs, in: area)
    for ring in rings.joined() {
      graphics.add(Shape(ring.outline, fill: Fill(area.theme.ground)))
    }
    for (index, (line, own)) in zip(curves, rings).enumerated() {
      let stroke = Stroke(line.style.color, width: width(index, area), dash: line.style.dash)
      let runs = CurveSampler(line.curve, in: area).runs()
      for run in own.reduce(runs, { runs, ring in runs.flatMap(ring.outside) }) {
        graphics.add(Shape(.path(run, isClosed: false), stroke: stroke))
      }
    }
    for (line, own) in zip(curves, rings) {
      let stroke = Stroke(line.style.color, width: area.theme.lineWidth * 0.75)
      for ring in own { graphics.add(Shape(ring.outline, stroke: stroke)) }
    }
    let points = signs.flatMap { $0.closed + $0.open }
    let discs = zip(curves, signs).flatMap { line, own in
      own.closed.map { PointMark($0, style: line.style.round) }
    }
    for mark in (hasMarkers ? markers(in: area, apartFrom: points) : []) + discs {
      mark.draw(in: area, onto: &graphics)
    }
  }

  /// The first curve is half as wide again as the last one, so that its edges show below others.
  private func width(_ index: Int, _ area: PlotArea) -> Double {
    let share = curves.count < 2 ? 1 : Double(index) / Double(curves.count - 1)
    return area.theme.lineWidth * (1.5 - 0.5 * share)
  }

  /// About four markers a curve, each curve's a little further to the right than the last one's.
  private func markers(in area: PlotArea, apartFrom signs: [Point]) -> [PointMark] {
    let range = area.horizontal.range
    let period = (range.upperBound - range.lowerBound) / 4
    return curves.enumerated().flatMap { index, line in
      (0..<4).compactMap { turn in
        let offset = (Double(index) + 0.5) / Double(curves.count)
        let x = range.lowerBound + (Double(turn) + offset) * period
        let mark = PointMark(Point(x, line.curve.function(x)), style: line.style)
        let isClear = signs.allSatisfy {
          distance(mark.point, $0, area) > 8 * area.theme.lineWidth
        }
        return area.vertical.range.contains(mark.point.y) && isClear ? mark : nil
      }
    }
  }

  private func distance(_ a: Point, _ b: Point, _ area: PlotArea) -> Double {
    max(abs(area.x(a.x) - area.x(b.x)), abs(area.y(a.y) - area.y(b.y)))
  }
}

extension SeriesStyle {
  /// The same looks with a disc as the marker.
  fileprivate var round: SeriesStyle {
    SeriesStyle(color: color, hatch: hatch, hatchColor: hatchColor, dash: [], marker: .circle)
  }
}
