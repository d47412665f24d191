import Datasets
import Learning
import Neurons
import Testing

/// The whole of Fashion-MNIST against scikit-learn's averaged perceptrons: made by
/// Tests/Fixtures/neurons_reference.py.
struct FashionMNISTTests {
  /// Three orders of scikit-learn's differ by 0.1 points; ours must be as close to their mean as 0.3.
  @Test(.enabled(if: fashionMNIST != nil))
  func isAsGoodAsScikitLearn() throws {
    let reference = try NeuronsReference.read().fashion_mnist
    let data = try #require(fashionMNIST)
    var classifier = try PerceptronClassifier(epochs: reference.epochs, isAveraged: true)
    try classifier.fit(data.training)
    let guesses = try classifier.predict(data.test.features)
    let correct = zip(guesses.ids, data.test.labels.ids).count { $0 == $1 }
    let accuracies = reference.averaged_test_accuracies
    let mean = accuracies.reduce(0, +) / Double(accuracies.count)
    #expect(accuracies.count == 3)
    #expect(abs(Double(correct) / 10_000 - mean) <= 0.003)
    let hasConverged = classifier.hasConverged
    #expect(!hasConverged)
  }
}

private let fashionMNIST: Dataset? = try? Dataset.fashionMNIST()
