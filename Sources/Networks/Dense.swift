/// A fully connected layer: every unit sees every input.
///
///     z = x W + b,    a = φ(z)
///
/// with W of shape (inputs, units) and b of shape (units). With an `l2` above 0, large weights cost
/// something: λ Σ W² is added to the loss.
public struct Dense: Layer {
  /// The number of units, at least 1.
  public let units: Int
  /// φ.
  public let activation: LayerActivation
  /// How W is set before training; b is set to 0.
  public let kernelInitializer: Initializer
  /// λ, what the square of a weight adds to the loss: 0, or a finite number above it.
  public let l2: Double
  /// What it is called; by its place `hidden1`, `hidden2`, …, and `output` for the last.
  public let name: String?

  /// A layer of some units.
  public init(
    _ units: Int, activation: LayerActivation = .linear,
    kernelInitializer: Initializer = .glorotUniform, l2: Double = 0, name: String? = nil
  ) {
    self.units = units
    self.activation = activation
    self.kernelInitializer = kernelInitializer
    self.l2 = l2
    self.name = name
  }

  /// One number for each unit.
  public func outputShape(for inputShape: [Int]) throws(NetworkError) -> [Int] {
    guard inputShape.count == 1 else {
      throw NetworkError(
        "Dense(\(units)): expected a row of numbers, received the shape \(inputShape); "
          + "put Flatten() before it")
    }
    guard (1...Self.largestUnitCount).contains(units) else {
      throw NetworkError(
        "Dense(\(units)): expected 1 to \(Self.largestUnitCount) units, received \(units)")
    }
    guard l2 >= 0, l2.isFinite else {
      throw NetworkError("Dense(\(units)): expected an l2 of 0 or more, received \(l2)")
    }
    return [units]
  }

  /// The most units that a layer may have: the weights of more do not fit into memory.
  private static let largestUnitCount = 1 << 24
}
