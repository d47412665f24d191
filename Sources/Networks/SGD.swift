/// Stochastic gradient descent, with momentum if wanted.
///
///     w ← w - η g                        plain, if μ is 0
///
///     v ← μ v - η g                      with momentum:
///     w ← w + v                          classical
///     w ← w + μ v - η g                  Nesterov's
///
/// - Source: Robbins & Monro, "A Stochastic Approximation Method", 1951; Polyak, "Some methods of
///   speeding up the convergence of iteration methods", 1964; Sutskever, Martens, Dahl & Hinton, "On
///   the importance of initialization and momentum in deep learning", 2013. As in Keras.
public struct SGD: Optimizer, Equatable {
  /// η.
  public let learningRate: Double
  /// How η changes from step to step.
  public let schedule: LearningRateSchedule
  /// μ, the share of the last movement that goes on: 0 ..< 1.
  public let momentum: Double
  /// Whether the slope is taken as if the weights had already moved on.
  public let nesterov: Bool

  /// Gradient descent; plain unless told otherwise.
  ///
  /// - Parameters:
  ///   - learningRate: η, a finite number above 0.
  ///   - momentum: μ, 0 ..< 1.
  ///   - nesterov: Whether momentum is Nesterov's; without momentum it makes no difference.
  ///   - schedule: How η changes from step to step.
  public init(
    learningRate: Double = 0.01, momentum: Double = 0, nesterov: Bool = false,
    schedule: LearningRateSchedule = .constant
  ) {
    self.learningRate = learningRate
    self.momentum = momentum
    self.nesterov = nesterov
    self.schedule = schedule
  }

  /// Whether the weights move by nothing but a multiple of their slopes.
  var isPlain: Bool { momentum == 0 }

  /// The velocity, unless there is no momentum.
  public var memoryNames: [String] { isPlain ? [] : ["velocity"] }

  /// The name and all settings.
  public var description: String {
    "SGD(learningRate \(learningRate), momentum \(momentum), nesterov \(nesterov), "
      + "schedule \(schedule.description))"
  }

  /// Whether all settings are in range.
  public func check() throws(NetworkError) {
    try checkLearningRate()
    try check("momentum", momentum, in: 0..<1)
  }

  /// One step.
  public func update(_ block: WeightBlock, learningRate η: Float, step: Int) {
    let μ = Float(momentum)
    if nesterov {
      block.forEach { w, g, v, _ in
        v = μ * v - η * g  // v ← μ v - η g
        w += μ * v - η * g  // w ← w + μ v - η g
      }
    } else {
      block.forEach { w, g, v, _ in
        v = μ * v - η * g  // v ← μ v - η g
        w += v  // w ← w + v
      }
    }
  }
}
