import ArgumentParser
import Foundation
import LessonSupport
import Testing
import Workbench

/// What `neuron` prints, draws and refuses.
@Suite struct NeuronTests {
  @Test func everyFigureIsDrawnAndEveryNumberIsInTheResults() throws {
    let folder = try TemporaryFolder()
    let run = try folder.neuron("--figures", "f", "--json", "r.json")
    #expect(run.status == 0, "\(run.errors)")
    let figures = NeuronFigures.names.map { "f/\($0).png" }
    #expect(folder.files == figures.sorted() + ["r.json"])
    for figure in figures {
      #expect(run.output.contains("  \(figure)\n"))
      let picture = try PNGFile.read("\(folder.path)/\(figure)")
      try checkWithPNGCheck(figure, in: folder)
      let texts = Dictionary(uniqueKeysWithValues: picture.texts)
      let source = try #require(texts["Source"].flatMap(FigureSource.init))
      #expect(source.program == "neuron" && source.seed == nil && source.dataDigest == nil)
      #expect(texts["Description"]?.isEmpty == false)
    }
    #expect(run.errors.isEmpty && isPlain(run.output))
    let results = try NeuronResultsFile("r.json", in: folder)
    #expect(results.schema == 1 && results.lesson == "neuron" && results.own_cell == nil)
    #expect(results.figures == figures)
    let words = onOneLine(run.output)
    for number in numbers(of: results) {
      let isPrinted = words.contains(number)
      #expect(isPrinted, "\(number)")
    }
    #expect(words.contains("That is the wrong way round"))
  }

  /// The numbers of the results as they are printed.
  private func numbers(of results: NeuronResultsFile) -> [String] {
    let firing = results.firing.flatMap {
      [
        "\(plain($0.current_na)) nA", "\(decimals($0.highest_potential_mv, 1)) mV",
        " \($0.spikes_in_a_second) ", "\(decimals($0.rate, 1)) / s",
      ]
    }
    let cells = results.contrast_cells.map {
      "\($0.name) 6 \(decimals($0.maximum, 1)) % \(decimals($0.exponent, 2)) "
        + "\(significant($0.half_contrast, 3)) % \(decimals($0.r_squared))"
    }
    let twin = results.logistic_twin
    let activations = results.activations.flatMap {
      $0.values.map { decimals($0, 3) } + $0.slopes.map { $0.map { decimals($0, 3) } ?? "none" }
    }
    let changes = results.weight_changes.flatMap {
      [$0.output, $0.error, $0.slope, $0.change, $0.weight_after].map { decimals($0) }
    }
    return firing + cells + activations + changes + [
      decimals(twin.by_formula, 2), decimals(twin.by_neuron, 2), decimals(twin.weight, 2),
      decimals(twin.bias, 2), decimals(results.weighted_sum.output, 3),
      "\(plain(results.cell.rheobase_na)) nA", "\(plain(results.cell.highest_rate)) times",
    ] + results.rates.map { "\(decimals($0.rate, 0)) at" }
  }

  private func onOneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// The same input gives the same bytes, and a JSON file on standard output stands there alone.
  @Test func runsAreReproducible() throws {
    let folder = try TemporaryFolder()
    let first = try folder.neuron("--figures", "f", "--json", "-")
    let second = try folder.neuron("--figures", "g", "--json", "-")
    #expect(first.output.replacing("\"f/", with: "\"g/") == second.output)
    #expect(first.output.hasPrefix("{") && first.errors.contains("1. A cell fires"))
    for name in NeuronFigures.names {
      let isSame = try folder.bytes(of: "f/\(name).png") == folder.bytes(of: "g/\(name).png")
      #expect(isSame, "\(name)")
    }
  }

  /// All twelve activation functions can be asked for, by the names that people use.
  @Test func functionsAreChosen() throws {
    let folder = try TemporaryFolder()
    let run = try folder.neuron(
      "--functions", "sign, swish,leaky-relu,SELU,gelu,identity", "--figures", "f", "--json", "r")
    #expect(run.status == 0, "\(run.errors)")
    let results = try NeuronResultsFile("r", in: folder)
    let expected: [Activation] = [.sign, .silu, .leakyReLU, .selu, .gelu, .linear]
    #expect(results.activations.map(\.name) == expected.map(\.rawValue))
    for (found, function) in zip(results.activations, expected) {
      #expect(found.values == [-1.0, 0, 1].map { function($0) })
    }
    #expect(results.activations[0].slopes == [0, nil, 0])
    #expect(onOneLine(run.output).contains("At 0 leaky ReLU, SELU has a kink"))
    let all = try Activation.allCases.flatMap { function in
      try NeuronOptions.parse(["--functions", function.rawValue]).functions
    }
    #expect(all == Activation.allCases)
  }

  /// No terminal, no waiting: standard input is closed here.
  @Test func stepDoesNotBlock() throws {
    let folder = try TemporaryFolder()
    let run = try folder.neuron("--step", "--figures", "f")
    #expect(run.status == 0 && run.output.contains("\n6. ") && !run.errors.contains("Enter"))
  }

  @Test(arguments: [
    (["--functions", "foo"], "expected one of step, sign, linear"),
    (["--functions", ""], "expected one of step, sign, linear"),
    (["--functions", "relu,relu"], "expected up to 6 different functions, found 2"),
    (["--functions", "relu,elu,selu,gelu,silu,tanh,sign"], "up to 6 different functions, found 7"),
    (["--columns", "a,b"], "--columns: expected --csv FILE as well"),
    (["--csv", "t.csv", "--columns", "a"], "--columns: expected two different names"),
    (["--csv", "t.csv", "--columns", "a,a"], "--columns: expected two different names"),
    (["--csv", "t.csv", "--columns", "a,"], "--columns: expected two different names"),
    (["--csv", ""], "--csv: expected a file, found an empty text"),
    (["--seed", "1"], "Unknown option '--seed'"),
    (["--style", "neon"], "slide, dark, print, mono"),
  ])
  func wrongOptionsAreNamed(options: [String], words: String) throws {
    let folder = try TemporaryFolder()
    let run = try folder.neuron(options + ["--figures", "f"])
    #expect(run.status == 64)
    #expect(run.errors.contains(words), "\(run.errors)")
    #expect(folder.files.isEmpty)
  }
}

/// The results of `neuron` as another program would read them.
struct NeuronResultsFile: Decodable {
  struct CellPart: Decodable {
    let rheobase_na: Double
    let highest_rate: Double
  }
  struct Firing: Decodable {
    let current_na: Double
    let highest_potential_mv: Double
    let spikes_in_a_second: Int
    let rate: Double
  }
  struct Contrast: Decodable {
    let name: String
    let responses: [Double]
    let maximum: Double
    let exponent: Double
    let half_contrast: Double
    let r_squared: Double
    let has_converged: Bool
  }
  struct Own: Decodable {
    let path: String
    let sha256: String
    let largest_response: Double
  }
  struct Twin: Decodable {
    let by_formula: Double
    let by_neuron: Double
    let weight: Double
    let bias: Double
  }
  struct Sum: Decodable {
    let z: Double
    let output: Double
  }
  struct Function: Decodable {
    let name: String
    let values: [Double]
    let slopes: [Double?]
  }
  struct Change: Decodable {
    let loss: String
    let output: Double
    let learning_rate: Double
    let error: Double
    let slope: Double
    let input: Double
    let change: Double
    let weight_after: Double
  }

  let schema: Int
  let lesson: String
  let cell: CellPart
  let firing: [Firing]
  let rates: [Firing]
  let contrast_cells: [Contrast]
  let own_cell: Own?
  let logistic_twin: Twin
  let weighted_sum: Sum
  let activations: [Function]
  let weight_changes: [Change]
  let figures: [String]

  init(_ name: String, in folder: TemporaryFolder) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(folder.bytes(of: name)))
  }
}

extension TemporaryFolder {
  /// Runs `neuron` with this as its current folder.
  func neuron(_ arguments: String...) throws -> ProgramRun { try neuron(arguments) }

  /// Runs `neuron` with this as its current folder.
  func neuron(_ arguments: [String]) throws -> ProgramRun {
    try ProgramRun(program: "neuron", arguments, in: path)
  }
}
