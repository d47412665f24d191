import Foundation

/// The results of `fashion` as another program would read them.
struct FashionResultsFile: Decodable {
  let schema: Int
  let lesson: String
  let seed: UInt64
  let parts: [Part]
  let model: Model
  let training: Training?
  let evaluated: Evaluated
  let test_loss: Double
  let surprise: Surprise
  let classifier: CompareResults.ClassifierPart
  let first_guesses: [Guess]
  let picture: Picture?
  let figures: [String]

  struct Part: Decodable {
    let name: String
    let shape: [Int]
    let pixel_range: [Double]
    let class_counts: [Int]
  }

  struct Model: Decodable {
    let layers: [Layer]
    let moved_share: Double?
    let beyond_shares: [Double]
    let weights_before: [Weights]?
    let weights_after: [Weights]

    struct Weights: Decodable {
      let name: String
      let shape: [Int]
      let bias_range: [Double]
    }

    struct Layer: Decodable {
      let name: String
      let parameters: Int
    }
  }

  struct Evaluated: Decodable {
    let option: String?
    let file: String?
  }

  struct Surprise: Decodable {
    let first_losses: [Double]
    let wrong_share: Double
    let disagreement: String?
  }

  struct Training: Decodable {
    let optimizer: String
    let best_epoch: Int?
    let stop_reason: String?
    let overfitting: String?
  }

  struct Guess: Decodable {
    let index: Int
    let truth: String
    let prediction: String
    let probability: Double
    let probabilities: [Double]
  }

  struct Picture: Decodable {
    let file: String
    let height: Int
    let width: Int
    let pixels: [Double]
    let prediction: String
    let probabilities: [Double]
  }

  init(_ name: String, in folder: TemporaryFolder) throws {
    self = try JSONDecoder().decode(Self.self, from: Data(folder.bytes(of: name)))
  }
}

extension TemporaryFolder {
  /// Runs `fashion` with this as its current folder.
  func fashion(_ arguments: String...) throws -> ProgramRun { try fashion(arguments) }

  /// Runs `fashion` with this as its current folder.
  func fashion(_ arguments: [String]) throws -> ProgramRun {
    try ProgramRun(program: "fashion", arguments, in: path)
  }
}
