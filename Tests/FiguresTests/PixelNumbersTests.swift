import Figures
import Testing

@Suite struct PixelNumbersTests {
  /// A white image with an edge: full ink from column 16 on, in rows 20 to 24 only.
  func image(_ height: Int = 28, _ width: Int = 28) -> GrayImage {
    GrayImage(
      height: height, width: width,
      pixels: (0..<height * width).map {
        (20..<25).contains($0 / width) && $0 % width >= 16 ? 1 : 0
      })
  }

  @Test(arguments: Themes.all.dropLast()) func imagesOfAllSizesFit(theme: Theme) throws {
    for (height, width) in [(8, 8), (28, 28), (64, 64), (8, 64), (64, 8)] {
      for caption in ["", "Ankle boot", String(repeating: "a long story ", count: 30)] {
        let graphics = try PixelNumbers(
          title: "Image", subtitle: "What each pixel is", image: image(height, width),
          caption: caption
        ).figure(theme: theme).graphics
        expectSound(graphics, theme: theme)
        #expect(graphics.images.count == 1 && graphics.size == theme.size)
        let texts = graphics.texts.map(\.string)
        #expect(texts.count { Double($0) != nil } == 25)
      }
    }
  }

  /// The square is where about as many pixels are inked as not.
  ///
  /// The variance p (1 - p) is largest where the inked share p of 25 pixels is nearest to a half: 12
  /// pixels, as 3 rows of 4. The first such square begins in row 18, column 15.
  @Test func theSquareIsWhereNumbersDifferMost() throws {
    let figure = try PixelNumbers(title: "Edge", image: image(), caption: "edge").figure()
    let texts = figure.graphics.texts.map(\.string)
    #expect(texts.contains("rows 18–22, columns 15–19"))
    let rows = [0, 0, 1, 1, 1].map {
      $0 == 0 ? "0.00 0.00 0.00 0.00 0.00" : "0.00 1.00 1.00 1.00 1.00"
    }
    let numbers = texts.filter { Double($0) != nil }.joined(separator: " ")
    #expect(numbers == rows.joined(separator: " "))
    #expect(
      figure.description
        == "An image of “edge”, 28 × 28 pixels, beside the numbers of its pixels in "
        + "rows 18–22, columns 15–19, counted from 0.")
  }

  /// A cell has the colour of its pixel, and its number can be read on it.
  @Test(arguments: Theme.all) func cellsAreTheirPixels(theme: Theme) throws {
    let graphics = try PixelNumbers(title: "Edge", image: image()).figure(theme: theme).graphics
    let colors = try #require(graphics.images.first).colors
    let numbers = graphics.texts.filter { Double($0.string) != nil }
    let fills = graphics.shapes.compactMap(\.fill?.color)
    #expect(fills == (18..<23).flatMap { row in (15..<20).map { colors[28 * row + $0] } })
    for (number, fill) in zip(numbers, fills) {
      #expect(number.style.color.contrast(with: fill) >= 4.5)
    }
  }

  @Test func valuesAreThoseThatAreDrawn() throws {
    var pixels = [Float](repeating: 0, count: 64)
    pixels.replaceSubrange(3..<8, with: [.nan, -3, 7, 0.125, .infinity])
    let texts = try PixelNumbers(
      title: "Odd", image: GrayImage(height: 8, width: 8, pixels: pixels)
    ).figure().graphics.texts.map(\.string)
    let numbers = texts.filter { Double($0) != nil }.prefix(5).joined(separator: " ")
    #expect(numbers == "0.00 0.00 1.00 0.12 1.00")
  }

  @Test func badInputIsNamed() {
    func said(_ height: Int, _ width: Int, count: Int? = nil) -> String? {
      message { () throws(FigureError) in
        try PixelNumbers(
          title: "",
          image: GrayImage(
            height: height, width: width,
            pixels: Array(repeating: 0, count: count ?? height * width))
        ).figure()
      }
    }
    for (height, width) in [(7, 28), (28, 7), (65, 28), (28, 1000)] {
      #expect(
        said(height, width)
          == "expected an image of 8 to 64 rows and columns to write numbers of, found "
          + "\(height) × \(width). Draw it without numbers, with ImageGrid.")
    }
    #expect(said(0, 0)?.contains("found 0 × 0 and 0 pixels in image 0") == true)
    #expect(said(28, 28, count: 1)?.contains("found 28 × 28 and 1 pixels in image 0") == true)
  }
}
