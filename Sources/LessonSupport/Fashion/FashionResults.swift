import Workbench

/// Everything that the lesson `fashion` prints, laid out for other programs.
///
/// The same seed and data give the same values, the keys that end in `seconds` aside.
public struct FashionResults: Encodable {
  let schema = ResultsFile.schema
  let lesson = "fashion"
  let version = Provenance.version
  let seed: UInt64
  let data: DataResults
  let parts: [Part]
  let model: Model
  let training: Training?
  let evaluated: Evaluated
  let test_loss: Double
  let surprise: SurpriseResults
  let classifier: ClassifierResults
  let first_guesses: [Guess]
  let picture: Picture?
  let figures: [String]

  /// Lays out how a network was trained and what it makes of the test part.
  ///
  /// - Parameters:
  ///   - judgement: What it makes of the test part.
  ///   - evaluated: Where it is from.
  ///   - surprise: The loss of each test image.
  ///   - change: Its weights, before and after.
  ///   - history: Its training; nil if it was loaded.
  ///   - guess: What it takes the student's picture for; nil if there is none.
  ///   - data: What was learnt from and judged on.
  ///   - seed: Where the randomness began.
  ///   - figures: The figures saved.
  public init(
    _ judgement: Judgement, evaluated: EvaluatedNetwork, surprise: Surprise,
    weights change: LearntWeights, history: History?, picture guess: PictureGuess?,
    on data: Dataset, seed: UInt64, figures: [String]
  ) throws {
    self.seed = seed
    self.data = DataResults(data)
    parts = data.parts.map { Part($0.name, $0.examples, of: data) }
    model = Model(change)
    training = history.map(Training.init)
    self.evaluated = Evaluated(option: evaluated.option, file: evaluated.path)
    test_loss = surprise.mean
    self.surprise = SurpriseResults(surprise)
    classifier = ClassifierResults(judgement, network: change.after, history: history)
    first_guesses = judgement.firstGuessIndices.map { Guess($0, judgement, on: data) }
    picture = guess.map(Picture.init)
    self.figures = figures
  }
}

extension FashionResults {
  /// One part of the data.
  struct Part: Encodable {
    let name: String
    let shape: [Int]
    let pixel_range: [Float]?
    let class_counts: [Int]

    init(_ name: String, _ examples: LabeledExamples, of data: Dataset) {
      self.name = name
      shape = [examples.count] + data.imageShape
      pixel_range = examples.features.range.map { [$0.lowerBound, $0.upperBound] }
      class_counts = examples.labels.counts
    }
  }

  /// Which network was evaluated: nothing if it is the one just trained.
  struct Evaluated: Encodable {
    let option: String?
    let file: String?
  }

  /// What the test images cost.
  struct SurpriseResults: Encodable {
    let first_losses: [Double]
    let wrong_share: Double
    let disagreement: String?

    init(_ surprise: Surprise) {
      first_losses = Array(surprise.losses.prefix(surprise.namedCount))
      wrong_share = surprise.wrongShare
      disagreement = surprise.disagreement
    }
  }

  /// The layers of a network and their weights.
  struct Model: Encodable {
    let loss: String
    let layers: [Layer]
    /// By what share of what they were the weights of the first layer have moved.
    let moved_share: Double?
    /// For each layer of weights, the share that lies beyond where all were before.
    let beyond_shares: [Double]
    let weights_before: [Weights]?
    let weights_after: [Weights]

    init(_ change: LearntWeights) {
      loss = change.after.loss.rawValue
      layers = change.after.layers.map(Layer.init)
      moved_share = change.movedShare
      beyond_shares = change.beyondShares.map(\.share)
      weights_before = change.before.map(Weights.all)
      weights_after = Weights.all(of: change.after)
    }
  }

  /// One layer.
  struct Layer: Encodable {
    let name: String
    let kind: String
    let output_shape: [Int]
    let parameters: Int

    init(_ layer: PlacedLayer) {
      name = layer.name
      kind = layer.kind
      output_shape = layer.outputShape
      parameters = layer.parameterCount
    }
  }

  /// The weights of one layer, taken together.
  struct Weights: Encodable {
    let name: String
    /// Inputs and units.
    let shape: [Int]
    let mean: Double
    let deviation: Double
    let smallest: Float
    let largest: Float
    /// The smallest and the largest.
    let bias_range: [Float]

    init(_ weights: WeightStatistics, of layer: Sequential.Parameters) {
      name = weights.name
      shape = [layer.kernel.rowCount, layer.bias.count]
      (mean, deviation) = (weights.mean, weights.deviation)
      (smallest, largest) = (weights.minimum, weights.maximum)
      bias_range = [layer.bias.min() ?? 0, layer.bias.max() ?? 0]
    }

    /// Those of every dense layer.
    static func all(of network: Sequential) -> [Weights] {
      zip(network.weightStatistics, network.parameters).map { Weights($0, of: $1) }
    }
  }

  /// How a network was trained; its history stands with the classifier.
  struct Training: Encodable {
    let optimizer: String?
    let steps: Int?
    /// The best epoch from 0, where early stopping looked for it.
    let best_epoch: Int?
    let stop_reason: String?
    let overfitting: String?

    init(_ history: History) {
      optimizer = history.params?.optimizer
      steps = history.params?.steps
      best_epoch = history.bestEpoch
      stop_reason = history.stopReason
      overfitting = Overfitting(history)?.sentence
    }
  }

  /// What a network makes of one test example.
  struct Guess: Encodable {
    let index: Int
    let truth: String
    let prediction: String
    let probability: Float
    let probabilities: [Float]

    init(_ index: Int, _ judgement: Judgement, on data: Dataset) {
      let guess = judgement.predictions.ids[index]
      self.index = index
      truth = data.classNames[data.test.labels.ids[index]]
      prediction = data.classNames[guess]
      probability = judgement.scores[index, guess]
      probabilities = Array(judgement.scores.row(index))
    }
  }

  /// What a network makes of a student's picture.
  struct Picture: Encodable {
    let file: String
    let height: Int
    let width: Int
    let pixels: [Float]
    let prediction: String
    let probabilities: [Double]

    init(_ guess: PictureGuess) {
      file = guess.picture.path
      (height, width) = (guess.picture.size.height, guess.picture.size.width)
      pixels = guess.seen.pixels
      prediction = guess.classNames[guess.ranking[0]]
      probabilities = guess.probabilities
    }
  }
}
