import Files
import Foundation
import Learning
import Matrices
import Networks
import Neurons
import Testing

/// Says what was noted down, from inside of a callback.
private final class Notes: @unchecked Sendable {
  var lines: [String] = []
}

private struct Noting: Callback {
  let notes: Notes
  let stopsAfter: Int

  func trainingBegins(_ moment: TrainingMoment) { notes.lines.append("begin") }

  func epochEnded(_ moment: TrainingMoment) -> String? {
    notes.lines.append("\(moment.history.epochCount) \(moment.network.weightDigest.prefix(6))")
    return moment.history.epochCount == stopsAfter ? "enough" : nil
  }
}

struct CallbackTests {
  /// What has no slope never changes: every loss is the same, but for the order in which it is summed.
  private func flat() throws -> Sequential {
    try Sequential(inputShape: [4], seed: 1) {
      Dense(5, activation: .each(.step))
      Dense(3, activation: .each(.step))
    }
  }

  @Test func callbacksSeeEveryEpochAndMayStop() throws {
    let notes = Notes()
    var network = try flowerNetwork()
    let history = try network.fit(
      flowers(30), epochs: 9, seed: 1, batchSize: 10, Noting(notes: notes, stopsAfter: 3))
    #expect(notes.lines.map { $0.prefix(2) } == ["be", "1 ", "2 ", "3 "])
    #expect(Set(notes.lines).count == 4)
    #expect(history.epochCount == 3 && history.stopReason == "enough")
  }

  /// Keras' documentation: with a patience of 3 and a loss that never changes, 4 epochs are made.
  @Test func aFlatLossAndAPatienceOfThreeMakeFourEpochs() throws {
    var network = try flat()
    let history = try network.fit(
      flowers(30), epochs: 10, seed: 1, batchSize: 10,
      EarlyStopping(monitor: .loss, patience: 3, minimumChange: 1e-9))
    #expect(history.epochCount == 4 && history.bestEpoch == 0)
    #expect(history.stopReason?.contains("loss was best in epoch 1") == true)
  }

  @Test func theBestWeightsComeBackAfterAnEarlyStop() throws {
    try expectBestWeights(epochs: 60, patience: 2) { #expect($0.epochCount < 60) }
  }

  @Test func theBestWeightsComeBackWhenTheEpochsRunOut() throws {
    try expectBestWeights(epochs: 25, patience: 100) { #expect($0.epochCount == 25) }
  }

  /// A learning rate so large that the validation loss goes up and down.
  private func expectBestWeights(
    epochs: Int, patience: Int, _ check: (History) -> Void
  ) throws {
    var network = try flowerNetwork()
    let validation = try flowers(40, seed: 9)
    let history = try network.fit(
      flowers(40), validation: validation, epochs: epochs, batchSize: 4,
      optimizer: SGD(learningRate: 0.6), seed: 2, callbacks: [EarlyStopping(patience: patience)])
    check(history)
    let best = try #require(history.bestEpoch)
    #expect(history.validationLoss[best] == history.validationLoss.min())
    #expect(best < history.epochCount - 1)
    #expect(try network.evaluate(validation).loss == history.validationLoss[best])
  }

  @Test func theBestWeightsComeBackAfterAnInterruption() throws {
    struct Enough: Error {}
    var network = try flowerNetwork()
    let validation = try flowers(40, seed: 9)
    var history = History()
    #expect(throws: Enough.self) {
      try network.fit(
        flowers(40), validation: validation, epochs: 25, batchSize: 4,
        optimizer: SGD(learningRate: 0.6), seed: 2,
        callbacks: [EarlyStopping(patience: 100)]
      ) { progress in
        history = progress.history
        if progress.epoch == 21, progress.batch == 3 { throw Enough() }
      }
    }
    #expect(history.epochCount == 20)
    #expect(try network.evaluate(validation).loss == history.validationLoss.min())
  }

  @Test func withoutRestoringTheLastWeightsStay() throws {
    var network = try flowerNetwork()
    let validation = try flowers(40, seed: 9)
    let history = try network.fit(
      flowers(40), validation: validation, epochs: 25, batchSize: 4,
      optimizer: SGD(learningRate: 0.6), seed: 2,
      callbacks: [EarlyStopping(patience: 100, restoresBestWeights: false)])
    #expect(try network.evaluate(validation).loss == history.validationLoss.last)
  }

  @Test func aSecondEarlyStoppingIsRefused() throws {
    var network = try flowerNetwork()
    let error = #expect(throws: NetworkError.self) {
      try network.fit(
        flowers(30), epochs: 1, batchSize: 10, seed: 1,
        callbacks: [
          EarlyStopping(monitor: .loss, patience: 3),
          EarlyStopping(monitor: .accuracy, patience: 3),
        ])
    }
    #expect(error?.description.contains("expected one EarlyStopping at most, received 2") == true)
  }

  /// Progress that ends training after an epoch comes last: the epoch is in the log already.
  @Test func anInterruptionAfterAnEpochComesAfterTheCallbacks() throws {
    struct Enough: Error {}
    try withTemporaryFolder { folder in
      var network = try flowerNetwork()
      #expect(throws: Enough.self) {
        try network.fit(
          flowers(30), epochs: 3, batchSize: 10, seed: 1,
          callbacks: [CSVLog("\(folder)/l"), Checkpoint("\(folder)/c")]
        ) { if $0.history.epochCount == 2 { throw Enough() } }
      }
      #expect(try text("\(folder)/l").split(separator: "\n").count == 3)
      #expect(try SavedTraining(contentsOf: "\(folder)/c").history.epochCount == 2)
    }
  }

  @Test func earlyStoppingNeedsSomethingToLookAt() throws {
    var network = try flowerNetwork()
    for wrong in [
      EarlyStopping(patience: 3), EarlyStopping(monitor: .loss, patience: -1),
      EarlyStopping(monitor: .loss, patience: 1, minimumChange: .nan),
    ] {
      #expect(throws: NetworkError.self) {
        try network.fit(flowers(30), epochs: 1, seed: 1, batchSize: 10, wrong)
      }
    }
  }

  @Test func numbersHaveNoAccuracyToLookAt() throws {
    var network = try Sequential(inputShape: [1], seed: 1) { Dense(1) }
    let examples = try TargetExamples(features: Matrix(rows: [[1]]), values: Matrix(rows: [[3]]))
    #expect(throws: NetworkError.self) {
      try network.fit(
        examples, epochs: 2, batchSize: 1, seed: 1,
        callbacks: [EarlyStopping(monitor: .accuracy, patience: 1)])
    }
  }

  /// A change of less than 10 is no progress, so that only the first epoch is.
  @Test func theMinimumChangeCounts() throws {
    var network = try flowerNetwork()
    let history = try network.fit(
      flowers(30), epochs: 9, seed: 1, batchSize: 10,
      EarlyStopping(monitor: .loss, patience: 2, minimumChange: 10))
    #expect(history.epochCount == 3 && history.bestEpoch == 0)
  }

  @Test func aTimeBudgetLeavesOneEpochAtLeast() throws {
    var network = try flowerNetwork()
    let history = try network.fit(
      flowers(30), epochs: 50, seed: 1, batchSize: 10, TimeBudget(minutes: 1e-12))
    #expect(history.epochCount == 1 && history.stopReason?.contains("within") == true)
    let all = try network.fit(
      flowers(30), epochs: 5, seed: 1, batchSize: 10, TimeBudget(minutes: 5))
    #expect(all.epochCount == 5 && all.stopReason == nil)
    #expect(throws: NetworkError.self) {
      try network.fit(flowers(30), epochs: 5, seed: 1, batchSize: 10, TimeBudget(minutes: 0))
    }
  }

  @Test func theLogIsWrittenAfterEveryEpoch() throws {
    try withTemporaryFolder { folder in
      var network = try flowerNetwork()
      var lines: [Int] = []
      let history = try network.fit(
        flowers(30), epochs: 3, batchSize: 10, seed: 1, callbacks: [CSVLog("\(folder)/log.csv")]
      ) { progress in
        guard progress.batch == 1, progress.epoch > 1 else { return }
        lines.append(try text("\(folder)/log.csv").split(separator: "\n").count)
      }
      #expect(lines == [2, 3])
      #expect(try text("\(folder)/log.csv") == history.csv(includesSeconds: false))
    }
  }

  @Test func aFileThatCannotBeWrittenIsFoundBeforeTheFirstEpoch() throws {
    for callback: any Callback in [CSVLog("/nowhere/log.csv"), Checkpoint("/nowhere/c")] {
      var network = try flowerNetwork()
      let before = network.weightDigest
      #expect(throws: FileError.self) {
        try network.fit(flowers(30), epochs: 3, seed: 1, batchSize: 10, callback)
      }
      #expect(network.weightDigest == before)
    }
  }

  private func text(_ path: String) throws -> String {
    String(decoding: try WholeFile.read(path), as: UTF8.self)
  }
}

extension Sequential {
  /// A training with one callback.
  fileprivate mutating func fit(
    _ training: LabeledExamples, epochs: Int, seed: UInt64, batchSize: Int,
    _ callback: any Callback
  ) throws -> History {
    try fit(training, epochs: epochs, batchSize: batchSize, seed: seed, callbacks: [callback])
  }
}

/// A folder that is gone afterwards.
func withTemporaryFolder(_ work: (_ path: String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try work(folder.path)
}
