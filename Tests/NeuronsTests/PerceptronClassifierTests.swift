import Datasets
import Foundation
import Learning
import Matrices
import Neurons
import Testing

@Suite struct PerceptronClassifierTests {
  /// scikit-learn's Perceptron(random_state=42) calls the first of two flowers a setosa.
  @Test(arguments: [false, true])
  func setosaIsFoundAsByScikitLearn(isAveraged: Bool) throws {
    let reference = try NeuronsReference.read().scikit_learn
    let (inputs, species) = try irisPetals()
    var classifier = try PerceptronClassifier(epochs: 1000, isAveraged: isAveraged)
    try classifier.fit(
      examples(inputs, species.map { $0 == 0 ? 1 : 0 }, classes: 2))
    let points = Matrix(rows: reference.points.map { $0.map(Float.init) })
    #expect(try classifier.predict(points).ids == reference.is_setosa.map { $0 ? 1 : 0 })
    #expect(classifier.hasConverged)
  }

  /// Each class by itself, with plain loops in double precision: eighths are exact in both.
  @Test(arguments: [false, true])
  func everyClassIsRosenblattsRule(isAveraged: Bool) throws {
    let examples = try clouds(60)
    var classifier = try PerceptronClassifier(
      learningRate: 0.5, epochs: 4, isAveraged: isAveraged, seed: 7)
    try classifier.fit(examples)
    for label in 0..<4 {
      let (last, mean, mistakes) = plainRun(examples, label, learningRate: 0.5, epochs: 4, seed: 7)
      let expected = isAveraged ? mean : last
      for feature in 0..<6 {
        #expect(abs(Double(classifier.kernel[feature, label]) - expected[feature]) < 1e-5)
      }
      #expect(abs(Double(classifier.bias[label]) - expected[6]) < 1e-5)
      #expect(classifier.mistakesPerEpoch[label] == mistakes)
    }
  }

  /// The weights with the bias at their end: the last ones, and their mean after each example.
  private func plainRun(
    _ examples: LabeledExamples, _ label: Int, learningRate: Double, epochs: Int, seed: UInt64
  ) -> (last: [Double], mean: [Double], mistakes: [Int]) {
    var shuffling = SeededGenerator(seed: seed, stream: "shuffling")
    var order = Array(0..<examples.count)
    var w = [Double](repeating: 0, count: examples.featureCount + 1)
    var (sum, mistakes) = (w, [Int]())
    for _ in 0..<epochs {
      shuffling.shuffle(&order)
      mistakes.append(0)
      for example in order {
        let x = examples.features.row(example).map(Double.init) + [1]
        let t = examples.labels.ids[example] == label ? 1.0 : -1
        if t * zip(w, x).reduce(0, { $0 + $1.0 * $1.1 }) <= 0 {
          for index in w.indices { w[index] += learningRate * t * x[index] }
          mistakes[mistakes.count - 1] += 1
        }
        for index in w.indices { sum[index] += w[index] }
      }
    }
    return (w, sum.map { $0 / Double(epochs * examples.count) }, mistakes)
  }

  /// It agrees with the perceptron that keeps a record, on the same order of the same examples.
  @Test func itIsThePerceptronOfTheTrace() throws {
    let examples = try clouds(80)
    var classifier = try PerceptronClassifier(epochs: 6, seed: 3)
    try classifier.fit(examples)
    for label in 0..<4 {
      let training = try PerceptronTraining(epochLimit: 6, order: .shuffled(seed: 3))
      let trace = try training.train(
        Perceptron(inputCount: 6), on: SignedExamples(examples, positive: label))
      #expect(classifier.mistakesPerEpoch[label] == trace.mistakesPerEpoch)
      for feature in 0..<6 {
        let weight = trace.perceptron.weights[feature]
        #expect(abs(Double(classifier.kernel[feature, label]) - weight) < 1e-5)
      }
    }
  }

  @Test func twoClassesMirrorEachOther() throws {
    var classifier = try PerceptronClassifier()
    try classifier.fit(examples([[0], [1], [0.5], [2]], [0, 1, 0, 1], classes: 2))
    #expect(classifier.kernel[0, 0] == -classifier.kernel[0, 1])
    #expect(classifier.bias[0] == -classifier.bias[1])
    #expect(classifier.kernel.rowCount == 1 && classifier.kernel.columnCount == 2)
    #expect(classifier.parameterCount == 2)
    #expect(classifier.mistakesPerEpoch.count == 2)
    #expect(try classifier.predict(Matrix(rows: [[-1], [3]])).ids == [0, 1])
  }

  @Test(arguments: [false, true])
  func sameBitsForAnyNumberOfThreads(isAveraged: Bool) throws {
    let examples = try clouds(400)
    let classifiers = try [1, 2, 3].map { threads in
      var classifier = try PerceptronClassifier(
        isAveraged: isAveraged, team: WorkerTeam(threads: threads))
      try classifier.fit(examples)
      return classifier
    }
    for classifier in classifiers {
      let isSame =
        classifier.kernel == classifiers[0].kernel && classifier.bias == classifiers[0].bias
      #expect(isSame)
    }
    var other = try PerceptronClassifier(isAveraged: isAveraged, seed: 43)
    try other.fit(examples)
    let isSame = other.kernel == classifiers[0].kernel
    #expect(!isSame)
  }

  /// Four clouds that overlap: 25 % would be right by chance.
  @Test func theScoresAreThoseOfTheGuesses() throws {
    let training = try clouds(400)
    var classifier = try PerceptronClassifier(isAveraged: true)
    try classifier.fit(training)
    let scores = try classifier.decisionScores(training.features)
    #expect(scores.rowCount == 400 && scores.columnCount == 4)
    let guesses = try classifier.predict(training.features).ids
    #expect(guesses == Predictions(highestOf: scores).ids)
    let correct = zip(guesses, training.labels.ids).count { $0 == $1 }
    #expect(correct > 240)
    let noScores = try classifier.decisionScores(Matrix(rowCount: 0, columnCount: 6))
    #expect(noScores.rowCount == 0 && noScores.columnCount == 4)
  }

  @Test func fittingAgainForgets() throws {
    let (first, second) = (try clouds(50), try examples([[0], [1]], [0, 1], classes: 2))
    var (once, twice) = (try PerceptronClassifier(), try PerceptronClassifier())
    try once.fit(second)
    try twice.fit(first)
    try twice.fit(second)
    let isSame = once.kernel == twice.kernel && once.bias == twice.bias
    #expect(isSame)
    #expect(once.mistakesPerEpoch == twice.mistakesPerEpoch)
  }

  @Test func aConstantFeatureDoesNoHarm() throws {
    var classifier = try PerceptronClassifier(epochs: 500)
    try classifier.fit(
      examples([[7, 0], [7, 1], [7, 0.2], [7, 0.9]], [0, 1, 0, 1], classes: 2))
    #expect(classifier.hasConverged)
    #expect(try classifier.predict(Matrix(rows: [[7, 0.1], [7, 1]])).ids == [0, 1])
  }

  @Test(arguments: [false, true])
  func aClassThatDoesNotOccurIsNeverGuessed(isAveraged: Bool) throws {
    var classifier = try PerceptronClassifier(isAveraged: isAveraged)
    try classifier.fit(examples([[0], [1], [0.1], [0.9]], [0, 2, 0, 2], classes: 3))
    let points = Matrix(rows: stride(from: Float(-1000), through: 1000, by: 10).map { [$0] })
    let guesses = try classifier.predict(points).ids
    #expect(Set(guesses) == [0, 2])
    // Not even where all others say no: -1 against -3.4e38.
    let overlapping = try clouds(400)
    try classifier.fit(
      LabeledExamples(
        features: overlapping.features,
        labels: Labels(overlapping.labels.ids, classNames: ["a", "b", "c", "d", "e"])))
    let scores = try classifier.decisionScores(overlapping.features)
    #expect((0..<400).contains { scores.row($0).allSatisfy { $0 < 0 } })
    #expect(try !classifier.predict(overlapping.features).ids.contains(4))
  }

  // MARK: - Bad input

  @Test func settingsAreChecked() {
    for rate in [0, -1, Double.nan, .infinity] {
      #expect(throws: LearningError.self) { try PerceptronClassifier(learningRate: rate) }
    }
    for epochs in [0, -1] {
      #expect(throws: LearningError.self) { try PerceptronClassifier(epochs: epochs) }
    }
  }

  @Test func examplesAreChecked() throws {
    var classifier = try PerceptronClassifier()
    #expect(throws: LearningError.self) { try classifier.decisionScores(Matrix(rows: [[1]])) }
    let unlearnable = [
      try examples([], [], classes: 2), try examples([[1], [.nan]], [0, 1], classes: 2),
      try examples([[], []], [0, 1], classes: 2), try examples([[1], [2]], [0, 0], classes: 1),
      try examples([[1], [2]], [1, 1], classes: 2), try examples([[1], [2]], [1, 1], classes: 3),
    ]
    for examples in unlearnable {
      #expect(throws: LearningError.self) { try classifier.fit(examples) }
    }
    #expect(!classifier.hasConverged)
    try classifier.fit(clouds(50))
    #expect(throws: LearningError.self) { try classifier.decisionScores(Matrix(rows: [[1]])) }
  }

  /// Weights that single precision does not hold are refused, and nothing is forgotten.
  @Test func weightsBeyondAllBoundsAreAnError() throws {
    var classifier = try PerceptronClassifier(learningRate: 1e10)
    try classifier.fit(examples([[0], [1]], [0, 1], classes: 2))
    let kernel = classifier.kernel
    #expect(throws: LearningError.self) {
      try classifier.fit(examples([[1e30], [2e30]], [0, 1], classes: 2))
    }
    let isKept = classifier.kernel == kernel
    #expect(isKept)
  }

  // MARK: - Examples

  private func examples(
    _ rows: [[Double]], _ labels: [Int], classes: Int
  ) throws -> LabeledExamples {
    try LabeledExamples(
      features: Matrix(rows: rows.map { $0.map(Float.init) }),
      labels: Labels(labels, classNames: (0..<classes).map(String.init)))
  }

  /// Four overlapping clouds of points in six dimensions; all numbers are whole eighths.
  private func clouds(_ count: Int) throws -> LabeledExamples {
    var generator = SeededGenerator(seed: 1, stream: "clouds")
    let labels = (0..<count).map { _ in generator.below(4) }
    let rows = labels.map { label in
      (0..<6).map { ($0 % 4 == label ? 0.75 : 0) + Double(generator.below(8)) / 8 }
    }
    return try examples(rows, labels, classes: 4)
  }
}
