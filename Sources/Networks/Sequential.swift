import Files
import Matrices

/// A network whose layers stand one behind the other.
///
///     var network = try Sequential(inputShape: [28, 28], seed: 42) {
///       Flatten()
///       Dense(300, activation: .relu)
///       Dense(10, activation: .softmax)
///     }
public struct Sequential: Sendable {
  /// The shape of one example, without the batch.
  public let inputShape: [Int]
  /// The layers in order, each with its name and its shapes.
  public let layers: [PlacedLayer]
  /// What training makes smaller.
  public let loss: Loss
  /// The weights and biases of the dense layers, in order.
  public internal(set) var parameters: [Parameters]

  /// The number of values in one example.
  public var inputCount: Int { inputShape.reduce(1, *) }
  /// The number of units in the output layer.
  public var outputCount: Int { parameters.last?.bias.count ?? 0 }
  /// The number of all weights and biases.
  public var parameterCount: Int { parameters.reduce(0) { $0 + $1.count } }

  /// Checks that the layers fit together and sets their first weights.
  ///
  /// - Parameters:
  ///   - inputShape: The shape of one example, such as `[28, 28]`.
  ///   - seed: What the random weights come from, layer by layer (the stream `initialization`).
  ///   - loss: What training makes smaller; by default what goes with the output's activation.
  ///   - layers: The layers, from the input to the output.
  /// - Throws: ``NetworkError`` if there is no dense layer, a layer does not fit the one before it,
  ///   two layers have the same name, a name cannot stand in a file, a layer is not of this module,
  ///   an initializer is not finite, softmax is used elsewhere than at the output, or the loss does
  ///   not go with the output.
  public init(
    inputShape: [Int], seed: UInt64, loss: Loss? = nil,
    @LayerBuilder layers: () throws -> [any Layer]
  ) throws {
    try self.init(inputShape: inputShape, seed: seed, loss: loss, list: layers())
  }

  /// The same from a list of layers.
  init(
    inputShape: [Int], seed: UInt64, loss: Loss?, list: [any Layer]
  ) throws(NetworkError) {
    self.inputShape = inputShape
    layers = try PlacedLayer.place(list, inputShape: inputShape)
    var generator = SeededGenerator(seed: seed, stream: "initialization")
    parameters = layers.compactMap { placed in
      guard let dense = placed.layer as? Dense else { return nil }
      return Parameters(placed.name, dense, inputs: placed.inputShape[0], using: &generator)
    }
    guard let output = parameters.last else {
      throw NetworkError("expected at least one Dense layer, found none")
    }
    self.loss = loss ?? Loss(for: output.activation)
    try self.loss.check(fits: output)
  }

  /// A network with given weights, whose shapes are known to fit.
  init(inputShape: [Int], layers: [PlacedLayer], loss: Loss, parameters: [Parameters]) {
    self.inputShape = inputShape
    self.layers = layers
    self.loss = loss
    self.parameters = parameters
  }

  /// The SHA-256 digest of all weights: for each dense layer its kernel, row after row, then its
  /// bias, as little-endian 32-bit numbers.
  public var weightDigest: String {
    SHA256.digest(ofFloats: parameters.flatMap { [$0.kernel.elements, $0.bias] })
  }

  /// Whether no weight and no bias is NaN or infinite.
  var hasFiniteWeights: Bool {
    parameters.allSatisfy { layer in
      layer.kernel.elements.allSatisfy(\.isFinite) && layer.bias.allSatisfy(\.isFinite)
    }
  }

  /// The rates at which the input and each dense layer's outputs are silenced in training.
  ///
  /// Shape (dense layers + 1). Two dropout layers in a row act like one.
  var dropoutRates: [Double] {
    var passing = [1.0]
    for placed in layers {
      switch placed.layer {
      case is Dense: passing.append(1)
      case let dropout as Dropout: passing[passing.count - 1] *= 1 - dropout.rate
      default: break
      }
    }
    return passing.map { 1 - $0 }
  }
}
