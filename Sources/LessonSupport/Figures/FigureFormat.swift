import ArgumentParser
import Workbench

/// The kinds of file that a figure can be saved as.
public enum FigureFormat: String, CaseIterable, Sendable {
  /// Pixels.
  case png
  /// Lines and letters that stay sharp, for the web.
  case svg
  /// Lines and letters that stay sharp, for paper.
  case pdf

  /// The contents of the file.
  ///
  /// - Parameters:
  ///   - figure: What to draw.
  ///   - text: What the file says about itself beside the title and the description.
  /// - Throws: `FigureError` if the figure cannot be drawn.
  func bytes(of figure: Figure, text: [(keyword: String, text: String)]) throws(FigureError)
    -> [UInt8]
  {
    switch self {
    case .png: try PNGFile(figure, text: text).bytes
    case .svg: try VectorFile(figure, format: .svg, text: text).bytes
    case .pdf: try VectorFile(figure, format: .pdf, text: text).bytes
    }
  }

  /// Some formats by their names with commas between them, in the order typed.
  ///
  /// - Throws: `ValidationError` unless each is a format and none is named twice.
  static func list(option text: String) throws -> [FigureFormat] {
    let names = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let known = "png, svg and pdf, with commas between them"
    let formats = try names.map { name in
      guard let format = FigureFormat(rawValue: name) else {
        throw ValidationError("expected one or more of \(known), found “\(printable(name))”")
      }
      return format
    }
    for format in formats where formats.count(where: { $0 == format }) > 1 {
      throw ValidationError("expected each format once, found \(format.rawValue) twice")
    }
    return formats
  }
}
