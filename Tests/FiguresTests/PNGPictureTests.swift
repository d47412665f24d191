import Figures
import Files
import Testing

/// The files come from `Fixtures/figures_png.py`, which does not use libpng.
@Suite struct PNGPictureTests {
  struct Fixture: CustomTestStringConvertible, Sendable {
    let name: String
    let kind: Int
    let bits: Int
    let isInterlaced: Bool
    let bytes: [UInt8]
    var testDescription: String {
      "\(name), \(bits) bits, \(isInterlaced ? "interlaced" : "plain")"
    }
  }

  static let fixtures: [Fixture] = {
    let path = "\(#filePath)".split(separator: "/").dropLast(2).joined(separator: "/")
    let bytes = (try? WholeFile.read("/\(path)/Fixtures/figures_png.txt")) ?? []
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { line in
      let words = line.split(separator: " ")
      let digits = Array(words[4].utf8)
      let hex = stride(from: 0, to: digits.count, by: 2).map {
        UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16) ?? 0
      }
      return Fixture(
        name: String(words[0]), kind: Int(words[1]) ?? -1, bits: Int(words[2]) ?? -1,
        isInterlaced: words[3] == "1", bytes: hex)
    }
  }()

  static let whole = fixtures.filter { $0.name.hasPrefix("kind") }

  static let clear = fixtures.filter { $0.name == "clear" }

  @Test func fixturesAreThere() {
    #expect(Self.fixtures.count == 60 && Self.whole.count == 30 && Self.clear.count == 22)
  }

  /// A sample of the fixture, as the script states it, in 8 bits.
  func sample(_ fixture: Fixture, _ x: Int, _ y: Int, _ channel: Int) -> UInt8 {
    let most = (1 << fixture.bits) - 1
    let value = (37 * x + 59 * y + 83 * channel + 11) & most
    if fixture.kind == 3 { return UInt8(value) }
    return UInt8((Double(value) * 255 / Double(most)).rounded())
  }

  @Test(arguments: whole) func everyKindIsDecoded(fixture: Fixture) throws {
    let picture = try PNGPicture(decoding: fixture.bytes)
    #expect((picture.width, picture.height) == (7, 5))
    #expect(picture.bitDepth == fixture.bits && picture.colorType == fixture.kind)
    #expect(picture.isInterlaced == fixture.isInterlaced)
    #expect(picture.pixelsPerMetre == nil && picture.intent == nil && picture.gamma == nil)
    let expected = (0..<5).flatMap { y in
      (0..<7).flatMap { x -> [UInt8] in
        let samples = (0..<4).map { sample(fixture, x, y, $0) }
        let grey = samples[0]
        return switch fixture.kind {
        case 0: [grey, grey, grey, 255]
        case 2: samples.prefix(3) + [255]
        case 3: [7, 13, 29].map { UInt8(Int(grey) * $0 % 256) } + [255]
        case 4: [grey, grey, grey, samples[1]]
        default: samples
        }
      }
    }
    #expect(picture.pixels == expected)
  }

  /// Of a palette, entry i of the first half has the opacity 11 i mod 256; of grey and RGB, what is
  /// like the first pixel is clear.
  @Test(arguments: clear) func transparencyIsRead(fixture: Fixture) throws {
    let picture = try PNGPicture(decoding: fixture.bytes)
    let most = (1 << fixture.bits) - 1
    let expected = (0..<5).flatMap { y in
      (0..<7).map { x -> UInt8 in
        let samples = (0..<(fixture.kind == 2 ? 3 : 1)).map {
          (37 * x + 59 * y + 83 * $0 + 11) & most
        }
        if fixture.kind == 3 {
          return samples[0] < (most + 1) / 2 ? UInt8(samples[0] * 11 % 256) : 255
        }
        return samples == samples.indices.map { (83 * $0 + 11) & most } ? 0 : 255
      }
    }
    #expect((0..<35).map { picture.pixels[4 * $0 + 3] } == expected)
    #expect(expected.contains { $0 != 255 })
  }

  /// A text that unpacks to more than 2 MB is left out, and of many texts the first ones are kept:
  /// libpng warns of both.
  @Test func textsHaveLimits() throws {
    let unpacked = try #require(Self.fixtures.first { $0.name == "unpacked" })
    let picture = try PNGPicture(decoding: unpacked.bytes)
    #expect(picture.texts.allSatisfy { $0.text.utf8.count <= 2 << 20 } && picture.width == 7)
    #expect(!picture.warnings.isEmpty)
    let many = try PNGPicture(decoding: #require(Self.fixtures.first { $0.name == "texts" }).bytes)
    #expect((1...32).contains(many.texts.count) && many.texts[0].text == "0")
    #expect(!many.warnings.isEmpty)
  }

  @Test(arguments: [
    ("cut", "the file ends too early"), ("flipped", "CRC"), ("bomb", "more pixels than"),
    ("wide", "IHDR"), ("empty", "IHDR"),
  ])
  func brokenFilesAreNamed(name: String, words: String) throws {
    let fixture = try #require(Self.fixtures.first { $0.name == name })
    let said = message { () throws(FigureError) in try PNGPicture(decoding: fixture.bytes) }
    #expect(said?.contains(words) == true, "\(said ?? "nothing")")
  }

  @Test func warningsAreHandedBack() throws {
    let fixture = try #require(Self.fixtures.first { $0.name == "warned" })
    let picture = try PNGPicture(decoding: fixture.bytes)
    #expect(picture.warnings.count == 1 && picture.warnings[0].contains("gAMA"))
    #expect(picture.gamma == nil && picture.width == 7)
  }

  @Test func everyCutIsRefused() throws {
    for fixture in Self.whole {
      // The last 12 bytes are IEND; the pixels are whole before it.
      for length in stride(from: 0, to: fixture.bytes.count - 1, by: 7) {
        #expect(throws: FigureError.self) {
          try PNGPicture(decoding: Array(fixture.bytes[..<length]))
        }
      }
    }
  }

  @Test func emptyFilesAreNamed() {
    let said = message { () throws(FigureError) in try PNGPicture(decoding: []) }
    #expect(said?.contains("the file ends too early") == true)
  }

  @Test func otherFilesAreNamed() {
    let said = message { () throws(FigureError) in
      try PNGPicture(decoding: Array("GIF89a and so on".utf8))
    }
    #expect(said?.contains("Not a PNG file") == true)
  }

  @Test func pixelLimitHolds() throws {
    let bytes = try #require(Self.whole.first).bytes
    #expect(try PNGPicture(decoding: bytes, pixelLimit: 35).width == 7)
    #expect(throws: FigureError.self) { try PNGPicture(decoding: bytes, pixelLimit: 34) }
  }
}
