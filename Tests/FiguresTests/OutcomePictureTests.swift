import Figures
import Testing

@Suite struct OutcomePictureTests {
  func counts(_ tn: Int, _ fp: Int, _ fn: Int, _ tp: Int) -> Outcomes<Int> {
    Outcomes(trueNegatives: tn, falsePositives: fp, falseNegatives: fn, truePositives: tp)
  }

  func picture(
    _ counts: Outcomes<Int>, _ positive: String = "5", _ negative: String = "not 5",
    images: Outcomes<[GrayImage]>? = nil
  ) -> OutcomePicture {
    OutcomePicture(
      title: "A detector of fives", counts: counts, positiveName: positive, negativeName: negative,
      images: images)
  }

  func images(_ tn: Int, _ fp: Int, _ fn: Int, _ tp: Int, height: Int = 28, width: Int = 28)
    -> Outcomes<[GrayImage]>
  {
    func some(_ count: Int) -> [GrayImage] {
      let pixels = (0..<height * width).map { Float($0 % 7) / 6 }
      return Array(repeating: GrayImage(height: height, width: width, pixels: pixels), count: count)
    }
    return Outcomes(
      trueNegatives: some(tn), falsePositives: some(fp), falseNegatives: some(fn),
      truePositives: some(tp))
  }

  static let tables: [[Int]] = [
    [5, 1, 2, 3], [0, 0, 0, 0], [1, 0, 0, 0], [0, 0, 0, 1], [60, 60, 60, 60], [61, 0, 0, 1],
    [8961, 39, 57, 943], [Int](repeating: 1_000_000_000_000, count: 4),
  ]

  @Test(arguments: tables, diagramThemes) func countsOfAllSizesFit(table: [Int], theme: Theme)
    throws
  {
    let counts = counts(table[0], table[1], table[2], table[3])
    expectSound(try picture(counts).figure(theme: theme).graphics, theme: theme)
  }

  @Test(arguments: Names.lists) func namesOfAllKindsFit(names: [String]) throws {
    for theme in diagramThemes {
      let figure = try picture(counts(5, 1, 2, 3), names[0], names.last ?? "").figure(theme: theme)
      expectSound(figure.graphics, theme: theme)
    }
  }

  @Test(arguments: [(28, 28), (1, 1), (1, 784), (784, 1), (2000, 1000)], diagramThemes)
  func imagesOfAllSizesFit(size: (height: Int, width: Int), theme: Theme) throws {
    let images = images(5, 1, 2, 3, height: size.height, width: size.width)
    let graphics = try picture(counts(5, 1, 2, 3), images: images).figure(theme: theme).graphics
    expectSound(graphics, theme: theme)
    #expect(graphics.images.count == 11)
  }

  /// Where there is room, accuracy and F1 are as large as precision and recall.
  @Test func theRatesAreAsLargeAsTheRest() throws {
    let texts = try picture(counts(5, 1, 2, 3), images: images(5, 1, 2, 3)).figure().graphics.texts
    let accuracy = try #require(texts.first { $0.string.hasPrefix("accuracy =") })
    let precision = try #require(texts.first { $0.string.hasPrefix("= 3 / (3 + 1)") })
    #expect(accuracy.frame.height == precision.frame.height)
  }

  /// Open squares for 5 + 1 that are not in the class, discs for the 2 + 3 that are.
  @Test func everyExampleIsDrawn() throws {
    let graphics = try picture(counts(5, 1, 2, 3)).figure().graphics
    let discs = graphics.shapes.filter {
      if case .circle = $0.outline { $0.fill == Fill(Theme.slide.series(0).color) } else { false }
    }
    let squares = graphics.shapes.filter {
      if case .rectangle = $0.outline { $0.fill == Fill(Theme.slide.ground) } else { false }
    }
    #expect(discs.count == 5 && squares.count == 6)
    // The cells: solid edges for what is right, dashed ones for what is wrong.
    #expect(graphics.shapes.compactMap(\.stroke).filter { !$0.dash.isEmpty }.count == 2)
  }

  @Test func everyNumberIsWritten() throws {
    let figure = try picture(counts(5, 1, 2, 3)).figure()
    let texts = figure.graphics.texts.map { $0.string.replacing("\u{a0}", with: " ") }
    let expected = [
      "✓ true negatives 5", "✗ false positives 1", "✗ false negatives 2", "✓ true positives 3",
      "truth: not 5", "truth: 5", "predicted: not 5", "predicted: 5", "precision",
      "= 3 / (3 + 1) = 0.75", "recall", "= 3 / (3 + 2)", "= 0.60", "accuracy = (5 + 3) / 11 = 0.73",
      "F_{1} = 2 · 3 / (2 · 3 + 1 + 2) = 0.67",
    ]
    #expect(expected.filter { !texts.contains($0) } == [])
    #expect(
      figure.description
        == "True and false positives and negatives of “5” against “not 5”; rows are the truth, "
        + "columns the prediction. true negatives 5, false positives 1, false negatives 2, true "
        + "positives 3. Precision: 3 / (3 + 1) = 0.75. Recall: 3 / (3 + 2) = 0.60. "
        + "Accuracy: (5 + 3) / 11 = 0.73. F1: 2 · 3 / (2 · 3 + 1 + 2) = 0.67.")
  }

  /// Rows are the truth, columns the prediction: false positives stand above true ones.
  @Test func cellsStandInTheirRowsAndColumns() throws {
    let texts = try picture(counts(5, 1, 2, 3)).figure().graphics.texts
    func frame(_ start: String) throws -> Rectangle {
      try #require(texts.first { $0.string.hasPrefix(start) }).frame
    }
    let (tn, fp) = (try frame("✓ true neg"), try frame("✗ false pos"))
    let (fn, tp) = (try frame("✗ false neg"), try frame("✓ true pos"))
    #expect(tn.y == fp.y && fn.y == tp.y && tn.maxY < fn.y)
    #expect(abs(fp.midX - tp.midX) < 1 && abs(tn.midX - fn.midX) < 1 && tn.maxX < fp.x)
    #expect(try frame("predicted: 5").midX == fp.midX)
    #expect(try frame("recall").y > fp.maxY)
  }

  /// The eleven answers of the notebook: 4 × 28 pixels each can be told apart from the last row.
  @Test(arguments: [Theme.slide, .dark, .mono]) func elevenImagesAreLarge(theme: Theme) throws {
    for name in ["Shirt", "Pullover", "T-shirt/top", "Ankle boot"] {
      let picture = picture(counts(5, 1, 2, 3), name, "not \(name)", images: images(5, 1, 2, 3))
      let graphics = try picture.figure(theme: theme).graphics
      expectSound(graphics, theme: theme)
      #expect(graphics.size == theme.size)
      #expect(graphics.images.allSatisfy { $0.frame.height >= 112 })
    }
  }

  /// The precision stands in one line where it can: as high as its fraction, in the middle of the
  /// two cells that it speaks of.
  @Test func precisionStandsInOneLine() throws {
    let texts = try picture(counts(5, 1, 2, 3)).figure().graphics.texts
    let name = try #require(texts.first { $0.string == "precision" }).frame
    let fraction = try #require(texts.first { $0.string == "= 3 / (3 + 1) = 0.75" }).frame
    let cell = try #require(texts.first { $0.string.hasPrefix("✓ true positives") }).frame
    #expect(name.y == fraction.y && name.maxX < fraction.x)
    #expect(abs((name.x + fraction.maxX) / 2 - cell.midX) <= 1)
  }

  @Test func manyExamplesAreNumbers() throws {
    let texts = try picture(counts(8961, 39, 57, 943)).figure().graphics.texts
    let strings = texts.map(\.string)
    #expect(strings.contains("8,961") && strings.contains("✓ true negatives"))
    #expect(strings.contains { $0.hasSuffix("Areas are not to scale.") })
    let some = try picture(counts(8961, 39, 57, 943), images: images(6, 1, 1, 6)).figure()
    #expect(some.graphics.images.count == 14)
    #expect(
      some.graphics.texts.contains { $0.string.hasSuffix("Only some examples are shown.") })
  }

  @Test func zeroDenominatorsAreUndefined() throws {
    let texts = try picture(counts(0, 0, 0, 0)).figure().graphics.texts.map(\.string)
    #expect(texts.filter { $0.contains("undefined (0 / 0)") }.count == 4)
  }

  @Test func badInputIsNamed() {
    func said(_ picture: OutcomePicture, _ theme: Theme = .slide) -> String? {
      message { () throws(FigureError) in try picture.figure(theme: theme) }
    }
    #expect(
      said(picture(counts(0, -1, 0, 0)))
        == "expected 0 to 1000000000000 false positives, found -1")
    #expect(
      said(picture(counts(Int.max, 0, 0, 0)))?.contains("true negatives, found 9223") == true)
    #expect(
      said(picture(counts(5, 1, 2, 3), images: images(5, 2, 2, 3)))
        == "expected at most 1 images of false positives, found 2")
    #expect(
      said(picture(counts(5, 1, 2, 3), images: images(1, 0, 0, 0, height: 0, width: 0)))
        == "expected height × width pixels and at least one, found 0 × 0 and 0 pixels in an image "
        + "of true negatives")
    var small = Theme.slide
    small.size = Size(400, 300)
    #expect(said(picture(counts(5, 1, 2, 3)), small)?.contains("larger size") == true)
  }
}
