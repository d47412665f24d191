/// A layer in its place: with its name, and the shapes that go in and come out.
public struct PlacedLayer: Sendable {
  /// The name that was given, or that of its place.
  ///
  /// Dense layers are `hidden1`, `hidden2`, …, and `output` at the end; the others `dropout1`,
  /// `dropout2`, … and `flatten`, `flatten2`, …. A name does not depend on how many networks were made before.
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
  public var kind: String { Self.kind(layer) }

  /// Names layers and follows the shape through them.
  static func place(
    _ layers: [any Layer], inputShape: [Int]
  ) throws(NetworkError) -> [PlacedLayer] {
    guard !inputShape.isEmpty, isUsable(inputShape) else {
      throw NetworkError(
        "expected an input of 1 to \(largestCount) values, received the shape \(inputShape)")
    }
    guard layers.last is Dense else {
      throw NetworkError(
        "expected at least one Dense layer, the last one being the output, received "
          + (layers.isEmpty ? "no layers" : layers.map(kind).joined(separator: ", ")))
    }
    var placed: [PlacedLayer] = []
    var names: Set<String> = []
    for (position, layer) in layers.enumerated() {
      let isOutput = position == layers.count - 1
      let name = layer.name ?? usualName(of: layer, isOutput: isOutput, after: placed)
      let shape = placed.last?.outputShape ?? inputShape
      do throws(NetworkError) {
        try check(layer, isOutput: isOutput)
        try check(name: name, after: names)
        names.insert(name)
        let outputShape = try layer.outputShape(for: shape)
        placed.append(
          PlacedLayer(name: name, layer: layer, inputShape: shape, outputShape: outputShape))
      } catch {
        throw NetworkError("layer \(name): \(error.description)")
      }
    }
    return placed
  }

  /// Whether a layer may stand where it does, whatever its shape.
  private static func check(_ layer: any Layer, isOutput: Bool) throws(NetworkError) {
    guard layer is Flatten || layer is Dense || layer is Dropout else {
      throw NetworkError("expected Flatten, Dense or Dropout, received \(kind(layer))")
    }
    if let dense = layer as? Dense, dense.activation == .softmax, !isOutput {
      throw NetworkError("expected softmax at the output only, found it before; relu is usual here")
    }
  }

  /// Whether a layer may have a name: files put words before it and behind it.
  private static func check(
    name: String, after names: Set<String>
  ) throws(NetworkError) {
    guard !names.contains(name) else {
      throw NetworkError("expected layers of different names, found two of this one")
    }
    let (length, prefixes) = (name.utf8.count, ["best.", "optimizer."])
    guard (1...longestName).contains(length), !name.contains("/"),
      !prefixes.contains(where: { name.hasPrefix($0) })
    else {
      throw NetworkError(
        "expected a name of 1 to \(longestName) bytes, without “/” and not beginning with "
          + "\(prefixes.map { "“\($0)”" }.joined(separator: " or ")), received one of \(length) bytes"
      )
    }
  }

  /// The most bytes that a name may have.
  private static let longestName = 200

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
    let number = placed.count { type(of: $0.layer) == type(of: layer) } + 1
    return switch layer {
    case is Dense: isOutput ? "output" : "hidden\(number)"
    case is Dropout: "dropout\(number)"
    default: kind(layer).lowercased() + (number == 1 ? "" : "\(number)")
    }
  }

  private static func kind(_ layer: any Layer) -> String { "\(type(of: layer))" }
}
