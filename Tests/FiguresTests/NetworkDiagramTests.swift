import Figures
import Testing

@Suite struct NetworkDiagramTests {
  typealias Layer = NetworkDiagram.Layer

  /// A network of dense layers, from its units: every layer after the first has
  /// (units before + 1) × units parameters.
  func layers(_ units: [Int], names: [String]? = nil) -> [Layer] {
    units.indices.map { index in
      Layer(
        names?[index] ?? "dense_\(index)",
        kind: index == 0 ? .input : index == units.count - 1 ? .output : .hidden,
        unitCount: units[index], shape: "(batch, \(units[index]))",
        activation: index == 0 ? "" : "relu",
        parameterCount: index == 0 ? 0 : (units[index - 1] + 1) * units[index])
    }
  }

  func figure(_ layers: [Layer], _ theme: Theme = .slide) throws -> Figure {
    try NetworkDiagram(title: "A network", layers: layers).figure(theme: theme)
  }

  static let sizes: [[Int]] = [
    [784, 300, 100, 10], [2, 2, 1], [1, 1], [100_000], [1],
    [Int](repeating: 64, count: 12), [Int](repeating: 100_000, count: 20),
    [Int](repeating: 3, count: 64), [10, 11, 100_000, 1, 12],
  ]

  @Test(arguments: sizes, diagramThemes) func sizesOfAllKindsFit(units: [Int], theme: Theme) throws
  {
    let graphics = try figure(layers(units), theme).graphics
    expectSound(graphics, theme: theme)
    #expect(graphics.isTransparent == theme.isTransparent)
  }

  @Test(arguments: Names.lists) func namesOfAllKindsFit(names: [String]) throws {
    let some = Array(names.prefix(NetworkDiagram.layerLimit))
    let units = [Int](repeating: 4, count: some.count)
    for theme in diagramThemes {
      expectSound(try figure(layers(units, names: some), theme).graphics, theme: theme)
    }
  }

  @Test(arguments: diagramThemes) func networksStandSideBySide(theme: Theme) throws {
    let simple = NetworkDiagram.Network("simple neural network", layers: layers([6, 6, 4]))
    let deep = NetworkDiagram.Network(
      "deep learning neural network", layers: layers([8, 8, 8, 8, 8, 4]))
    for networks in [[simple, deep], [deep, simple, deep], [simple, simple]] {
      let figure = try NetworkDiagram(title: "Two", networks: networks).figure(theme: theme)
      expectSound(figure.graphics, theme: theme)
      let names = figure.graphics.texts.map(\.string).filter { $0.hasSuffix("network") }
      #expect(names == networks.map(\.name))
    }
  }

  /// Between two layers, a line from each drawn neuron to each: 2 × 2 + 2 × 1.
  @Test func linesJoinAllNeurons() throws {
    #expect(lineCount(try figure(layers([2, 2, 1]))) == 6)
    // Of a wider layer five and the dots are drawn: 5 × 5 + 5 × 5 + 5 × 10, and 5 × 2.
    #expect(lineCount(try figure(layers([784, 300, 100, 10]))) == 100)
    #expect(lineCount(try figure(layers([784, 2]))) == 10)
  }

  func lineCount(_ figure: Figure) -> Int {
    figure.graphics.shapes.filter {
      if case .path(let points, false) = $0.outline { points.count == 2 } else { false }
    }.count
  }

  /// Inputs are squares, hidden neurons discs, outputs discs in a ring: 2, 3 and 2 × 1.
  @Test func kindsHaveForms() throws {
    let shapes = try figure(layers([2, 3, 1])).graphics.shapes.map(\.outline)
    let squares = shapes.filter { if case .rectangle = $0 { true } else { false } }
    let circles = shapes.filter { if case .circle = $0 { true } else { false } }
    #expect(squares.count == 2 && circles.count == 5)
    // Three dots stand for what is left out: 5 squares, 3 dots and a ring.
    let wide = try figure(layers([11, 1])).graphics.shapes.map(\.outline)
    #expect(wide.filter { if case .rectangle = $0 { true } else { false } }.count == 5)
    #expect(wide.filter { if case .circle = $0 { true } else { false } }.count == 5)
  }

  /// (784 + 1) 300 + (300 + 1) 100 + (100 + 1) 10 = 235,500 + 30,100 + 1,010 = 266,610.
  @Test func everyNumberIsWritten() throws {
    let figure = try figure(layers([784, 300, 100, 10]))
    let texts = Set(figure.graphics.texts.map(\.string))
    let expected = [
      "input", "hidden", "output", "dense_0", "(batch, 784)", "–", "relu", "235,500", "30,100",
      "1,010", "266,610 parameters in all", "5 of 784", "5 of 300", "5 of 100", "10 of 10",
    ]
    #expect(expected.filter { !texts.contains($0) } == [])
    #expect(figure.graphics.size == Theme.slide.size)
  }

  /// The units are told once: by the shapes if these end with them, otherwise in their own row.
  @Test func unitsAreToldOnce() throws {
    func texts(_ shape: String) throws -> [String] {
      let layer = Layer("h", kind: .hidden, unitCount: 3, shape: shape)
      return try figure([layer]).graphics.texts.map(\.string)
    }
    #expect(!(try texts("(batch, 3)").contains("units")))
    for shape in ["", "(batch, 3, 4)", "(batch, 13)", "(3, batch of 5)"] {
      let all = try texts(shape)
      #expect(all.contains("units") && all.contains("3"))
    }
  }

  /// Above the layers stands what kind they are of, unless each is named after its kind.
  @Test func kindsAreToldOnce() throws {
    let units = [784, 300, 100, 10]
    let named = try figure(layers(units, names: ["Input", "hidden1", "hidden2", "output"]))
    let texts = named.graphics.texts.map(\.string)
    #expect(!texts.contains("input") && !texts.contains("hidden"))
    #expect(texts.filter { $0 == "output" }.count == 1)
  }

  /// The network of the lesson: every name and number is as large as a label.
  @Test func wordsAreLargeWhereTheyFit() throws {
    let names = ["input", "hidden1", "hidden2", "output"]
    for theme in diagramThemes {
      let graphics = try figure(layers([784, 300, 100, 10], names: names), theme).graphics
      #expect(graphics.size == theme.size)
      #expect(graphics.texts.allSatisfy { $0.style.size >= theme.labelSize })
    }
  }

  /// Wide layers are as high as the largest that is drawn whole.
  @Test func wideLayersAreAsHighAsWholeOnes() throws {
    for units in [[784, 10], [784, 9], [784, 8]] {
      let shapes = try figure(layers(units)).graphics.shapes
      let squares = shapes.filter { if case .rectangle = $0.outline { true } else { false } }
        .map { bounds($0).midY }
      let rings = shapes.filter { $0.fill == Fill(Theme.slide.ground) }.map { bounds($0).midY }
      #expect(squares.count == 5 && rings.count == units[1])
      #expect(abs((squares.min() ?? 0) - (rings.min() ?? 1)) < 0.1)
      #expect(abs((squares.max() ?? 0) - (rings.max() ?? 1)) < 0.1)
    }
  }

  @Test func descriptionTellsTheLayers() throws {
    let plain = [
      Layer("pixels", kind: .input, unitCount: 1),
      Layer(
        kind: .output, unitCount: 2000, shape: "(batch, 2000)", activation: "softmax",
        parameterCount: 4000),
    ]
    #expect(
      try figure(plain).description
        == "Network diagram. 2 layers: input “pixels”, 1 unit; output, 2,000 units, output shape "
        + "(batch, 2000), softmax, 4,000 parameters. 4,000 parameters in all.")
    #expect(
      try figure(layers([Int](repeating: 3, count: 21))).description.contains("; and 1 more."))
  }

  @Test func badInputIsNamed() {
    func said(_ networks: [NetworkDiagram.Network], _ theme: Theme = .slide) -> String? {
      message { () throws(FigureError) in
        try NetworkDiagram(title: "", networks: networks).figure(theme: theme)
      }
    }
    func said(_ layer: Layer) -> String? { said([.init(layers: [layer])]) }
    #expect(said([]) == "expected a network to draw, found none")
    #expect(
      said([.init(layers: [])]) == "expected at least one layer, found none in network 0")
    let layer = Layer(kind: .input, unitCount: 1)
    #expect(
      said([.init(layers: Array(repeating: layer, count: 10_000))])
        == "expected at most 64 layers to draw, found 10000")
    for count in [0, -1, Int.max] {
      #expect(
        said(Layer(kind: .input, unitCount: count))
          == "expected 1 to 1000000000000000 units, found \(count) in layer 0 of network 0")
    }
    #expect(
      said(Layer(kind: .input, unitCount: 1, parameterCount: -1))
        == "expected 0 to 1000000000000000 parameters, found -1 in layer 0 of network 0")
    // Kinds that change with every layer have no room for their names.
    let kinds = (0..<64).map { Layer(kind: $0 % 2 == 0 ? .input : .hidden, unitCount: 1) }
    #expect(said([.init(layers: kinds)])?.contains("Show fewer of them") == true)
    var small = Theme.slide
    small.size = Size(400, 300)
    #expect(said([.init(layers: layers([5, 5]))], small)?.contains("larger size") == true)
  }
}
