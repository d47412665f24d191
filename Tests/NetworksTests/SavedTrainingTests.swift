import Files
import Foundation
import Learning
import Matrices
import Networks
import Testing

struct SavedTrainingTests {
  private static let optimizers: [any Optimizer] = [
    SGD(learningRate: 0.2), SGD(learningRate: 0.05, momentum: 0.9, nesterov: true),
    RMSprop(momentum: 0.3), Adam(schedule: .warmUp(steps: 12)),
  ]

  private func train(
    _ network: inout Sequential, _ optimizer: any Optimizer, epochs: Int,
    _ callbacks: [any Callback] = [], resuming: SavedTraining? = nil, seed: UInt64 = 3,
    count: Int = 50, batchSize: Int = 8
  ) throws -> History {
    try network.fit(
      flowers(count), validation: flowers(20, seed: 2), epochs: epochs, batchSize: batchSize,
      optimizer: optimizer, seed: seed, callbacks: callbacks, resuming: resuming)
  }

  @Test(arguments: optimizers.indices)
  func aResumedTrainingEndsAsIfItHadNeverStopped(index: Int) throws {
    let optimizer = Self.optimizers[index]
    try withTemporaryFolder { folder in
      var whole = try flowerNetwork(dropout: 0.4)
      let history = try train(&whole, optimizer, epochs: 6)
      var half = try flowerNetwork(dropout: 0.4)
      _ = try train(&half, optimizer, epochs: 2, [Checkpoint("\(folder)/c")])
      let saved = try SavedTraining(contentsOf: "\(folder)/c")
      #expect(saved.history.epochCount == 2 && saved.seed == 3 && saved.exampleCount == 50)
      // The weights of the network that goes on do not matter, they are the saved ones.
      var rest = try flowerNetwork(dropout: 0.4, seed: 77)
      let resumed = try train(&rest, optimizer, epochs: 6, resuming: saved)
      #expect(rest.weightDigest == whole.weightDigest)
      #expect(resumed.seconds.count == 4)
      #expect(resumed.csv(includesSeconds: false) == history.csv(includesSeconds: false))
    }
  }

  /// Early stopping looks back at what was before, and gives back weights from before.
  @Test func whatWasBestIsRememberedToo() throws {
    try withTemporaryFolder { folder in
      let early = EarlyStopping(patience: 4)
      let optimizer = SGD(learningRate: 0.9)
      var whole = try flowerNetwork()
      let history = try train(&whole, optimizer, epochs: 60, [early])
      let best = try #require(history.bestEpoch)
      try #require(history.epochCount == best + 5 && best > 0)
      var part = try flowerNetwork()
      _ = try train(&part, optimizer, epochs: best + 3, [early, Checkpoint("\(folder)/c")])
      let saved = try SavedTraining(contentsOf: "\(folder)/c")
      var rest = saved.network
      let resumed = try train(&rest, optimizer, epochs: 60, [early], resuming: saved)
      #expect(resumed.epochCount == history.epochCount && resumed.bestEpoch == best)
      #expect(rest.weightDigest == whole.weightDigest)
    }
  }

  @Test func aTrainingThatEndedEarlyStaysEnded() throws {
    try withTemporaryFolder { folder in
      let callbacks: [any Callback] = [EarlyStopping(patience: 4), Checkpoint("\(folder)/c")]
      var network = try flowerNetwork()
      let history = try train(&network, SGD(learningRate: 0.9), epochs: 60, callbacks)
      let saved = try SavedTraining(contentsOf: "\(folder)/c")
      try #require(history.epochCount < 60)
      var again = saved.network
      let resumed = try train(
        &again, SGD(learningRate: 0.9), epochs: 60, callbacks, resuming: saved)
      #expect(
        resumed.csv(includesSeconds: false) == history.csv(includesSeconds: false)
          && resumed.stopReason == history.stopReason)
      #expect(again.weightDigest == network.weightDigest)
    }
  }

  @Test func theSameTrainingGivesTheSameBytes() throws {
    try withTemporaryFolder { folder in
      for name in ["a", "b"] {
        var network = try flowerNetwork(dropout: 0.2)
        _ = try train(&network, Adam(), epochs: 2, [Checkpoint("\(folder)/\(name)")])
      }
      let isEqual = try WholeFile.read("\(folder)/a") == WholeFile.read("\(folder)/b")
      #expect(isEqual)
    }
  }

  @Test func aCheckpointIsASavedNetworkToo() throws {
    try withTemporaryFolder { folder in
      var network = try flowerNetwork(dropout: 0.2)
      _ = try train(&network, Adam(), epochs: 2, [Checkpoint("\(folder)/c")])
      #expect(try Sequential(contentsOf: "\(folder)/c").weightDigest == network.weightDigest)
      try network.save(to: "\(folder)/n")
      let error = #expect(throws: NetworkError.self) {
        _ = try SavedTraining(contentsOf: "\(folder)/n")
      }
      #expect(error?.description.contains("Checkpoint") == true)
    }
  }

  @Test func otherSettingsAreRefused() throws {
    try withTemporaryFolder { folder in
      var network = try flowerNetwork()
      let adam = Adam()
      _ = try train(&network, adam, epochs: 2, [Checkpoint("\(folder)/c")])
      let saved = try SavedTraining(contentsOf: "\(folder)/c")
      func message(_ work: () throws -> History) -> String {
        let error = #expect(throws: NetworkError.self) { try work() }
        return error?.description ?? ""
      }
      #expect(
        message { try train(&network, Adam(beta1: 0.8), epochs: 4, resuming: saved) }
          .contains("beta1 0.8"))
      #expect(
        message { try train(&network, adam, epochs: 4, resuming: saved, seed: 4) }
          .contains("seed"))
      #expect(
        message { try train(&network, adam, epochs: 4, resuming: saved, count: 51) }
          .contains("training examples as in the saved training, 50, received 51"))
      #expect(
        message { try train(&network, adam, epochs: 4, resuming: saved, batchSize: 9) }
          .contains("batch size"))
      #expect(message { try train(&network, adam, epochs: 2, resuming: saved) }.contains("epochs"))
      let early = EarlyStopping(patience: 1)
      #expect(
        message { try train(&network, adam, epochs: 4, [early], resuming: saved) }
          .contains("begun without early stopping"))
      var other = try flowerNetwork(dropout: 0.5)
      #expect(message { try train(&other, adam, epochs: 4, resuming: saved) }.contains("layers"))
    }
  }

  /// What reading a checkpoint of two epochs says once it was changed.
  private func message(_ change: (inout SafetensorsFile) -> Void) throws -> String {
    var message = ""
    try withTemporaryFolder { folder in
      var network = try flowerNetwork()
      _ = try train(&network, Adam(), epochs: 2, [Checkpoint("\(folder)/c")])
      var file = try SafetensorsFile(contentsOf: "\(folder)/c")
      change(&file)
      try file.write(to: "\(folder)/c")
      do {
        let saved = try SavedTraining(contentsOf: "\(folder)/c")
        _ = try train(&network, Adam(), epochs: 4, resuming: saved)
      } catch let error as NetworkError {
        message = error.description
      }
    }
    return message
  }

  /// 50 examples in batches of 8 make 7 steps, and two epochs 14.
  @Test(arguments: ["\(Int.max)", "13", "-14"]) func stepsThatWereNotMadeAreRefused(
    steps: String
  ) throws {
    let message = try message { $0.metadata["training.steps"] = steps }
    #expect(
      message.contains(
        "training.steps: expected those of 2 epochs of 7 steps each, found \(steps)"))
  }

  @Test func aHistoryThatIsNotWholeIsRefused() throws {
    func changed(_ text: String, _ other: String) throws -> String {
      try message {
        $0.metadata["training.history"] = $0.metadata["training.history"]?
          .replacing(text, with: other)
      }
    }
    #expect(try changed("\"schema\":1", "\"schema\":2").contains("of schema 1, found 2"))
    #expect(
      try changed("\"val_loss\":[", "\"val_loss\":[1,")
        .contains("training.history: val_loss: expected no values or 2"))
    #expect(
      try changed("\"steps\":7", "\"steps\":\(Int.max)").contains("training.steps: expected"))
    #expect(
      try changed("\"loss\":[", "\"best_epoch\":9,\"loss\":[").contains("found 0 times and epoch 9")
    )
  }

  @Test func memoriesOfAnotherOptimizerAreRefused() throws {
    let message = try message { $0.metadata["training.memories"] = "[\"mean\"]" }
    #expect(message.contains("same memories as in the saved training, mean, received mean, square"))
  }

  /// The history would get lists of different lengths.
  @Test func otherColumnsAreRefused() throws {
    try withTemporaryFolder { folder in
      func train(
        _ epochs: Int, validated: Bool, measured: Bool, resuming: SavedTraining? = nil
      ) throws {
        var network = try flowerNetwork()
        try network.fit(
          flowers(30), validation: validated ? flowers(9, seed: 2) : nil, epochs: epochs,
          batchSize: 10, seed: 1, measuresTraining: measured,
          callbacks: [Checkpoint("\(folder)/c")], resuming: resuming)
      }
      let ways = [(false, false), (true, false), (false, true)]
      for way in ways {
        for other in ways where other != way {
          try train(1, validated: way.0, measured: way.1)
          let saved = try SavedTraining(contentsOf: "\(folder)/c")
          let error = #expect(throws: NetworkError.self) {
            try train(2, validated: other.0, measured: other.1, resuming: saved)
          }
          #expect(error?.description.contains("the same columns of the history") == true)
          #expect(error?.description.contains("accuracy, loss") == true)
          #expect(try SavedTraining(contentsOf: "\(folder)/c").history.epochCount == 1)
        }
      }
    }
  }

  /// What was best by one rule need not be by another, and only the best weights were kept.
  @Test func anotherEarlyStoppingIsRefused() throws {
    try withTemporaryFolder { folder in
      var network = try flowerNetwork()
      let optimizer = SGD(learningRate: 0.1)
      let callbacks: [any Callback] = [EarlyStopping(patience: 9), Checkpoint("\(folder)/c")]
      _ = try train(&network, optimizer, epochs: 2, callbacks)
      let saved = try SavedTraining(contentsOf: "\(folder)/c")
      for other in [
        EarlyStopping(monitor: .loss, patience: 9), EarlyStopping(patience: 9, minimumChange: 0.1),
        EarlyStopping(patience: 9, restoresBestWeights: false),
      ] {
        let error = #expect(throws: NetworkError.self) {
          try train(&network, optimizer, epochs: 4, [other], resuming: saved)
        }
        let message = error?.description ?? ""
        #expect(message.contains("val_loss, minimumChange 0.0, restoresBestWeights true"))
        #expect(message.contains("received \(other.monitor.rawValue), minimumChange"))
      }
      let patient = try train(
        &network, optimizer, epochs: 4, [EarlyStopping(patience: 90)], resuming: saved)
      #expect(patient.epochCount == 4)
      let without = try train(&network, optimizer, epochs: 4, resuming: saved)
      #expect(without.epochCount == 4 && without.bestEpoch == nil)
    }
  }

  /// A file that does not say by what rule its best epoch was chosen.
  @Test func aBestEpochOfAnUnknownRuleIsRefused() throws {
    try withTemporaryFolder { folder in
      var network = try flowerNetwork()
      let early = EarlyStopping(patience: 9)
      _ = try train(&network, SGD(), epochs: 2, [early, Checkpoint("\(folder)/c")])
      var file = try SafetensorsFile(contentsOf: "\(folder)/c")
      file.metadata["training.early_stopping"] = nil
      try file.write(to: "\(folder)/c")
      let saved = try SavedTraining(contentsOf: "\(folder)/c")
      let error = #expect(throws: NetworkError.self) {
        try train(&network, SGD(), epochs: 4, [early], resuming: saved)
      }
      #expect(error?.description.contains("saved training, unknown, received val_loss") == true)
    }
  }

  /// As many examples, but others.
  @Test func otherExamplesAreRefused() throws {
    try withTemporaryFolder { folder in
      var network = try flowerNetwork()
      try network.fit(
        flowers(30), epochs: 1, batchSize: 10, seed: 1, callbacks: [Checkpoint("\(folder)/c")])
      let saved = try SavedTraining(contentsOf: "\(folder)/c")
      let error = #expect(throws: NetworkError.self) {
        try network.fit(flowers(30, seed: 8), epochs: 2, batchSize: 10, seed: 1, resuming: saved)
      }
      #expect(error?.description.contains("received as many others") == true)
      try network.fit(flowers(30), epochs: 2, batchSize: 10, seed: 1, resuming: saved)
    }
  }

  /// After the second epoch both callbacks want to end: the first of them says why, and the weights
  /// are those of the first epoch, as a change of less than 10 is no progress.
  @Test func whenTimeAndPatienceEndTogetherTheBestWeightsComeBack() throws {
    try withTemporaryFolder { folder in
      let early = EarlyStopping(patience: 1, minimumChange: 10)
      var network = try flowerNetwork()
      _ = try train(&network, SGD(), epochs: 1, [early, Checkpoint("\(folder)/c")])
      let first = network.weightDigest
      let history = try train(
        &network, SGD(), epochs: 9, [TimeBudget(minutes: 1e-12), early],
        resuming: SavedTraining(contentsOf: "\(folder)/c"))
      #expect(history.epochCount == 2 && history.bestEpoch == 0)
      #expect(history.stopReason?.contains("within") == true)
      #expect(network.weightDigest == first)
    }
  }

  @Test func aCallbackThatCannotBeginLeavesTheWeightsAlone() throws {
    try withTemporaryFolder { folder in
      var network = try flowerNetwork()
      _ = try train(&network, SGD(), epochs: 1, [Checkpoint("\(folder)/c")])
      let saved = try SavedTraining(contentsOf: "\(folder)/c")
      var other = try flowerNetwork(seed: 77)
      let before = other.weightDigest
      #expect(throws: FileError.self) {
        try train(&other, SGD(), epochs: 2, [CSVLog("/nowhere/log.csv")], resuming: saved)
      }
      #expect(other.weightDigest == before)
    }
  }

  /// Nobody, not even the superuser, can write to /dev/full: that is a disk without room.
  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func aFullDiskEndsTheTrainingAndKeepsTheWeights() throws {
    var network = try flowerNetwork()
    let before = network.weightDigest
    let error = #expect(throws: FileError.self) {
      _ = try train(&network, SGD(), epochs: 3, [Checkpoint("/dev/full")])
    }
    #expect(error?.kind == .writeFailed)
    #expect(network.weightDigest != before)
  }
}
