import ArgumentParser
import Workbench

/// Files for other programs that `compare` can write.
public struct ComparisonFiles: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write every prediction and score on the test part as CSV.", valueName: "file"))
  var predictions: String?

  @Option(
    help: ArgumentHelp("Write the weights of both models as safetensors.", valueName: "file"))
  var saveModel: String?

  /// Options with their defaults.
  public init() {}

  /// Refuses what cannot be meant.
  public func validate() throws {
    try FileCollisions.refuseStandardOutput(predictions, "--predictions")
    try FileCollisions.refuseStandardOutput(saveModel, "--save-model")
  }

  /// Refuses to write a file over one that this run reads, or writes as well.
  ///
  /// - Throws: `ValidationError` that names both.
  public func refuseOverwriting(
    _ data: Dataset, _ options: DataOptions, _ output: OutputOptions, _ figures: FigureFolder
  ) throws {
    try FileCollisions(
      inputs: data.files(options),
      outputs: [
        ("--json", output.json), ("--predictions", predictions), ("--save-model", saveModel),
      ], figures: figures
    ).refuse()
  }

  /// Finds out now whether the files could be written.
  ///
  /// - Throws: `FileError` of kind `cannotCreate`.
  public func open() throws -> ComparisonArchive {
    ComparisonArchive(
      predictions: try predictions.map { path throws in try OutputFile(path) },
      model: try saveModel.map { path throws in try OutputFile(path) })
  }
}

/// The files that were asked for, found writable.
public struct ComparisonArchive {
  let predictions: OutputFile?
  let model: OutputFile?

  /// Writes predictions and weights, each whole or not at all.
  ///
  /// - Throws: `FileError` if a file cannot be written.
  public func write(
    _ comparison: Comparison, network: NetworkClassifier, machine: LinearSVM, data: Dataset
  ) throws {
    try Interruption.check()
    if let predictions {
      try PredictionsFile.table(data, [comparison.first, comparison.second])
        .write(to: predictions)
    }
    if let model {
      let archive = try ModelFile.archive(
        network: network, machine: machine, data: data, provenance: .current)
      try model.write(archive.encoded())
    }
  }
}

extension Dataset {
  /// The files that the data came from, each with what to call it.
  func files(_ options: DataOptions) -> [(name: String, path: String?)] {
    (sources.map(\.path) + [options.classes].compactMap { $0 }).map { ("the input", $0) }
  }
}
