import Foundation

/// Gradient descent with momentum whose steps are measured by the recent size of each slope.
///
///     m ← m + (1 - β₁) (g - m)
///     s ← s + (1 - β₂) (g² - s)
///     w ← w - η √(1 - β₂ᵗ) / (1 - β₁ᵗ) · m / (√s + ε)
///
/// The factor before the last fraction corrects for m and s having begun at 0; t is the number of
/// the step, from 1.
///
/// - Source: Kingma & Ba, "Adam: A Method for Stochastic Optimization", 2015, in the form at the end
///   of its section 2; so does Keras, with an ε of 1e-7 outside of the root.
public struct Adam: Optimizer, Equatable {
  /// η.
  public let learningRate: Double
  /// How η changes from step to step.
  public let schedule: LearningRateSchedule
  /// β₁, how slowly a slope is forgotten: 0 ..< 1.
  public let beta1: Double
  /// β₂, how slowly a squared slope is forgotten: 0 ..< 1.
  public let beta2: Double
  /// ε, which keeps the divisor from being 0: 1.2e-38 ..< 1; below, single precision makes it 0.
  public let epsilon: Double

  /// Adam with Keras' defaults.
  public init(
    learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999,
    epsilon: Double = 1e-7, schedule: LearningRateSchedule = .constant
  ) {
    self.learningRate = learningRate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.schedule = schedule
  }

  /// The mean of the slope and that of its square.
  public var memoryNames: [String] { ["mean", "square"] }

  /// The name and all settings.
  public var description: String {
    "Adam(learningRate \(learningRate), beta1 \(beta1), beta2 \(beta2), epsilon \(epsilon), "
      + "schedule \(schedule.description))"
  }

  /// Whether all settings are in range.
  public func check() throws(NetworkError) {
    try checkLearningRate()
    try check("beta1", beta1, in: 0..<1)
    try check("beta2", beta2, in: 0..<1)
    try check("epsilon", epsilon, in: Double(Float.leastNormalMagnitude)..<1)
  }

  /// One step.
  public func update(_ block: WeightBlock, learningRate η: Float, step t: Int) {
    let (β1, β2, ε) = (Float(beta1), Float(beta2), Float(epsilon))
    let correction = (1 - pow(beta2, Double(t))).squareRoot() / (1 - pow(beta1, Double(t)))
    let α = η * Float(correction)
    block.forEach { w, g, m, s in
      m += (1 - β1) * (g - m)  // m ← m + (1 - β₁) (g - m)
      s += (1 - β2) * (g * g - s)  // s ← s + (1 - β₂) (g² - s)
      w -= α * m / (fastSquareRoot(s) + ε)  // w ← w - α m / (√s + ε)
    }
  }
}
