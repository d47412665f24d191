import Matrices

/// Are the slopes right? Holds backpropagation against what a slope is.
///
///     slope ≈ (L(w + h) - L(w - h)) / 2h
///
/// The loss on the right is computed here once more, plainly and in double precision, so that h may
/// be as small as 1e-5; the slopes on the left are those that training uses, in single precision and
/// with the zeros of the examples left out where training leaves them out.
/// For each layer, the relative error is
///
///     ‖slopes - differences‖ / max(‖slopes‖, ‖differences‖)
///
/// over the weights and biases looked at. It is about 1e-7 to 1e-6 if all is well, and far above 1e-3
/// if there is a mistake. Between the two lies a unit that sits right at a kink of its activation,
/// where there is no slope; other examples or another seed will show it.
///
/// - Source: the central difference; Goodfellow, Bengio & Courville, "Deep Learning", 2016, section
///   11.5.
public struct GradientCheck: Equatable, Sendable {
  /// The result for one dense layer.
  public struct Layer: Equatable, Sendable {
    /// The layer's name.
    public let name: String
    /// How many of its weights and biases were looked at.
    public let checkedCount: Int
    /// 0 or more; 0 if all slopes and differences are 0, NaN if one of them is not finite.
    public let relativeError: Double
  }

  /// Shape (dense layers).
  public let layers: [Layer]
  /// The largest relative error of all layers; NaN if one of them is not finite.
  public var largestError: Double {
    let errors = layers.map(\.relativeError)
    return errors.allSatisfy(\.isFinite) ? errors.max() ?? 0 : .nan
  }

  /// Checks the slopes of a network's loss on some examples.
  ///
  /// Each weight looked at costs two passes of all examples: a few examples and a few dozen weights
  /// are enough to find a mistake.
  ///
  /// - Parameters:
  ///   - network: The network; dropout is left out.
  ///   - examples: At least one.
  ///   - weightsPerLayer: How many weights and biases of each layer to look at, spread evenly; all
  ///     of them if there are fewer.
  ///   - step: h, above 0.
  /// - Throws: ``NetworkError`` if the examples do not fit or a setting is out of range.
  public init(
    _ network: Sequential, on examples: any TrainingExamples, weightsPerLayer: Int = 50,
    step: Double = 1e-5
  ) throws(NetworkError) {
    try self.init(
      network, on: examples, weightsPerLayer: weightsPerLayer, step: step,
      slopes: network.slopes(examples))
  }

  /// The same for given slopes, which may be wrong.
  package init(
    _ network: Sequential, on examples: any TrainingExamples, weightsPerLayer: Int = 50,
    step: Double = 1e-5, slopes: [(kernel: Matrix, bias: [Float])]
  ) throws(NetworkError) {
    try network.check(examples, "examples")
    guard weightsPerLayer >= 1, step > 0, step.isFinite else {
      throw NetworkError(
        "expected at least 1 weight for each layer and a step above 0, "
          + "received \(weightsPerLayer) and \(step)")
    }
    var plain = PlainNetwork(network)
    layers = network.parameters.indices.map { index in
      let slopes = slopes[index].kernel.elements + slopes[index].bias
      let places = Self.spread(weightsPerLayer, over: slopes.count)
      let differences = places.map { place in
        plain.difference(examples, layer: index, place: place, step: step)
      }
      return Layer(
        name: network.parameters[index].name, checkedCount: places.count,
        relativeError: Self.relativeError(places.map { Double(slopes[$0]) }, differences))
    }
  }

  /// Numbers below a count, in equal steps: as many as wanted, or all.
  private static func spread(_ wanted: Int, over count: Int) -> [Int] {
    let number = min(wanted, count)
    return (0..<number).map { $0 * count / number }
  }

  private static func relativeError(_ slopes: [Double], _ differences: [Double]) -> Double {
    func length(_ values: [Double]) -> Double { values.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    let error = length(zip(slopes, differences).map { $0 - $1 })
    let scale = max(length(slopes), length(differences))
    return error == 0 ? 0 : error / scale
  }
}
