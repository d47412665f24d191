/// A layer in its place: with its name, and the shapes that go in and come out.
public struct PlacedLayer: Sendable {
  /// The name that was given, or that of its place.
  ///
  /// Dense layers are `hidden1`, `hidden2`, …, and `output` at the end; the others `flatten`,
  /// `dropout1`, `dropout2`, …. A name does not depend on how many networks were made before.
  public let name: String
  /// The layer as it was described.
  public let layer: any Layer
  /// The shape of one example before the layer, without the batch.
  public let inputShape: [Int]
  /// The shape of one example after it.
  public let outputShape: [Int]

  /// The weights and biases that it learns.
  public var parameterCount: Int {
    layer is Dense ? (inputShape[0] + 1) * outputShape[0] : 0
  }

  /// What kind of layer it is, such as `Dense`.
  public var kind: String { "\(type(of: layer))" }

  /// Names layers and follows the shape through them.
  static func place(
    _ layers: [any Layer], inputShape: [Int]
  ) throws(NetworkError) -> [PlacedLayer] {
    guard inputShape.allSatisfy({ $0 > 0 }), !inputShape.isEmpty else {
      throw NetworkError(
        "expected an input of at least one value, received the shape \(inputShape)")
    }
    let last = layers.lastIndex { $0 is Dense }
    guard let last, last == layers.count - 1 else {
      throw NetworkError(
        "expected at least one Dense layer, the last one being the output, received "
          + (layers.isEmpty
            ? "no layers" : layers.map { "\(type(of: $0))" }.joined(separator: ", ")))
    }
    var placed: [PlacedLayer] = []
    for (position, layer) in layers.enumerated() {
      let isOutput = position == last
      let name = layer.name ?? usualName(of: layer, isOutput: isOutput, after: placed)
      guard !placed.contains(where: { $0.name == name }) else {
        throw NetworkError("expected layers of different names, found two called \(name)")
      }
      if let dense = layer as? Dense, dense.activation == .softmax, !isOutput {
        throw NetworkError(
          "layer \(name): expected softmax at the output only, found it before; relu is usual here")
      }
      let shape = placed.last?.outputShape ?? inputShape
      do throws(NetworkError) {
        placed.append(
          PlacedLayer(
            name: name, layer: layer, inputShape: shape,
            outputShape: try layer.outputShape(for: shape)))
      } catch {
        throw NetworkError("layer \(name): \(error.description)")
      }
    }
    return placed
  }

  /// The most values that an example may have: more do not fit into memory.
  private static let largestCount = 1 << 28

  private static func isUsable(_ shape: [Int]) -> Bool {
    var count = 1
    for length in shape {
      guard length > 0, length <= largestCount / count else { return false }
      count *= length
    }
    return true
  }

  private static func usualName(
    of layer: any Layer, isOutput: Bool, after placed: [PlacedLayer]
  ) -> String {
    switch layer {
    case is Dense: isOutput ? "output" : "hidden\(placed.count { $0.layer is Dense } + 1)"
    case is Dropout: "dropout\(placed.count { $0.layer is Dropout } + 1)"
    default: "\(type(of: layer))".lowercased()
    }
  }
}
