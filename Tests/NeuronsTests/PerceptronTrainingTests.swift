import Neurons
import Testing

@Suite struct PerceptronTrainingTests {
  // MARK: - Rosenblatt's rule on iris

  /// By NumPy: w = (-0.5, -0.8), b = 2 after 4 mistakes; the third epoch has none.
  @Test func irisPetalsAreLearntInThreeEpochs() throws {
    let trace = try trained(irisPetals(positive: 0))
    #expect(trace.isConverged)
    #expect(trace.mistakesPerEpoch == [2, 2, 0])
    #expect(trace.epochCount == 3 && trace.mistakeCount == 4)
    let learnt = trace.perceptron
    #expect(abs(learnt.weights[0] + 0.5) < 1e-12)
    #expect(abs(learnt.weights[1] + 0.8) < 1e-12)
    #expect(learnt.bias == 2)
  }

  /// Setosa can be separated from the rest, versicolor cannot: that one stops at the limit.
  @Test(arguments: [0, 1])
  func everyEpochIsThatOfNumPy(positive: Int) throws {
    let reference = try NeuronsReference.read()
    let run = positive == 0 ? reference.setosa : reference.versicolor
    let trace = try trained(
      irisPetals(positive: positive), learningRate: run.learning_rate, epochLimit: run.epoch_limit)
    #expect(trace.isConverged == (positive == 0))
    #expect(trace.mistakesPerEpoch == run.epochs.map(\.mistakes))
    #expect(trace.updates.prefix(50).map(\.example) == run.updated_examples)
    for (index, epoch) in run.epochs.enumerated() {
      let perceptron = trace.perceptron(afterEpoch: index + 1)
      for (ours, theirs) in zip(perceptron.weights, epoch.weights) {
        #expect(abs(ours - theirs) < 1e-12)
      }
      #expect(abs(perceptron.bias - epoch.bias) < 1e-12)
    }
    #expect(trace.perceptron(afterEpoch: 0) == trace.start)
  }

  /// The rule without a bias on (x, 1) makes the same updates as with a bias on x.
  @Test func aBiasIsTheWeightOfAConstantFeature() throws {
    let examples = try irisPetals(positive: 0)
    let trace = try trained(examples)
    var weights = [0.0, 0, 0]
    var updates: [(example: Int, weights: [Double])] = []
    for _ in 1...3 {
      for (example, input) in examples.inputs.enumerated() {
        let (x, t) = (input + [1], Double(examples.signs[example]))
        if t * (weights[0] * x[0] + weights[1] * x[1] + weights[2] * x[2]) <= 0 {
          for index in 0..<3 { weights[index] += t * x[index] }
          updates.append((example, weights))
        }
      }
    }
    #expect(trace.updates.map(\.example) == updates.map(\.example))
    #expect(trace.updates.map { $0.after.weights + [$0.after.bias] } == updates.map(\.weights))
  }

  /// Each update begins where the one before has ended, and changes the weights by its example.
  @Test func theTraceIsAChain() throws {
    let examples = try irisPetals(positive: 1)
    let trace = try trained(examples, learningRate: 0.5, epochLimit: 20)
    var last = trace.start
    for update in trace.updates {
      #expect(update.before == last)
      let x = examples.inputs[update.example]
      for feature in 0..<2 {
        let change = update.after.weights[feature] - update.before.weights[feature]
        #expect(abs(change - 0.5 * update.correction.error * x[feature]) < 1e-12)
      }
      #expect(update.correction.isMistake)
      #expect(update.seenCount == (update.epoch - 1) * 150 + update.example + 1)
      last = update.after
    }
    #expect(trace.perceptron == last)
    #expect(trace.updates.map(\.epoch) == trace.updates.map(\.epoch).sorted())
    for epoch in 1...20 {
      let updates = trace.updates.count { $0.epoch == epoch }
      #expect(updates == trace.mistakesPerEpoch[epoch - 1])
    }
  }

  // MARK: - Logic gates

  @Test(arguments: [[0, 0, 0, 1], [0, 1, 1, 1]], PerceptronRule.allCases)
  func andAndOrAreLearnt(answers: [Int], rule: PerceptronRule) throws {
    let examples = try gate(answers)
    let trace = try trained(examples, rule: rule, epochLimit: 1000, activation: .sigmoid)
    #expect(trace.isConverged)
    #expect(trace.mistakesPerEpoch.last == 0)
    #expect(examples.mistakes(of: trace.perceptron) == 0)
    let outputs = examples.inputs.map { trace.perceptron($0) > 0.5 ? 1 : 0 }
    #expect(outputs == answers)
  }

  /// It stops at the limit and says so; on its way no perceptron has more than 3 of 4 right.
  @Test(arguments: PerceptronRule.allCases)
  func xorIsNotLearnt(rule: PerceptronRule) throws {
    let examples = try gate([0, 1, 1, 0])
    let trace = try trained(examples, rule: rule, epochLimit: 200, activation: .tanh)
    #expect(!trace.isConverged)
    #expect(trace.epochCount == 200)
    #expect(trace.mistakesPerEpoch.allSatisfy { $0 > 0 })
    let fewest = trace.updates.map { examples.mistakes(of: $0.after) }.min() ?? 0
    #expect(fewest >= 1)
  }

  // MARK: - The delta rule

  /// A logistic neuron by NumPy, five epochs.
  @Test func theDeltaRuleIsThatOfNumPy() throws {
    let run = try NeuronsReference.read().delta
    let trace = try trained(
      irisPetals(positive: 0), rule: .delta, learningRate: run.learning_rate,
      epochLimit: run.epoch_limit, activation: .sigmoid)
    #expect(trace.mistakesPerEpoch == run.epochs.map(\.mistakes))
    #expect(trace.updates.count == 5 * 150)
    for (index, epoch) in run.epochs.enumerated() {
      let perceptron = trace.perceptron(afterEpoch: index + 1)
      for (ours, theirs) in zip(perceptron.weights, epoch.weights) {
        #expect(abs(ours - theirs) < 1e-12)
      }
      #expect(abs(perceptron.bias - epoch.bias) < 1e-12)
    }
  }

  // w = 3, b = 0, η = 1, targets 1 and -1. x = 1 with t = 1: z = 3 is right, but 2 too much, so w = 1
  // and b = -2. x = -1 with t = -1: z = -3 is right, but 2 too little, so w = -1 and b = 0. No mistake
  // on the way, and yet now both examples are on the wrong side: that is not the end of training.
  @Test func anEpochWithoutAMistakeIsNotYetSuccess() throws {
    let examples = try SignedExamples(inputs: [[1], [-1]], signs: [1, -1])
    let training = try PerceptronTraining(rule: .delta, epochLimit: 1)
    let start = Perceptron(weights: [3], bias: 0, activation: .linear)
    let trace = try training.train(start, on: examples)
    #expect(trace.updates.map(\.correction.error) == [-2, 2])
    #expect(trace.perceptron == Perceptron(weights: [-1], bias: 0, activation: .linear))
    #expect(trace.mistakesPerEpoch == [0])
    #expect(!trace.isConverged)
  }

  @Test(arguments: [Activation.step, .sign])
  func theDeltaRuleNeedsASlope(_ activation: Activation) throws {
    let examples = try gate([0, 0, 0, 1])
    #expect(throws: NeuronError.self) {
      try trained(examples, rule: .delta, activation: activation)
    }
    #expect(try trained(examples, activation: activation).isConverged)
  }

  /// A learning rate that is too large is not hidden: 150 flowers away from the origin, η = 1.
  @Test func weightsThatGrowBeyondAllBoundsAreAnError() throws {
    let error = #expect(throws: NeuronError.self) {
      try trained(
        irisPetals(positive: 0), rule: .delta, learningRate: 1, epochLimit: 1000,
        activation: .linear)
    }
    #expect(error?.description.contains("choose a learning rate below 1.0") == true)
  }

  // MARK: - Order

  @Test func theSameSeedIsTheSameRun() throws {
    let examples = try irisPetals(positive: 1)
    let orders: [PerceptronTraining.Order] = [.asGiven, .shuffled(seed: 1), .shuffled(seed: 2)]
    let traces = try orders.map { try trained(examples, epochLimit: 5, order: $0) }
    let again = try orders.map { try trained(examples, epochLimit: 5, order: $0) }
    #expect(traces == again)
    #expect(traces[0] != traces[1] && traces[1] != traces[2])
  }

  /// In every order, all examples come by once an epoch.
  @Test func anEpochShowsEveryExampleOnce() throws {
    let examples = try irisPetals(positive: 1)
    let trace = try trained(
      examples, rule: .delta, learningRate: 0.01, epochLimit: 3, order: .shuffled(seed: 3),
      activation: .linear)
    let visits = (1...3).map { epoch in
      trace.updates.filter { $0.epoch == epoch }.map(\.example)
    }
    #expect(visits.allSatisfy { $0.sorted() == Array(0..<150) })
    #expect(Set(visits).count == 3)
  }

  // MARK: - Bad input

  @Test func settingsAreChecked() {
    for rate in [0, -1, Double.nan, .infinity, -.infinity] {
      #expect(throws: NeuronError.self) { try PerceptronTraining(learningRate: rate) }
    }
    for limit in [0, -1] {
      #expect(throws: NeuronError.self) { try PerceptronTraining(epochLimit: limit) }
    }
  }

  @Test func theStartIsChecked() throws {
    let examples = try gate([0, 0, 0, 1])
    let training = try PerceptronTraining()
    let error = #expect(throws: NeuronError.self) {
      try training.train(Perceptron(inputCount: 3), on: examples)
    }
    #expect(
      error?.description
        == "expected a perceptron with a weight for each of 2 features, found 3")
    #expect(throws: NeuronError.self) {
      try training.train(Perceptron(weights: [0, .nan], bias: 0), on: examples)
    }
    #expect(throws: NeuronError.self) {
      try training.train(Perceptron(weights: [0, 0], bias: .infinity), on: examples)
    }
  }

  private func trained(
    _ examples: SignedExamples, rule: PerceptronRule = .rosenblatt, learningRate: Double = 1,
    epochLimit: Int = 100, order: PerceptronTraining.Order = .asGiven,
    activation: Activation = .step
  ) throws -> PerceptronTrace {
    let training = try PerceptronTraining(
      rule: rule, learningRate: learningRate, epochLimit: epochLimit, order: order)
    let start = Perceptron(inputCount: examples.featureCount, activation: activation)
    return try training.train(start, on: examples)
  }
}
