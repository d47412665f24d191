import Datasets
import Foundation
import Learning
import SupportVectors
import Testing

/// The whole of Fashion-MNIST against LinearSVC: made by Tests/Fixtures/svm_fashion_accuracy.py.
struct FashionMNISTTests {
  struct Reference: Decodable {
    struct Fit: Decodable {
      let C: Double
      let loss: String
      let converged: Bool
      let test_accuracy: Double
      let objectives: [Double]
    }
    let fits: [Fit]
  }

  /// A test accuracy within 0.3 points of LinearSVC's, and objectives no more than 1e-4 above.
  @Test(.enabled(if: fashionMNIST != nil))
  func isAsGoodAsLinearSVC() throws {
    let file = SVMReference.folder.appending(path: "svm_fashion_accuracy.json")
    let reference = try JSONDecoder().decode(Reference.self, from: Data(contentsOf: file))
    let data = try Dataset.fashionMNIST()
    var previous: LinearSVM?
    for fit in reference.fits.sorted(by: { ($0.loss, $0.C) < ($1.loss, $1.C) }) {
      let loss = try #require(SVMLoss(rawValue: fit.loss))
      var machine = try LinearSVM(c: fit.C, loss: loss)
      try machine.fit(data.training, startingFrom: previous)
      let guesses = try machine.predict(data.test.features)
      let correct = zip(guesses.ids, data.test.labels.ids).count { $0 == $1 }
      #expect(abs(Double(correct) / 10_000 - fit.test_accuracy) <= 0.003, "C = \(fit.C)")
      let gap = machine.relativeGap
      #expect(gap <= 1e-4)
      for (solution, objective) in zip(machine.solutions, fit.objectives) where fit.converged {
        #expect(solution.objective <= objective * (1 + 1e-4), "C = \(fit.C)")
      }
      previous = machine
    }
  }
}
