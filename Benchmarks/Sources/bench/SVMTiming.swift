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

  static func measured(c: Double, loss: String, threads: Int) throws -> SVMTiming {
    let data = try Dataset.fashionMNIST(folder: nil)
    var svm = LinearSVM(
      c: c, loss: loss == "hinge" ? .hinge : .squaredHinge, tolerance: 1e-4, seed: 42,
      team: WorkerTeam(threads: threads))
    let fitSeconds = try seconds { try svm.fit(data.training) }
    return SVMTiming(
      c: c, loss: loss, threads: threads, fitSeconds: fitSeconds, objectives: svm.objectives,
      relativeGap: svm.relativeGap, testAccuracy: try accuracy(of: svm, on: data.test),
      weights: try linearWeights(of: svm, featureCount: data.training.featureCount))
  }
}

/// The weights of a linear classifier, shape (classes, features + 1), the bias last.
///
/// Found from outside: the answer to nothing is the bias, the answer to a single 1 is the bias and
/// one weight. So they are what the classifier uses, whatever it says about itself.
func linearWeights(of classifier: some Classifier, featureCount: Int) throws -> [[Float]] {
  var probes = Matrix(rowCount: featureCount + 1, columnCount: featureCount)
  for feature in 0..<featureCount { probes[feature, feature] = 1 }
  let scores = try classifier.decisionScores(probes)
  return (0..<scores.columnCount).map { label in
    let bias = scores[featureCount, label]
    return (0..<featureCount).map { scores[$0, label] - bias } + [bias]
  }
}
