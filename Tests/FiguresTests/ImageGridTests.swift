import Figures
import Testing

@Suite struct ImageGridTests {
  func image(_ height: Int, _ width: Int) -> GrayImage {
    GrayImage(
      height: height, width: width,
      pixels: (0..<height * width).map { Float($0 % 11) / 10 })
  }

  func grid(_ count: Int, _ height: Int = 28, _ width: Int = 28, columns: Int? = nil)
    -> ImageGrid
  {
    ImageGrid(
      title: "Images", images: Array(repeating: image(height, width), count: count),
      captions: (0..<count).map {
        [Names.fashion[$0 % 10], "network: Ankle boot ✓", "SVM: T-shirt/top ✗"]
      }, columns: columns)
  }

  @Test(arguments: [1, 2, 3, 8, 12, 13, 40, 100]) func countsOfAllSizesFit(count: Int) throws {
    let graphics = try grid(count).figure().graphics
    expectSound(graphics)
    #expect(graphics.images.count == count)
    if count <= 40 { #expect(!graphics.texts.contains { $0.isCut }) }
  }

  @Test(arguments: [
    (1, 1), (1, 784), (784, 1), (8, 8), (500, 500), (3000, 2000), (28, 200), (1, 5000),
  ])
  func imagesOfAllSizesFit(height: Int, width: Int) throws {
    for count in [1, 12] { expectSound(try grid(count, height, width).figure().graphics) }
  }

  @Test func longCaptionsAreCut() throws {
    let long = String(repeating: "long caption ", count: 30)
    let grid = ImageGrid(
      title: "Images", images: Array(repeating: image(28, 28), count: 12),
      captions: Array(repeating: [long, long, ""], count: 12))
    let graphics = try grid.figure().graphics
    expectSound(graphics)
    #expect(graphics.texts.contains { $0.isCut })
  }

  @Test func twelveImagesFitASlide() throws {
    let graphics = try grid(12).figure().graphics
    #expect(graphics.size == Theme.slide.size)
    #expect(graphics.images.allSatisfy { $0.scale >= 5 })
  }

  /// Few names are as large as labels, many as small as ticks, and nothing is cut for that.
  @Test(arguments: [(1, Theme.slide.labelSize), (40, Theme.slide.tickSize)])
  func captionsAreAsLargeAsTheyCan(count: Int, size: Double) throws {
    let grid = ImageGrid(
      title: "Images", images: Array(repeating: image(28, 28), count: count),
      captions: (0..<count).map { [Names.fashion[$0 % 10]] }, columns: min(count, 10))
    let captions = try grid.figure().graphics.texts.dropFirst()
    #expect(captions.count == count)
    #expect(captions.allSatisfy { $0.style.size == size && !$0.isCut })
  }

  /// Signs at the beginning of lines stand below each other, and all lines below their image.
  @Test func linesBelowTheFirstBeginBelowEachOther() throws {
    let graphics = try grid(8, columns: 4).figure().graphics
    let texts = graphics.texts.dropFirst()
    let networks = texts.filter { $0.string.hasPrefix("network") }
    let machines = texts.filter { $0.string.hasPrefix("SVM") }
    #expect(networks.count == 8 && machines.count == 8)
    for (image, lines) in zip(graphics.images, zip(networks, machines)) {
      #expect(lines.0.frame.x == lines.1.frame.x)
      let width = max(lines.0.frame.width, lines.1.frame.width)
      #expect(abs(lines.0.frame.x + width / 2 - image.frame.midX) <= 1)
    }
  }

  @Test func columnsCanBeChosen() throws {
    let graphics = try grid(12, columns: 6).figure().graphics
    expectSound(graphics)
    #expect(Set(graphics.images.map(\.frame.y)).count == 2)
  }

  /// Images keep their order, row by row, and whole pixels: 0 is white, 1 is black.
  @Test func pixelsArePlacedExactly() throws {
    let figure = try ImageGrid(
      title: "Images", images: [GrayImage(height: 1, width: 4, pixels: [0, 1, 0.5, .nan])],
      captions: [["caption"]]
    ).figure()
    let drawn = try #require(figure.graphics.images.first)
    #expect(drawn.colors.map(\.red) == [255, 0, 128, 255])
    let picture = try PNGPicture(decoding: PNGFile(figure).bytes)
    for (column, shade) in drawn.colors.map(\.red).enumerated() {
      for (row, offset) in [(0, 0), (drawn.scale - 1, drawn.scale - 1)] {
        let color = picture.color(
          row: Int(drawn.origin.y) + row,
          column: Int(drawn.origin.x) + column * drawn.scale + offset)
        #expect(color == Color(red: shade, green: shade, blue: shade))
      }
    }
  }

  /// On a dark ground a value is light ink: 0 is the ground, 1 the ink, whatever lies behind.
  @Test func darkImagesAreLightInk() throws {
    let image = GrayImage(height: 1, width: 3, pixels: [0, 1, .nan])
    for theme in [Theme.dark, .dark.transparent] {
      let graphics = try ImageGrid(title: "Images", images: [image]).figure(theme: theme).graphics
      #expect(graphics.images.first?.colors == [theme.ground, theme.ink, theme.ground])
    }
    for theme in [Theme.slide, .slide.transparent, .print, .mono] {
      let graphics = try ImageGrid(title: "Images", images: [image]).figure(theme: theme).graphics
      #expect(graphics.images.first?.colors == [.white, .black, .white])
    }
  }

  /// The data set's first look: 4 × 10 images with one line each, 3600 × 1440 on paper.
  @Test(arguments: themes) func fortyImagesWithNamesFitInTenColumns(theme: Theme) throws {
    let grid = ImageGrid(
      title: "Images", subtitle: "Training images",
      images: Array(repeating: image(28, 28), count: 40),
      captions: (0..<40).map { [Names.fashion[$0 % 10]] }, columns: 10)
    let shaped = theme.shaped(width: 12, height: 4.8)
    let graphics = try grid.figure(theme: shaped).graphics
    expectSound(graphics, theme: theme)
    #expect(Set(graphics.images.map(\.frame.y)).count == 4)
    #expect(!graphics.texts.contains { $0.isCut })
    // One line a caption is plain, so that only the title is bold.
    #expect(graphics.texts.count { $0.style.isBold } == 1)
    #expect(graphics.size == shaped.size)
    if theme.hasFreeShape {
      #expect(graphics.size == Size(3600, 1440))
      #expect(graphics.images.allSatisfy { $0.scale >= 7 })
      #expect(graphics.texts.allSatisfy { $0.lineCount == 1 })
    } else {
      #expect(graphics.images.allSatisfy { $0.frame.height >= 100 * theme.pixelsPerInch / 144 })
      #expect(graphics.texts.contains { $0.lineCount == 2 })
    }
  }

  /// Captions of one and of two lines begin on the same height, in the middle below their images.
  @Test(arguments: themes) func brokenCaptionsAreInLine(theme: Theme) throws {
    let names = ["Bag", "T-shirt/top", "Ankle boot", "Dress"]
    let grid = ImageGrid(
      title: "", images: Array(repeating: image(28, 28), count: 40),
      captions: (0..<40).map { [names[$0 % 4]] }, columns: 10)
    let graphics = try grid.figure(theme: theme).graphics
    expectSound(graphics, theme: theme)
    let counts = Set(zip(names.indices, graphics.texts).map(\.1.lineCount))
    #expect(counts == [1, 2])
    for (image, caption) in zip(graphics.images, graphics.texts) {
      let first = try #require(graphics.texts.first { abs($0.frame.y - caption.frame.y) < 20 })
      #expect(caption.frame.y == first.frame.y && caption.frame.y > image.frame.maxY)
      #expect(abs(caption.frame.midX - image.frame.midX) <= 1)
    }
  }

  /// Names that fit on a line stay on it; several lines a caption, and what is broken nowhere, let
  /// the canvas grow as ever.
  @Test func onlyWideCaptionsAreBroken() throws {
    func graphics(_ lines: [String]) throws -> Graphics {
      let captions = Array(repeating: lines, count: 40)
      return try ImageGrid(
        title: "", images: Array(repeating: image(28, 28), count: 40), captions: captions,
        columns: 10
      ).figure().graphics
    }
    let short = try graphics(["a b"])
    #expect(short.size == Theme.slide.size && short.texts.allSatisfy { $0.lineCount == 1 })
    for lines in [["Ankle boot", "Ankle boot"], ["Ankleboots"]] {
      let grown = try graphics(lines)
      expectSound(grown)
      #expect(grown.size.width > 1920)
      #expect(grown.texts.allSatisfy { $0.lineCount == 1 && !$0.isCut })
    }
  }

  static let themes =
    Theme.all + [Theme.slide.transparent, Theme.slide.scaled(toPixelsPerInch: 72)]

  @Test(arguments: themes) func aSingleImageIsLarge(theme: Theme) throws {
    for captions in [nil, [[]], [["one caption"]], [["Κλάση", "فئة 日本語"]]] {
      let graphics = try ImageGrid(title: "One", images: [image(28, 28)], captions: captions)
        .figure(theme: theme).graphics
      expectSound(graphics, theme: theme)
      let frame = try #require(graphics.images.first).frame
      #expect(frame.height >= 0.7 * graphics.size.height)
      #expect(abs(frame.midX - graphics.size.width / 2) <= 1)
    }
  }

  @Test func fourHundredImagesFit() throws {
    let graphics = try grid(400).figure().graphics
    expectSound(graphics)
    #expect(graphics.images.count == 400)
  }

  @Test(arguments: [(1, 1000), (1000, 1)], themes)
  func thinImagesFit(size: (height: Int, width: Int), theme: Theme) throws {
    for count in [1, 5] {
      expectSound(
        try grid(count, size.height, size.width).figure(theme: theme).graphics,
        theme: theme)
    }
  }

  @Test func descriptionTellsTheCaptions() throws {
    let figure = try ImageGrid(
      title: "Images", images: [image(2, 2), image(2, 2)],
      captions: [["Shirt", "SVM: Coat ✗"], []]
    ).figure()
    #expect(figure.description == "2 images of 2 × 2 pixels. Shirt, SVM: Coat ✗; .")
    let plain = try ImageGrid(title: "Image", images: [image(2, 3)]).figure()
    #expect(plain.description == "1 image of 2 × 3 pixels without captions.")
  }

  @Test func badInputIsNamed() {
    func said(_ grid: ImageGrid) -> String? {
      message { () throws(FigureError) in try grid.figure() }
    }
    #expect(
      said(ImageGrid(title: "", images: [], captions: []))
        == "expected 1 to 400 images to draw, found 0")
    #expect(
      said(ImageGrid(title: "", images: [image(2, 2)], captions: []))
        == "expected 1 captions, one for each of the images, found 0")
    #expect(
      said(
        ImageGrid(
          title: "", images: [GrayImage(height: 0, width: 0, pixels: [])], captions: [["a"]]))
        == "expected height × width pixels and at least one, found 0 × 0 and 0 pixels in image 0")
    #expect(
      said(
        ImageGrid(
          title: "", images: [GrayImage(height: 2, width: 2, pixels: [0])], captions: [["a"]]))
        == "expected height × width pixels and at least one, found 2 × 2 and 1 pixels in image 0")
    #expect(
      said(grid(2, columns: 0)) == "expected at least one column of images, found 0")
    #expect(said(grid(401)) == "expected 1 to 400 images to draw, found 401")
    #expect(said(grid(100, columns: 100))?.contains("Show fewer of them") == true)
  }
}
