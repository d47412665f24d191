import Files
import Matrices
import Networks
import Testing

/// What a file of a saved training holds, and files that were changed.
struct SavedTrainingFileTests {
  @Test func theSameTrainingGivesTheSameBytes() throws {
    try withTemporaryFolder { folder in
      for name in ["a", "b"] {
        var network = try flowerNetwork(dropout: 0.2)
        _ = try trainFlowers(&network, Adam(), epochs: 2, [Checkpoint("\(folder)/\(name)")])
      }
      let isEqual = try WholeFile.read("\(folder)/a") == WholeFile.read("\(folder)/b")
      #expect(isEqual)
    }
  }

  @Test func aCheckpointIsASavedNetworkToo() throws {
    try withTemporaryFolder { folder in
      var network = try flowerNetwork(dropout: 0.2)
      _ = try trainFlowers(&network, Adam(), epochs: 2, [Checkpoint("\(folder)/c")])
      #expect(try Sequential(contentsOf: "\(folder)/c").weightDigest == network.weightDigest)
      try network.save(to: "\(folder)/n")
      let error = #expect(throws: NetworkError.self) {
        _ = try SavedTraining(contentsOf: "\(folder)/n")
      }
      #expect(error?.description.contains("Checkpoint") == true)
    }
  }

  /// What reading a checkpoint of two epochs says once it was changed.
  private func message(_ change: (inout SafetensorsFile) -> Void) throws -> String {
    var message = ""
    try withTemporaryFolder { folder in
      var network = try flowerNetwork()
      _ = try trainFlowers(&network, Adam(), epochs: 2, [Checkpoint("\(folder)/c")])
      var file = try SafetensorsFile(contentsOf: "\(folder)/c")
      change(&file)
      try file.write(to: "\(folder)/c")
      do {
        let saved = try SavedTraining(contentsOf: "\(folder)/c")
        _ = try trainFlowers(&network, Adam(), epochs: 4, resuming: saved)
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

  /// Files that are older than the digests hold none: their examples are not compared.
  @Test func aFileWithoutDigestsIsReadAsWell() throws {
    let message = try message {
      #expect($0.metadata.keys.filter { $0.hasSuffix("digest") }.count == 2)
      $0.metadata["training.digest"] = nil
      $0.metadata["training.validation_digest"] = nil
    }
    #expect(message.isEmpty)
  }
}
