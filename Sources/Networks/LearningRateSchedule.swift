import Foundation

/// How a learning rate changes from step to step.
///
///     constant       η(t) = η
///     exponential    η(t) = η · r^(t / T)
///     warm-up        η(t) = η · min(1, (t + 1) / T)
///
/// with t the number of steps (batches) already made.
///
/// - Source: Keras, `ExponentialDecay`; Goyal et al., "Accurate, Large Minibatch SGD", 2017, section
///   2.2 (gradual warm-up).
public enum LearningRateSchedule: Equatable, Sendable, CustomStringConvertible {
  /// Always the same.
  case constant
  /// Multiplied by `rate` over every `steps` steps, a little at each.
  case exponentialDecay(rate: Double, steps: Int)
  /// Growing in equal steps, and constant from step number `steps` on.
  case warmUp(steps: Int)

  /// What the learning rate is multiplied by after some steps, 0 or more.
  public func factor(afterSteps count: Int) -> Double {
    switch self {
    case .constant: 1
    case .exponentialDecay(let rate, let steps): pow(rate, Double(count) / Double(steps))
    case .warmUp(let steps): min(1, Double(count + 1) / Double(steps))
    }
  }

  /// The schedule as it is shown, such as `warm-up over 100 steps`.
  public var description: String {
    switch self {
    case .constant: "constant"
    case .exponentialDecay(let rate, let steps): "times \(rate) every \(steps) steps"
    case .warmUp(let steps): "warm-up over \(steps) steps"
    }
  }

  /// Whether the settings are in range.
  func check() throws(NetworkError) {
    switch self {
    case .constant: break
    case .exponentialDecay(let rate, let steps):
      guard rate > 0, rate <= 1, steps >= 1 else {
        throw NetworkError(
          "exponentialDecay: expected a rate above 0 and at most 1 and at least 1 step, "
            + "received \(rate) and \(steps)")
      }
    case .warmUp(let steps):
      guard steps >= 1 else {
        throw NetworkError("warmUp: expected at least 1 step, received \(steps)")
      }
    }
  }
}
