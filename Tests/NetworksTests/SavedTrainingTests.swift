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
      #expect(resumed.csv == history.csv)
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
      #expect(resumed.csv == history.csv && resumed.stopReason == history.stopReason)
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
          .contains("restoresBestWeights: false"))
      var other = try flowerNetwork(dropout: 0.5)
      #expect(message { try train(&other, adam, epochs: 4, resuming: saved) }.contains("layers"))
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
