import Neurons

/// A layer as it stands in a file, with its settings.
struct LayerRecord: Codable, Equatable {
  let kind: String
  let name: String
  var units: Int?
  var activation: String?
  var initializer: String?
  var l2: Double?
  var rate: Double?
  /// What leaky ReLU multiplies a sum below 0 by; its like elsewhere have other slopes.
  var slope: Double?

  /// Notes down a layer.
  init(_ placed: PlacedLayer) {
    kind = placed.kind
    name = placed.name
    switch placed.layer {
    case let dense as Dense:
      units = dense.units
      activation = dense.activation.name
      initializer = dense.kernelInitializer.name
      l2 = dense.l2
      if dense.activation == .leakyReLU { slope = Self.leakySlope }
    case let dropout as Dropout: rate = dropout.rate
    default: break
    }
  }

  private static let leakySlope = -Activation.leakyReLU(-1.0)

  /// The layer that was noted down.
  ///
  /// - Throws: ``NetworkError`` that names the layer and what of it is not understood.
  func layer() throws(NetworkError) -> any Layer {
    switch kind {
    case "Flatten": return Flatten(name: name)
    case "Dropout":
      guard let rate else { throw missing("a rate", found: "none") }
      return Dropout(rate, name: name)
    case "Dense": return try dense()
    default: throw missing("the kind Flatten, Dense or Dropout", found: kind)
    }
  }

  private func dense() throws(NetworkError) -> Dense {
    guard let units else { throw missing("a number of units", found: "none") }
    guard let activation = LayerActivation(name: activation ?? "") else {
      throw missing("an activation", found: activation ?? "none")
    }
    guard let initializer = Initializer(name: initializer ?? "") else {
      throw missing("an initializer", found: initializer ?? "none")
    }
    guard let l2 else { throw missing("an l2", found: "none") }
    guard slope == nil || slope == Self.leakySlope else {
      throw missing("a slope of \(Self.leakySlope) below 0", found: "\(slope ?? 0)")
    }
    return Dense(
      units, activation: activation, kernelInitializer: initializer, l2: l2, name: name)
  }

  private func missing(_ expected: String, found: String) -> NetworkError {
    NetworkError("layer \(name): expected \(expected), found \(found)")
  }
}
