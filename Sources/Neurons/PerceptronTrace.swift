/// All that happened while a perceptron was trained: every update, and the mistakes of every epoch.
public struct PerceptronTrace: Equatable, Sendable {
  /// One change of the weights.
  public struct Update: Equatable, Sendable {
    /// The number of the epoch, from 1.
    public let epoch: Int
    /// The position of the example among those given, from 0.
    public let example: Int
    /// The number of examples seen so far, this one included, those of earlier epochs again.
    public let seenCount: Int
    /// How wrong the perceptron was, and how steep its activation.
    public let correction: PerceptronRule.Correction
    /// The perceptron that met the example.
    public let before: Perceptron
    /// The perceptron that has learnt from it.
    public let after: Perceptron
  }

  /// The perceptron that training began with.
  public let start: Perceptron
  /// Every update, in the order in which they were made.
  public internal(set) var updates: [Update] = []
  /// The mistakes of each epoch, counted as its examples came by; shape (epochs).
  public internal(set) var mistakesPerEpoch: [Int] = []
  /// Whether the last epoch was without a mistake and its perceptron makes none on any example; false
  /// if training stopped at the epoch limit.
  public internal(set) var isConverged = false

  init(start: Perceptron) {
    self.start = start
  }

  /// The trained perceptron.
  public var perceptron: Perceptron { updates.last?.after ?? start }
  /// The number of epochs, the last one without mistakes included.
  public var epochCount: Int { mistakesPerEpoch.count }
  /// The mistakes of all epochs together.
  public var mistakeCount: Int { mistakesPerEpoch.reduce(0, +) }

  /// The perceptron at the end of an epoch.
  ///
  /// - Parameter epoch: The number of the epoch, from 1; with 0, the start.
  public func perceptron(afterEpoch epoch: Int) -> Perceptron {
    updates.last { $0.epoch <= epoch }?.after ?? start
  }
}
