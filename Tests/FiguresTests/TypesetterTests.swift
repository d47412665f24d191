import Figures
import Testing

@Suite struct TypesetterTests {
  let style = TextStyle(family: "DejaVu Sans", size: 36, color: .black)

  @Test func measuresGrowWithTheText() throws {
    let typesetter = try Typesetter()
    let (short, long) = (typesetter.block("class", style), typesetter.block("classes", style))
    #expect(short.frame.width > 0 && short.frame.width < long.frame.width)
    #expect(short.frame.height == long.frame.height)
    let upright = typesetter.block("class", style, isUpright: true)
    #expect(upright.frame.width == short.frame.height)
    #expect(upright.frame.height == short.frame.width)
  }

  @Test func linesAreBrokenOrCut() throws {
    let typesetter = try Typesetter()
    let broken = typesetter.block("Ankle boot", style, limits: .words(width: 120))
    #expect(broken.lineCount == 2 && !broken.isCut)
    let cut = typesetter.block("Ankle boot", style, limits: .cut(width: 120))
    #expect(cut.lineCount == 1 && cut.isCut && cut.frame.width <= 120)
  }

  /// What is inked stays inside of the measured frame, level and upright.
  @Test(arguments: ["Ågjy|(", "فئة", "Äpfel ✓ 10⁻⁹", "w_{1}", "x^{2}_{ij}", "^{Å}_{g}"])
  func inkStaysInTheFrame(string: String) throws {
    let typesetter = try Typesetter()
    for isUpright in [false, true] {
      let block = typesetter.block(string, style, isUpright: isUpright).placed(x: 50, y: 60)
      var graphics = Graphics(size: Size(500, 500), ground: .white)
      graphics.add(block)
      let pixels = try CairoRenderer.render(graphics)
      let inked = pixels.values.indices.filter { pixels.values[$0] & 0xffffff != 0xffffff }
      let (columns, rows) = (inked.map { Double($0 % 500) }, inked.map { Double($0 / 500) })
      #expect(!inked.isEmpty)
      #expect(try #require(columns.min()) >= block.frame.x - 1)
      #expect(try #require(columns.max()) <= block.frame.maxX)
      #expect(try #require(rows.min()) >= block.frame.y - 1)
      #expect(try #require(rows.max()) <= block.frame.maxY)
    }
  }

  /// Lowered letters take the room of smaller letters, and room below; plain ones do not.
  @Test func loweredAndRaisedLettersAreMeasured() throws {
    let typesetter = try Typesetter()
    func size(_ string: String) -> Size {
      let frame = typesetter.block(string, style).frame
      return Size(frame.width, frame.height)
    }
    let (plain, lowered, raised) = (size("w1"), size("w_{1}"), size("w^{1}"))
    #expect(lowered.width < plain.width && lowered.width == raised.width)
    #expect(lowered.height > plain.height && lowered.height < 1.15 * plain.height)
    #expect(raised.height >= plain.height && raised.height < 1.02 * plain.height)
    #expect(abs(lowered.width - size("w").width - 0.7 * size("1").width) < 0.1)
    #expect(size("w_1").height == plain.height)
  }

  @Test func textsThatLookLikeMarkupAreDrawn() throws {
    let typesetter = try Typesetter()
    let block = typesetter.block("<b>a</b> & &amp;", style)
    let letters = "<b>a</b> & &amp;".map { typesetter.block("\($0)", style).frame.width }
    #expect(block.string == "<b>a</b> & &amp;")
    #expect(block.frame.width > 0.8 * letters.reduce(0, +))
  }

  @Test func missingFontsAreNoticed() throws {
    let typesetter = try Typesetter()
    #expect(typesetter.foundFamily(for: "DejaVu Sans") == "DejaVu Sans")
    let found = typesetter.foundFamily(for: "No Such Font")
    #expect(found != nil && found != "No Such Font")
    #expect(FontNotice.text(wanted: "DejaVu Sans", found: "DejaVu Sans") == nil)
    #expect(FontNotice.printable("“\u{1B}[2J\u{9B}Ä漢”\n") == "“?[2J?Ä漢”?")
    #expect(
      FontNotice.text(wanted: "DejaVu Sans", found: "Arial")
        == "warning: the font DejaVu Sans is missing, Arial stands in. "
        + "Install it (Debian, Ubuntu: fonts-dejavu-core).")
  }

  @Test func figuresAreDrawnWithoutTheFont() throws {
    var theme = Theme.slide
    theme.fontFamily = "No Such Font"
    let chart = ConfusionMatrixChart(
      title: "Confusion", counts: [[1, 0], [0, 1]], classNames: ["a", "b"])
    expectSound(try chart.figure(theme: theme).graphics)
  }
}
