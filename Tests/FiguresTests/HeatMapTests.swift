import Figures
import Testing

@Suite struct HeatMapTests {
  func map(
    _ values: [[Double]], rows: HeatMap.Side? = nil, columns: HeatMap.Side? = nil,
    scale: ColorScale.Kind = .sequential, range: ClosedRange<Double>? = nil
  ) -> HeatMap {
    HeatMap(
      title: "Map", values: values,
      rows: rows ?? .numbers(0...1, label: "row"),
      columns: columns ?? .numbers(0...1, label: "column"), valueLabel: "value", scale: scale,
      range: range)
  }

  @Test(arguments: Names.lists) func namesOfAllKindsFit(names: [String]) throws {
    let values = names.indices.map { row in
      names.indices.map { $0 == row && row > 0 ? .nan : Double(row - $0) }
    }
    for theme in Theme.all {
      let map = map(values, rows: .names(names), columns: .names(names), scale: .aroundZero)
      expectSound(try map.figure(theme: theme).graphics, theme: theme)
    }
  }

  @Test(arguments: [0, 1, -7, 1e300, -1e300, 1e-300])
  func valuesOfAllSizesFit(size: Double) throws {
    for scale in [ColorScale.Kind.sequential, .aroundZero] {
      expectSound(try map([[size]], scale: scale).figure().graphics)
      expectSound(try map([[size, -size], [0, size / 3]], scale: scale).figure().graphics)
    }
  }

  /// Names run down, as in a table; numbers run up, as on an axis.
  @Test func theFirstRowIsWhereItIsExpected() throws {
    let sides = HeatMap.Side.names(["a", "b"])
    let named = try map([[1, 2], [3, 4]], rows: sides, columns: sides).figure().graphics
    func frame(_ string: String, _ graphics: Graphics) throws -> Rectangle {
      try #require(graphics.texts.first { $0.string == string }).frame
    }
    #expect(try frame("1", named).maxY < frame("3", named).y)
    #expect(try frame("1", named).maxX < frame("2", named).x)
    let numbered = try map([[11, 12], [13, 14]]).figure().graphics
    #expect(try frame("11", numbered).y > frame("13", numbered).maxY)
  }

  @Test func valuesAreWrittenReadablyOrNotAtAll() throws {
    for theme in Theme.all {
      let values = (0..<5).map { row in (0..<5).map { Double(row * 5 + $0) + 0.5 } }
      let graphics = try map(values).figure(theme: theme).graphics
      let image = try #require(graphics.images.first { $0.isGround })
      let numbers = graphics.texts.filter { image.frame.contains($0.frame) }
      #expect(numbers.count == 25)
      for number in numbers {
        let (x, y) = (number.frame.midX - image.origin.x, number.frame.midY - image.origin.y)
        let ground = image.colors[Int(y) * image.columnCount + Int(x)]
        #expect(number.style.color.contrast(with: ground) >= 4.5)
      }
    }
    let crowded = (0..<20).map { row in (0..<30).map { Double(row * $0) + 0.125 } }
    let graphics = try map(crowded).figure().graphics
    #expect(!graphics.texts.contains { $0.string.hasSuffix(".125") })
  }

  @Test func theScaleStandsOnTheRight() throws {
    let graphics = try map([[0, 0.5], [0.5, 1]]).figure().graphics
    let table = try #require(graphics.images.first).frame
    let bar = graphics.shapes.filter { $0.fill != nil && bounds($0).x > table.maxX }
    let (top, bottom) = (try #require(bar.last), try #require(bar.first))
    #expect(abs(bounds(top).y - table.y) <= 2 && abs(bounds(bottom).maxY - table.maxY) <= 2)
    #expect(bottom.fill?.color == .mix(.white, Theme.slide.heat, at: 0.5 / Double(bar.count)))
    let label = try #require(graphics.texts.first { $0.string == "value" })
    #expect(label.isUpright && label.frame.x > bounds(top).maxX)
  }

  @Test func unknownValuesAreHatchedAndSaid() throws {
    let figure = try map([[1, .nan], [2, 3]]).figure()
    expectSound(figure.graphics)
    #expect(figure.graphics.texts.contains { $0.string == "no value" })
    #expect(figure.graphics.shapes.count { $0.fill?.hatch == .rising } == 2)  // and in the legend
    #expect(
      figure.description
        == "Heat map of value, 2 rows × 2 columns: lowest 1 at row 0.25, column 0.25; highest 3 "
        + "at row 0.75, column 0.75. 1 without a value, hatched.")
  }

  /// Without hues, brightness tells the signs: it rises from the lowest over zero to the highest.
  @Test func signsShowWithoutColour() throws {
    let figure = try map([[-3, 0, 3]], scale: .aroundZero).figure(theme: .mono)
    expectSound(figure.graphics, theme: .mono)
    let cells = try #require(figure.graphics.images.first)
    let row = cells.colors.prefix(cells.columnCount).map(\.luminance)
    let (low, zero, high) = (row[0], row[row.count / 2], row[row.count - 1])
    #expect(low < zero && zero < high)
  }

  @Test func largeTablesAreDrawn() throws {
    let values = (0..<1000).map { row in (0..<2048).map { Double(row + $0) } }
    expectSound(try map(values).figure().graphics)
  }

  @Test func badInputIsNamed() {
    func said(_ map: HeatMap) -> String? {
      message { () throws(FigureError) in try map.figure() }
    }
    #expect(said(map([])) == "expected 1 to 2048 rows to draw, found 0")
    #expect(said(map([[], []])) == "expected 1 to 2048 columns to draw, found 0")
    let names = HeatMap.Side.names([])
    #expect(
      said(map([], rows: names, columns: names)) == "expected 1 to 512 named rows to draw, found 0")
    #expect(
      said(map([[Double](repeating: 0, count: 10_000)]))
        == "expected 1 to 2048 columns to draw, found 10000")
    #expect(
      said(map([[1, 2], [3]]))
        == "expected 2 values in row 1 of the matrix, one for each of the columns, found 1")
    #expect(
      said(map([[1, 2]], columns: .names(["a"])))
        == "expected 2 names, one for each of the columns, found 1")
    #expect(said(map([[1, .infinity]]))?.contains("found inf in row 0, column 1") == true)
    #expect(said(map([[.nan]])) == "expected a value in the matrix, found NaN everywhere")
    #expect(said(map([[1]], range: 0...Double.infinity))?.contains("range of colours") == true)
    #expect(
      said(map([[1]], rows: .numbers(2...2)))
        == "expected a range of the rows, found 2.0 at both ends")
  }
}
