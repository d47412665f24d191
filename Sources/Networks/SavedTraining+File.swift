import Files
import Matrices

/// A saved training in a safetensors file: that of its network, and besides
///
///     optimizer.NAME.kernel.MEMORY    what the optimizer remembers of each weight
///     optimizer.NAME.bias.MEMORY      and of each bias
///     best.NAME.kernel, .bias         the weights of the best epoch, if they are to be restored
///
/// with the history (without its times), the seed, the numbers of examples and steps, the SHA-256
/// digests of the training and the validation examples, and what the best epoch is chosen by among
/// the texts. A file without a digest is read as well; those examples are then not compared.
extension SavedTraining {
  /// Writes everything, whole or not at all.
  ///
  /// - Throws: `FileError` if the file cannot be created or written.
  public func save(to path: String) throws {
    try archive().write(to: path)
  }

  /// Reads a training that was saved.
  ///
  /// - Throws: ``NetworkError`` that names what was expected and what was found, if the file does
  ///   not hold a training; `SafetensorsError` if it is no such file or is cut off; `FileError` if
  ///   it cannot be read.
  public init(contentsOf path: String) throws {
    let file = try SafetensorsFile(contentsOf: path)
    do throws(NetworkError) {
      try self.init(file)
    } catch {
      throw NetworkError("\(path): \(error.description)")
    }
  }

  private func archive() throws -> SafetensorsFile {
    var file = try network.archive()
    for (layer, memory) in zip(network.parameters, memories) {
      for name in memory.kernel.keys.sorted() {
        guard let kernel = memory.kernel[name], let bias = memory.bias[name] else { continue }
        file.tensors.append(.init("optimizer.\(layer.name).kernel.\(name)", kernel))
        file.tensors.append(.init("optimizer.\(layer.name).bias.\(name)", bias))
      }
    }
    file.tensors += Sequential.tensors(of: best ?? [], prefix: "best.")
    var history = history
    history.seconds = []
    file.metadata["training.history"] = try Sequential.json(history)
    file.metadata["training.seed"] = "\(seed)"
    file.metadata["training.examples"] = "\(exampleCount)"
    file.metadata["training.digest"] = examples.text
    file.metadata["training.validation_digest"] = validation.text
    file.metadata["training.steps"] = "\(stepCount)"
    file.metadata["training.memories"] = try Sequential.json(memoryNames)
    file.metadata["training.early_stopping"] = rule
    return file
  }

  private init(_ file: SafetensorsFile) throws(NetworkError) {
    network = try Sequential(file)
    guard file.metadata["training.history"] != nil else {
      throw NetworkError(
        "expected a saved training, found a network without one; a training is saved by Checkpoint")
    }
    history = try Sequential.value("training.history", in: file)
    seed = try Sequential.value("training.seed", in: file)
    exampleCount = try Sequential.value("training.examples", in: file)
    examples = ExamplesDigest(saved: file.metadata["training.digest"])
    validation = ExamplesDigest(saved: file.metadata["training.validation_digest"])
    stepCount = try Sequential.value("training.steps", in: file)
    let names: [String] = try Sequential.value("training.memories", in: file)
    memories = try Self.memories(names, of: network, in: file)
    let hasBest = network.parameters.contains { file["best.\($0.name).kernel"] != nil }
    best =
      hasBest ? try Sequential.parameters(of: network.layers, in: file, prefix: "best.") : nil
    rule = file.metadata["training.early_stopping"]
    try checkSteps()
  }

  private func checkSteps() throws(NetworkError) {
    let (epochs, steps) = (history.epochCount, history.params?.steps ?? 0)
    let (count, overflow) = epochs.multipliedReportingOverflow(by: steps)
    guard count == stepCount, !overflow, steps > 0 else {
      throw NetworkError(
        "training.steps: expected those of \(epochs) epochs of \(steps) steps each, "
          + "found \(stepCount)")
    }
  }

  private static func memories(
    _ names: [String], of network: Sequential, in file: SafetensorsFile
  ) throws(NetworkError) -> [Memory] {
    guard !names.isEmpty else { return [] }
    return try network.parameters.map { layer throws(NetworkError) in
      var (kernel, bias): ([String: Matrix], [String: [Float]]) = ([:], [:])
      let (inputs, units) = (layer.kernel.rowCount, layer.kernel.columnCount)
      for name in names {
        kernel[name] = Matrix(
          rowCount: inputs, columnCount: units,
          elements: try Sequential.values(
            "optimizer.\(layer.name).kernel.\(name)", shape: [inputs, units], in: file))
        bias[name] = try Sequential.values(
          "optimizer.\(layer.name).bias.\(name)", shape: [units], in: file)
      }
      return Memory(kernel: kernel, bias: bias)
    }
  }
}
