import Files
import Matrices

/// A network whose layers stand one behind the other.
///
///     var network = try Sequential(inputShape: [28, 28], using: &generator) {
///       Flatten()
///       Dense(300, activation: .relu)
///       Dense(10, activation: .softmax)
///     }
public struct Sequential: Sendable {
  /// What training changes in one dense layer.
  public struct Parameters: Equatable, Sendable {
    /// `hidden1`, `hidden2`, …, and `output` for the last.
    public let name: String
    /// The weights, shape (inputs, units).
    public internal(set) var kernel: Matrix
    /// Shape (units).
    public internal(set) var bias: [Float]
    /// φ.
    public let activation: LayerActivation

    /// The number of weights and biases.
    public var count: Int { kernel.elements.count + bias.count }
  }

  /// The shape of one example, without the batch.
  public let inputShape: [Int]
  /// The layers as they were described, in order.
  public let layers: [any Layer]
  /// The weights and biases of the dense layers, in order.
  public internal(set) var parameters: [Parameters] = []

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
  ///   - generator: Where the random weights are drawn from, layer by layer.
  ///   - layers: The layers, from the input to the output.
  /// - Throws: ``NetworkError`` if there is no dense layer, a layer does not fit the one before it,
  ///   or softmax is used elsewhere than at the output.
  public init(
    inputShape: [Int], using generator: inout SeededGenerator,
    @LayerBuilder layers: () throws -> [any Layer]
  ) throws {
    self.inputShape = inputShape
    self.layers = try layers()
    let denseCount = self.layers.count { $0 is Dense }
    guard denseCount > 0, inputShape.allSatisfy({ $0 > 0 }) else {
      throw NetworkError(
        "expected an input and at least one Dense layer, "
          + "received the shape \(inputShape) and \(denseCount) layers")
    }
    var shape = inputShape
    for layer in self.layers {
      let newShape = try layer.outputShape(for: shape)
      if let dense = layer as? Dense {
        let isOutput = parameters.count == denseCount - 1
        guard isOutput || dense.activation != .softmax else {
          throw NetworkError(
            "Dense(\(dense.units)): expected softmax at the output only; choose relu for it")
        }
        parameters.append(
          Parameters(
            name: isOutput ? "output" : "hidden\(parameters.count + 1)",
            kernel: dense.kernelInitializer.kernel(
              inputs: shape[0], units: dense.units, using: &generator),
            bias: Array(repeating: 0, count: dense.units), activation: dense.activation))
      }
      shape = newShape
    }
  }

  /// Puts other weights and biases into a layer.
  ///
  /// - Throws: ``NetworkError`` if there is no such layer, or the shapes differ.
  public mutating func setParameters(
    ofLayer index: Int, kernel: Matrix, bias: [Float]
  ) throws(NetworkError) {
    guard parameters.indices.contains(index) else {
      throw NetworkError("expected a layer from 0 to \(parameters.count - 1), received \(index)")
    }
    let old = parameters[index]
    guard kernel.rowCount == old.kernel.rowCount, kernel.columnCount == old.kernel.columnCount,
      bias.count == old.bias.count
    else {
      throw NetworkError(
        "layer \(old.name): expected a kernel of \(old.kernel.rowCount) × \(old.bias.count), "
          + "received \(kernel.rowCount) × \(kernel.columnCount) and \(bias.count) biases")
    }
    parameters[index].kernel = kernel
    parameters[index].bias = bias
  }

  /// The SHA-256 digest of all weights: for each dense layer its kernel, row after row, then its
  /// bias, as little-endian 32-bit numbers.
  public var weightDigest: String {
    SHA256.digest(ofFloats: parameters.flatMap { [$0.kernel.elements, $0.bias] })
  }
}
