import Neurons

/// One step of a network, described: what it makes of the shape that comes in.
public protocol Layer: Sendable {
  /// The shape of one example after this layer.
  ///
  /// - Parameter inputShape: The shape of one example before it, without the batch.
  /// - Throws: ``NetworkError`` if the layer cannot take that shape.
  func outputShape(for inputShape: [Int]) throws(NetworkError) -> [Int]
}

/// Lays the rows of an image one after the other: (28, 28) becomes (784).
public struct Flatten: Layer {
  /// A layer without settings.
  public init() {}

  /// One dimension as long as all of the input's together.
  public func outputShape(for inputShape: [Int]) -> [Int] {
    [inputShape.reduce(1, *)]
  }
}

/// A fully connected layer: every unit sees every input.
///
///     z = x W + b,    a = φ(z)
///
/// with W of shape (inputs, units) and b of shape (units).
public struct Dense: Layer {
  /// The number of units, at least 1.
  public let units: Int
  /// φ.
  public let activation: LayerActivation
  /// How W is set before training; b is set to 0.
  public let kernelInitializer: Initializer

  /// A layer of some units.
  public init(
    _ units: Int, activation: LayerActivation = .linear,
    kernelInitializer: Initializer = .glorotUniform
  ) {
    self.units = units
    self.activation = activation
    self.kernelInitializer = kernelInitializer
  }

  /// One number for each unit.
  public func outputShape(for inputShape: [Int]) throws(NetworkError) -> [Int] {
    guard inputShape.count == 1 else {
      throw NetworkError(
        "Dense(\(units)): expected a row of numbers, received the shape \(inputShape); "
          + "put Flatten() before it")
    }
    guard units >= 1 else {
      throw NetworkError("Dense(\(units)): expected at least 1 unit, received \(units)")
    }
    if case .each(let function) = activation, !function.hasDerivativeFromOutput {
      throw NetworkError(
        "Dense(\(units)): expected an activation whose slope follows from its value, as "
          + "backpropagation here needs it, received \(function.rawValue); relu comes close")
    }
    return [units]
  }
}

/// Lets layers be written one below the other.
@resultBuilder
public enum LayerBuilder {
  /// A layer, as a list of one.
  public static func buildExpression(_ layer: any Layer) -> [any Layer] { [layer] }
  /// All layers, in order.
  public static func buildBlock(_ layers: [any Layer]...) -> [any Layer] { Array(layers.joined()) }
  /// Layers made in a loop.
  public static func buildArray(_ layers: [[any Layer]]) -> [any Layer] { Array(layers.joined()) }
}
