import Workbench

/// Everything that the lesson `notebook` prints, laid out for other programs.
///
/// The same seed and data give the same values, the keys that end in `seconds` aside.
public struct NotebookResults: Encodable {
  let schema = ResultsFile.schema
  let lesson = "notebook"
  let version = Provenance.version
  let seed: UInt64
  let data: DataResults
  let classifier: ClassifierResults
  let first_guesses: [GuessResults]
  let figures: [String]

  /// Lays out how a network was trained and what it makes of the test part.
  public init(
    _ judgement: Judgement, network: NetworkClassifier, on data: Dataset, seed: UInt64,
    figures: [String]
  ) {
    self.seed = seed
    self.data = DataResults(data)
    classifier = ClassifierResults(judgement, network: network)
    first_guesses = judgement.firstGuessIndices.map { GuessResults($0, judgement, on: data) }
    self.figures = figures
  }
}

/// What a network makes of one test example.
struct GuessResults: Encodable {
  let index: Int
  let truth: String
  let prediction: String
  let probability: Float

  init(_ index: Int, _ judgement: Judgement, on data: Dataset) {
    let guess = judgement.predictions.ids[index]
    self.index = index
    truth = data.classNames[data.test.labels.ids[index]]
    prediction = data.classNames[guess]
    probability = judgement.scores[index, guess]
  }
}
