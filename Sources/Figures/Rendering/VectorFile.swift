import CPango
import Files

/// A figure as an SVG or PDF file in memory: lines and letters that stay sharp at any size.
///
/// Letters go with the file, as outlines in an SVG and as a font in a PDF, so that it looks the same
/// on machines without the font. An inch of the figure is an inch of the file. The same figure and
/// texts give the same bytes: the file carries no time.
///
/// - Source: W3C, "Scalable Vector Graphics (SVG) 1.1 (Second Edition)", 2011; ISO 32000-1,
///   "Portable document format", 2008.
public struct VectorFile: Sendable {
  /// The kinds of file.
  public enum Format: String, CaseIterable, Sendable {
    /// For web pages and drawing programs.
    case svg
    /// For LaTeX and printers.
    case pdf
  }

  /// The contents of the file.
  public let bytes: [UInt8]

  /// Draws a figure.
  ///
  /// - Parameters:
  ///   - figure: What to draw. Its title and description become the texts Title and Description.
  ///   - format: The kind of file.
  ///   - text: The texts Software and Source, in the words of ``PNGFile``; a Title or Description
  ///     given here replaces ours. Other keywords have no place in such a file and are left out.
  /// - Throws: ``FigureError`` if the canvas is too large or its density is not above 0, or if
  ///   there are no fonts.
  public init(
    _ figure: Figure, format: Format, text: [(keyword: String, text: String)] = []
  ) throws(FigureError) {
    let own = Markup.plainTexts(of: figure)
    let texts = Dictionary((own + text).map { ($0.keyword, $0.text) }) { $1 }
    let drawn = try Self.drawn(figure.graphics, format, texts)
    bytes = format == .svg ? SVGDocument(drawn).named(texts) : drawn
  }

  /// Writes the file whole, or leaves what was there as it was.
  ///
  /// - Throws: `FileError` if it cannot be written.
  public func write(to path: String) throws(FileError) {
    try WholeFile.write(bytes, to: path)
  }

  /// The file as Cairo writes it.
  private static func drawn(_ graphics: Graphics, _ format: Format, _ texts: [String: String])
    throws(FigureError) -> [UInt8]
  {
    try Pixels.checkSize(width: graphics.size.width, height: graphics.size.height)
    guard graphics.pixelsPerInch > 0, graphics.pixelsPerInch < 1e6 else {
      throw FigureError(
        "expected a density above 0 and below 1000000 pixels an inch, "
          + "found \(graphics.pixelsPerInch)")
    }
    let typesetter = try Typesetter()
    let sink = Sink()
    let point = 72 / graphics.pixelsPerInch
    let surface = sink.surface(
      format, width: graphics.size.width * point, height: graphics.size.height * point)
    defer { cairo_surface_destroy(surface) }
    if format == .pdf { Self.describe(surface, texts) }
    let canvas = cairo_create(surface)
    defer { cairo_destroy(canvas) }
    if let canvas {
      cairo_scale(canvas, point, point)
      CairoRenderer.draw(graphics, with: typesetter, on: canvas)
    }
    let status = [cairo_status(canvas), sink.finish(surface)].first { $0 != CAIRO_STATUS_SUCCESS }
    if let status {
      throw FigureError(
        "expected Cairo to draw the figure, it said: "
          + String(cString: cairo_status_to_string(status)))
    }
    return sink.bytes
  }

  /// Writes the texts where readers of PDF files look for them, and no time.
  ///
  /// Later versions than 1.4 pack the texts, so that a search of the file's bytes would miss them.
  private static func describe(_ surface: OpaquePointer?, _ texts: [String: String]) {
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4)
    let places: [(cairo_pdf_metadata_t, String)] = [
      (CAIRO_PDF_METADATA_TITLE, "Title"), (CAIRO_PDF_METADATA_SUBJECT, "Description"),
      (CAIRO_PDF_METADATA_CREATOR, "Software"), (CAIRO_PDF_METADATA_KEYWORDS, "Source"),
    ]
    for (place, keyword) in places {
      guard let text = texts[keyword] else { continue }
      cairo_pdf_surface_set_metadata(surface, place, text.filter { $0 != "\0" })
    }
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "")
  }
}

/// Where Cairo hands over the bytes of a file.
private final class Sink {
  private(set) var bytes: [UInt8] = []

  /// A surface that writes here; it must not outlive this object.
  func surface(_ format: VectorFile.Format, width: Double, height: Double) -> OpaquePointer? {
    let here = Unmanaged.passUnretained(self).toOpaque()
    let write: cairo_write_func_t = { sink, data, count in
      guard let sink, let data else { return CAIRO_STATUS_WRITE_ERROR }
      Unmanaged<Sink>.fromOpaque(sink).takeUnretainedValue().bytes
        .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(count)))
      return CAIRO_STATUS_SUCCESS
    }
    return switch format {
    case .svg: cairo_svg_surface_create_for_stream(write, here, width, height)
    case .pdf: cairo_pdf_surface_create_for_stream(write, here, width, height)
    }
  }

  /// Writes the end of the file.
  func finish(_ surface: OpaquePointer?) -> cairo_status_t {
    cairo_surface_finish(surface)
    return cairo_surface_status(surface)
  }
}
