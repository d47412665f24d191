import Figures
import Testing

@Suite struct WeightImagesTests {
  static let themes =
    Theme.all + [Theme.slide.transparent, Theme.slide.scaled(toPixelsPerInch: 72)]

  func images(
    _ count: Int, _ height: Int = 28, _ width: Int = 28, names: [String] = [], columns: Int? = nil
  ) -> WeightImages {
    WeightImages(
      title: "Weights",
      weights: (0..<count).map { unit in
        (0..<height * width).map { Float(($0 * 7 + unit) % 21 - 10) / 40 }
      }, height: height, width: width, names: names, columns: columns)
  }

  @Test(arguments: themes) func countsAndSizesFit(theme: Theme) throws {
    for count in [1, 2, 10, 16, 64] {
      let graphics = try images(count).figure(theme: theme).graphics
      expectSound(graphics, theme: theme)
      #expect(graphics.images.count == count)
    }
    for (height, width) in [(1, 1), (1, 2), (1, 784), (784, 1), (32, 96), (200, 300)] {
      expectSound(try images(5, height, width).figure(theme: theme).graphics, theme: theme)
    }
    let named = try images(10, names: Names.fashion, columns: 5).figure(theme: theme).graphics
    expectSound(named, theme: theme)
    #expect(Set(named.images.map(\.frame.y)).count == 2)
    #expect(!named.texts.contains { $0.isCut })
  }

  /// Columns and rows are named once each, whatever the images are like.
  @Test(arguments: themes) func columnsAndRowsAreNamedOnce(theme: Theme) throws {
    let columns = (0..<6).map { "unit \(10 * $0)" }
    for (height, width) in [(28, 28), (1, 1), (1, 9), (9, 1), (60, 60)] {
      let sheet = WeightImages(
        title: "Weights", subtitle: "Three rows",
        weights: Array(repeating: [Float](repeating: 0.5, count: height * width), count: 18),
        height: height, width: width, columnNames: columns,
        rowNames: ["before", "after", "change"],
        barLabel: "weight (change ÷ 2.6)")
      let figure = try sheet.figure(theme: theme)
      expectSound(figure.graphics, theme: theme)
      let texts = figure.graphics.texts.map(\.string)
      for name in columns + ["before", "after", "change", "weight (change ÷ 2.6)"] {
        #expect(texts.count { $0 == name } == 1, "\(name)")
      }
      #expect(figure.description.hasSuffix("unit 50. Rows: before, after, change."))
    }
    let said = message { () throws(FigureError) in
      try WeightImages(
        title: "Weights", weights: [[1], [2]], height: 1, width: 1, columnNames: ["a"],
        rowNames: ["b"]
      ).figure()
    }
    #expect(said?.contains("to be the 2 units, found names of 1 columns and 1 rows") == true)
  }

  @Test(arguments: Names.lists) func namesOfAllKindsFit(names: [String]) throws {
    expectSound(try images(names.count, names: names).figure().graphics)
  }

  /// All units share one scale: its ends are the largest weight of any of them.
  @Test(arguments: Theme.all) func allUnitsShareOneScale(theme: Theme) throws {
    let figure = try WeightImages(
      title: "Weights", weights: [[0, 0.25], [-0.5, 0.5]], height: 1, width: 2
    ).figure(theme: theme)
    let (low, zero, high) =
      theme.name == "mono"
      ? (Color.black, Color(hex: 0x777777), Color.white)
      : (theme.cold, theme.ground, theme.warm)
    let colors = figure.graphics.images.map(\.colors)
    #expect(colors == [[zero, .mix(zero, high, at: 0.5)], [low, high]])
    let texts = Set(figure.graphics.texts.map(\.string))
    #expect(texts == ["Weights", "weight", "−0.5", "0", "0.5"])
    #expect(
      figure.description
        == "Weights of 2 units as images of 1 × 2 pixels, on one scale from −0.5 over 0 to 0.5.")
  }

  @Test func aLimitCutsAndSaysSo() throws {
    let figure = try WeightImages(
      title: "Weights", weights: [[0.25, -0.5, 3]], height: 3, width: 1, names: ["cat"], limit: 0.5
    ).figure()
    let theme = Theme.slide
    let colors = try #require(figure.graphics.images.first).colors
    #expect(colors == [.mix(theme.ground, theme.warm, at: 0.5), theme.cold, theme.warm])
    #expect(
      figure.description
        == "Weights of 1 unit as images of 3 × 1 pixels, on one scale from −0.5 over 0 to 0.5. "
        + "Beyond the scale, and drawn as its nearest end: 1 of 3, up to 3 in size. "
        + "In order: cat.")
  }

  @Test(arguments: Theme.all) func noWeightsAtAllAreZero(theme: Theme) throws {
    let figure = try WeightImages(
      title: "Weights", weights: [[0, 0]], height: 2, width: 1
    ).figure(theme: theme)
    let zero = theme.name == "mono" ? Color(hex: 0x777777) : theme.ground
    #expect(figure.graphics.images.map(\.colors) == [[zero, zero]])
    #expect(figure.graphics.texts.map(\.string).sorted() == ["0", "Weights", "weight"])
    #expect(
      figure.description == "Weights of 1 unit as images of 2 × 1 pixels, all of them zero.")
  }

  @Test(arguments: [Float.leastNonzeroMagnitude, 1e-30, 3e38]) func hugeAndTinyFit(size: Float)
    throws
  {
    let graphics = try WeightImages(
      title: "Weights", weights: [[-size, 0, size]], height: 1, width: 3
    ).figure().graphics
    expectSound(graphics)
    let theme = Theme.slide
    #expect(graphics.images.first?.colors == [theme.cold, theme.ground, theme.warm])
  }

  @Test func badInputIsNamed() {
    func said(
      _ weights: [[Float]], _ height: Int = 1, _ width: Int = 2, names: [String] = [],
      limit: Double? = nil, columns: Int? = nil
    ) -> String? {
      message { () throws(FigureError) in
        try WeightImages(
          title: "", weights: weights, height: height, width: width, names: names, limit: limit,
          columns: columns
        ).figure()
      }
    }
    #expect(said([]) == "expected 1 to 400 images to draw, found 0")
    let many = Array(repeating: [Float](), count: 10_000)
    #expect(said(many) == "expected 1 to 400 images to draw, found 10000")
    #expect(
      said([[]], 0, 0) == "expected weight images of at least 1 × 1 pixels, found 0 × 0")
    #expect(
      said([[1, 2], [3]])
        == "expected 2 weights in unit 1, one for each of the pixels, found 1")
    for value in [Float.nan, .infinity] {
      let text = said([[1, value]])
      #expect(
        text == "expected finite weights, found \(value) at position 1 of unit 0. "
          + "Look for a learning rate that is too large.")
    }
    #expect(
      said([[1, 2]], names: ["a", "b"])
        == "expected 1 names, one for each of the units, found 2")
    for limit in [0, -1, Double.nan, .infinity] {
      let text = said([[1, 2]], limit: limit)
      #expect(text == "expected a positive limit of the weights' scale, found \(limit)")
    }
    #expect(said([[1, 2]], columns: 0) == "expected at least one column of images, found 0")
  }
}
