import Figures
import Testing

@Suite struct PredictionImagesTests {
  static let themes =
    Theme.all + [Theme.slide.transparent, Theme.slide.scaled(toPixelsPerInch: 72)]

  func image(_ height: Int = 28, _ width: Int = 28) -> GrayImage {
    GrayImage(
      height: height, width: width, pixels: (0..<height * width).map { Float($0 % 11) / 10 })
  }

  /// Image number i is taken for class i with a probability of 0.6; every third is wrong.
  func images(
    _ count: Int, names: [String] = Names.fashion, hidesTruth: Bool = false, bars: Bool = false
  ) -> PredictionImages {
    let rows = (0..<count).map { index in
      names.indices.map {
        $0 == index % names.count ? 0.6 : 0.4 / Double(max(names.count - 1, 1))
      }
    }
    return PredictionImages(
      title: "Predictions", images: Array(repeating: image(), count: count), probabilities: rows,
      truth: (0..<count).map { ($0 % 3 == 2 ? $0 + 1 : $0) % names.count }, classNames: names,
      hidesTruth: hidesTruth, showsBars: bars)
  }

  @Test(arguments: themes) func countsOfAllSizesFit(theme: Theme) throws {
    for count in [1, 2, 3, 8, 13, 40] {
      for bars in [false, true] {
        for hidesTruth in [false, true] {
          let graphics = try images(count, hidesTruth: hidesTruth, bars: bars)
            .figure(theme: theme).graphics
          expectSound(graphics, theme: theme)
          #expect(graphics.images.count == count)
          // With forty times three bars, and on small paper, names may be cut.
          if count <= (theme.hasFreeShape ? 3 : 13) {
            #expect(!graphics.texts.contains { $0.isCut })
          }
        }
      }
    }
  }

  @Test(arguments: Names.lists) func namesOfAllKindsFit(names: [String]) throws {
    for bars in [false, true] {
      expectSound(try images(6, names: names, bars: bars).figure().graphics)
    }
  }

  /// Three images in a row on paper, 7.2 × 2.4 inches at 300 pixels an inch.
  @Test func threeImagesFitInARowOnPaper() throws {
    let theme = Theme.print.shaped(width: 7.2, height: 2.4)
    let graphics = try images(3).figure(theme: theme).graphics
    expectSound(graphics, theme: theme)
    #expect(graphics.size == Size(2160, 720))
    #expect(Set(graphics.images.map(\.frame.y)).count == 1)
    #expect(!graphics.texts.contains { $0.isCut })
    // 28 pixels of 13 each: at least half of the height.
    #expect(graphics.images.allSatisfy { $0.frame.height >= 350 })
  }

  /// Captions are as large as labels where there is room, beside three images on a slide.
  @Test(arguments: [(3, Theme.slide.labelSize), (40, Theme.slide.tickSize)])
  func captionsAreAsLargeAsTheyCan(count: Int, size: Double) throws {
    let texts = try images(count).figure().graphics.texts.dropFirst()
    #expect(texts.allSatisfy { $0.style.size == size })
    let bars = try images(count, bars: true).figure().graphics.texts.dropFirst()
    #expect(bars.allSatisfy { $0.style.size == Theme.slide.tickSize })
  }

  /// Right and wrong differ in sign and frame, and the truth is told.
  @Test(arguments: Theme.all) func rightAndWrongDifferWithoutColor(theme: Theme) throws {
    let graphics = try images(3).figure(theme: theme).graphics
    let texts = graphics.texts.map(\.string)
    #expect(texts.count { $0.hasPrefix("✓ ") } == 2)
    #expect(texts.count { $0.hasPrefix("✗ ") } == 1)
    #expect(texts.contains("✗ Pullover, p = 0.60") && texts.contains("true: Dress"))
    let frames = graphics.shapes.compactMap { $0.fill == nil ? $0.stroke : nil }
    #expect(frames.map { !$0.dash.isEmpty } == [false, false, true])
    #expect(frames[2].width >= 2 * frames[0].width)
    for text in graphics.texts {
      #expect(text.style.color.contrast(with: theme.ground) >= 4.5)
    }
  }

  @Test func truthCanBeHiddenOrUnknown() throws {
    let names = ["cat", "dog"]
    let rows = [[0.25, 0.75], [0.75, 0.25]]
    func figure(_ truth: [Int]?, hides: Bool) throws -> Figure {
      try PredictionImages(
        title: "Vote", images: [image(), image()], probabilities: rows, truth: truth,
        classNames: names, hidesTruth: hides
      ).figure()
    }
    let hidden = try figure([0, 0], hides: true)
    #expect(hidden.graphics == (try figure(nil, hides: false).graphics))
    #expect(
      hidden.description
        == "Predictions for 2 images: dog with probability 0.75; cat with probability 0.75.")
    #expect(!hidden.graphics.texts.contains { $0.string.contains("true") })
    #expect(
      try figure([0, 0], hides: false).description
        == "Predictions for 2 images, 1 of them right: dog with probability 0.75, wrong, true: "
        + "cat; cat with probability 0.75, right.")
  }

  static let written: [(Double, String)] = [
    (0.0, "= 0.00"), (1e-300, "< 0.01"), (0.004, "< 0.01"), (0.006, "= 0.01"),
    (0.5, "= 0.50"), (0.994, "= 0.99"), (0.996, "> 0.99"),
    (0.999_999_999_999_999_9, "> 0.99"), (1, "= 1.00"),
  ]

  /// A probability is 0.00 or 1.00 only if it is 0 or 1.
  @Test(arguments: written)
  func probabilitiesAreNotRoundedAway(probability: Double, expected: String) throws {
    let graphics = try PredictionImages(
      title: "One", images: [image()], probabilities: [[probability]], truth: nil,
      classNames: ["cat"]
    ).figure().graphics
    #expect(graphics.texts.map(\.string) == ["One", "cat, p \(expected)"])
  }

  /// Of equal probabilities the first class is taken, as `argmax` does; bars are the top three.
  @Test func barsAreTheThreeLargest() throws {
    let graphics = try PredictionImages(
      title: "Bars", images: [image()], probabilities: [[0.1, 0.4, 0.05, 0.4, 0.05]], truth: [3],
      classNames: ["a", "b", "c", "d", "e"], showsBars: true
    ).figure().graphics
    #expect(
      graphics.texts.map(\.string)
        == ["Bars", "✗ b, p = 0.40", "true: d", "b", "0.40", "d", "0.40", "a", "0.10"])
    let bars = graphics.shapes.filter { $0.fill != nil }.map { bounds($0).width }
    #expect(bars.count == 3 && bars[0] == bars[1])
    #expect(abs(bars[2] / bars[0] - 0.25) < 1e-9)
  }

  @Test func badInputIsNamed() {
    func said(
      _ probabilities: [[Double]], truth: [Int]? = nil, names: [String] = ["a", "b"],
      count: Int = 1, height: Int = 2
    ) -> String? {
      message { () throws(FigureError) in
        try PredictionImages(
          title: "", images: Array(repeating: image(height, height), count: count),
          probabilities: probabilities, truth: truth, classNames: names
        ).figure()
      }
    }
    #expect(said([], count: 0) == "expected 1 to 400 images to draw, found 0")
    #expect(said([], count: 10_000) == "expected 1 to 400 images to draw, found 10000")
    #expect(said([[1, 0]], height: 0)?.contains("found 0 × 0 and 0 pixels in image 0") == true)
    #expect(said([[]], names: []) == "expected at least 1 class name, found none")
    #expect(
      said([]) == "expected 1 rows of probabilities, one for each of the images, found 0")
    #expect(
      said([[1]])
        == "expected 2 probabilities of image 0, one for each of the classes, found 1")
    for value in [-0.1, 1.1, Double.nan, .infinity] {
      let text = said([[0, value]])
      #expect(
        text == "expected probabilities from 0 to 1, found \(value) for image 0. "
          + "Scores must be turned into probabilities first.")
    }
    #expect(
      said([[1, 0]], truth: [])
        == "expected 1 true classes, one for each of the images, found 0")
    #expect(
      said([[1, 0]], truth: [2])
        == "expected true classes from 0 to 1, found 2 for image 0")
  }
}
