import Datasets
import Foundation
import Learning
import Networks
import Testing

/// The whole of Fashion-MNIST against Keras: made by Tests/Fixtures/network_keras_band.py.
struct FashionMNISTTests {
  struct Reference: Decodable {
    struct Band: Decodable {
      let low: Double
      let high: Double
    }
    struct Run: Decodable {
      let history: [String: [Double]]
    }
    let epochs: Int
    let bands: [String: Band]
    let runs: [Run]

    static func load() throws -> Reference {
      let file = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/network_keras_band.json")
      return try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
    }
  }

  static let data = try? Dataset.fashionMNIST()

  /// The notebook's network, trained as in the notebook, ends where Keras' ends for some seed.
  @Test(.enabled(if: data != nil))
  func learnsAsWellAsKeras() throws {
    let reference = try Reference.load()
    let data = try #require(Self.data)
    var model = NetworkClassifier(epochs: reference.epochs, seed: 42)
    try model.fit(data.training, validation: data.validation)
    let network = try #require(model.network)
    let test = try network.evaluate(data.test)
    let ends = [
      "test_accuracy": test.accuracy, "test_loss": test.loss,
      "training_accuracy": try #require(model.history.accuracy.last),
      "training_loss": try #require(model.history.loss.last),
      "validation_accuracy": try #require(model.history.validationAccuracy.last),
      "validation_loss": try #require(model.history.validationLoss.last),
    ]
    for (name, value) in ends {
      let band = try #require(reference.bands[name])
      #expect(value >= band.low && value <= band.high, "\(name) \(value)")
    }
  }

  /// The mean of three seeds after three epochs, against the mean of Keras' five.
  ///
  /// Two such means differ by less than t s √(1/3 + 1/5) with 99 % probability, s being the deviation
  /// of Keras' seeds and t = 4.604 the 0.995 quantile of Student's distribution with 4 degrees of
  /// freedom. Only what is averaged over a whole epoch: the validation after it hangs on the last
  /// batches and swings by more than five seeds can tell.
  @Test(.enabled(if: data != nil))
  func threeSeedsBeginAsKerasDoes() throws {
    let reference = try Reference.load()
    let data = try #require(Self.data)
    let histories = try (1...3).map { seed in
      var model = NetworkClassifier(epochs: 3, seed: UInt64(seed))
      try model.fit(data.training)
      return model.history
    }
    let ends = [
      "accuracy": histories.map { $0.accuracy[2] }, "loss": histories.map { $0.loss[2] },
    ]
    try #require(reference.runs.count == 5)
    for (name, values) in ends {
      let kerass = try reference.runs.map { try #require($0.history[name])[2] }
      let squares = kerass.map { ($0 - mean(kerass)) * ($0 - mean(kerass)) }
      let deviation = (squares.reduce(0, +) / 4).squareRoot()
      let width = 4.604 * deviation * (1.0 / 3 + 1.0 / 5).squareRoot()
      #expect(abs(mean(values) - mean(kerass)) < width, "\(name) \(values)")
    }
  }

  private func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }

  /// Guessing costs ln 10 = 2.30; the first weights guess a little worse.
  @Test(arguments: [1, 2, 3]) func theLossOfTheStartIsThatOfGuessing(seed: UInt64) throws {
    let network = try Sequential(inputShape: [784], seed: seed) {
      Dense(300, activation: .relu)
      Dense(100, activation: .relu)
      Dense(10, activation: .softmax)
    }
    let pixels = try patchyExamples(500, inputs: 784, zeros: 0.5)
    #expect((2.2...2.7).contains(try network.evaluate(pixels).loss))
    if let test = Self.data?.test {
      let loss = try network.evaluate(test.examples(Array(0..<500))).loss
      #expect((2.2...2.7).contains(loss), "\(loss)")
    }
  }
}
