import Figures
import Foundation

/// The ways in which a terminal can be made to show a picture.
public enum TerminalGraphics: String, CaseIterable, Sendable {
  /// The graphics protocol of kitty, which Ghostty speaks as well.
  case kitty
  /// The inline images of iTerm2, which WezTerm speaks as well.
  case iterm2
  /// Two pixels a character, drawn with ▀ in 24-bit colours.
  case blocks

  /// What a terminal understands, as far as its environment tells.
  ///
  /// Within tmux and screen, which pass pictures on only if they are told to, it is blocks. Blocks
  /// are colours, so that `NO_COLOR` and `TERM=dumb` leave nothing.
  ///
  /// - Parameter environment: The variables of the process.
  /// - Returns: nil if no picture can be shown.
  /// - Source: "Terminal graphics protocol", the manual of kitty; "Inline Images Protocol", the
  ///   manual of iTerm2; no-color.org.
  package static func detected(_ environment: [String: String]) -> TerminalGraphics? {
    func value(_ name: String) -> String { environment[name] ?? "" }
    let blocks = TextStream.canDraw(environment) ? TerminalGraphics.blocks : nil
    let isMultiplexed =
      !value("TMUX").isEmpty || value("TERM").hasPrefix("tmux") || value("TERM").hasPrefix("screen")
    if isMultiplexed || value("TERM") == "dumb" { return blocks }
    if !value("KITTY_WINDOW_ID").isEmpty || value("TERM_PROGRAM") == "ghostty"
      || ["xterm-kitty", "xterm-ghostty"].contains(value("TERM"))
    {
      return .kitty
    }
    if ["iTerm.app", "WezTerm"].contains(value("TERM_PROGRAM")) || value("LC_TERMINAL") == "iTerm2"
    {
      return .iterm2
    }
    return blocks
  }

  /// The bytes that make a terminal show a picture, all of them ASCII but for the blocks.
  ///
  /// - Parameters:
  ///   - png: The contents of a PNG file.
  ///   - picture: The same, decoded.
  ///   - columns: The width of the terminal.
  package func text(png: [UInt8], _ picture: PNGPicture, columns: Int) -> String {
    // A character is about ten pixels wide: small pictures are not blown up.
    let width = max(1, min(columns, (picture.width + 9) / 10))
    return switch self {
    case .kitty: Self.kitty(png, columns: width)
    case .iterm2: Self.iTerm2(png, columns: width)
    case .blocks: HalfBlocks.text(picture, columns: columns)
    }
  }

  /// `ESC _ G keys ; base64 ESC \`, in chunks of at most 4096 bytes; `m` is 1 on all but the last.
  private static func kitty(_ png: [UInt8], columns: Int) -> String {
    let data = Array(Data(png).base64EncodedString().utf8)
    let starts = Array(stride(from: 0, to: max(data.count, 1), by: 4096))
    let chunks = starts.map { start in
      let part = String(decoding: data[start..<min(start + 4096, data.count)], as: UTF8.self)
      // q=2: the terminal must not answer, as its answer would be typed into the shell.
      let keys = start == 0 ? "a=T,f=100,q=2,c=\(columns)," : ""
      return "\u{1B}_G\(keys)m=\(start == starts.last ? 0 : 1);\(part)\u{1B}\\"
    }
    return chunks.joined() + "\n"
  }

  /// `ESC ] 1337 ; File = keys : base64 BEL`.
  private static func iTerm2(_ png: [UInt8], columns: Int) -> String {
    "\u{1B}]1337;File=inline=1;size=\(png.count);width=\(columns);preserveAspectRatio=1:"
      + Data(png).base64EncodedString() + "\u{07}\n"
  }
}
