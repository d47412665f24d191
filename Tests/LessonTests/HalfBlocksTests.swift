import Foundation
import LessonSupport
import Testing
import Workbench

@Suite struct HalfBlocksTests {
  /// Two files made in Python by zlib and struct alone, a byte a sample.
  ///
  /// `checks`: grey, 4 × 2: 0 255 0 255 / 255 0 255 0.
  /// `colors`: RGBA, 3 × 3, with R, G and B opaque, C clear and H = (0, 0, 255, 100):
  /// R C H / B G C / C C R.
  private enum Sample: String {
    case checks =
      "iVBORw0KGgoAAAANSUhEUgAAAAQAAAACCAAAAABawyK/AAAADElEQVR42mNg+A+FABP2A/1sxk/hAAAAAElFTkSuQmCC"
    case colors =
      """
      iVBORw0KGgoAAAANSUhEUgAAAAMAAAADCAYAAABWKLW/AAAAHklEQVR42mP4z8DwHwgYgFQKiPjP8B8qACLAGMgE\
      AI88FVDYxIzcAAAAAElFTkSuQmCC
      """
  }

  private func picture(_ sample: Sample) throws -> PNGPicture {
    let data = try #require(Data(base64Encoded: sample.rawValue))
    return try PNGPicture(decoding: [UInt8](data))
  }

  @Test func lightIsAveragedNotNumbers() throws {
    // Half the light of white is 1.055 * 0.5^(1/2.4) - 0.055 = 0.7354, times 255: 188, not 128.
    let half = ScaledPicture(try picture(.checks), width: 2, height: 1)
    let gray = Color(red: 188, green: 188, blue: 188)
    #expect(half.color(row: 0, column: 0) == gray)
    #expect(half.color(row: 0, column: 1) == gray)
    // A third of four pixels is one and a third: 1 + 0 of the upper row, 0 + 1 of the lower, each
    // with the same weight on both rows, so that it is half again.
    let third = ScaledPicture(try picture(.checks), width: 3, height: 1)
    #expect((0..<3).allSatisfy { third.color(row: 0, column: $0) == gray })
    // In one row, three quarters of the first piece are pixel 0, which is black:
    // 1.055 * 0.25^(1/2.4) - 0.055 = 0.5371, times 255: 137.
    let row = ScaledPicture(try picture(.checks), width: 3, height: 2)
    #expect(row.color(row: 0, column: 0) == Color(red: 137, green: 137, blue: 137))
  }

  @Test func aPictureThatIsSmallIsDrawnAsItIs() throws {
    let (red, green) = ("255;0;0m", "0;255;0m")
    let blue = "0;0;255m"
    let expected = [
      // Red above blue; green below nothing; nothing at all, as 100 of 255 is more clear than not.
      "\u{1B}[0m\u{1B}[38;2;\(red)\u{1B}[48;2;\(blue)▀\u{1B}[0m\u{1B}[38;2;\(green)▄\u{1B}[0m \u{1B}[0m",
      // The last row has nothing below it.
      "  \u{1B}[0m\u{1B}[38;2;\(red)▀\u{1B}[0m",
    ]
    let text = HalfBlocks.text(try picture(.colors), columns: 80)
    #expect(text == expected.map { $0 + "\n" }.joined())
  }

  @Test func aPictureIsNeverWiderOrLongerThanTheTerminal() throws {
    for columns in [-1, 0, 1, 2, 3] {
      let lines = HalfBlocks.text(try picture(.checks), columns: columns).split(separator: "\n")
      #expect(lines.count == 1)
      #expect(lines[0].count { "▀▄ ".contains($0) } == max(columns, 1))
    }
  }
}
