import Figures
import Testing

@Suite struct ArrowMarkTests {
  func graphics(_ marks: [any Mark], _ theme: Theme = .slide) throws -> Graphics {
    let panel = Panel(
      horizontal: .numbers(0...10, label: "x"), vertical: .numbers(-5...5, label: "y"),
      marks: marks)
    return try Chart(title: "Arrows", panels: [panel]).graphics(theme: theme)
  }

  /// The tip lies where a point of the same values is drawn.
  @Test(arguments: diagramThemes) func tipLiesAtItsPoint(theme: Theme) throws {
    let point = PointMark(Point(7, 2), style: theme.series(0))
    let arrow = ArrowMark(from: Point(1, -3), to: Point(7, 2), color: Color(hex: 0x123456))
    let graphics = try graphics([point, arrow], theme)
    expectSound(graphics, theme: theme)
    let centers = graphics.shapes.compactMap { shape in
      if case .circle(let center, _) = shape.outline { center } else { nil }
    }
    let heads = graphics.shapes.filter { $0.fill == Fill(Color(hex: 0x123456)) }.compactMap {
      if case .path(let corners, true) = $0.outline { corners.first } else { nil }
    }
    #expect(heads.count == 1 && heads == centers)
  }

  @Test func equalPointsDrawNothing() throws {
    let arrow = ArrowMark(from: Point(1, 1), to: Point(1, 1))
    let (with, without) = (try graphics([arrow]).shapes, try graphics([]).shapes)
    #expect(with.count == without.count)
  }

  @Test func inkIsTheUsualColor() throws {
    let arrow = ArrowMark(from: Point(1, 1), to: Point(2, 2))
    let heads = try graphics([arrow]).shapes.filter { $0.fill == Fill(Theme.slide.ink) }
    #expect(heads.count == 1)
  }
}
