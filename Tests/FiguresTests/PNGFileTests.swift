import Figures
import Files
import Testing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

@Suite struct PNGFileTests {
  func pixels(_ width: Int, _ height: Int, _ value: (Int) -> UInt32) throws -> Pixels {
    var pixels = try Pixels(width: Double(width), height: Double(height))
    pixels.values = (0..<width * height).map(value)
    return pixels
  }

  func figure() throws -> Figure {
    try BarChart(
      title: "Übung: 日本語", categories: ["a", "b"],
      series: [BarSeries(name: "one", values: [0.5, 1])], valueLabel: "accuracy"
    ).figure()
  }

  /// 144 pixels an inch of 0.0254 m are 5669 a metre; gAMA and cHRM as the PNG specification
  /// lists them for sRGB.
  @Test func chunksSayWhatTheySay() throws {
    let file = try PNGFile(figure(), text: [("Software", "Neural Workbench"), ("Source", "é")])
    let picture = try PNGPicture(decoding: file.bytes)
    #expect((picture.width, picture.height) == (1920, 1080))
    #expect(picture.pixelsPerMetre == 5669)
    #expect(picture.intent == 0 && picture.gamma == 45455)
    #expect(picture.chromaticities == [31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000])
    #expect(picture.texts.map(\.keyword) == ["Title", "Description", "Software", "Source"])
    #expect(picture.texts[0].text == "Übung: 日本語")
    #expect(picture.texts[1].text == "Bar chart of accuracy. a: 0.5; b: 1.")
    #expect(picture.texts[3].text == "é")
    #expect(file.warnings.isEmpty && picture.warnings.isEmpty)
    #expect(!chunks(file.bytes).contains("tIME"))
  }

  /// The four-letter names of the chunks, in order.
  func chunks(_ bytes: [UInt8]) -> [String] {
    var (names, place) = ([String](), 8)
    while place + 8 <= bytes.count {
      let length = bytes[place..<place + 4].reduce(0) { $0 << 8 | Int($1) }
      names.append(String(decoding: bytes[place + 4..<place + 8], as: UTF8.self))
      place += 12 + length
    }
    return names
  }

  @Test(arguments: [(72.0, 2835), (96, 3780), (150, 5906), (300, 11811)])
  func resolutionIsRounded(resolution: Double, density: Int) throws {
    let file = try PNGFile(pixels(2, 2) { _ in 0 }, resolution: resolution, text: [])
    #expect(try PNGPicture(decoding: file.bytes).pixelsPerMetre == density)
  }

  /// Pictures of every kind that is written, and the kind's number in the specification.
  static let kinds: [(name: String, kind: Int, value: @Sendable (Int) -> UInt32)] = [
    ("grey", 0, { UInt32($0 % 256) * 0x010101 | 0xff00_0000 }),
    ("grey and opacity", 4, { UInt32($0 % 256) * 0x010101 | UInt32($0 % 255 + 1) << 24 }),
    ("2 colours", 3, { $0 % 2 == 0 ? 0xff0a_141e : 0xffff_0000 }),
    ("2 colours, 1 clear", 3, { $0 % 2 == 0 ? 0 : 0xffff_0000 }),
    ("256 colours", 3, { 0xff00_0000 | UInt32($0 % 256) &* 2_654_435 & 0xffffff }),
    ("256 opacities", 3, { UInt32($0 % 256) << 24 | ($0 % 256 == 0 ? 0 : 0x10ff20) }),
    ("257 colours", 2, { 0xff00_0000 | UInt32($0 % 257) &* 2_654_435 & 0xffffff }),
    (
      "257 colours, some clear", 6, { $0 % 257 == 0 ? 0 : UInt32($0 % 257) &* 16_654_435 | 1 << 30 }
    ),
  ]

  func file(_ kind: Int, width: Int = 61, height: Int = 37) throws -> (PNGFile, Pixels) {
    var pixels = try Pixels(width: Double(width), height: Double(height), isOpaque: false)
    pixels.values = (0..<width * height).map(Self.kinds[kind].value)
    let texts = [("Title", "Übung"), ("Software", "Workbench")]
    return (try PNGFile(pixels, resolution: 300, text: texts), pixels)
  }

  @Test(arguments: kinds.indices) func nothingIsLost(kind: Int) throws {
    let (file, made) = try file(kind)
    let picture = try PNGPicture(decoding: file.bytes)
    #expect(picture.colorType == Self.kinds[kind].kind, "\(Self.kinds[kind].name)")
    let expected = made.values.flatMap { value -> [UInt8] in
      [16, 8, 0, 24].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
    let isSame = picture.pixels == expected
    #expect(isSame, "\(Self.kinds[kind].name)")
  }

  /// 256 colours take 768 bytes, and a palette saves two bytes a pixel: it pays from 385 pixels on.
  @Test func smallPicturesHaveNoPalette() throws {
    #expect(try PNGPicture(decoding: file(4, width: 16, height: 24).0.bytes).colorType == 2)
    #expect(try PNGPicture(decoding: file(4, width: 16, height: 25).0.bytes).colorType == 3)
  }

  /// What of a pixel is meaningless where all are opaque makes no difference.
  @Test func opaquePixelsHaveNoOpacity() throws {
    let opaque = try pixels(8, 8) { $0 % 2 == 0 ? 0x00ff_0000 : 0xffff_0000 }
    let picture = try PNGPicture(decoding: PNGFile(opaque, resolution: 300, text: []).bytes)
    #expect(picture.pixels == (0..<64).flatMap { _ in [255, 0, 0, 255] as [UInt8] })
  }

  /// Diluted again by its opacity, p × a / 255 rounded, every part is what it was.
  @Test func dilutingIsUndone() {
    var wrong = 0
    for opacity in UInt32(0)...255 {
      for part in 0...opacity {
        let value = Pixels.undiluted(opacity << 24 | part << 16 | part << 8 | part)
        let again = (value & 0xff) * opacity
        if (2 * again + 255) / 510 != part || value >> 24 != opacity { wrong += 1 }
      }
    }
    #expect(wrong == 0)
  }

  @Test func clearGroundIsClear() throws {
    let chart = BarChart(
      title: "Clear", categories: ["a"], series: [BarSeries(name: "one", values: [1])],
      valueLabel: "accuracy")
    let theme = Theme.dark.transparent
    let figure = try chart.figure(theme: theme)
    let picture = try PNGPicture(decoding: PNGFile(figure).bytes)
    #expect([6, 4, 3].contains(picture.colorType))
    #expect(Array(picture.pixels.prefix(4)) == [0, 0, 0, 0])
    let bar = try #require(figure.graphics.shapes.first { $0.fill?.color == theme.palette[0] })
    let frame = bounds(bar)
    let start = (Int(frame.midY) * picture.width + Int(frame.midX)) * 4
    let color = theme.palette[0]
    #expect(
      Array(picture.pixels[start..<start + 4]) == [color.red, color.green, color.blue, 255])
  }

  /// `pngcheck` reads every chunk and row by itself.
  @Test(
    .enabled(if: system("command -v pngcheck > /dev/null 2>&1") == 0, "pngcheck is not installed"),
    arguments: kinds.indices)
  func pngcheckPasses(kind: Int) throws {
    let path = "\(temporaryFolder())/figures-\(getpid())-kind-\(kind).png"
    defer { unlink(path) }
    try file(kind).0.write(to: path)
    #expect(system("pngcheck -q '\(path)' > /dev/null") == 0, "\(Self.kinds[kind].name)")
  }

  @Test func sameFigureGivesSameBytes() throws {
    #expect(try PNGFile(figure()).bytes == PNGFile(figure()).bytes)
  }

  /// A figure drawn on another thread, whose fonts are loaded anew, has the same bytes.
  @Test func sameBytesOnEveryThread() async throws {
    let here = try PNGFile(figure()).bytes
    try await withThrowingTaskGroup(of: [UInt8].self) { group in
      for _ in 0..<4 { group.addTask { try PNGFile(figure()).bytes } }
      for try await bytes in group { #expect(bytes == here) }
    }
  }

  @Test func groundAndBarHaveTheirColors() throws {
    let figure = try figure()
    let picture = try PNGPicture(decoding: PNGFile(figure).bytes)
    #expect(picture.color(row: 0, column: 0) == .white)
    let bar = try #require(
      figure.graphics.shapes.first { $0.fill?.color == Theme.slide.palette[0] })
    let frame = bounds(bar)
    let color = picture.color(row: Int(frame.midY), column: Int(frame.midX))
    #expect(color == Theme.slide.palette[0])
  }

  @Test func writesWholeAndReadsBack() throws {
    let path = "\(temporaryFolder())/figures-\(getpid()).png"
    defer { unlink(path) }
    let file = try PNGFile(figure())
    try file.write(to: path)
    #expect(try WholeFile.read(path) == file.bytes)
    #expect(try PNGFile.read(path).width == 1920)
  }

  @Test func unreadableFilesAreNamed() throws {
    let path = "\(temporaryFolder())/figures-\(getpid())-other.png"
    defer { unlink(path) }
    for bytes in [[], Array("GIF89a and so on".utf8), [0x89, 0x50]] as [[UInt8]] {
      try WholeFile.write(bytes, to: path)
      let error = #expect(throws: FigureError.self) { try PNGFile.read(path) }
      #expect(error?.description.hasPrefix("\(path): expected a PNG") == true)
    }
  }

  @Test func unwritablePlacesAreNamed() throws {
    let file = try PNGFile(pixels(1, 1) { _ in 0 }, resolution: 300, text: [])
    let path = "\(temporaryFolder())/no such folder/figure.png"
    #expect(throws: FileError.self) { try file.write(to: path) }
    #expect(throws: FileError.self) { try file.write(to: temporaryFolder()) }
    #expect(throws: FileError.self) { try PNGFile.read(path) }
  }

  @Test func badInputIsNamed() throws {
    let small = try pixels(1, 1) { _ in 0 }
    func said(_ resolution: Double, _ keyword: String) -> String? {
      message { () throws(FigureError) in
        try PNGFile(small, resolution: resolution, text: [(keyword, "text")])
      }
    }
    #expect(said(300, "Title") == nil)
    #expect(said(0, "Title") == "expected a resolution above 0 and below 1000000, found 0.0")
    #expect(said(.nan, "Title")?.contains("found nan") == true)
    for keyword in ["", " Title", "Title ", "a  b", "日本", String(repeating: "a", count: 80)] {
      #expect(said(300, keyword)?.contains("expected a keyword") == true)
    }
  }

  @Test(arguments: [(0.0, 10.0), (10, 0), (40_000, 10), (10_000, 10_000), (.nan, 1)])
  func canvasesHaveLimits(width: Double, height: Double) throws {
    let graphics = Graphics(size: Size(width, height), ground: .white)
    let said = message { () throws(FigureError) in try CairoRenderer.render(graphics) }
    #expect(said?.hasPrefix("expected a canvas of 1 to 32767 pixels a side") == true)
  }

  func temporaryFolder() -> String {
    getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
  }

  /// On a clear ground, what has the ground's colour is cut out: a white plate on a red square.
  @Test func whatHasTheColorOfTheGroundIsCutOut() throws {
    for isTransparent in [true, false] {
      var graphics = Graphics(size: Size(30, 30), ground: .white, isTransparent: isTransparent)
      for (inset, color) in [(0.0, Color(hex: 0xff0000)), (10, .white)] {
        let square = Rectangle(x: 0, y: 0, width: 30, height: 30).inset(inset)
        graphics.add(Shape(.rectangle(square), fill: Fill(color)))
      }
      let file = try PNGFile(Figure(title: "t", description: "d", graphics: graphics))
      let picture = try PNGPicture(decoding: file.bytes)
      let middle = Array(picture.pixels[(15 * 30 + 15) * 4..<(15 * 30 + 16) * 4])
      let edge = Array(picture.pixels[(5 * 30 + 5) * 4..<(5 * 30 + 6) * 4])
      #expect(edge == [255, 0, 0, 255])
      #expect(isTransparent ? middle[3] == 0 : middle == [255, 255, 255, 255])
    }
  }
}
