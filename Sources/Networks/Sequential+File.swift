import Files
import Foundation
import Matrices

/// A network in a safetensors file, with everything needed to build it again.
///
///     NAME.kernel    W of each dense layer, shape (inputs, units)
///     NAME.bias      b, shape (units)
///
/// The texts under `__metadata__` say what the input's shape is, what the layers are and what the
/// loss is; lists are JSON.
extension Sequential {
  /// What the files call themselves.
  static let fileFormat = "neural-workbench network 1"

  /// Writes the network, whole or not at all.
  ///
  /// - Throws: `FileError` if the file cannot be created or written.
  public func save(to path: String) throws {
    try archive().write(to: path)
  }

  /// Reads a network that was saved, or the network of a saved training.
  ///
  /// - Throws: ``NetworkError`` that names the layer, what was expected and what was found, if the
  ///   file does not hold a network; `SafetensorsError` if it is no such file or is cut off;
  ///   `FileError` if it cannot be read.
  public init(contentsOf path: String) throws {
    let file = try SafetensorsFile(contentsOf: path)
    do throws(NetworkError) {
      try self.init(file)
    } catch {
      throw NetworkError("\(path): \(error.description)")
    }
  }

  /// The tensors and texts of the file.
  func archive() throws -> SafetensorsFile {
    SafetensorsFile(
      tensors: Self.tensors(of: parameters),
      metadata: [
        "format": Self.fileFormat, "inputShape": try Self.json(inputShape),
        "layers": try Self.json(layers.map(LayerRecord.init)), "loss": loss.rawValue,
      ])
  }

  /// The network that a file describes.
  init(_ file: SafetensorsFile) throws(NetworkError) {
    guard file.metadata["format"] == Self.fileFormat else {
      throw NetworkError(
        "expected a file of the format “\(Self.fileFormat)”, found "
          + (file.metadata["format"].map { "“\($0)”" }
            ?? "no format: no network was saved in this file"))
    }
    let shape: [Int] = try Self.value("inputShape", in: file)
    let records: [LayerRecord] = try Self.value("layers", in: file)
    guard let loss = Loss(rawValue: file.metadata["loss"] ?? "") else {
      throw NetworkError("loss: expected its name, found \(file.metadata["loss"] ?? "none")")
    }
    let list = try records.map { record throws(NetworkError) in try record.layer() }
    let layers = try PlacedLayer.place(list, inputShape: shape)
    let parameters = try Self.parameters(of: layers, in: file)
    if let output = parameters.last { try loss.check(fits: output) }
    self.init(inputShape: shape, layers: layers, loss: loss, parameters: parameters)
  }

  // MARK: - Pieces

  /// Kernels and biases, under a prefix.
  static func tensors(
    of parameters: [Parameters], prefix: String = ""
  ) -> [SafetensorsFile.Tensor] {
    parameters.flatMap { layer in
      [
        SafetensorsFile.Tensor("\(prefix)\(layer.name).kernel", layer.kernel),
        SafetensorsFile.Tensor("\(prefix)\(layer.name).bias", layer.bias),
      ]
    }
  }

  /// The weights of all dense layers; no memory is set aside before the file has the right shapes.
  static func parameters(
    of layers: [PlacedLayer], in file: SafetensorsFile, prefix: String = ""
  ) throws(NetworkError) -> [Parameters] {
    var parameters: [Parameters] = []
    for placed in layers {
      guard let dense = placed.layer as? Dense else { continue }
      let (inputs, units) = (placed.inputShape[0], dense.units)
      let name = "\(prefix)\(placed.name)"
      let kernel = try values("\(name).kernel", shape: [inputs, units], in: file)
      parameters.append(
        Parameters(
          placed.name, dense,
          kernel: Matrix(rowCount: inputs, columnCount: units, elements: kernel),
          bias: try values("\(name).bias", shape: [units], in: file)))
    }
    return parameters
  }

  /// The finite numbers of one tensor of a known shape.
  static func values(
    _ name: String, shape: [Int], in file: SafetensorsFile
  ) throws(NetworkError) -> [Float] {
    guard let tensor = file[name] else {
      throw NetworkError("\(name): expected numbers of the shape \(shape), found none")
    }
    guard tensor.shape == shape else {
      throw NetworkError("\(name): expected the shape \(shape), found \(tensor.shape)")
    }
    if let place = tensor.values.firstIndex(where: { !$0.isFinite }) {
      throw NetworkError(
        "\(name): expected finite numbers, found \(tensor.values[place]) at place \(place)")
    }
    return tensor.values
  }

  static func json(_ value: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(value), as: UTF8.self)
  }

  /// A text of the file that is JSON.
  static func value<Value: Decodable>(
    _ name: String, in file: SafetensorsFile
  ) throws(NetworkError) -> Value {
    let text = file.metadata[name] ?? ""
    do {
      return try JSONDecoder().decode(Value.self, from: Data(text.utf8))
    } catch let error as NetworkError {
      throw NetworkError("\(name): \(error.description)")
    } catch {
      let found = text.isEmpty ? "none" : text
      throw NetworkError("\(name): expected JSON of \(Value.self), found \(found)")
    }
  }
}
