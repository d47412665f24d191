/// A layer as it stands in a file, with its settings.
struct LayerRecord: Codable, Equatable {
  let kind: String
  let name: String
  var units: Int?
  var activation: String?
  var initializer: String?
  var l2: Double?
  var rate: Double?

  /// Notes down a layer.
  ///
  /// - Throws: ``NetworkError`` if it is not one of this module's.
  init(_ placed: PlacedLayer) throws(NetworkError) {
    kind = placed.kind
    name = placed.name
    switch placed.layer {
    case let dense as Dense:
      units = dense.units
      activation = dense.activation.name
      initializer = dense.kernelInitializer.name
      l2 = dense.l2
    case let dropout as Dropout: rate = dropout.rate
    case is Flatten: break
    default:
      throw NetworkError(
        "layer \(placed.name): expected Flatten, Dense or Dropout, which a file can hold, "
          + "found \(kind)")
    }
  }

  /// The layer that was noted down.
  ///
  /// - Throws: ``NetworkError`` that names the layer and what of it is not understood.
  func layer() throws(NetworkError) -> any Layer {
    switch kind {
    case "Flatten": return Flatten(name: name)
    case "Dropout":
      guard let rate else { throw missing("a rate", found: "none") }
      return Dropout(rate, name: name)
    case "Dense":
      guard let units else { throw missing("a number of units", found: "none") }
      guard let activation = LayerActivation(name: activation ?? "") else {
        throw missing("an activation", found: activation ?? "none")
      }
      guard let initializer = Initializer(name: initializer ?? "") else {
        throw missing("an initializer", found: initializer ?? "none")
      }
      return Dense(
        units, activation: activation, kernelInitializer: initializer, l2: l2 ?? 0, name: name)
    default: throw missing("the kind Flatten, Dense or Dropout", found: kind)
    }
  }

  private func missing(_ expected: String, found: String) -> NetworkError {
    NetworkError("layer \(name): expected \(expected), found \(found)")
  }
}
