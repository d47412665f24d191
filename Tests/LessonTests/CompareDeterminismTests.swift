import Testing

/// The same seed gives the same bits, and another seed others.
@Suite struct CompareDeterminismTests {
  @Test func theSameCommandGivesTheSameBytes() throws {
    let first = try files([])
    let again = try files([])
    #expect(first.keys.count == 9)
    #expect(first == again)
  }

  @Test(arguments: ["1", "2", "3"]) func noResultDependsOnTheThreads(count: String) throws {
    // Neither do figures, as their commands leave out what changes no pixel.
    let data = try files([])
    let other = try files(["--threads", count, "--quiet", "--no-color", "--force"])
    #expect(data.keys.count == 9)
    #expect(data == other)
  }

  @Test func anotherSeedGivesOtherWeights() throws {
    let digests = try ["1", "2"].map { seed in
      let folder = try TemporaryFolder()
      try SmallImages().write(to: folder, in: "d")
      let run = try folder.compare(
        "--data", "d", "--epochs", "1", "--figures", "f", "--json", "r.json", "--seed", seed)
      #expect(run.status == 0)
      return try CompareResults("r.json", in: folder).network.weight_digest
    }
    #expect(digests[0]?.count == 64 && digests[1]?.count == 64)
    #expect(digests[0] != digests[1])
  }

  /// What a run writes, by name; of the JSON file only what lasts.
  private func files(_ options: [String]) throws -> [String: [UInt8]] {
    let folder = try TemporaryFolder()
    try SmallImages(classCount: 5).write(to: folder, in: "d")
    let run = try folder.compare(
      [
        "--data", "d", "--epochs", "2", "--figures", "f", "--json", "r.json", "--predictions",
        "p.csv", "--save-model", "m.safetensors",
      ] + options)
    #expect(run.status == 0, "\(run.errors)")
    var files: [String: [UInt8]] = [:]
    for name in folder.files where !name.hasPrefix("d/") {
      files[name] = try folder.bytes(of: name)
    }
    files["r.json"] = Array(try lasting(files["r.json"] ?? []).utf8)
    return files
  }
}
