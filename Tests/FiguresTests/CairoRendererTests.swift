import Figures
import Testing

@Suite struct CairoRendererTests {
  /// A hatched square of an inch, and how often a row through it changes its colour.
  func crossings(density: Double, hatch: Fill.Hatch) throws -> Int {
    var graphics = Graphics(
      size: Size(density, density), ground: .white, pixelsPerInch: density)
    let frame = Rectangle(x: 0, y: 0, width: density, height: density)
    graphics.add(Shape(.rectangle(frame), fill: Fill(.black, hatch: hatch)))
    let pixels = try CairoRenderer.render(graphics)
    let middle = pixels.height / 2 * pixels.width
    let row = pixels.values[middle..<middle + pixels.width].map { $0 & 0xff < 0x80 }
    return zip(row, row.dropFirst()).count { $0 != $1 }
  }

  /// Lines are 28 units of a 144th of an inch apart, at any density: the five at 28 to 140 are
  /// entered and left; the one at 0 is hidden by the edge, which is plain, 4 units wide.
  @Test(arguments: [72.0, 144, 300, 600]) func hatchesAreAsWideOnPaper(density: Double) throws {
    #expect(try crossings(density: density, hatch: .upright) == 10)
    #expect(try crossings(density: density, hatch: .none) == 0)
    let rising = try crossings(density: 144, hatch: .rising)
    #expect(try crossings(density: density, hatch: .rising) == rising && rising > 8)
  }

  /// No line runs along the edge, where it would make a bar look shorter.
  @Test(arguments: Fill.Hatch.allCases) func edgesArePlain(hatch: Fill.Hatch) throws {
    var graphics = Graphics(size: Size(200, 200), ground: .white)
    let frame = Rectangle(x: 20, y: 28, width: 84, height: 112)
    graphics.add(Shape(.rectangle(frame), fill: Fill(.black, hatch: hatch)))
    let pixels = try CairoRenderer.render(graphics)
    let edge = [28, 31, 136, 139].map { row in
      pixels.values[row * 200 + 20..<row * 200 + 104].allSatisfy { $0 & 0xffffff == 0 }
    }
    #expect(edge == [true, true, true, true])
  }

  /// A half-covering black on white is grey, within the rounding of an 8-bit sample.
  @Test func opacityCoversInPart() throws {
    var graphics = Graphics(size: Size(4, 4), ground: .white)
    let frame = Rectangle(x: 0, y: 0, width: 4, height: 4)
    graphics.add(Shape(.rectangle(frame), fill: Fill(.black, opacity: 0.5)))
    let value = try CairoRenderer.render(graphics).values[0] & 0xff
    #expect((127...128).contains(value))
  }

  /// Every pixel of an image is a square of its own colour, to the edge.
  @Test func imagesAreSquares() throws {
    let image = GrayImage(height: 2, width: 2, pixels: [0, 1, 1, 0])
    let graphics = try ImageGrid(title: "", images: [image], captions: [[]]).figure().graphics
    let frame = try #require(graphics.images.first).frame
    let pixels = try CairoRenderer.render(graphics)
    var wrong = 0
    for row in Int(frame.y)..<Int(frame.maxY) {
      for column in Int(frame.x)..<Int(frame.maxX) {
        let isLeft = Double(column) < frame.midX
        let isWhite = isLeft == (Double(row) < frame.midY)
        let expected: UInt32 = isWhite ? 0xffffff : 0
        if pixels.values[row * pixels.width + column] & 0xffffff != expected { wrong += 1 }
      }
    }
    #expect(wrong == 0)
  }
}
