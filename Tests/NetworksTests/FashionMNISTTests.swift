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
    let epochs: Int
    let bands: [String: Band]
  }

  static let data = try? Dataset.fashionMNIST()

  /// The notebook's network, trained as in the notebook, ends where Keras' ends for some seed.
  @Test(.enabled(if: data != nil))
  func learnsAsWellAsKeras() throws {
    let file = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Fixtures/network_keras_band.json")
    let reference = try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
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
}
