import Foundation
import Workbench

/// Both models in one safetensors file, with texts that say how to use them.
///
///     network       h = relu(x K + b) for each hidden layer, then softmax(h K + b)
///     linear-svm    scores = x K + b, the highest wins
///
/// Kernels K have the shape (in, out); examples x are rows. The texts under `__metadata__` are
/// plain, or JSON where they hold a list.
public enum ModelFile {
  /// Gathers the weights of both models.
  ///
  /// - Throws: ``LearningError`` if the network has not learnt.
  public static func archive(
    network: NetworkClassifier, machine: LinearSVM, data: Dataset, provenance: Provenance
  ) throws -> SafetensorsFile {
    guard let layers = network.network?.parameters else {
      throw LearningError("expected a network that has learnt; call fit before saving it")
    }
    var tensors = layers.flatMap { layer in
      [
        SafetensorsFile.Tensor("network.\(layer.name).kernel", layer.kernel),
        SafetensorsFile.Tensor("network.\(layer.name).bias", layer.bias),
      ]
    }
    tensors.append(SafetensorsFile.Tensor("linear-svm.kernel", machine.kernel))
    tensors.append(SafetensorsFile.Tensor("linear-svm.bias", machine.bias))

    var metadata = [
      "format": "neural-workbench models 1",
      "software": provenance.software,
      "network": "relu(x kernel + bias) for each hidden layer, softmax(x kernel + bias) at the end",
      "network.layers": try json(layers.map(\.name)),
      "linear-svm": "x kernel + bias; the class with the highest score",
      "linear-svm.C": "\(machine.c)",
      "linear-svm.loss": machine.loss.rawValue,
      "classes": try json(data.classNames),
      "data": data.name,
      "data.sha256": data.digest,
      "features": "pixels divided by 255, row after row",
    ]
    if let standardizer = data.standardizer {
      metadata["features"] = "(value - mean) / deviation for each column; 0 where deviation is 0"
      metadata["features.names"] = try json(data.featureNames)
      metadata["features.means"] = try json(standardizer.means)
      metadata["features.deviations"] = try json(standardizer.deviations)
    }
    return SafetensorsFile(tensors: tensors, metadata: metadata)
  }

  private static func json(_ list: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return String(decoding: try encoder.encode(list), as: UTF8.self)
  }
}
