import Foundation

/// The results of `perceptron` as another program would read them.
struct PerceptronResultsFile: Decodable {
  struct Part: Decodable {
    struct Update: Decodable {
      let update: Int
      let epoch: Int
      let example: Int
      let truth: String
      let inputs: [Double]
      let weighted_sum_before: Double
      let weights: [Double]
      let bias: Double
    }
    let name: String
    let class_names: [String]
    let example_count: Int
    let is_learnt: Bool
    let mistakes: Int
    let has_converged: Bool
    let mistakes_per_epoch: [Int]
    let wrong_after_epochs: [Int]
    let weights: [Double]
    let bias: Double
    let correct: Int
    let best_line_correct: Int?
    let best_line: Line?
    let updates: [Update]
  }
  struct Line: Decodable {
    let weights: [Double]
    let bias: Double
  }
  struct Bound: Decodable {
    let margin: Double
    let mistake_limit: Double
  }
  let schema: Int
  let lesson: String
  let is_shuffled: Bool
  let gates: [Part]
  let problem: Part
  let bound_of_learnt_line: Bound?
  let bound_of_widest_margin: Bound?
  let line_of_widest_margin: Line?
  let figures: [String]

  init(_ name: String, in folder: TemporaryFolder) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(folder.bytes(of: name)))
  }
}

extension TemporaryFolder {
  /// Runs `perceptron` with this as its current folder.
  func perceptron(_ arguments: String...) throws -> ProgramRun { try perceptron(arguments) }

  /// Runs `perceptron` with this as its current folder.
  func perceptron(_ arguments: [String]) throws -> ProgramRun {
    try ProgramRun(program: "perceptron", arguments, in: path)
  }
}
