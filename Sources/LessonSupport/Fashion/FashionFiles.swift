import ArgumentParser
import Workbench

/// Files that a training is kept in.
public struct FashionFiles: ParsableArguments {
  @Option(
    help: ArgumentHelp("Write the trained network as safetensors.", valueName: "file"))
  var saveModel: String?

  @Option(
    help: ArgumentHelp("Take a network from --save-model; nothing is trained.", valueName: "file"))
  var loadModel: String?

  @Option(
    help: ArgumentHelp(
      "Keep everything after each epoch; if the file is there, go on from it.", valueName: "file"))
  var checkpoint: String?

  @Option(
    help: ArgumentHelp("Write a line with losses and accuracies each epoch.", valueName: "file"))
  var csvLog: String?

  @Option(
    help: ArgumentHelp(
      "Write each test image's class, guess and probabilities as CSV.", valueName: "file"))
  var predictions: String?

  /// Options with their defaults.
  public init() {}

  /// Refuses what cannot be meant.
  public func validate() throws {
    try refuseEmpty(loadModel, "--load-model", "a file")
    try FileCollisions.refuseStandardOutput(saveModel, "--save-model")
    try FileCollisions.refuseStandardOutput(checkpoint, "--checkpoint")
    try FileCollisions.refuseStandardOutput(csvLog, "--csv-log")
    try FileCollisions.refuseStandardOutput(predictions, "--predictions")
  }

  /// Refuses to write a file over one that this run reads, or writes as well.
  ///
  /// - Throws: `ValidationError` that names both.
  public func refuseOverwriting(
    _ data: Dataset, _ options: DataOptions, _ images: FashionOptions, _ output: OutputOptions,
    _ figures: FigureFolder
  ) throws {
    try FileCollisions(
      inputs: data.files(options) + [
        ("the picture", images.picture), ("the file of --load-model", loadModel),
      ],
      outputs: [
        ("--json", output.json), ("--save-model", saveModel), ("--checkpoint", checkpoint),
        ("--csv-log", csvLog), ("--predictions", predictions),
      ], figures: figures
    ).refuse()
  }

  /// Reads what is there to go on from, and finds out whether the rest could be written.
  ///
  /// - Throws: `ValidationError` if a network is to be loaded and trained at once; `LearningError`,
  ///   `SafetensorsError` or `FileError` if a file does not hold what it should; `FileError` of kind
  ///   `cannotCreate`.
  public func open(_ training: FashionTraining) throws -> FashionArchive {
    let files = [saveModel, checkpoint, csvLog]
    if loadModel != nil {
      let names = zip(["--save-model", "--checkpoint", "--csv-log"], files)
        .compactMap { $1 == nil ? nil : $0 }
      if let option = (training.given + names).first {
        throw ValidationError("\(option): expected none with --load-model, as nothing is trained")
      }
    }
    for path in files { if let path { _ = try OutputFile(path) } }
    return try FashionArchive(
      modelPath: saveModel, checkpointPath: checkpoint, logPath: csvLog, loading: loadModel,
      predictions: try predictions.map { path throws in try OutputFile(path) })
  }
}
