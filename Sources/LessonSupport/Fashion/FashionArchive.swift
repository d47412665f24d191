import ArgumentParser
import Workbench

/// Where a training comes from, and where it is kept.
public struct FashionArchive {
  /// The network that was loaded; nil if one is to be trained.
  public let network: Sequential?
  /// The training to go on from; nil to begin anew.
  public let checkpoint: SavedTraining?
  /// Which network is evaluated.
  public let evaluated: EvaluatedNetwork
  private let modelPath: String?
  private let checkpointPath: String?
  private let logPath: String?
  private let predictions: OutputFile?

  init(
    modelPath: String?, checkpointPath: String?, logPath: String?, loading path: String?,
    predictions: OutputFile?
  ) throws {
    self.modelPath = modelPath
    self.checkpointPath = checkpointPath
    self.logPath = logPath
    self.predictions = predictions
    evaluated = path.map { .loaded($0) } ?? checkpointPath.map { .kept($0) } ?? .trained
    network = try path.map { path in
      try Self.asBadData { try Sequential(contentsOf: path) }
    }
    let isThere = checkpointPath.flatMap(FileIdentity.init)?.isExisting ?? false
    checkpoint = try isThere ? checkpointPath.map(Self.training) : nil
  }

  private static func training(_ path: String) throws -> SavedTraining {
    try asBadData { try SavedTraining(contentsOf: path) }
  }

  /// A file that holds something else is bad data, not a training that failed.
  private static func asBadData<Result>(_ read: () throws -> Result) throws -> Result {
    do {
      return try read()
    } catch let error as NetworkError {
      throw LearningError(error.description)
    }
  }

  /// Refuses options, a network that was loaded and a training to go on from that do not fit the
  /// images, or each other.
  ///
  /// - Throws: `ValidationError` that names the option; `FigureError` or `LearningError`.
  public func check(
    _ training: FashionTraining, _ images: FashionOptions, against data: Dataset, seed: UInt64
  ) throws {
    try images.check(against: data)
    try training.check(against: data)
    if let network { try check(network, of: "--load-model", against: data) }
    if let checkpoint { try check(checkpoint.network, of: "--checkpoint", against: data) }
    try checkCheckpoint(training, against: data, seed: seed)
  }

  /// Refuses a network that does not fit the images or their classes, whichever file it is from.
  private func check(
    _ network: Sequential, of option: String, against data: Dataset
  ) throws(LearningError) {
    let (pixels, classes) = (data.training.featureCount, data.classNames.count)
    guard network.inputCount == pixels, network.outputCount == classes else {
      throw LearningError(
        "\(option): expected a network of \(grouped(pixels)) inputs and \(classes) outputs, "
          + "as \(data.name) has pixels and classes, found \(grouped(network.inputCount)) and "
          + "\(network.outputCount)")
    }
    guard network.parameters.last?.activation == .softmax else {
      throw LearningError("\(option): expected probabilities, a softmax, as the last layer")
    }
  }

  /// Refuses to go on with a training in another way than it began, or for fewer epochs than it has.
  ///
  /// - Throws: `ValidationError` that names the option.
  private func checkCheckpoint(
    _ training: FashionTraining, against data: Dataset, seed: UInt64
  ) throws {
    guard let checkpoint, let checkpointPath else { return }
    let (found, batch) = (checkpoint.history.params, training.batchSize(for: data))
    let optimizer = training.optimizer.description
    let pairs = [
      ("--optimizer, --learning-rate", found?.optimizer ?? optimizer, optimizer),
      ("--batch-size", "\(found?.batchSize ?? batch)", "\(batch)"),
      ("--seed", "\(checkpoint.seed)", "\(seed)"),
    ]
    let way = "give the options of the first run, or --checkpoint with another file to begin anew"
    for (option, saved, given) in pairs where saved != given {
      throw ValidationError(
        "\(option): expected \(saved), as the training in \(checkpointPath) began, found \(given); "
          + way)
    }
    guard checkpoint.exampleCount == data.training.count else {
      throw ValidationError(
        "--checkpoint: expected \(grouped(checkpoint.exampleCount)) training images, as the training "
          + "in \(checkpointPath) began, found \(grouped(data.training.count)) in \(data.name); \(way)"
      )
    }
    guard epochsBefore <= training.epochs else {
      throw ValidationError(
        "--epochs: expected at least the \(epochsBefore) already made in \(checkpointPath), found "
          + "\(training.epochs); ask for as many to see them, for more to go on, or name another "
          + "file with --checkpoint to begin anew")
    }
  }

  /// Writes what the network said of every test image, if that was asked for.
  ///
  /// - Throws: `FileError` if the file cannot be written.
  public func keep(_ judgement: Judgement, on data: Dataset) throws(FileError) {
    if let predictions {
      try PredictionsFile.table(data, [judgement]).write(to: predictions)
    }
  }

  /// Who writes files after each epoch.
  public var callbacks: [any Callback] {
    var list: [any Callback] = []
    if let checkpointPath { list.append(HeldTogether(Checkpoint(checkpointPath))) }
    if let logPath { list.append(HeldTogether(CSVLog(logPath))) }
    return list
  }

  /// How many epochs an earlier run has made.
  private var epochsBefore: Int { checkpoint?.history.epochCount ?? 0 }

  /// Trains a network, shows how far it is, and saves it if that is wanted, however training ends.
  ///
  /// What was learnt until Ctrl-C, or until a disk was full, is kept. A training that was complete
  /// is checked like any other, and nothing is left to train.
  ///
  /// - Parameters:
  ///   - network: What is trained.
  ///   - training: For how many epochs.
  ///   - data: What is learnt from.
  ///   - console: Where progress is shown.
  ///   - fit: Trains, and says after each batch how far it is.
  /// - Throws: What training throws; `FileError` if the network cannot be saved.
  public func train(
    _ network: inout Sequential, _ training: FashionTraining, on data: Dataset, _ console: Console,
    fit: (inout Sequential, _ show: (TrainingProgress) throws -> Void) throws -> History
  ) throws -> History {
    let count = data.training.count
    let learning = console.progress(
      "network", total: training.epochs * count, doneBefore: epochsBefore * count)
    let history = try keep(&network, training, console) { network in
      try fit(&network) { try learning.show($0, unit: data.unit) }
    }
    learning.finish()
    console.warnUnlessLearnt(history, classCount: data.classNames.count)
    return history
  }

  /// Trains a network, unless it is trained already, and saves it.
  private func keep(
    _ network: inout Sequential, _ training: FashionTraining, _ console: Console,
    _ fit: (inout Sequential) throws -> History
  ) throws -> History {
    let untrained = network.parameters
    let outcome = Result { try fit(&network) }
    if case .failure = outcome, network.parameters != untrained { rescue(network, on: console) }
    let history = try outcome.get()
    if let checkpointPath, epochsBefore == training.epochs {
      console.say(
        "the training in \(checkpointPath) was complete, \(epochsBefore) of \(epochsBefore) "
          + "epochs: nothing was trained; for more, raise --epochs")
    }
    try save(network)
    return history
  }

  private func save(_ network: Sequential) throws {
    guard let modelPath else { return }
    try Interruption.holdingBack { try network.save(to: modelPath) }
  }

  /// Saves what was learnt until something went wrong, which is reported whether this works or not.
  private func rescue(_ network: Sequential, on console: Console) {
    guard let modelPath else { return }
    do {
      try save(network)
      console.say("what was learnt until now is in \(modelPath)")
    } catch {
      console.warn("what was learnt could not be saved: \(error)")
    }
  }
}

/// A callback that a second Ctrl-C does not cut in two.
private struct HeldTogether: Callback {
  private let callback: any Callback

  init(_ callback: any Callback) {
    self.callback = callback
  }

  func trainingBegins(_ moment: TrainingMoment) throws {
    try callback.trainingBegins(moment)
  }

  func epochEnded(_ moment: TrainingMoment) throws -> String? {
    try Interruption.holdingBack { try callback.epochEnded(moment) }
  }
}
