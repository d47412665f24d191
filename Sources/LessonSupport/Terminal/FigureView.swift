import Figures
import Foundation

/// A figure as it is shown where results are read: as a picture in a terminal, in words elsewhere.
public struct FigureView {
  private let title: String
  private let description: String
  private let png: [UInt8]

  /// A figure by its texts and the contents of its PNG file.
  public init(title: String, description: String, png: [UInt8]) {
    self.title = title
    self.description = description
    self.png = png
  }

  /// The title, and below it what the figure shows, in lines of at most 80 columns.
  var words: String {
    [title, description].filter { !$0.isEmpty }.map { wrapped(printable($0), toColumns: 80) }
      .joined(separator: "\n")
  }

  /// The title, and below it the picture.
  func picture(_ graphics: TerminalGraphics, columns: Int) throws(FigureError) -> String {
    let heading = title.isEmpty ? "" : printable(title).replacing("\n", with: " ") + "\n"
    return try heading
      + graphics.text(png: png, PNGPicture(decoding: png), columns: columns)
  }
}

extension Console {
  /// Shows a figure among the results: as a picture if they are read in a terminal that can show
  /// one, else in words.
  ///
  /// - Parameter graphics: How; nil for what the terminal understands.
  /// - Throws: `FigureError` if the file is not a PNG.
  public func show(_ view: FigureView, _ graphics: TerminalGraphics? = nil) throws(FigureError) {
    guard results.isWindow, let graphics = graphics ?? detectedGraphics else {
      print(view.words)
      return
    }
    clearLiveLine()
    results.write(try view.picture(graphics, columns: results.width))
  }

  private var detectedGraphics: TerminalGraphics? {
    let found = TerminalGraphics.detected(ProcessInfo.processInfo.environment)
    return found == .blocks && !allowsColor ? nil : found
  }
}
