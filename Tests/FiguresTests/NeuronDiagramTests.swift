import Figures
import Testing

@Suite struct NeuronDiagramTests {
  static let relu = [Point(-3, 0), Point(0, 0), Point(3, 3)]

  func neuron(
    _ inputs: [NeuronDiagram.Input], bias: Double? = nil, activation: String = "relu",
    curve: [Point] = relu, output: Double? = nil, showsCell: Bool = false
  ) -> NeuronDiagram {
    NeuronDiagram(
      title: "A neuron", inputs: inputs, bias: bias, activation: activation, curve: curve,
      output: output, showsCell: showsCell)
  }

  func inputs(_ count: Int) -> [NeuronDiagram.Input] {
    NeuronDiagram.inputs(
      values: (0..<count).map { Double($0 % 5) / 4 }, weights: (0..<count).map { 3 - Double($0) })
  }

  @Test(arguments: [1, 2, 3, 4, 5, 8, 9, 784], diagramThemes)
  func inputsOfAllCountsFit(count: Int, theme: Theme) throws {
    for showsCell in [false, true] {
      for bias in [nil, -1.25] {
        let diagram = neuron(inputs(count), bias: bias, output: 0.5, showsCell: showsCell)
        expectSound(try diagram.figure(theme: theme).graphics, theme: theme)
      }
    }
  }

  @Test(arguments: Names.lists) func namesOfAllKindsFit(names: [String]) throws {
    let inputs = names.map { NeuronDiagram.Input($0, value: 1, weightName: $0, weight: -2) }
    for theme in diagramThemes {
      for showsCell in [false, true] {
        let diagram = neuron(inputs, activation: names[0], showsCell: showsCell)
        expectSound(try diagram.figure(theme: theme).graphics, theme: theme)
      }
    }
  }

  @Test(arguments: [1e-300, 1e300, -1.2345e-7, 123_456.789]) func numbersOfAllSizesFit(
    number: Double
  ) throws {
    let inputs = NeuronDiagram.inputs(values: [number, 1], weights: [-1, 1])
    let curve = [Point(-number, number), Point(number, -number)]
    let diagram = neuron(inputs, bias: number, curve: curve, output: number)
    for theme in diagramThemes {
      expectSound(try diagram.figure(theme: theme).graphics, theme: theme)
    }
  }

  /// An arrow each from the inputs that are drawn, the bias, the sum and the function.
  @Test(arguments: [(2, false, 5), (8, false, 11), (784, false, 10), (4, true, 7), (5, true, 6)])
  func arrowsLeadFromEverything(count: Int, showsCell: Bool, arrows: Int) throws {
    let graphics = try neuron(inputs(count), showsCell: showsCell).figure().graphics
    let heads = graphics.shapes.filter {
      if case .path(let corners, true) = $0.outline {
        corners.count == 3 && $0.fill == Fill(Theme.slide.ink)
      } else {
        false
      }
    }
    #expect(heads.count == arrows)
  }

  @Test func numbersAreWritten() throws {
    let inputs = NeuronDiagram.inputs(values: [2, 1], weights: [0.5, -1.2])
    let figure = try neuron(inputs, bias: 0.3, output: 0.1).figure()
    let texts = figure.graphics.texts.map(\.string)
    let expected = [
      "x_{1} = 2", "x_{2} = 1", "w_{1} = 0.5", "w_{2} = −1.2", "bias b = 0.3", "z = 0.1", "Σ",
      "z = Σ w_{i} x_{i} + b = 0.5 · 2 − 1.2 · 1 + 0.3 = 0.1", "a = φ(z) = φ(0.1) = 0.1",
      "The bias is the threshold with its sign changed: θ = −b = −0.3.", "φ = relu", "a = 0.1",
    ]
    #expect(expected.filter { !texts.contains($0) } == [])
    #expect(
      figure.description
        == "Artificial neuron with 2 inputs: x_{1} = 2 with weight w_{1} = 0.5; x_{2} = 1 with "
        + "weight w_{2} = −1.2. Bias b = 0.3. Weighted sum z = 0.5 · 2 − 1.2 · 1 + 0.3 = 0.1. "
        + "Activation function: relu. Output a = 0.1.")
    #expect(figure.graphics.size == Theme.slide.size)
  }

  /// Where a number is missing, there is no sum.
  @Test func missingNumbersAreLeftOut() throws {
    #expect(neuron(inputs(2)).sum == nil)
    #expect(neuron(NeuronDiagram.inputs(values: [1], weights: [1, 2]), bias: 0).sum == nil)
    #expect(neuron(inputs(2), bias: 0).sum != nil)
    let texts = try neuron(inputs(2)).figure().graphics.texts.map(\.string)
    #expect(texts.contains("z") && texts.contains("a") && texts.contains("bias b"))
    #expect(texts.contains("z = Σ w_{i} x_{i} + b") && texts.contains("a = φ(z)"))
  }

  /// Two decimals, unless they would make a whole number of one that is not.
  @Test(arguments: [
    (0.731_058_6, "0.73"), (0.995, "0.995"), (0.009, "0.009"), (1, "1"), (-2.345, "−2.35"),
    (0.1, "0.1"), (1e300, "10³⁰⁰"),
  ])
  func outputHasTwoDecimals(output: Double, text: String) throws {
    let texts = try neuron(inputs(2), output: output).figure().graphics.texts.map(\.string)
    #expect(texts.contains("a = \(text)"))
    #expect(texts.contains("a = φ(z) = \(text)"))
  }

  /// The neuron of the lesson: every name and number is as large as a label.
  @Test func wordsAreLargeWhereTheyFit() throws {
    for theme in diagramThemes {
      let graphics = try neuron(inputs(3), bias: -0.5, output: 0.73, showsCell: true).figure(
        theme: theme
      ).graphics
      #expect(graphics.size == theme.size)
      #expect(graphics.texts.allSatisfy { $0.style.size >= theme.labelSize })
    }
  }

  /// From a part of the cell to its name, and on to the model's part, leads one upright line.
  @Test func partsAreJoined() throws {
    let graphics = try neuron(inputs(3), showsCell: true).figure().graphics
    let lines = graphics.shapes.filter { $0.stroke?.dash.isEmpty == false }.map(bounds)
    for part in ["dendrites = inputs", "cell body (soma) = sum", "axon = output"] {
      let name = try #require(graphics.texts.first { $0.string == part }).frame
      let its = lines.filter { $0.width == 0 && abs($0.x - name.midX) < 1 }
      #expect(its.count == 2)
      #expect(its.contains { abs($0.maxY - name.y) < 1 })
      #expect(its.contains { abs($0.y - name.maxY) < 1 })
    }
    #expect(lines.count == 6)
  }

  /// No arrow runs through the name of a weight, which has no patch below it then.
  @Test func weightsStandBesideTheirArrows() throws {
    for showsCell in [false, true] {
      let graphics = try neuron(inputs(3), curve: [], showsCell: showsCell).figure().graphics
      let patches = graphics.shapes.filter {
        $0.fill == Fill(Theme.slide.ground) && $0.stroke == nil
      }
      #expect(patches.isEmpty)
      let weights = graphics.texts.filter { $0.string.hasPrefix("w_") }.map(\.frame)
      #expect(weights.count == 3)
      #expect(weights[0].maxY < weights[1].maxY && weights[1].maxY < weights[2].y)
    }
  }

  @Test func cellIsNamedAndTold() throws {
    let figure = try neuron(inputs(3), showsCell: true).figure()
    let texts = figure.graphics.texts.map(\.string)
    for part in ["dendrites = inputs", "cell body (soma) = sum", "axon = output"] {
      #expect(texts.contains(part))
    }
    #expect(figure.description.hasSuffix("its axon for the output."))
  }

  @Test(arguments: [[], [Point(1, 1)], [Point(0, 2), Point(1, 2)], [Point(1, 0), Point(1, 5)]])
  func anyCurveIsDrawn(curve: [Point]) throws {
    expectSound(try neuron(inputs(2), curve: curve).figure().graphics)
  }

  @Test func badInputIsNamed() {
    func said(_ diagram: NeuronDiagram, _ theme: Theme = .slide) -> String? {
      message { () throws(FigureError) in try diagram.figure(theme: theme) }
    }
    #expect(said(neuron([])) == "expected 1 to 1000000 inputs to draw, found 0")
    #expect(
      said(neuron(NeuronDiagram.inputs(values: [.nan], weights: [1])))?.contains("in the inputs")
        == true)
    #expect(
      said(neuron(NeuronDiagram.inputs(weights: [1, .infinity])))?.contains(
        "found inf at position 1") == true)
    #expect(said(neuron(inputs(1), bias: .nan))?.contains("in the bias") == true)
    #expect(said(neuron(inputs(1), output: .nan))?.contains("in the output") == true)
    #expect(said(neuron(inputs(1), curve: [Point(0, .nan)]))?.contains("in the curve") == true)
    let large = NeuronDiagram.inputs(values: [1e200], weights: [1e200])
    #expect(said(neuron(large, bias: 0))?.contains("in the weighted sum") == true)
    var small = Theme.slide
    small.size = Size(400, 300)
    #expect(said(neuron(inputs(2)), small)?.contains("larger size") == true)
  }
}
