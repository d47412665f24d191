/// How the weights follow the slopes of the loss.
///
/// An optimizer is a value: settings and one rule. What it remembers of each weight from step to
/// step, two numbers at most, is kept by the training and handed to the rule.
public protocol Optimizer: Sendable {
  /// The name and all settings, as in `SGD(learningRate 0.01, momentum 0.9)`.
  var description: String { get }
  /// η, a finite number above 0.
  var learningRate: Double { get }
  /// How η changes from step to step.
  var schedule: LearningRateSchedule { get }
  /// What is remembered of each weight; two names at most.
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

  /// Checks what all optimizers have in common.
  func checkLearningRate() throws(NetworkError) {
    guard learningRate > 0, learningRate.isFinite else {
      throw NetworkError("expected a finite learning rate above 0, received \(learningRate)")
    }
    try schedule.check()
  }
}

/// Some weights of one layer, with their slopes and what an optimizer remembers of them.
public struct WeightBlock {
  let rowCount: Int
  let columnCount: Int
  /// The distance from one row to the next, the same for all four.
  let stride: Int
  let weights: UnsafeMutablePointer<Float>
  let slopes: UnsafePointer<Float>
  let first: UnsafeMutablePointer<Float>
  let second: UnsafeMutablePointer<Float>

  /// Treats every weight by itself.
  ///
  /// - Parameter rule: Takes a weight w, its slope g and the two numbers remembered of it; changes
  ///   all but the slope.
  @inline(__always)
  public func forEach(
    _ rule: (_ w: inout Float, _ g: Float, _ first: inout Float, _ second: inout Float) -> Void
  ) {
    for row in 0..<rowCount {
      for index in row * stride..<row * stride + columnCount {
        rule(&weights[index], slopes[index], &first[index], &second[index])
      }
    }
  }
}
