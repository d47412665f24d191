import Foundation
import Matrices
import Networks
import Testing

struct CrossEntropyTests {
  /// The example in the documentation of Keras' `sparse_categorical_crossentropy`.
  @Test func kerassExample() throws {
    let example = try NetworkReference.load().cross_entropy
    for (row, label) in example.labels.enumerated() {
      let surprise = CrossEntropy.surprise(example.probabilities[row][label])
      #expect(abs(surprise - example.numpy[row]) < 1e-6)
    }
    let mean = CrossEntropy.mean(Matrix(rows: example.probabilities), labels: example.labels)
    #expect(abs(mean - (0.0512932943875505 + 2.3025850929940455) / 2) < 1e-6)
  }

  @Test func certaintyCostsNothingAndAMistakeMadeWithItALot() {
    #expect(CrossEntropy.surprise(1) == 0)
    // -ln 1e-7
    #expect(abs(CrossEntropy.surprise(0) - 16.11809565095832) < 1e-6)
    #expect(CrossEntropy.surprise(.nan).isNaN)
  }
}
