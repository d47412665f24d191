import Files
import Foundation
import Networks
import Testing

/// Going on with a training that was saved.
struct SavedTrainingTests {
  private static let optimizers: [any Optimizer] = [
    SGD(learningRate: 0.2), SGD(learningRate: 0.05, momentum: 0.9, nesterov: true),
    RMSprop(momentum: 0.3), Adam(schedule: .warmUp(steps: 12)),
  ]

  @Test(arguments: optimizers.indices)
  func aResumedTrainingEndsAsIfItHadNeverStopped(index: Int) throws {
    let optimizer = Self.optimizers[index]
    try withTemporaryFolder { folder in
      var whole = try flowerNetwork(dropout: 0.4)
      let history = try trainFlowers(&whole, optimizer, epochs: 6)
      var half = try flowerNetwork(dropout: 0.4)
      _ = try trainFlowers(&half, optimizer, epochs: 2, [Checkpoint("\(folder)/c")])
      let saved = try SavedTraining(contentsOf: "\(folder)/c")
      #expect(saved.history.epochCount == 2 && saved.seed == 3 && saved.exampleCount == 50)
      // The weights of the network that goes on do not matter, they are the saved ones.
      var rest = try flowerNetwork(dropout: 0.4, seed: 77)
      let resumed = try trainFlowers(&rest, optimizer, epochs: 6, resuming: saved)
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
      let history = try trainFlowers(&whole, optimizer, epochs: 60, [early])
      let best = try #require(history.bestEpoch)
      try #require(history.epochCount == best + 5 && best > 0)
      var part = try flowerNetwork()
      _ = try trainFlowers(&part, optimizer, epochs: best + 3, [early, Checkpoint("\(folder)/c")])
      let saved = try SavedTraining(contentsOf: "\(folder)/c")
      var rest = saved.network
      let resumed = try trainFlowers(&rest, optimizer, epochs: 60, [early], resuming: saved)
      #expect(resumed.epochCount == history.epochCount && resumed.bestEpoch == best)
      #expect(rest.weightDigest == whole.weightDigest)
    }
  }

  @Test func aTrainingThatEndedEarlyStaysEnded() throws {
    try withTemporaryFolder { folder in
      let callbacks: [any Callback] = [EarlyStopping(patience: 4), Checkpoint("\(folder)/c")]
      var network = try flowerNetwork()
      let history = try trainFlowers(&network, SGD(learningRate: 0.9), epochs: 60, callbacks)
      let saved = try SavedTraining(contentsOf: "\(folder)/c")
      try #require(history.epochCount < 60)
      var again = saved.network
      let resumed = try trainFlowers(
        &again, SGD(learningRate: 0.9), epochs: 60, callbacks, resuming: saved)
      #expect(
        resumed.csv(includesSeconds: false) == history.csv(includesSeconds: false)
          && resumed.stopReason == history.stopReason)
      #expect(again.weightDigest == network.weightDigest)
    }
  }

  /// As many epochs as were made: nothing is left to do, but the checks are made all the same.
  @Test func aCompleteTrainingComesBackAtOnce() throws {
    try withTemporaryFolder { folder in
      var network = try flowerNetwork()
      let history = try trainFlowers(&network, SGD(), epochs: 3, [Checkpoint("\(folder)/c")])
      let saved = try SavedTraining(contentsOf: "\(folder)/c")
      var again = try flowerNetwork(seed: 77)
      let resumed = try trainFlowers(&again, SGD(), epochs: 3, resuming: saved)
      #expect(again.weightDigest == network.weightDigest && resumed.seconds.isEmpty)
      #expect(resumed.csv(includesSeconds: false) == history.csv(includesSeconds: false))
      let before = again.weightDigest
      for (count, stopping) in [(51, []), (50, [EarlyStopping(patience: 2)])] {
        #expect(throws: NetworkError.self) {
          try trainFlowers(&again, SGD(), epochs: 3, stopping, resuming: saved, count: count)
        }
      }
      #expect(again.weightDigest == before)
    }
  }

  /// After the second epoch both callbacks want to end: the first of them says why, and the weights
  /// are those of the first epoch, as a change of less than 10 is no progress.
  @Test func whenTimeAndPatienceEndTogetherTheBestWeightsComeBack() throws {
    try withTemporaryFolder { folder in
      let early = EarlyStopping(patience: 1, minimumChange: 10)
      var network = try flowerNetwork()
      _ = try trainFlowers(&network, SGD(), epochs: 1, [early, Checkpoint("\(folder)/c")])
      let first = network.weightDigest
      let history = try trainFlowers(
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
      _ = try trainFlowers(&network, SGD(), epochs: 1, [Checkpoint("\(folder)/c")])
      let saved = try SavedTraining(contentsOf: "\(folder)/c")
      var other = try flowerNetwork(seed: 77)
      let before = other.weightDigest
      #expect(throws: FileError.self) {
        try trainFlowers(&other, SGD(), epochs: 2, [CSVLog("/nowhere/log.csv")], resuming: saved)
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
      _ = try trainFlowers(&network, SGD(), epochs: 3, [Checkpoint("/dev/full")])
    }
    #expect(error?.kind == .writeFailed)
    #expect(network.weightDigest != before)
  }
}
