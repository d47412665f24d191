/// Gradient descent whose steps are measured by the recent size of each slope.
///
///     s ← ρ s + (1 - ρ) g²
///     v ← μ v + η g / √(s + ε)
///     w ← w - v
///
/// - Source: Hinton, "Neural Networks for Machine Learning", lecture 6e, 2012. As in Keras, where ε
///   stands under the root.
public struct RMSprop: Optimizer, Equatable {
  /// η.
  public let learningRate: Double
  /// How η changes from step to step.
  public let schedule: LearningRateSchedule
  /// ρ, how slowly a squared slope is forgotten: 0 ..< 1.
  public let rho: Double
  /// μ, the share of the last movement that goes on: 0 ..< 1.
  public let momentum: Double
  /// ε, which keeps the divisor from being 0: 1.2e-38 ..< 1; below, single precision makes it 0.
  public let epsilon: Double

  /// RMSprop with Keras' defaults.
  public init(
    learningRate: Double = 0.001, rho: Double = 0.9, momentum: Double = 0, epsilon: Double = 1e-7,
    schedule: LearningRateSchedule = .constant
  ) {
    self.learningRate = learningRate
    self.rho = rho
    self.momentum = momentum
    self.epsilon = epsilon
    self.schedule = schedule
  }

  /// The mean square of the slope, and the velocity.
  public var memoryNames: [String] { momentum == 0 ? ["square"] : ["square", "velocity"] }

  /// The name and all settings.
  public var description: String {
    "RMSprop(learningRate \(learningRate), rho \(rho), momentum \(momentum), epsilon \(epsilon), "
      + "schedule \(schedule.description))"
  }

  /// Whether all settings are in range.
  public func check() throws(NetworkError) {
    try checkLearningRate()
    try check("rho", rho, in: 0..<1)
    try check("momentum", momentum, in: 0..<1)
    try check("epsilon", epsilon, in: Double(Float.leastNormalMagnitude)..<1)
  }

  /// One step.
  public func update(_ block: WeightBlock, learningRate η: Float, step: Int) {
    let (ρ, μ, ε) = (Float(rho), Float(momentum), Float(epsilon))
    if momentum == 0 {
      block.forEach { w, g, s, _ in
        s = ρ * s + (1 - ρ) * (g * g)  // s ← ρ s + (1 - ρ) g²
        w -= η * g / fastSquareRoot(s + ε)  // w ← w - η g / √(s + ε)
      }
    } else {
      block.forEach { w, g, s, v in
        s = ρ * s + (1 - ρ) * (g * g)  // s ← ρ s + (1 - ρ) g²
        v = μ * v + η * g / fastSquareRoot(s + ε)  // v ← μ v + η g / √(s + ε)
        w -= v  // w ← w - v
      }
    }
  }
}
