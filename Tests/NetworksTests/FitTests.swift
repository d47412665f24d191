import Learning
import Matrices
import Networks
import Testing

struct FitTests {
  /// Three clouds of points in ten dimensions.
  private func clouds(_ count: Int, seed: UInt64 = 1) throws -> LabeledExamples {
    var generator = SeededGenerator(seed: seed, stream: "clouds")
    var features: [Float] = []
    var labels: [Int] = []
    for _ in 0..<count {
      let label = generator.below(3)
      labels.append(label)
      features += (0..<10).map { Float($0 % 3 == label ? 1 : 0) + Float(generator.uniform()) }
    }
    return try LabeledExamples(
      features: Matrix(rowCount: count, columnCount: 10, elements: features),
      labels: Labels(labels, classNames: ["a", "b", "c"]))
  }

  private func classifier(threads: Int = 1, seed: UInt64 = 42) -> NetworkClassifier {
    // Wide enough for its layers to be cut into pieces.
    NetworkClassifier(
      hidden: [300, 100], learningRate: 0.05, batchSize: 32, epochs: 3, seed: seed,
      team: WorkerTeam(threads: threads))
  }

  @Test func learnsWhatCanBeLearnt() throws {
    var model = classifier()
    try model.fit(clouds(500), validation: clouds(200, seed: 2))
    #expect(model.history.epochCount == 3)
    #expect(model.history.loss[2] < model.history.loss[0])
    #expect(model.history.validationAccuracy[2] > 0.95)
    let test = try clouds(300, seed: 3)
    let correct = try zip(model.predict(test.features).ids, test.labels.ids).count { $0 == $1 }
    #expect(correct > 285)
  }

  @Test func sameSeedSameBitsForAnyNumberOfThreads() throws {
    let (training, validation) = try (clouds(333), clouds(77, seed: 2))
    var digests: Set<String> = []
    var losses: Set<[Double]> = []
    for threads in [1, 2, 3, 2] {
      var model = classifier(threads: threads)
      try model.fit(training, validation: validation)
      digests.insert(try #require(model.network).weightDigest)
      losses.insert(model.history.loss + model.history.validationLoss)
    }
    #expect(digests.count == 1 && losses.count == 1)
    var other = classifier(seed: 43)
    try other.fit(training)
    #expect(!digests.contains(try #require(other.network).weightDigest))
  }

  @Test func progressNamesExamplesAndBatches() throws {
    var model = classifier()
    var seen: [String] = []
    try model.fit(clouds(70), validation: nil) {
      seen.append("\($0.epoch)/\($0.epochCount) \($0.batch)/\($0.batchCount) \($0.example)")
    }
    #expect(seen.prefix(4) == ["1/3 1/3 32", "1/3 2/3 64", "1/3 3/3 70", "1/3 3/3 70"])
    #expect(seen.count == 12)
  }

  @Test func whatProgressThrowsStopsTraining() throws {
    struct Enough: Error {}
    var model = classifier()
    #expect(throws: Enough.self) {
      try model.fit(clouds(70), validation: nil) { if $0.epoch == 2 { throw Enough() } }
    }
    #expect(model.network == nil)
  }

  @Test func divergenceIsAnErrorWithAdvice() throws {
    var model = NetworkClassifier(learningRate: 1e30, epochs: 5)
    let error = #expect(throws: NetworkError.self) { try model.fit(clouds(100)) }
    #expect(error?.description.contains("learning rate") == true)
  }

  /// One batch only: its loss is that of the first weights, finite, and what is broken comes after.
  @Test func divergenceInTheLastStepIsAnErrorToo() throws {
    #expect(throws: NetworkError.self) {
      var model = NetworkClassifier(learningRate: 1e39, batchSize: 100, epochs: 1)
      try model.fit(clouds(100))
    }
    // Finite weights, but so large that the probabilities of the validation examples are not.
    #expect(throws: NetworkError.self) {
      var model = NetworkClassifier(learningRate: 1e15, batchSize: 100, epochs: 1)
      try model.fit(clouds(100), validation: clouds(20, seed: 2))
    }
  }

  @Test(arguments: [0, -1]) func epochsAreChecked(epochs: Int) {
    #expect(throws: NetworkError.self) {
      var model = NetworkClassifier(epochs: epochs)
      try model.fit(clouds(50))
    }
  }

  @Test(arguments: [0, -0.1, .nan, .infinity]) func learningRatesAreChecked(rate: Double) {
    #expect(throws: NetworkError.self) {
      var model = NetworkClassifier(learningRate: rate, epochs: 1)
      try model.fit(clouds(50))
    }
  }

  @Test(arguments: [0, 51]) func batchSizesAreChecked(size: Int) throws {
    var network = try Sequential(inputShape: [10], seed: 1) {
      Dense(3, activation: .softmax)
    }
    let error = #expect(throws: NetworkError.self) {
      try network.fit(clouds(50), epochs: 1, batchSize: size, seed: 1)
    }
    #expect(
      error?.description
        == "expected a batch size from 1 to 50, the number of training examples, received \(size)")
  }

  @Test func examplesThatCannotBeLearntAreRefused() throws {
    var narrow = try Sequential(inputShape: [10], seed: 1) {
      Dense(2, activation: .softmax)
    }
    #expect(throws: NetworkError.self) { try narrow.fit(clouds(50), epochs: 1, seed: 1) }
    let nan = try LabeledExamples(
      features: Matrix(rows: [[1], [.nan]]), labels: Labels([0, 1], classNames: ["a", "b"]))
    var model = NetworkClassifier()
    #expect(throws: LearningError.self) { try model.fit(nan) }
    #expect(throws: LearningError.self) { try model.decisionScores(Matrix(rows: [[1]])) }
  }

  @Test func anEmptyValidationSetIsRefused() throws {
    var network = try flowerNetwork()
    let error = #expect(throws: NetworkError.self) {
      try network.fit(flowers(20), validation: flowers(0), epochs: 1, batchSize: 5, seed: 1)
    }
    #expect(error?.description == "expected validation examples, found none")
  }

  /// The square of the error e grows 49 times in each step, 2,401 times until the third epoch.
  ///
  /// With one input of 1, e = w + b - 3 becomes e - 2 · 2 · 2 e = -7 e. At first its square is more
  /// than 1, as the weight is less than √3: a thousand times that is the limit.
  @Test func divergenceKeepsTheWeightsOfTheLastWholeEpoch() throws {
    var network = try Sequential(inputShape: [1], seed: 1) { Dense(1) }
    let examples = try TargetExamples(features: Matrix(rows: [[1]]), values: Matrix(rows: [[3]]))
    var epochs = 0
    let error = #expect(throws: NetworkError.self) {
      try network.fit(
        examples, epochs: 500, batchSize: 1, optimizer: SGD(learningRate: 2), seed: 1
      ) { epochs = $0.history.epochCount }
    }
    #expect(epochs == 2)
    let message = error?.description ?? ""
    #expect(message.contains("more than a thousand times what it was before, in epoch 3"))
    #expect(message.hasSuffix("are those of epoch 2, the last whole one."))
    var again = try Sequential(inputShape: [1], seed: 1) { Dense(1) }
    try again.fit(examples, epochs: 2, batchSize: 1, optimizer: SGD(learningRate: 2), seed: 1)
    #expect(again.weightDigest == network.weightDigest)
  }

  /// A loss that is large from the start, and one that only the validation examples have, are no
  /// divergence.
  @Test func aLargeLossIsNoDivergence() throws {
    let training = try TargetExamples(features: Matrix(rows: [[1]]), values: Matrix(rows: [[1e3]]))
    let far = try TargetExamples(features: Matrix(rows: [[1e3]]), values: Matrix(rows: [[3]]))
    var network = try Sequential(inputShape: [1], seed: 1) { Dense(1) }
    let history = try network.fit(
      training, validation: far, epochs: 20, batchSize: 1, optimizer: SGD(learningRate: 0.1),
      seed: 1)
    #expect(history.loss[0] > 1e5 && history.validationLoss.allSatisfy { $0 > 1e5 })
    #expect(history.epochCount == 20)
  }

  @Test func divergenceNamesWhatElseMayBeToBlame() throws {
    var network = try Sequential(inputShape: [1], seed: 1) { Dense(1, l2: 1e300) }
    let examples = try TargetExamples(features: Matrix(rows: [[1]]), values: Matrix(rows: [[3]]))
    let error = #expect(throws: NetworkError.self) {
      try network.fit(examples, epochs: 3, batchSize: 1, seed: 1)
    }
    #expect(error?.description.contains("and the l2 of the layers small") == true)
  }

  /// After one step the weights are finite, but not what they make of the validation example.
  @Test func weightsThatBreakTheValidationAreNotKept() throws {
    var network = try Sequential(inputShape: [1], seed: 1) { Dense(1) }
    let before = network.weightDigest
    let training = try TargetExamples(features: Matrix(rows: [[1]]), values: Matrix(rows: [[3]]))
    let far = try TargetExamples(features: Matrix(rows: [[1e30]]), values: Matrix(rows: [[3]]))
    let error = #expect(throws: NetworkError.self) {
      try network.fit(
        training, validation: far, epochs: 1, batchSize: 1, optimizer: SGD(learningRate: 1e20),
        seed: 1)
    }
    #expect(network.weightDigest == before)
    #expect(error?.description.hasSuffix("are those from before the training.") == true)
  }

  /// With this learning rate the loss grows from the first epoch on, so that the first is the best.
  @Test func divergenceLeavesTheBestWeightsIfTheyAreToBeRestored() throws {
    let examples = try TargetExamples(features: Matrix(rows: [[1]]), values: Matrix(rows: [[3]]))
    var network = try Sequential(inputShape: [1], seed: 1) { Dense(1) }
    let error = #expect(throws: NetworkError.self) {
      try network.fit(
        examples, epochs: 500, batchSize: 1, optimizer: SGD(learningRate: 2), seed: 1,
        callbacks: [EarlyStopping(monitor: .loss, patience: 500)])
    }
    #expect(error?.description.hasSuffix("are those of epoch 1, the best.") == true)
    var first = try Sequential(inputShape: [1], seed: 1) { Dense(1) }
    try first.fit(examples, epochs: 1, batchSize: 1, optimizer: SGD(learningRate: 2), seed: 1)
    #expect(network.weightDigest == first.weightDigest)
  }

  @Test func anInterruptionKeepsTheWeightsOfTheLastBatch() throws {
    struct Enough: Error {}
    var network = try flowerNetwork()
    let before = network.weightDigest
    var seen: [String] = []
    for stop in [1, 2, 2] {
      var network = try flowerNetwork()
      #expect(throws: Enough.self) {
        try network.fit(flowers(30), epochs: 3, batchSize: 10, seed: 1) {
          if $0.batch == stop { throw Enough() }
        }
      }
      seen.append(network.weightDigest)
    }
    #expect(seen[1] == seen[2] && Set(seen + [before]).count == 3)
    try network.fit(flowers(30), epochs: 1, batchSize: 10, seed: 1)
    #expect(!seen.contains(network.weightDigest))
  }
}
