import Foundation
import LessonSupport
import Testing
import Workbench

/// What `network` prints, draws and writes.
@Suite struct NetworkLessonTests {
  @Test func everyFigureIsDrawn() throws {
    let folder = try TemporaryFolder()
    let run = try folder.network("--figures", "f", "--json", "r.json")
    #expect(run.status == 0, "\(run.errors)")
    let figures = NetworkFigures.names.map { "f/\($0).png" }
    #expect(folder.files.filter { $0.hasPrefix("f/") } == figures.sorted())
    for figure in figures {
      #expect(run.output.contains("  \(figure)\n"))
      try checkWithPNGCheck(figure, in: folder)
      let texts = Dictionary(
        uniqueKeysWithValues: try PNGFile.read("\(folder.path)/\(figure)").texts)
      let source = try #require(texts["Source"].flatMap(FigureSource.init))
      #expect(source.program == "network" && texts["Description"]?.isEmpty == false)
      // Examples that were drawn have a digest; whatever is random has a seed.
      let isDrawn = ["f/starts.png", "f/regions.png"].contains(figure)
      #expect((source.dataDigest != nil) == isDrawn)
      let isSeeded = isDrawn || ["f/xor.png", "f/slopes.png"].contains(figure)
      #expect((source.seed != nil) == isSeeded)
    }
    #expect(try NetworkResultsFile("r.json", in: folder).figures == figures)
    // In a pipe there is nothing but text and ends of lines, none beyond 80 columns.
    for text in [run.output, run.errors] {
      #expect(
        text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
      #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
    }
  }

  @Test(arguments: [
    [], ["--problem", "iris", "--units", "5", "--epochs", "20"],
    ["--problem", "xor", "--activation", "relu", "--seed", "3", "--learning-rate", "0.1"],
  ])
  func everythingPrintedIsInTheResults(options: [String]) throws {
    let folder = try TemporaryFolder()
    let run = try folder.network(["--figures", "f", "--json", "r.json"] + options)
    #expect(run.status == 0, "\(run.errors)")
    let results = try NetworkResultsFile("r.json", in: folder)
    #expect(results.schema == 1 && results.lesson == "network")
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    func expect(_ cells: [String]) {
      let row = cells.joined(separator: " ")
      #expect(words.contains(row), "\(row)")
    }
    for layer in results.layers.joined() {
      let (inputs, units) = (layer.inputs[0], layer.outputs[0])
      expect([
        layer.name, "\(inputs) \(units) \(grouped(layer.connection_count))",
        "(\(inputs) + 1) × \(units)", grouped(layer.parameter_count),
      ])
    }
    // A weight for each pair of units one behind the other: 784 · 300, 300 · 100, 100 · 10.
    let connections = results.layers[1].map(\.connection_count)
    #expect(connections.suffix(3) == [235_200, 30_000, 1_000])
    expect(["all 266,200 266,610"])
    let starts = results.starts
    expect(["\(starts.problem): \(starts.example_count) examples of"])
    for start in starts.starts {
      let slope = StartComparison.text(slope: start.hidden_slope)
      expect([
        start.weights_at_first, slope, "\(start.changed_count) of \(starts.parameter_count)",
        "\(start.different_units) of \(starts.units)",
        NumberFormat.automatic.text(start.losses[0]),
        NumberFormat.automatic.text(try #require(start.losses.last)),
        percent(Double(start.correct) / Double(starts.example_count)),
      ])
      #expect(start.losses.count == starts.epochs + 1)
    }
    for unit in results.xor_by_hand.units {
      expect([unit.name] + [unit.name == "answer" ? "h1, h2" : "x1, x2"])
      expect((unit.weights + [unit.bias]).map { plain($0) })
    }
    for answer in results.xor_by_hand.answers {
      expect((answer.inputs + answer.hidden + [answer.weighted_sum]).map { plain($0) })
    }
    for attempt in results.xor_learnt.attempts {
      expect([
        String(attempt.units), "\(attempt.learnt.count { $0 }) of \(attempt.learnt.count)",
        decimals(try #require(attempt.losses.min()), 3),
        decimals(try #require(attempt.losses.max()), 3),
      ])
    }
    for unit in results.backpropagation.units {
      expect([decimals(unit.output)])
      expect([decimals(unit.delta)])
    }
    for weight in results.backpropagation.weights {
      let numbers = [
        weight.input, weight.delta, weight.slope, weight.slope_by_machine, weight.after,
        weight.after_by_machine,
      ]
      expect([weight.name, plain(weight.before)] + numbers.map { decimals($0) })
    }
    for depth in results.slopes_by_depth {
      expect([scientific(try #require(depth.slopes.first))])
      #expect(depth.slopes.count == depth.hidden_layers + 1)
    }
  }

  /// Each word is said where it is needed first.
  @Test func wordsAreExplained() throws {
    let folder = try TemporaryFolder()
    let run = try folder.network("--figures", "f", "--epochs", "1")
    let words = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for explanation in [
      "examples a step (a batch)", "Random weights follow Glorot's rule",
      "The loss, how wrong the answers are, is the mean of −ln p",
      "“Slope” is how steep it is", "the cross-entropy, −ln a for an answer of 1",
      "the weights v1 and v2 lead from h1 and h2 to o", "He's rule draws weights",
    ] {
      #expect(words.contains(explanation), "\(explanation)")
    }
    let help = try folder.network("--help").output.split(whereSeparator: \.isWhitespace)
    #expect(help.joined(separator: " ").contains("(default: tanh)"))
  }

  @Test(arguments: [[], ["--problem", "circles", "--seed", "3"]])
  func theSameCommandGivesTheSameBytes(options: [String]) throws {
    let runs = try (0..<2).map { _ in
      let folder = try TemporaryFolder()
      let run = try folder.network(["--figures", "f", "--json", "r.json"] + options)
      #expect(run.status == 0)
      return (run.output, try folder.files.map { try folder.bytes(of: $0) })
    }
    let isSame = runs[0].0 == runs[1].0 && runs[0].1 == runs[1].1
    #expect(isSame && runs[0].1.count == NetworkFigures.names.count + 1)
  }

  @Test func anotherSeedIsAnotherNetwork() throws {
    let digests = try ["1", "2"].map { seed in
      let folder = try TemporaryFolder()
      _ = try folder.network("--figures", "f", "--seed", seed, "--epochs", "1", "--json", "r.json")
      return try NetworkResultsFile("r.json", in: folder).starts.starts.map(\.weight_digest)
    }
    #expect(digests[0].last != digests[1].last)
  }

  @Test func withoutATerminalNothingWaits() throws {
    let run = try TemporaryFolder().network("--figures", "f", "--step")
    #expect(run.status == 0 && run.output.contains("\n6. ") && !run.errors.contains("Enter"))
  }

  /// The lesson takes a second anyway: --quick, as other lessons have it, changes nothing.
  @Test func quickChangesNothing() throws {
    let folder = try TemporaryFolder()
    let runs = try [[], ["--quick"]].map { try folder.network(["--figures", "f"] + $0) }
    #expect(runs.allSatisfy { $0.status == 0 }, "\(runs[1].errors)")
    let areSame = runs[0].output == runs[1].output
    #expect(areSame)
  }

  @Test func theLargestSeedWrapsAround() throws {
    let run = try TemporaryFolder().network(
      "--figures", "f", "--epochs", "1", "--seed", "18446744073709551615")
    #expect(run.status == 0, "\(run.errors)")
  }
}

/// The results of `network` as another program would read them.
struct NetworkResultsFile: Decodable {
  struct Layer: Decodable {
    let name: String
    let inputs: [Int]
    let outputs: [Int]
    let connection_count: Int
    let parameter_count: Int
  }
  struct Starts: Decodable {
    struct Start: Decodable {
      let weights_at_first: String
      let hidden_slope: Float
      let changed_count: Int
      let different_units: Int
      let losses: [Double]
      let correct: Int
      let weight_digest: String
    }
    let problem: String
    let example_count: Int
    let units: Int
    let epochs: Int
    let parameter_count: Int
    let starts: [Start]
  }
  struct ByHand: Decodable {
    struct Unit: Decodable {
      let name: String
      let weights: [Double]
      let bias: Double
    }
    struct Answer: Decodable {
      let inputs: [Double]
      let hidden: [Double]
      let weighted_sum: Double
    }
    let units: [Unit]
    let answers: [Answer]
  }
  struct Learnt: Decodable {
    struct Attempt: Decodable {
      let units: Int
      let learnt: [Bool]
      let losses: [Double]
    }
    let attempts: [Attempt]
  }
  struct Step: Decodable {
    struct Unit: Decodable {
      let output: Double
      let delta: Double
    }
    struct Weight: Decodable {
      let name: String
      let before: Double
      let input: Double
      let delta: Double
      let slope: Double
      let slope_by_machine: Double
      let after: Double
      let after_by_machine: Double
    }
    let units: [Unit]
    let weights: [Weight]
  }
  struct Depth: Decodable {
    let hidden_layers: Int
    let slopes: [Double]
  }
  let schema: Int
  let lesson: String
  let layers: [[Layer]]
  let starts: Starts
  let xor_by_hand: ByHand
  let xor_learnt: Learnt
  let backpropagation: Step
  let slopes_by_depth: [Depth]
  let figures: [String]

  init(_ name: String, in folder: TemporaryFolder) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(folder.bytes(of: name)))
  }
}

extension TemporaryFolder {
  /// Runs `network` with this as its current folder.
  func network(_ arguments: String...) throws -> ProgramRun { try network(arguments) }

  /// Runs `network` with this as its current folder.
  func network(_ arguments: [String]) throws -> ProgramRun {
    try ProgramRun(program: "network", arguments, in: path)
  }
}
