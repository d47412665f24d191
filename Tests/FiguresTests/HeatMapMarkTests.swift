import Figures
import Testing

@Suite struct HeatMapMarkTests {
  static let colors = [0xff0000, 0x00ff00, 0x0000ff, 0xffff00].map { Color(hex: $0) }

  func image(
    _ mark: HeatMapMark, _ horizontal: Axis = .numbers(0...2, label: ""),
    _ vertical: Axis = .numbers(0...2, label: "")
  ) throws -> RasterImage? {
    let panel = Panel(horizontal: horizontal, vertical: vertical, marks: [mark])
    let graphics = try Chart(title: "", panels: [panel]).graphics(theme: .slide)
    expectSound(graphics)
    return graphics.images.first
  }

  func mark(_ xs: ClosedRange<Double> = 0...2, _ ys: ClosedRange<Double> = 0...2) -> HeatMapMark {
    HeatMapMark(rowCount: 2, columnCount: 2, colors: Self.colors, xs: xs, ys: ys)
  }

  /// The colours in the corners: upper left, upper right, lower left, lower right.
  func corners(_ image: RasterImage) -> [Color] {
    let last = image.colors.count - 1
    let row = image.columnCount - 1
    return [image.colors[0], image.colors[row], image.colors[last - row], image.colors[last]]
  }

  @Test func theFirstRowIsBelow() throws {
    let found = try #require(try image(mark()))
    #expect(corners(found) == [2, 3, 0, 1].map { Self.colors[$0] })
    #expect(found.scale == 1 && found.isGround)
  }

  @Test func theFirstRowIsAboveOnAReversedAxis() throws {
    let rows = Axis.categories(["a", "b"], isReversed: true)
    let found = try #require(try image(mark(), .categories(["a", "b"]), rows))
    #expect(corners(found) == Self.colors)
  }

  /// Every pixel belongs to a cell, and each cell has its half, give or take a pixel.
  @Test func cellsLeaveNoSeam() throws {
    let found = try #require(try image(mark()))
    #expect(found.colors.count == found.rowCount * found.columnCount)
    #expect(Set(found.colors) == Set(Self.colors))
    let top = found.colors[..<found.columnCount]
    #expect(abs(top.count { $0 == Self.colors[2] } - found.columnCount / 2) <= 1)
  }

  /// On an axis from 0 to 2, cells from 1 to 3 show their lower left one only.
  @Test func whatIsOutsideIsLeftOut() throws {
    let found = try #require(try image(mark(1...3, 1...3)))
    #expect(Set(found.colors) == [Self.colors[0]])
    #expect(try image(mark(5...7)) == nil)
  }

  @Test func moreCellsThanPixelsAreThinnedOut() throws {
    let many = HeatMapMark(
      rowCount: 1, columnCount: 10_000, colors: (0..<10_000).map { Self.colors[$0 / 5000] },
      xs: 0...2, ys: 0...2)
    let found = try #require(try image(many))
    #expect(Set(found.colors) == Set(Self.colors[..<2]))
  }

  @Test func countsMustAgree() async {
    await #expect(processExitsWith: .failure) {
      _ = HeatMapMark(rowCount: 1, columnCount: 2, colors: [.white], xs: 0...1, ys: 0...1)
    }
  }
}
