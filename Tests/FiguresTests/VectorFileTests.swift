import Figures
import Files
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct VectorFileTests {
  typealias Format = VectorFile.Format

  func figure(_ theme: Theme = .slide) throws -> Figure {
    try BarChart(
      title: "Less < more & \u{1}", categories: ["a", "b"],
      series: [
        BarSeries(name: "one", values: [0.5, 1]), BarSeries(name: "two", values: [0.5, 1]),
      ], valueLabel: "accuracy"
    ).figure(theme: theme)
  }

  func images() throws -> Figure {
    let image = GrayImage(height: 2, width: 2, pixels: [0, 0.3, 0.6, 1])
    return try ImageGrid(title: "Images", images: [image, image], captions: [["a"], ["b"]])
      .figure()
  }

  func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  @Test func svgSaysWhatItShows() throws {
    let file = try VectorFile(
      figure(), format: .svg, text: [("Software", "S & T"), ("Source", "compare --seed <3>")])
    let svg = text(file.bytes)
    let body = try #require(svg.split(separator: "role=\"img\">\n").dropFirst().first)
    let head = """
      <title>Less &lt; more &amp;  </title>
      <desc>Bar chart of accuracy. one, a: 0.5; two, a: 0.5; one, b: 1; two, b: 1.</desc>
      """
    let hasHead = body.hasPrefix(head)
    #expect(hasHead, "\(body.prefix(200))")
    let words = [
      "<dc:creator>S &amp; T</dc:creator>", "<dc:source>compare --seed &lt;3&gt;</dc:source>",
    ]
    for word in words {
      let isThere = svg.contains(word)
      #expect(isThere, "\(word)")
    }
  }

  /// 1920 × 1080 pixels at 144 an inch are 960 × 540 points; 2400 × 1500 at 300 are 576 × 360.
  @Test(arguments: [(Theme.slide, "960", "540"), (.print, "576", "360")])
  func inchesAreKept(theme: Theme, width: String, height: String) throws {
    let svg = try text(VectorFile(figure(theme), format: .svg).bytes)
    let hasViewBox = svg.contains("viewBox=\"0 0 \(width) \(height)\"")
    #expect(hasViewBox)
    let pdf = try text(VectorFile(figure(theme), format: .pdf).bytes)
    let hasMediaBox = pdf.contains("/MediaBox [ 0 0 \(width) \(height) ]")
    #expect(hasMediaBox)
  }

  @Test func pdfSaysWhatItShowsButNoTime() throws {
    let file = try VectorFile(
      figure(), format: .pdf, text: [("Software", "S & T"), ("Source", "compare"), ("Title", "x")])
    let pdf = text(file.bytes)
    let words = ["/Title (x)", "/Creator (S & T)", "/Keywords (compare)", "/Subject (Bar chart of"]
    for word in words {
      let isThere = pdf.contains(word)
      #expect(isThere, "\(word)")
    }
    let hasDate = pdf.contains("Date") || pdf.contains("(D:")
    #expect(!hasDate)
  }

  /// What was drawn before, and on which thread, must not show.
  @Test(arguments: Format.allCases) func sameFigureGivesSameBytes(format: Format) async throws {
    let first = try VectorFile(images(), format: format).bytes
    _ = try VectorFile(figure(.dark), format: .svg)
    _ = try PNGFile(figure(.print))
    let isSame = try VectorFile(images(), format: format).bytes == first
    #expect(isSame)
    try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<4 { group.addTask { try VectorFile(images(), format: format).bytes } }
      for try await bytes in group {
        let isSame = bytes == first
        #expect(isSame)
      }
    }
  }

  /// Ids are counted from 0, and every one that is used is there.
  @Test func idsAreCounted() throws {
    let svg = try text(VectorFile(images(), format: .svg).bytes)
    func names(_ start: String) -> Set<String> {
      Set(
        svg.split(separator: start).dropFirst().map {
          String($0.prefix { $0 != "\"" && $0 != ")" })
        })
    }
    let defined = names(" id=\"")
    let used = names("href=\"#").union(names("url(#"))
    #expect(defined.contains("i0") && !used.isEmpty)
    #expect(used.isSubset(of: defined))
    #expect(defined == Set((0..<defined.count).map { "i\($0)" }))
  }

  @Test func clearGroundIsNotPainted() throws {
    let (clear, white) = try (
      VectorFile(figure(.slide.transparent), format: .svg).bytes.count,
      VectorFile(figure(), format: .svg).bytes.count
    )
    #expect(clear < white)
  }

  @Test(arguments: Format.allCases) func limitsHold(format: Format) throws {
    func said(_ width: Double, _ density: Double) -> String? {
      let graphics = Graphics(size: Size(width, 10), ground: .white, pixelsPerInch: density)
      let figure = Figure(title: "", description: "", graphics: graphics)
      return message { () throws(FigureError) in try VectorFile(figure, format: format) }
    }
    #expect(said(10, 72) == nil)
    for width in [0, 40_000, .nan, .infinity] {
      #expect(said(width, 72)?.hasPrefix("expected a canvas of 1 to 32767 pixels") == true)
    }
    for density in [0, -1, .nan, .infinity] {
      #expect(said(10, density)?.hasPrefix("expected a density above 0") == true)
    }
  }

  @Test(arguments: Format.allCases) func missingFontsAreReplaced(format: Format) throws {
    var theme = Theme.slide
    theme.fontFamily = "No Such Font"
    #expect(try !VectorFile(figure(theme), format: format).bytes.isEmpty)
  }

  @Test(arguments: Format.allCases) func writesWhole(format: Format) throws {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    let path = "\(folder)/figures-\(getpid()).\(format)"
    defer { unlink(path) }
    let file = try VectorFile(figure(), format: format)
    try file.write(to: path)
    let isSame = try WholeFile.read(path) == file.bytes
    #expect(isSame)
    #expect(throws: FileError.self) { try file.write(to: "\(folder)/no such folder/figure") }
  }
}
