import Figures
import Testing

@Suite struct StepDiagramTests {
  typealias Change = StepDiagram.Change

  /// A step whose every number is as large as asked for.
  func step(_ size: Double = 0.5, name: String = "", title: String = "One step") -> StepDiagram {
    let change = Change(-size, size)
    let unit = { StepDiagram.Unit(name + $0, output: size, delta: -size, bias: change) }
    return StepDiagram(
      title: title, subtitle: title,
      inputs: [.init(name + "x1", value: size), .init(name + "x2", value: -size)],
      hidden: [unit("h1"), unit("h2")], output: unit("o"), target: size,
      hiddenWeights: [[change, change], [change, change]], outputWeights: [change, change])
  }

  @Test(arguments: diagramThemes + [Theme.print.shaped(width: 11, height: 4)])
  func numbersOfAllSizesFit(theme: Theme) throws {
    for size in [0, 0.5, 1e-9, 12_345.678, -1e300] {
      expectSound(try step(size).figure(theme: theme).graphics, theme: theme)
    }
  }

  /// No number is cut: what is too long is set smaller, and refused if that does not help.
  @Test func namesAreWhole() throws {
    for name in ["検証", "two\nlines", "é"] {
      let graphics = try step(12_345.678, name: name, title: "t").figure().graphics
      expectSound(graphics)
      #expect(!graphics.texts.contains { $0.isCut })
    }
    let long = step(name: String(repeating: "a long name ", count: 20))
    let said = message { () throws(FigureError) in try long.figure() }
    #expect(said?.hasPrefix("expected room for the step on 3840.0 × 2160.0 pixels") == true)
  }

  /// The step in which each number is another.
  private let counted = StepDiagram(
    title: "Counted", inputs: [.init("x1", value: 1), .init("x2", value: 2)],
    hidden: [
      .init("h1", output: 0.3, delta: 0.4, bias: Change(5, 6)),
      .init("h2", output: 0.7, delta: -0.8, bias: Change(9, 10)),
    ], output: .init("o", output: 0.11, delta: 0.12, bias: Change(13, 14)), target: 0,
    hiddenWeights: [[Change(15, 16), Change(17, 18)], [Change(19, 20), Change(21, 22)]],
    outputWeights: [Change(23, 24), Change(25, 26)])

  @Test func everyNumberIsToldInWords() throws {
    let words = try counted.figure().description
    #expect(
      words == "One step of backpropagation in a network of 2 inputs, 2 hidden units and 1 output. "
        + "Inputs: x1 = 1, x2 = 2. h1: a = 0.3000, δ = 0.4000, bias 5 → 6.0000. "
        + "h2: a = 0.7000, δ = −0.8000, bias 9 → 10.0000. "
        + "o: a = 0.1100, target 0, δ = 0.1200, bias 13 → 14.0000. "
        + "Weights, before → after: x1 to h1 15 → 16.0000; x1 to h2 17 → 18.0000; "
        + "x2 to h1 19 → 20.0000; x2 to h2 21 → 22.0000; h1 to o 23 → 24.0000; "
        + "h2 to o 25 → 26.0000.")
  }

  /// x1 stands above x2: of the lines that leave it, the one to h2 falls and its text stands on it.
  @Test func weightsStandOnTheirLines() throws {
    let graphics = try counted.figure().graphics
    #expect(graphics.size == Theme.slide.size)
    func frame(_ string: String) throws -> Rectangle {
      try #require(graphics.texts.first { $0.string == string }).frame
    }
    let rows = ["15 → 16.0000", "17 → 18.0000", "19 → 20.0000", "21 → 22.0000"]
    let heights = try rows.map { try frame($0).midY }
    #expect(heights == heights.sorted() && Set(heights).count == 4)
    #expect(try frame("x1 = 1").maxY < heights[0] && frame("x2 = 2").y > heights[3])
    #expect(try frame("h1: a = 0.3000").maxY < heights[0] && frame("h2: a = 0.7000").y > heights[3])
    #expect(try frame("23 → 24.0000").maxY < frame("25 → 26.0000").y)
    // Each line leaves out its text: two pieces for each of six weights, none of which crosses it.
    let lines = graphics.shapes.compactMap { shape -> [Point]? in
      guard case .path(let points, false) = shape.outline else { return nil }
      return points
    }
    #expect(lines.count == 12)
    for text in graphics.texts where text.string.contains("→") {
      let crossed = lines.contains { line in
        (0...100).contains { step in
          let share = Double(step) / 100
          let x = line[0].x + share * (line[1].x - line[0].x)
          let y = line[0].y + share * (line[1].y - line[0].y)
          return text.frame.inset(1).overlaps(Rectangle(x: x, y: y, width: 0.1, height: 0.1))
        }
      }
      #expect(!crossed, "\(text.string)")
    }
  }

  @Test func badInputIsNamed() {
    func said(_ diagram: StepDiagram) -> String? {
      message { () throws(FigureError) in try diagram.figure() }
    }
    func changed(
      inputs: [StepDiagram.Input]? = nil, hidden: [StepDiagram.Unit]? = nil,
      weights: [[Change]]? = nil, output: [Change]? = nil, target: Double = 0
    ) -> StepDiagram {
      StepDiagram(
        title: "", inputs: inputs ?? counted.inputs, hidden: hidden ?? counted.hidden,
        output: counted.output, target: target, hiddenWeights: weights ?? counted.hiddenWeights,
        outputWeights: output ?? counted.outputWeights)
    }
    #expect(said(changed(inputs: [])) == "expected 2 inputs, found 0")
    #expect(said(changed(hidden: [counted.output])) == "expected 2 hidden units, found 1")
    #expect(
      said(changed(weights: [[]])) == "expected 2 rows of weights to the hidden units, found 1")
    #expect(
      said(changed(weights: [[Change(1, 2)], []])) == "expected 2 weights of an input, found 1")
    #expect(
      said(changed(output: [])) == "expected 2 weights to the output, found 0")
    #expect(said(changed(target: .nan))?.contains("in the target, found nan") == true)
    #expect(
      said(changed(output: [Change(1, 2), Change(3, .infinity)]))?
        .contains("in the weights, found inf at position 11") == true)
  }
}
