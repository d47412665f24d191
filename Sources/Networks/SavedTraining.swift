import Matrices

/// A training between two epochs, with everything that is needed to go on.
public struct SavedTraining: Sendable {
  /// What the optimizer remembers of one dense layer, by name.
  struct Memory: Equatable, Sendable {
    let kernel: [String: Matrix]
    let bias: [String: [Float]]
  }

  /// The network with its weights.
  public let network: Sequential
  /// The epochs completed.
  public let history: History
  /// What all random numbers come from.
  public let seed: UInt64
  /// The number of training examples.
  public let exampleCount: Int
  /// What tells the training examples apart from others.
  let examples: ExamplesDigest
  /// What tells the validation examples apart from others; nothing if there are none.
  let validation: ExamplesDigest
  /// The steps made.
  let stepCount: Int
  /// For each dense layer, what the optimizer remembers; empty for plain gradient descent.
  let memories: [Memory]
  /// The weights of the best epoch, if they are to be restored.
  let best: [Sequential.Parameters]?
  /// What early stopping chose the best epoch by; nil without early stopping.
  let rule: String?

  /// What the optimizer remembers of each weight, in alphabetic order.
  var memoryNames: [String] { memories.first?.kernel.keys.sorted() ?? [] }

  /// Whether a training can go on from here.
  ///
  /// - Parameter columns: The columns that the history of this training has.
  func check(
    _ network: Sequential, _ settings: TrainingSettings, _ examples: ExamplesDigest,
    validation: ExamplesDigest, exampleCount: Int, columns: [String]
  ) throws(NetworkError) {
    let found = history.params
    let wanted = settings.historyParameters(exampleCount: exampleCount)
    let isBegun = history.epochCount > 0
    let pairs = [
      ("layers", self.network.outline, network.outline),
      ("optimizer", found?.optimizer ?? "none", wanted.optimizer),
      ("batch size", "\(found?.batchSize ?? 0)", "\(wanted.batchSize)"),
      ("seed", "\(seed)", "\(settings.seed)"),
      ("training examples", "\(self.exampleCount)", "\(exampleCount)"),
      ("steps in an epoch", "\(found?.steps ?? 0)", "\(wanted.steps)"),
      ("memories", list(memoryNames), list(settings.optimizer.memoryNames.sorted())),
      ("columns of the history", list(isBegun ? history.columnNames : columns), list(columns)),
    ]
    for (name, saved, received) in pairs where saved != received {
      throw NetworkError(
        "resuming: expected the same \(name) as in the saved training, \(saved), "
          + "received \(received)")
    }
    try self.examples.check(examples, "training examples")
    try self.validation.check(validation, "validation examples")
    if let early = settings.earlyStopping { try check(early) }
    guard history.epochCount <= settings.epochs else {
      throw NetworkError(
        "resuming: expected at least as many epochs as the \(history.epochCount) already made, "
          + "received \(settings.epochs)")
    }
  }

  /// Whether early stopping can go on: what was best until now must have been chosen by its rule.
  private func check(_ early: EarlyStopping) throws(NetworkError) {
    guard best != nil || !early.restoresBestWeights else {
      throw NetworkError(
        "resuming: expected a training that kept the weights of its best epoch, found one without: it "
          + "was begun without early stopping, or one that does not restore them")
    }
    guard rule ?? (best == nil ? early.rule : "unknown") == early.rule else {
      throw NetworkError(
        "resuming: expected the same EarlyStopping as in the saved training, \(rule ?? "unknown"), "
          + "received \(early.rule); only the patience may be another")
    }
  }

  private func list(_ names: [String]) -> String {
    names.isEmpty ? "none" : names.joined(separator: ", ")
  }
}

extension Sequential {
  /// The layers in one line, to compare networks by.
  var outline: String {
    let steps = layers.map { placed in
      let activation = (placed.layer as? Dense).map { " \($0.activation.name) l2 \($0.l2)" } ?? ""
      let rate = (placed.layer as? Dropout).map { " \($0.rate)" } ?? ""
      return "\(placed.name) \(placed.outputShape)\(activation)\(rate)"
    }
    return "\(inputShape) " + steps.joined(separator: ", ") + ", \(loss.rawValue)"
  }
}
