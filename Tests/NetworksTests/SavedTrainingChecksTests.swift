import Files
import Matrices
import Networks
import Testing

/// With what a saved training does not go on.
struct SavedTrainingChecksTests {
  @Test func otherSettingsAreRefused() throws {
    try withTemporaryFolder { folder in
      var network = try flowerNetwork()
      let adam = Adam()
      _ = try trainFlowers(&network, adam, epochs: 2, [Checkpoint("\(folder)/c")])
      let saved = try SavedTraining(contentsOf: "\(folder)/c")
      func message(_ work: () throws -> History) -> String {
        let error = #expect(throws: NetworkError.self) { try work() }
        return error?.description ?? ""
      }
      #expect(
        message { try trainFlowers(&network, Adam(beta1: 0.8), epochs: 4, resuming: saved) }
          .contains("beta1 0.8"))
      #expect(
        message { try trainFlowers(&network, adam, epochs: 4, resuming: saved, seed: 4) }
          .contains("seed"))
      #expect(
        message { try trainFlowers(&network, adam, epochs: 4, resuming: saved, count: 51) }
          .contains("training examples as in the saved training, 50, received 51"))
      #expect(
        message { try trainFlowers(&network, adam, epochs: 4, resuming: saved, batchSize: 9) }
          .contains("batch size"))
      #expect(
        message { try trainFlowers(&network, adam, epochs: 1, resuming: saved) }
          .contains("at least as many epochs as the 2 already made, received 1"))
      let early = EarlyStopping(patience: 1)
      #expect(
        message { try trainFlowers(&network, adam, epochs: 4, [early], resuming: saved) }
          .contains("begun without early stopping"))
      var other = try flowerNetwork(dropout: 0.5)
      #expect(
        message { try trainFlowers(&other, adam, epochs: 4, resuming: saved) }.contains("layers"))
    }
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
      _ = try trainFlowers(&network, optimizer, epochs: 2, callbacks)
      let saved = try SavedTraining(contentsOf: "\(folder)/c")
      for other in [
        EarlyStopping(monitor: .loss, patience: 9), EarlyStopping(patience: 9, minimumChange: 0.1),
        EarlyStopping(patience: 9, restoresBestWeights: false),
      ] {
        let error = #expect(throws: NetworkError.self) {
          try trainFlowers(&network, optimizer, epochs: 4, [other], resuming: saved)
        }
        let message = error?.description ?? ""
        #expect(message.contains("val_loss, minimumChange 0.0, restoresBestWeights true"))
        #expect(message.contains("received \(other.monitor.rawValue), minimumChange"))
      }
      let patient = try trainFlowers(
        &network, optimizer, epochs: 4, [EarlyStopping(patience: 90)], resuming: saved)
      #expect(patient.epochCount == 4)
      let without = try trainFlowers(&network, optimizer, epochs: 4, resuming: saved)
      #expect(without.epochCount == 4 && without.bestEpoch == nil)
    }
  }

  /// A file that does not say by what rule its best epoch was chosen.
  @Test func aBestEpochOfAnUnknownRuleIsRefused() throws {
    try withTemporaryFolder { folder in
      var network = try flowerNetwork()
      let early = EarlyStopping(patience: 9)
      _ = try trainFlowers(&network, SGD(), epochs: 2, [early, Checkpoint("\(folder)/c")])
      var file = try SafetensorsFile(contentsOf: "\(folder)/c")
      file.metadata["training.early_stopping"] = nil
      try file.write(to: "\(folder)/c")
      let saved = try SavedTraining(contentsOf: "\(folder)/c")
      let error = #expect(throws: NetworkError.self) {
        try trainFlowers(&network, SGD(), epochs: 4, [early], resuming: saved)
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
      #expect(
        error?.description.contains(
          "same training examples as in the saved training, received others") == true)
      try network.fit(flowers(30), epochs: 2, batchSize: 10, seed: 1, resuming: saved)
    }
  }

  /// The history would hold measures of different examples, without early stopping as with it.
  @Test(arguments: [[], [EarlyStopping(patience: 9)]])
  func otherValidationExamplesAreRefused(stopping: [EarlyStopping]) throws {
    try withTemporaryFolder { folder in
      var network = try flowerNetwork()
      func train(_ epochs: Int, judgedOn count: Int, seed: UInt64, from saved: SavedTraining?)
        throws
      {
        try network.fit(
          flowers(30), validation: flowers(count, seed: seed), epochs: epochs, batchSize: 10,
          seed: 1,
          callbacks: stopping + [Checkpoint("\(folder)/c")], resuming: saved)
      }
      try train(1, judgedOn: 9, seed: 2, from: nil)
      let saved = try SavedTraining(contentsOf: "\(folder)/c")
      for (count, seed) in [(9, UInt64(3)), (10, 2)] {
        let error = #expect(throws: NetworkError.self) {
          try train(2, judgedOn: count, seed: seed, from: saved)
        }
        #expect(error?.description.contains("the same validation examples") == true)
      }
      try train(2, judgedOn: 9, seed: 2, from: saved)
    }
  }
}
