import Workbench

extension StepProgress {
  /// Shows how far the training of a network has come, and stops it if the user asks for it.
  ///
  /// - Parameters:
  ///   - training: Where training stands.
  ///   - unit: What an example is called, such as `images`.
  /// - Throws: ``Interrupted`` after Ctrl-C.
  public func show(_ training: TrainingProgress, unit: String) throws {
    try Interruption.check()
    if done == doneBefore { speak("\(title): \(training.plan(unit))") }
    let done = (training.epoch - 1) * training.exampleCount + training.example
    let epoch = "\(training.epoch)/\(training.epochCount)"
    guard training.history.epochCount == training.epoch else {
      advance(to: done, "epoch \(epoch) · \(training.standing(unit))")
      return
    }
    milestone(at: done, "\(epoch) \(training.history.lastEpoch)")
  }
}

extension TrainingProgress {
  /// How far the epoch is, and what the one before has reached; in the first the number of the batch.
  fileprivate func standing(_ unit: String) -> String {
    let examples = "\(grouped(example))/\(grouped(exampleCount))"
    guard let loss = history.loss.last else {
      return "\(examples) \(unit) · batch \(grouped(batch))/\(grouped(batchCount))"
    }
    let accuracy = history.accuracy.last.map { " accuracy \(decimals($0, 3))" } ?? ""
    return "\(examples) · loss \(decimals(loss, 3))\(accuracy)"
  }

  /// What there is to do: `30 epochs of 55,000 images in 1,719 batches`.
  fileprivate func plan(_ unit: String) -> String {
    "\(grouped(epochCount)) \(epochCount == 1 ? "epoch" : "epochs") of \(grouped(exampleCount)) "
      + "\(unit) in \(grouped(batchCount)) \(batchCount == 1 ? "batch" : "batches")"
  }
}

extension History {
  /// The numbers of the last epoch, under the names that Keras uses.
  fileprivate var lastEpoch: String {
    let values = [
      ("loss", loss), ("accuracy", accuracy), ("val_loss", validationLoss),
      ("val_accuracy", validationAccuracy),
    ]
    return values.compactMap { name, values in values.last.map { "\(name) \(decimals($0))" } }
      .joined(separator: " ")
  }
}
