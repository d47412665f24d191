import Figures
import Foundation
import LessonSupport
import Testing
import Workbench

/// A picture of one's own becomes an image like those that were learnt from, or is refused.
@Suite struct OwnPictureTests {
  @Test(arguments: try PictureReference.all()) func whatIsSeenIsAsNumPySays(
    reference: PictureReference
  ) throws {
    let picture = try read(reference.bytes)
    #expect(picture.isLight == reference.isLight && picture.isClear == reference.isClear)
    #expect(picture.reachesEdge == reference.reachesEdge)
    #expect(
      picture.warning?.contains("reaches the edge of the picture") ?? false == reference.reachesEdge
    )
    #expect([picture.size.height, picture.size.width] == reference.size)
    #expect([picture.thingSize.height, picture.thingSize.width] == reference.thing)
    let seen = picture.seen(as: ImageSize(height: 8, width: 8))
    #expect((seen.height, seen.width) == (8, 8))
    let distance = zip(seen.pixels, reference.seen).map { abs($0 - $1) }.max() ?? 1
    #expect(distance < 1e-5)
  }

  /// 300 × 2,400 pixels of one shade but for a square of 100 × 100: what is reduced before it is
  /// looked at, and what is not, are the same to a part in a hundred.
  @Test func aLargePictureIsTheSameAsASmallOne() throws {
    func picture(_ unit: Int) throws -> [Float] {
      let (height, width) = (3 * unit, 24 * unit)
      let pixels = (0..<height * width).map { place -> Float in
        let (row, column) = (place / width, place % width)
        let isInk = row >= unit && column >= unit && column < 23 * unit && row < 2 * unit
        return isInk ? 0.25 + 0.5 * Float(column) / Float(width) : 0
      }
      let image = GrayImage(height: height, width: width, pixels: pixels)
      let bytes = try png(of: image)
      return try read(bytes).seen(as: ImageSize(height: 28, width: 28)).pixels
    }
    let (small, large) = (try picture(10), try picture(100))
    let distance = zip(small, large).map { abs($0 - $1) }.max() ?? 1
    #expect(distance < 0.02 && small.max() ?? 0 > 0.5)
  }

  /// A thing on its own ground in the middle: where there is no middle, one pixel further up.
  @Test func whatIsNotSquareStandsInTheMiddle() throws {
    let wide = GrayImage(height: 1, width: 4, pixels: [1, 1, 1, 1])
    let image = wide.fitted(into: ImageSize(height: 4, width: 4))
    #expect(image.pixels == [0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0])
    // 3 × 1 in 2 × 6: two thirds of a column become one whole column.
    let high = GrayImage(height: 3, width: 1, pixels: [0, 0.75, 0.75])
    #expect(
      high.fitted(into: ImageSize(height: 2, width: 6)).pixels == [
        0, 0, 0.25, 0, 0, 0,
        0, 0, 0.75, 0, 0, 0,
      ])
  }

  static let whole = (try? PictureReference.all()[0].bytes) ?? []

  @Test(arguments: [
    (
      "text", Array("not a picture".utf8), "expected a PNG, found something else; export it as PNG"
    ),
    ("JPEG", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16], "expected a PNG, found a JPEG; export it as PNG"),
    ("empty", [], "expected a PNG, found an empty file"),
    ("cut off", Array(whole.prefix(whole.count / 2)), "expected a PNG"),
    ("head only", Array(whole.prefix(20)), "expected a PNG"),
  ])
  func whatIsNoPictureIsRefused(name: String, bytes: [UInt8], words: String) throws {
    try #require(!Self.whole.isEmpty)
    let error = #expect(throws: FigureError.self) { try read(bytes) }
    #expect(error?.description.contains(words) == true, "\(name)")
    #expect(error?.description.contains("own.png: ") == true)
  }

  /// 4,097 × 4,097 pixels are more than 2²⁴.
  @Test func aHugePictureIsRefused() throws {
    let pixels = try Pixels(width: 4097, height: 4097)
    let bytes = try PNGFile(pixels, resolution: 72, text: []).bytes
    let error = #expect(throws: FigureError.self) { try read(bytes) }
    #expect(
      error?.description.contains("found 4,097 × 4,097, width × height; make it smaller") == true)
  }

  /// One pixel, one shade, and something so faint that it might be the ground.
  @Test(arguments: [
    GrayImage(height: 1, width: 1, pixels: [0.3]),
    GrayImage(height: 1, width: 1, pixels: [1]),
    GrayImage(height: 9, width: 9, pixels: Array(repeating: 0.8, count: 81)),
    GrayImage(height: 3, width: 3, pixels: [0, 0, 0, 0, 0.04, 0, 0, 0, 0]),
  ])
  func nothingOnTheGroundIsRefused(image: GrayImage) throws {
    let error = #expect(throws: FigureError.self) { try read(png(of: image)) }
    #expect(error?.description.contains("than its ground, found a picture of one shade") == true)
  }

  /// 21 × 30 pixels as NumPy counts rows and columns, 30 × 21 as people say width and height.
  @Test func sizesAreWidthTimesHeight() throws {
    let reference = try #require(try PictureReference.all().first)
    try #require(reference.size == [21, 30])
    let words = try read(reference.bytes).summary(as: ImageSize(height: 28, width: 28))
    let thing = "\(reference.thing[1]) × \(reference.thing[0])"
    #expect(words.contains("own.png, 30 × 21 pixels") && words.contains("cut to \(thing), which"))
  }

  @Test func aClearGroundIsSaid() throws {
    let clear = try PictureReference.all().filter(\.isClear)
    #expect(Set(clear.map(\.isLight)) == [true, false])
    for reference in clear {
      let words = try read(reference.bytes).summary(as: ImageSize(height: 28, width: 28))
      #expect(words.contains("Its ground is clear: what is opaque is the thing"))
      #expect(words.contains(reference.isLight ? "as on white paper" : "as on black paper"))
    }
  }

  /// Dark ink on white paper: the photo's corner is the lighter, whatever the style, while the image
  /// of ink is light on a dark ground.
  @Test(arguments: [Theme.slide, .dark, .mono, .print]) func aPhotoIsDrawnAsItIs(theme: Theme)
    throws
  {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "d")
    let data = try Dataset.images(folder: folder.path + "/d")
    let network = try Sequential(inputShape: data.imageShape, seed: 1) {
      Flatten()
      Dense(3, activation: .softmax)
    }
    var ink = [Float](repeating: 0, count: 81)
    ink[40] = 1
    let picture = try read(png(of: GrayImage(height: 9, width: 9, pixels: ink)))
    let guess = try PictureGuess(picture, by: network, trainedOn: data)
    let images = try FashionFigures(theme: theme).picture(guess).graphics.images
    try #require(images.count == 2)
    let (photo, columns) = (images[0].colors.map(\.luminance), images[0].columnCount)
    let middle = images[0].rowCount / 2 * columns + columns / 2
    let isAsItIs = photo[0] > 0.5 && photo[middle] < 0.1
    #expect(isAsItIs)
  }

  @Test func aFileThatIsNotThereIsMissing() {
    #expect(throws: FileError.self) { try OwnPicture(path: "/nowhere/own.png") }
  }

  /// As a program: the status, and that nothing was drawn before the picture was found bad.
  @Test func theProgramFindsABadPictureFirst() throws {
    let folder = try TemporaryFolder()
    try SmallImages().write(to: folder, in: "d")
    try folder.write("no picture", to: "own.png")
    let bad = try folder.fashion("--data", "d", "--figures", "f", "--picture", "own.png")
    #expect(bad.status == 65 && bad.output.isEmpty)
    #expect(bad.errors.contains("fashion: own.png: expected a PNG"))
    let missing = try folder.fashion("--data", "d", "--figures", "f", "--picture", "none.png")
    #expect(missing.status == 66 && missing.errors.contains("none.png"))
    #expect(folder.names == ["d", "own.png"])
  }

  // MARK: - Pieces

  private func read(_ bytes: [UInt8]) throws -> OwnPicture {
    let folder = try TemporaryFolder()
    try folder.write(bytes, to: "own.png")
    return try OwnPicture(path: folder.path + "/own.png")
  }

  /// A picture of ink on white paper.
  private func png(of image: GrayImage) throws -> [UInt8] {
    var pixels = try Pixels(width: Double(image.width), height: Double(image.height))
    pixels.values = image.pixels.map { 0x10101 * UInt32((255 * (1 - $0)).rounded()) }
    return try PNGFile(pixels, resolution: 72, text: []).bytes
  }
}
