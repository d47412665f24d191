/// How the weights follow the slopes of the loss.
///
/// An optimizer is a value: settings and one rule. What it remembers of each weight from step to
/// step, two numbers at most, is kept by the training and handed to the rule.
public protocol Optimizer: Sendable, CustomStringConvertible {
  /// The name and all settings, as in `SGD(learningRate 0.01, momentum 0.9)`.
  var description: String { get }
  /// η, a finite number above 0.
  var learningRate: Double { get }
  /// How η changes from step to step.
  var schedule: LearningRateSchedule { get }
  /// What is remembered of each weight; two different names at most.
  var memoryNames: [String] { get }
  /// Whether all settings are in range.
  ///
  /// - Throws: ``NetworkError`` that names the setting, what was expected and what was found.
  func check() throws(NetworkError)
  /// Moves some weights against their slopes.
  ///
  /// - Parameters:
  ///   - block: The weights w, their slopes g and what is remembered of them.
  ///   - learningRate: η at this step.
  ///   - step: The number of this step, from 1.
  func update(_ block: WeightBlock, learningRate: Float, step: Int)
}

extension Optimizer {
  /// η at a step counted from 1, after its schedule.
  func learningRate(atStep step: Int) -> Float {
    Float(learningRate * schedule.factor(afterSteps: step - 1))
  }

  /// Checks a setting that must lie in a range that excludes its upper end.
  func check(
    _ name: String, _ value: Double, in range: Range<Double>
  ) throws(NetworkError) {
    guard range.contains(value) else {
      throw NetworkError(
        "\(Self.self): expected a \(name) from \(range.lowerBound) to below \(range.upperBound), "
          + "received \(value)")
    }
  }

  /// Whether no more is to be remembered of each weight than there is room for.
  func checkMemory() throws(NetworkError) {
    guard memoryNames.count <= 2, Set(memoryNames).count == memoryNames.count else {
      throw NetworkError(
        "\(Self.self): expected at most 2 different memoryNames, found "
          + memoryNames.joined(separator: ", "))
    }
  }

  /// Checks what all optimizers have in common.
  func checkLearningRate() throws(NetworkError) {
    guard learningRate > 0, learningRate.isFinite else {
      throw NetworkError("expected a finite learning rate above 0, received \(learningRate)")
    }
    try schedule.check()
  }
}
