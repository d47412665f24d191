import Matrices

/// How a perceptron is trained: by which rule, how fast, how long, in which order.
///
/// An epoch shows every example once. Training stops after an epoch without a mistake whose
/// perceptron makes none on any example, or at the epoch limit. With Rosenblatt's rule, an epoch
/// without a mistake changes nothing and so is the end; the delta rule moves on after every example.
public struct PerceptronTraining: Equatable, Sendable {
  /// In which order an epoch shows the examples.
  public enum Order: Equatable, Sendable {
    /// As they are given, in every epoch.
    case asGiven
    /// In a new random order in every epoch, drawn from the stream `shuffling` of a seed.
    case shuffled(seed: UInt64)
  }

  /// How the perceptron learns from one example.
  public let rule: PerceptronRule
  /// η, a finite number above 0.
  public let learningRate: Double
  /// The number of epochs after which training stops, successful or not; at least 1.
  public let epochLimit: Int
  /// In which order an epoch shows the examples.
  public let order: Order

  /// A way of training.
  ///
  /// - Throws: ``NeuronError`` if the learning rate is not a finite number above 0, or the epoch limit
  ///   is below 1.
  public init(
    rule: PerceptronRule = .rosenblatt, learningRate: Double = 1, epochLimit: Int = 100,
    order: Order = .asGiven
  ) throws(NeuronError) {
    try NeuronError.checkPositive(learningRate, "a learning rate")
    guard epochLimit >= 1 else {
      throw NeuronError("expected an epoch limit of 1 or more, found \(epochLimit)")
    }
    self.rule = rule
    self.learningRate = learningRate
    self.epochLimit = epochLimit
    self.order = order
  }

  /// Trains a perceptron and keeps a record of every update.
  ///
  /// - Parameters:
  ///   - start: The perceptron to begin with, one weight for each feature.
  ///   - examples: What to learn from.
  /// - Returns: All that happened; its last perceptron is the trained one. It holds the weights of
  ///   every update: for many examples with many features, use ``PerceptronClassifier``.
  /// - Throws: ``NeuronError`` if the number of weights is not that of the features, the delta rule
  ///   meets an activation without a slope, or the weights grow beyond all bounds.
  public func train(
    _ start: Perceptron, on examples: SignedExamples
  ) throws(NeuronError) -> PerceptronTrace {
    try check(start, examples)
    var trace = PerceptronTrace(start: start)
    var visits = Array(0..<examples.count)
    var shuffling = shufflingGenerator
    for epoch in 1...epochLimit {
      shuffling?.shuffle(&visits)
      let mistakes = learn(from: examples, in: visits, epoch: epoch, &trace)
      trace.mistakesPerEpoch.append(mistakes)
      try checkFinite(trace.perceptron, epoch)
      if mistakes == 0 && examples.mistakes(of: trace.perceptron) == 0 {
        trace.isConverged = true
        break
      }
    }
    return trace
  }

  /// One epoch; returns the number of mistakes.
  private func learn(
    from examples: SignedExamples, in visits: [Int], epoch: Int, _ trace: inout PerceptronTrace
  ) -> Int {
    var mistakes = 0
    for (position, example) in visits.enumerated() {
      let before = trace.perceptron
      let x = examples.inputs[example]
      let correction = rule.correction(of: before, input: x, sign: examples.signs[example])
      if correction.isMistake { mistakes += 1 }
      if correction.error == 0 { continue }
      let after = PerceptronRule.apply(
        correction, to: before, input: x, learningRate: learningRate)
      trace.updates.append(
        PerceptronTrace.Update(
          epoch: epoch, example: example, seenCount: (epoch - 1) * visits.count + position + 1,
          correction: correction, before: before, after: after))
    }
    return mistakes
  }

  private var shufflingGenerator: SeededGenerator? {
    switch order {
    case .asGiven: nil
    case .shuffled(let seed): SeededGenerator(seed: seed, stream: "shuffling")
    }
  }

  // MARK: - Bad input

  private func check(_ start: Perceptron, _ examples: SignedExamples) throws(NeuronError) {
    guard start.weights.count == examples.featureCount else {
      throw NeuronError(
        "expected a perceptron with a weight for each of \(examples.featureCount) features, "
          + "found \(start.weights.count)")
    }
    guard (start.weights + [start.bias]).allSatisfy(\.isFinite) else {
      throw NeuronError(
        "expected finite weights to begin with, found \(start.weights) and the bias \(start.bias)")
    }
    if rule == .delta && !start.activation.hasGradient {
      throw NeuronError(
        "expected an activation with a slope for the delta rule, found \(start.activation.rawValue), "
          + "whose slope is 0; choose another, such as sigmoid, or Rosenblatt's rule")
    }
  }

  private func checkFinite(_ perceptron: Perceptron, _ epoch: Int) throws(NeuronError) {
    guard perceptron.weights.allSatisfy(\.isFinite), perceptron.bias.isFinite else {
      throw NeuronError(
        "expected finite weights, found \(perceptron.weights) and the bias \(perceptron.bias) after "
          + "epoch \(epoch); choose a learning rate below \(learningRate), or scale the features")
    }
  }
}
