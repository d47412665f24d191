import Workbench

/// The linear SVM on Fashion-MNIST: what the fit took, and the weights to verify it by.
struct SVMTiming: Encodable {
  let c: Double
  let loss: String
  let threads: Int
  let fitSeconds: Double
  /// Shape (classes), as the classifier states them.
  let objectives: [Double]
  let relativeGap: Double
  let testAccuracy: Double
  /// Shape (classes, features + 1), the bias last.
  let weights: [[Float]]

  static func measured(c: Double, loss: SVMLoss, threads: Int) throws -> SVMTiming {
    let data = try Dataset.fashionMNIST()
    var svm = try LinearSVM(
      c: c, loss: loss, tolerance: 1e-4, seed: 42, team: WorkerTeam(threads: threads))
    let fitSeconds = try seconds { try svm.fit(data.training) }
    return SVMTiming(
      c: c, loss: loss.rawValue, threads: threads, fitSeconds: fitSeconds,
      objectives: svm.solutions.map(\.objective), relativeGap: svm.relativeGap,
      testAccuracy: try accuracy(of: svm, on: data.test),
      weights: svm.bias.indices.map { label in
        (0..<svm.kernel.rowCount).map { svm.kernel[$0, label] } + [svm.bias[label]]
      })
  }
}
