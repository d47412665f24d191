import Foundation
import LessonSupport
import Testing
import Workbench

@Suite struct TerminalGraphicsTests {
  @Test(arguments: [
    (["TERM": "xterm-kitty"], TerminalGraphics.kitty),
    (["TERM": "xterm", "KITTY_WINDOW_ID": "1"], .kitty),
    (["TERM": "xterm-ghostty"], .kitty), (["TERM": "x", "TERM_PROGRAM": "ghostty"], .kitty),
    (["TERM": "x", "TERM_PROGRAM": "iTerm.app"], .iterm2),
    (["TERM": "x", "TERM_PROGRAM": "WezTerm"], .iterm2),
    (["TERM": "x", "LC_TERMINAL": "iTerm2"], .iterm2),
    (["TERM": "xterm-256color"], .blocks),
    (["TERM": "tmux-256color", "KITTY_WINDOW_ID": "1"], .blocks),
    (["TERM": "screen", "TERM_PROGRAM": "iTerm.app"], .blocks),
    (["TERM": "xterm-kitty", "TMUX": "/tmp/x,1,0"], .blocks),
    (["TERM": "dumb"], nil), (["TERM": "dumb", "KITTY_WINDOW_ID": "1"], nil), ([:], nil),
    (["TERM": "xterm", "NO_COLOR": "1"], nil), (["TERM": "xterm", "NO_COLOR": ""], .blocks),
    // Pictures of pixels are no colours of letters.
    (["TERM": "xterm-kitty", "NO_COLOR": "1"], .kitty),
  ])
  func theEnvironmentTells(environment: [String: String], graphics: TerminalGraphics?) {
    #expect(TerminalGraphics.detected(environment) == graphics)
  }

  /// Noise does not shrink, so that the file is large.
  private func png(width: Int, height: Int) throws -> [UInt8] {
    var generator = SeededGenerator(seed: 1, stream: "noise")
    let pixels = (0..<width * height).map { _ in Float(generator.uniform()) }
    let figure = try ImageGrid(
      title: "Noise", images: [GrayImage(height: height, width: width, pixels: pixels)],
      captions: [["noise"]]
    ).figure()
    return try PNGFile(figure).bytes
  }

  @Test func kittyTakesChunksOfAtMost4096Bytes() throws {
    let bytes = try png(width: 90, height: 90)
    let text = try TerminalGraphics.kitty.text(
      png: bytes, PNGPicture(decoding: bytes), columns: 80)
    let chunks = text.split(separator: "\u{1B}\\").dropLast().map { $0.dropFirst(3) }
    #expect(chunks.count > 2)
    #expect(text.hasPrefix("\u{1B}_Ga=T,f=100,q=2,c=80,m=1;"))
    #expect(text.hasSuffix("\u{1B}\\\n"))
    var data = ""
    for (index, chunk) in chunks.enumerated() {
      let parts = chunk.split(separator: ";", maxSplits: 1)
      #expect(parts[1].utf8.count <= 4096)
      // All but the last hold whole groups of four letters, and say that more will come.
      let isLast = index == chunks.count - 1
      #expect(isLast || parts[1].utf8.count == 4096)
      #expect(parts[0].hasSuffix(isLast ? "m=0" : "m=1"))
      data += parts[1]
    }
    let isWhole = Data(base64Encoded: data) == Data(bytes)
    #expect(isWhole)
  }

  @Test func iTermTakesAFileInOnePiece() throws {
    let bytes = try png(width: 9, height: 9)
    let text = try TerminalGraphics.iterm2.text(
      png: bytes, PNGPicture(decoding: bytes), columns: 80)
    let start = "\u{1B}]1337;File=inline=1;size=\(bytes.count);width=80;preserveAspectRatio=1:"
    #expect(text.hasPrefix(start))
    #expect(text.hasSuffix("\u{07}\n"))
    let isWhole =
      Data(base64Encoded: String(text.dropFirst(start.count).dropLast(2))) == Data(bytes)
    #expect(isWhole)
  }

  @Test func whatIsShownInATerminalHasItsTitleAbove() throws {
    let bytes = try png(width: 9, height: 9)
    let recorded = RecordedConsole(width: 40, isWindow: true)
    let view = FigureView(title: "Noise\u{1B}[2J\nhere", description: "Much of it.", png: bytes)
    try recorded.console.show(view, .blocks)
    let lines = recorded.results.split(separator: "\n")
    #expect(lines[0] == "Noise?[2J here")
    // 40 columns of a picture of 16 : 9 are 22.5 pixels high, on 11 or 12 lines.
    #expect((12...13).contains(lines.count))
    #expect(lines.dropFirst().allSatisfy { $0.hasSuffix("\u{1B}[0m") })
    #expect(lines.dropFirst().allSatisfy { line in line.count { "▀▄ ".contains($0) } == 40 })
  }

  @Test func aFileThatIsNoPNGIsNotSentToTheTerminal() throws {
    let recorded = RecordedConsole(isWindow: true)
    let view = FigureView(title: "x", description: "", png: Array("\u{1B}[2J".utf8))
    for graphics in TerminalGraphics.allCases {
      #expect(throws: FigureError.self) { try recorded.console.show(view, graphics) }
    }
    #expect(recorded.results.isEmpty)
  }
}
