/// The curves of a panel, each told apart by its dashes and by small markers of its own.
///
/// Where curves lie on each other, the first one is below, seen between the dashes of the others;
/// the markers of all of them are set off against each other, so that none hides another.
struct FunctionMark: Mark {
  /// A curve with its looks.
  struct Line: Sendable {
    let curve: FunctionPlot.Curve
    let style: SeriesStyle
  }

  /// The curves, the first one drawn first.
  let curves: [Line]

  func draw(in area: PlotArea, onto graphics: inout Graphics) {
    for line in curves {
      let stroke = Stroke(line.style.color, width: area.theme.lineWidth, dash: line.style.dash)
      for run in CurveSampler(line.curve, in: area).runs() {
        graphics.add(Shape(.path(run, isClosed: false), stroke: stroke))
      }
    }
    let jumps = curves.flatMap { signs(of: $0, in: area) }
    for mark in markers(in: area, apartFrom: jumps) + stacked(jumps) {
      mark.draw(in: area, onto: &graphics)
    }
  }

  // MARK: - Markers

  /// About four markers a curve, each curve's a little further to the right than the last one's.
  private func markers(in area: PlotArea, apartFrom signs: [PointMark]) -> [PointMark] {
    let range = area.horizontal.range
    let period = (range.upperBound - range.lowerBound) / 4
    return curves.enumerated().flatMap { index, line in
      (0..<4).compactMap { turn in
        let offset = (Double(index) + 0.5) / Double(curves.count)
        let x = range.lowerBound + (Double(turn) + offset) * period
        let mark = PointMark(Point(x, line.curve.function(x)), style: line.style)
        let isClear = signs.allSatisfy {
          distance(mark.point, $0.point, area) > 8 * area.theme.lineWidth
        }
        return isVisible(mark.point.y, area) && isClear ? mark : nil
      }
    }
  }

  private func isVisible(_ y: Double, _ area: PlotArea) -> Bool {
    area.vertical.range.contains(y)
  }

  private func distance(_ a: Point, _ b: Point, _ area: PlotArea) -> Double {
    max(abs(area.x(a.x) - area.x(b.x)), abs(area.y(a.y) - area.y(b.y)))
  }

  // MARK: - Jumps

  /// A disc at the value of each break that is a jump, a ring at each end that is not the value.
  private func signs(of line: Line, in area: PlotArea) -> [PointMark] {
    var style = line.style
    style = SeriesStyle(
      color: style.color, hatch: style.hatch, hatchColor: style.hatchColor, dash: [],
      marker: .circle)
    return line.curve.breaks(in: area.horizontal.range).flatMap { one in
      let ends = [one.before, one.after].filter { !isSame($0, one.value, area) }
      let open = ends.count == 2 && isSame(ends[0], ends[1], area) ? [ends[0]] : ends
      let closed = ends.isEmpty ? [] : [one.value]
      return open.filter { isVisible($0, area) }
        .map { PointMark(Point(one.place, $0), style: style, isFilled: false) }
        + closed.filter { isVisible($0, area) }
        .map { PointMark(Point(one.place, $0), style: style) }
    }
  }

  private func isSame(_ a: Double, _ b: Double, _ area: PlotArea) -> Bool {
    a == b || abs(area.y(a) - area.y(b)) < 0.5
  }

  /// Signs at the same place around each other: rings outside, the disc within.
  private func stacked(_ signs: [PointMark]) -> [PointMark] {
    let order = signs.filter { !$0.isFilled } + signs.filter(\.isFilled)
    return order.enumerated().map { index, sign in
      let inside = order[(index + 1)...].count { $0.point == sign.point }
      return PointMark(
        sign.point, style: sign.style, scale: 1 + 0.6 * Double(inside), isFilled: sign.isFilled)
    }
  }
}
